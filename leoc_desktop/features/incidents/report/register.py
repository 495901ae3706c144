"""The incident register on paper and as an Excel file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from leoc_desktop.domain.letterhead import letterhead
from leoc_desktop.domain.loss_lines import CROPS
from leoc_desktop.domain.office_detail import OfficeDetail
from leoc_desktop.features.incidents.fields import FIELDS, LINES
from leoc_desktop.features.incidents.queries import ExportedIncident, ExportedLine, Wanted
from leoc_desktop.features.incidents.service import IncidentListService
from leoc_desktop.features.incidents.service.list_service import ExportedIncidents
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.listing import Order
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.report_kit.field_columns import exported, field_cells, field_columns
from leoc_desktop.report_kit.register_paper import PaperColumn, RegisterPaper, render_register
from leoc_desktop.report_kit.workbook import Form, Sheet, SheetColumn, Value, write_workbook

TITLE = N_("Incident register")
_SHARED = exported(FIELDS)


def print_list(
    office: OfficeDetail,
    columns: Sequence[PaperColumn],
    rows: Sequence[Sequence[str]],
    notes: Sequence[str],
    at: datetime,
    progress: Progress,
) -> bytes:
    """The PDF of a list as it is shown; ``notes`` say what was asked for. Slow."""
    head = letterhead(office).lines
    paper = RegisterPaper(_(TITLE), head, [*notes, made_on(at)], columns, rows, at, _mark(office))
    return render_register(paper, progress)


def export_list(
    service: IncidentListService,
    wanted: Wanted,
    order: Order,
    conditions: Sequence[str],
    path: Path,
    progress: Progress,
) -> int:
    """Write every field of the incidents of a list to an Excel file; how many there were. Slow; logged.

    Raises Refused when the file cannot be written, Stopped when ``progress`` says so.
    """
    export = service.export(wanted, order, conditions=conditions)
    columns = [
        SheetColumn(_("Number"), width=22),
        SheetColumn(_("State"), width=12),
        SheetColumn(_("Edition"), Form.COUNT, 8),
        *field_columns(_SHARED),
        SheetColumn(_("Registered by"), width=20),
        SheetColumn(_("Registered on (A.D.)"), Form.DATE, 14),
    ]
    sheet = Sheet(
        title=_(TITLE),
        notes=[export.office.level.name, *conditions, made_on(export.at)],
        columns=columns,
        rows=_rows(export),
        row_count=export.count,
        author=export.office.level.name,
        created=nepal_time(export.at).replace(tzinfo=None),
        mark=_mark(export.office),
    )
    return write_workbook(path, sheet, progress, [*_line_sheets(export)])


def _line_sheets(export: ExportedIncidents) -> Iterator[Sheet]:
    """A sheet for each kind of line that there is; nothing in it tells of a person by name, phone or number."""
    for kind in LINES:
        if not export.line_counts[kind.name]:
            continue
        fields = exported(kind.fields)
        area = [SheetColumn(_("Area (m²)"), Form.COUNT, 10)] if kind.name == CROPS else []
        yield Sheet(
            title=_(kind.title),
            notes=[export.office.level.name, made_on(export.at)],
            columns=[SheetColumn(_("Number"), width=22), *field_columns(fields), *area],
            rows=map(partial(_line_cells, fields, with_area=bool(area)), export.lines[kind.name]),
            row_count=export.line_counts[kind.name],
            author=export.office.level.name,
            created=nepal_time(export.at).replace(tzinfo=None),
            mark=_mark(export.office),
        )


def _line_cells(fields: Sequence[Field], line: ExportedLine, *, with_area: bool) -> Sequence[Value]:
    area = [line.values["area"]] if with_area else []
    return (line.number, *field_cells(fields, line.values), *area)


def _rows(export: ExportedIncidents) -> Iterator[Sequence[Value]]:
    return (_cells(incident) for incident in export.incidents)


def _cells(incident: ExportedIncident) -> Sequence[Value]:
    return (
        incident.number,
        incident.state.label,
        incident.edition,
        *field_cells(_SHARED, incident.values),
        incident.operator,
        nepal_time(incident.registered_at).date(),
    )


def made_on(at: datetime) -> str:
    """When a list was made, in the current language."""
    local = nepal_time(at)
    moment = f"{show_bs(to_bs(local.date()))} {shown_digits(f'{local:%H:%M}')}"
    return _("Made on {moment}").format(moment=moment)


def _mark(office: OfficeDetail) -> str:
    return _("TRAINING") if office.training else ""
