"""One incident as an Excel file: its fields with typed figures, its wards, and a sheet for each kind of line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path

from leoc_desktop.domain.incident_figures import COUNTS, PEOPLE, Figures
from leoc_desktop.domain.loss_lines import CROPS, Values
from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.features.incidents.fields import BY_NAME, FIELDS, LINES
from leoc_desktop.features.incidents.queries import IncidentPaper, Key, PaperWish
from leoc_desktop.features.incidents.report.register import made_on
from leoc_desktop.features.incidents.service import IncidentPaperService
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.money import PAISA_IN_RUPEE
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import Language, _, speaking
from leoc_desktop.report_kit.field_columns import exported, field_cells, field_columns
from leoc_desktop.report_kit.workbook import Form, Sheet, SheetColumn, Value, write_workbook


def export_incident(
    service: IncidentPaperService, key: Key, wish: PaperWish, path: Path, progress: Progress
) -> int:
    """Write the incident to an Excel file; how many rows its first sheet has. Logged.

    Raises NotFound, Refused when the file cannot be written, PasswordNeeded.
    """
    paper = service.export(key, wish)
    with speaking(Language.of(wish.language)):
        first, *further = _sheets(paper)
        return write_workbook(path, first, progress, further)


def _sheets(paper: IncidentPaper) -> Iterator[Sheet]:
    number = paper.number or _("Draft")
    sheet = partial(
        Sheet,
        author=paper.office_name,
        created=nepal_time(paper.made_at).replace(tzinfo=None),
        mark=_("TRAINING") if paper.training else "",
    )
    state = _("State: {state}").format(state=paper.state.label)
    code = _("Log code: {code}").format(code=paper.audit_code)
    notes = [paper.office_name, f"{number} · {state}", made_on(paper.made_at), code]
    fields = FIELDS if paper.wish.names else exported(FIELDS)
    yield sheet(
        title=_("Incident report"),
        notes=notes,
        columns=[
            SheetColumn(_("Particulars"), width=30),
            SheetColumn(_("What is recorded"), width=60),
            SheetColumn(_("Figure"), Form.COUNT, 10),
            SheetColumn(_("Rupees"), Form.MONEY, 16),
        ],
        rows=[_row(field, paper.values[field.name]) for field in fields],
        row_count=len(fields),
    )
    yield sheet(
        title=_("Losses by ward"),
        notes=notes[:2],
        columns=_ward_columns(),
        rows=[[ward, *_ward_cells(figures)] for ward, figures in paper.by_ward.items()],
        row_count=len(paper.by_ward),
    )
    for kind in LINES:
        lines = paper.lines.get(kind.name, ())
        if lines:
            shown = kind.fields if paper.wish.names else exported(kind.fields)
            area = [SheetColumn(_("Area (m²)"), Form.COUNT, 10)] if kind.name == CROPS else []
            yield sheet(
                title=_(kind.title),
                notes=notes[:2],
                columns=[*field_columns(shown), *area],
                rows=[_line(shown, line, with_area=bool(area)) for line in lines],
                row_count=len(lines),
            )


def _row(field: Field, value: object) -> Sequence[Value]:
    """Label, text as on the paper, and the figure itself; what is not known is a word and no number."""
    said = show(field, value)
    count = value if field.kind is Kind.COUNT and isinstance(value, int) else None
    rupees = Decimal(value) / PAISA_IN_RUPEE if field.kind is Kind.MONEY and isinstance(value, int) else None
    return field.shown_label, said, count, rupees


def _ward_columns() -> list[SheetColumn]:
    labels = [_("Dead"), _("Missing"), _("Injured")]
    columns = [SheetColumn(_("Ward"), Form.COUNT, 8)]
    columns += [SheetColumn(label, Form.COUNT, 10) for label in labels]
    return columns + [
        SheetColumn(BY_NAME[name].shown_label, Form.MONEY if name == "estimated_loss" else Form.COUNT, 16)
        for name in COUNTS
    ]


def _ward_cells(figures: Figures) -> Iterator[Value]:
    for name in (*PEOPLE, *COUNTS):
        yield typed_total(figures.total(name), money=name == "estimated_loss")


def typed_total(total: Total, *, money: bool) -> Value:
    """The sum as a number; a word where it is not known, nothing where no report is about it."""
    if total.nothing_reported:
        return None
    if total.nothing_known:
        return _("Not known")
    return Decimal(total.known) / PAISA_IN_RUPEE if money else total.known


def _line(fields: Sequence[Field], line: Values, *, with_area: bool) -> Sequence[Value]:
    area = [line["area"]] if with_area else []
    return (*field_cells(fields, line), *area)
