"""The papers of a period as Excel files, with typed cells; what is not known is a word and no number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from leoc_desktop.domain.figure_wording import hazard_name, typed_cell
from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.features.summaries.report.wording import (
    IN_MONTHS,
    MONEY,
    figure_title,
    name_of,
    notes_of,
    sex_of,
    state_of,
    title_of,
)
from leoc_desktop.features.summaries.rules import (
    FIGURES,
    Asked,
    Content,
    HazardMonths,
    Head,
    Paper,
    Person,
    WardSummary,
)
from leoc_desktop.features.summaries.service import SummaryService
from leoc_desktop.foundation.clock import nepal_day, nepal_time
from leoc_desktop.foundation.nepali_calendar import month_name, show_bs, to_ad, to_bs
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import Language, _, speaking
from leoc_desktop.report_kit.workbook import Form, Sheet, SheetColumn, Value, write_workbook


def export_summary(service: SummaryService, asked: Asked, path: Path, progress: Progress) -> int:
    """Write the paper to an Excel file; how many rows its first sheet has. Logged.

    Raises PasswordNeeded, Refused when the file cannot be written.
    """
    fetch = service.export_people if asked.paper is Paper.PEOPLE else service.export
    content = fetch(asked)
    with speaking(Language.of(asked.language)):
        first, *further = _sheets(content)
        return write_workbook(path, first, progress, further)


def _sheets(content: Content) -> Iterator[Sheet]:
    head = content.head
    sheet = partial(
        Sheet,
        author=head.office_name,
        created=nepal_time(head.made_at).replace(tzinfo=None),
        mark=_("TRAINING") if head.training else "",
    )
    if isinstance(content, WardSummary):
        rows = [*_ward_rows(content)]
        yield sheet(
            title=title_of(head), notes=_notes(head), columns=_ward_columns(), rows=rows, row_count=len(rows)
        )
    elif isinstance(content, HazardMonths):
        for name in IN_MONTHS:
            rows = [*_month_rows(content, name)]
            yield sheet(
                title=figure_title(name),
                notes=[title_of(head), *_notes(head)],
                columns=_month_columns(content, name),
                rows=rows,
                row_count=len(rows),
            )
    else:
        yield sheet(
            title=title_of(head),
            notes=[_("INTERNAL – names persons, not to be given out"), *_notes(head)],
            columns=_people_columns(),
            rows=[_person(person) for person in content.rows],
            row_count=len(content.rows),
        )


def _notes(head: Head) -> list[str]:
    code = _("Log code: {code}").format(code=head.audit_code)
    return [head.office_name, *notes_of(head), code]


def _form(name: str) -> Form:
    return Form.MONEY if name == MONEY else Form.COUNT


def _ward_columns() -> list[SheetColumn]:
    columns = [SheetColumn(_("Ward"), width=10), SheetColumn(_("Incidents"), Form.COUNT, 10)]
    columns.append(SheetColumn(_("Also named"), Form.COUNT, 12))
    columns += [SheetColumn(figure_title(name), _form(name), 16) for name in FIGURES]
    return [*columns, SheetColumn(_("Figures that some reports did not state"), width=40)]


def _ward_rows(content: WardSummary) -> Iterator[Sequence[Value]]:
    for row in content.rows:
        yield str(row.ward), row.figures.incidents, row.named_elsewhere, *_figures(row.figures)
    yield _("Total"), content.total.incidents, None, *_figures(content.total)


def _figures(figures: Figures) -> Iterator[Value]:
    for name in FIGURES:
        yield typed_cell(figures.total(name), money=name == MONEY)
    yield ", ".join(figure_title(name) for name in FIGURES if figures.total(name).unknown)


def _month_columns(content: HazardMonths, name: str) -> list[SheetColumn]:
    columns = [SheetColumn(_("Hazard"), width=24)]
    columns += [SheetColumn(month_name(start.month), _form(name), 12) for start in content.months]
    return [*columns, SheetColumn(_("Total"), _form(name), 14)]


def _month_rows(content: HazardMonths, name: str) -> Iterator[Sequence[Value]]:
    places = range(len(content.months))
    begun = [to_ad(start) <= nepal_day(content.head.made_at) for start in content.months]
    for code in content.hazards():
        cells = (_month_cell(content.cell(code, place), name, begun=begun[place]) for place in places)
        yield hazard_name(code), *cells, _month_cell(content.of_hazard(code), name, begun=True)
    totals = (_month_cell(content.of_month(place), name, begun=begun[place]) for place in places)
    yield _("Total"), *totals, _month_cell(content.total, name, begun=True)


def _month_cell(figures: Figures, name: str, *, begun: bool) -> Value:
    if name == "incidents":
        return figures.incidents if begun else None
    return typed_cell(figures.total(name), money=name == MONEY)


def _people_columns() -> list[SheetColumn]:
    return [
        SheetColumn(_("Name"), width=28),
        SheetColumn(_("Sex"), width=14),
        SheetColumn(_("Age"), Form.COUNT, 8),
        SheetColumn(_("How many"), Form.COUNT, 10),
        SheetColumn(_("Ward"), Form.COUNT, 8),
        SheetColumn(_("Address"), width=20),
        SheetColumn(_("State"), width=36),
        SheetColumn(_("Hazard"), width=16),
        SheetColumn(_("Date of incident (B.S.)"), width=14),
        SheetColumn(_("Date of incident (A.D.)"), Form.DATE, 14),
        SheetColumn(_("Incident number"), width=22),
        SheetColumn(_("Place / tole"), width=20),
        SheetColumn(_("Remarks"), width=30),
    ]


def _person(person: Person) -> Sequence[Value]:
    unknown = _("Not known")
    return (
        name_of(person),
        sex_of(person),
        person.age if person.age is not None or not person.described else unknown,
        person.count if person.count is not None else unknown,
        person.ward,
        person.address,
        state_of(person),
        hazard_name(person.hazard),
        show_bs(to_bs(person.incident_date)),
        person.incident_date,
        person.incident,
        person.tole,
        person.remarks,
    )
