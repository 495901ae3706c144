"""The papers of a period as PDF: one table for the wards, one a figure for the months, and the list of persons."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from leoc_desktop.domain.figure_wording import DASH, UNKNOWN, cell, hazard_name, money_cell
from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.domain.loss_lists import DEAD, FOUND, MISSING
from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.domain.period import period_text
from leoc_desktop.domain.signatories import PARTS, signatory
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
    Content,
    HazardMonths,
    Head,
    Paper,
    PeopleList,
    Person,
    WardSummary,
)
from leoc_desktop.foundation.clock import nepal_day, nepal_time
from leoc_desktop.foundation.money import PAISA_IN_RUPEE
from leoc_desktop.foundation.nepali_calendar import month_name, show_bs, to_ad, to_bs
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.report_kit.furniture import Heading, Signature, SignatureRow, TwoSides
from leoc_desktop.report_kit.office_head import office_head
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf
from leoc_desktop.report_kit.tables import Cell, Column, Table, TableStyle
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle

_BODY = TextStyle(size=10, leading=15)
_NOTE = TextStyle(size=8, colour="#475467")
_CENTRED = TextStyle(size=9, align=Align.CENTRE)
_TABLE = TableStyle(size=9, heading_size=8.5)
_DENSE = TableStyle(size=8, heading_size=8)
_FILLED = "#EEF2F6"


def render_summary(content: Content) -> bytes:
    """The PDF in the current language; the same content always gives the same bytes."""
    head = content.head
    title, name = title_of(head), head.letterhead.lines[0]
    internal = head.asked.paper is Paper.PEOPLE
    frame = PageFrame(
        header=f"{name} · {title}",
        footer_left=_("INTERNAL – names persons, not to be given out")
        if internal
        else head.asked.paper.label,
        footer_right=_("Log code: {code}").format(code=head.audit_code),
        watermark=_("TRAINING") if head.training else "",
        landscape=True,
    )
    story = [*_top(head, title), *_body(content), *_foot(head)]
    return build_pdf(
        story,
        title=title,
        author=name,
        subject=period_text(head.asked.period),
        frame=frame,
        created=head.made_at,
    )


def _top(head: Head, title: str) -> list[Flowable]:
    made = show_bs(to_bs(nepal_time(head.made_at).date()), long=True)
    story: list[Flowable] = [office_head(head.letterhead), Heading(title, 1)]
    if head.asked.paper is Paper.PEOPLE:
        story.append(Paragraph(_("INTERNAL – names persons, not to be given out"), _CENTRED))
    period, *notes = notes_of(head)
    story.append(TwoSides(period, _("Made on {day}").format(day=made), TextStyle(size=9.5)))
    if notes:
        story.append(Paragraph(" ".join(notes), _NOTE, space_after=2))
    return story


def _body(content: Content) -> list[Flowable]:
    if isinstance(content, WardSummary):
        return [ward_table(content), _ward_note()]
    if isinstance(content, HazardMonths):
        return _months(content)
    return _people(content)


def _legend() -> str:
    return _("? Not known. * The sum of what is known; some reports did not state the figure. – No report.")


def _ward_note() -> Paragraph:
    named = _(
        "An incident counts in its first ward; what its lines describe in another ward counts there. “Also named” are "
        "incidents of other wards that touched this one; they are not counted again."
    )
    return Paragraph(f"{named} {_legend()}", _NOTE, space_before=3)


def ward_table(content: WardSummary) -> Table:
    """Every ward of the office and the total, which is a row (R31)."""
    columns = [
        Column(_("Ward"), 0.8, Align.CENTRE),
        Column(_("Incidents"), 1.0, Align.RIGHT),
        Column(_("Also named"), 1.0, Align.RIGHT),
    ]
    columns += [Column(figure_title(name), 1.9 if name == MONEY else 1.2, Align.RIGHT) for name in FIGURES]
    rows = [
        [
            show_number(row.ward),
            show_number(row.figures.incidents),
            show_number(row.named_elsewhere),
            *_cells(row.figures),
        ]
        for row in content.rows
    ]
    totals = [_("Total"), show_number(content.total.incidents), "", *_cells(content.total)]
    return Table(columns, rows, totals=totals, style=_TABLE)


def _cells(figures: Figures) -> list[str]:
    return [_shown(figures.total(name), money=name == MONEY) for name in FIGURES]


def _shown(total: Total, *, money: bool) -> str:
    return money_cell(total) if money else cell(total)


def _months(content: HazardMonths) -> list[Flowable]:
    """A table for each figure that some report stated; one that nobody stated is named below."""
    if not content.total.incidents:
        return [Paragraph(_("No incident was reported in this period."), _BODY)]
    story: list[Flowable] = []
    silent = []
    for name in IN_MONTHS:
        if name != "incidents" and content.total.total(name).nothing_known:
            silent.append(figure_title(name))
        else:
            story += [Heading(_month_title(name)), month_table(content, name)]
    if silent:
        text = _("No report stated these figures: {figures}").format(figures=", ".join(silent))
        story.append(Paragraph(text, _NOTE, space_before=4))
    return [*story, Paragraph(_legend(), _NOTE, space_before=4)]


def _month_title(name: str) -> str:
    if name != MONEY:
        return figure_title(name)
    return _("{figure}, in rupees").format(figure=figure_title(name))


def month_table(content: HazardMonths, name: str) -> Table:
    """One figure of every hazard in every month, with the sums of both."""
    columns = [Column(_("Hazard"), 2.2)]
    columns += [Column(month_name(start.month), 1.0, Align.RIGHT) for start in content.months]
    columns.append(Column(_("Total"), 1.2, Align.RIGHT))
    places = range(len(content.months))
    begun = [to_ad(start) <= nepal_day(content.head.made_at) for start in content.months]
    rows: list[Sequence[Cell | str]] = []
    for code in content.hazards():
        cells = [_month_cell(content.cell(code, place), name, begun=begun[place]) for place in places]
        whole = _month_cell(content.of_hazard(code), name, begun=True)
        rows.append([hazard_name(code), *cells, Cell(whole, bold=True, fill=_FILLED)])
    totals = [_month_cell(content.of_month(place), name, begun=begun[place]) for place in places]
    whole = _month_cell(content.total, name, begun=True)
    return Table(columns, rows, totals=[_("Total"), *totals, whole], style=_DENSE, in_one_piece=True)


def _month_cell(figures: Figures, name: str, *, begun: bool) -> str:
    """Of a month that has not begun there is no report; rupees stand without their sign, to save room."""
    if name == "incidents":
        return show_number(figures.incidents) if begun else DASH
    total = figures.total(name)
    if name != MONEY or total.nothing_reported or total.nothing_known:
        return cell(total)
    return cell(Total(total.known // PAISA_IN_RUPEE, total.unknown, total.reports))


def _people(content: PeopleList) -> list[Flowable]:
    if not content.rows:
        said = _("Nobody is recorded as dead or missing in this period.")
        return [Paragraph(said, _BODY, space_before=6), *_unknown_people(content)]
    return [people_table(content), *_unknown_people(content), _sums(content)]


def people_table(content: PeopleList) -> Table:
    """One row a line, in the order of the incidents."""
    columns = [
        Column(_("No."), 0.5, Align.RIGHT),
        Column(_("Name"), 2.2),
        Column(_("Sex"), 0.9),
        Column(_("Age"), 0.7, Align.RIGHT),
        Column(_("How many"), 0.7, Align.RIGHT),
        Column(_("Ward"), 0.6, Align.CENTRE),
        Column(_("Address"), 1.5),
        Column(_("State"), 2.6),
        Column(_("Incident"), 2.2),
        Column(_("Remarks"), 1.6),
    ]
    rows = [_person_row(number, person) for number, person in enumerate(content.rows, start=1)]
    return Table(columns, rows, style=_DENSE)


def _person_row(number: int, person: Person) -> list[str]:
    age = UNKNOWN if person.described else DASH
    return [
        show_number(number),
        name_of(person),
        sex_of(person),
        show_number(person.age) if person.age is not None else age,
        show_number(person.count) if person.count is not None else UNKNOWN,
        show_number(person.ward),
        person.address or DASH,
        state_of(person),
        f"{hazard_name(person.hazard)}, {show_bs(to_bs(person.incident_date))}\n{person.incident}",
        person.remarks or DASH,
    ]


def _unknown_people(content: PeopleList) -> list[Flowable]:
    """Incidents that did not state how many: they are on no row."""
    said = [
        _("{figure}: not known in {count} incidents").format(
            figure=figure_title(name), count=show_number(content.total.total(name).unknown)
        )
        for name in (DEAD, MISSING)
        if content.total.total(name).unknown
    ]
    return [Paragraph(" · ".join(said), _NOTE, space_before=3)] if said else []


def _sums(content: PeopleList) -> Flowable:
    dead, missing, found = (show_number(content.count_of(status)) for status in (DEAD, MISSING, FOUND))
    said = _("Dead: {dead} · Missing: {missing} · Found alive: {found}")
    return Paragraph(said.format(dead=dead, missing=missing, found=found), _BODY, space_before=3)


def _foot(head: Head) -> list[Flowable]:
    """Places to sign; whom the office's list names nobody for is written by hand."""
    people = [Signature(_(words), *signatory(part)) for part, words in PARTS.items()]
    return [SignatureRow(people, seal=head.letterhead.seal)]
