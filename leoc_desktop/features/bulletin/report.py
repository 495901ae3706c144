"""The daily bulletin on paper: letterhead, tiles, tables, summary, state of services, signatures (domain.md c)."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.domain.loss_totals import Total, unknown_note
from leoc_desktop.features.bulletin.rules import BulletinContent, IncidentLine, Period
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.money import show_rupees
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import list_of, show_number, shown_digits
from leoc_desktop.foundation.reference_data import hazards
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.report_kit.fonts import Face
from leoc_desktop.report_kit.furniture import (
    Heading,
    Letterhead,
    LetterheadLine,
    Signature,
    SignatureRow,
    Tile,
    Tiles,
    TwoSides,
)
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf
from leoc_desktop.report_kit.tables import Column, Group, Table, TableStyle
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle

_BODY = TextStyle(size=9.5)
_NOTE = TextStyle(size=8, colour="#475467")
_CENTRED = TextStyle(size=10, align=Align.CENTRE)
_TABLE = TableStyle(size=8.5, heading_size=8)
_SERVICES = (
    ("road_blocked", N_("Roads")),
    ("electricity_interrupted", N_("Electricity")),
    ("communication_interrupted", N_("Communication")),
    ("water_interrupted", N_("Drinking water")),
)
_DASH = "–"
_UNKNOWN = "?"


def render_bulletin(content: BulletinContent) -> bytes:
    """The PDF of ``content`` in the current language; the same content always gives the same bytes."""
    title = _("Daily Disaster Bulletin")
    story: list[Flowable] = [
        Letterhead(_letterhead_lines(content)),
        Heading(title, 1),
        *_head(content),
        _tiles(content.total),
        *_notes(content),
        Heading(_("By ward")),
        _ward_table(content),
        Heading(_("By hazard")),
        *_hazard_tables(content),
        Heading(_("Summary of incidents")),
        _incident_table(content),
        Heading(_("State of services")),
        _service_table(content),
        SignatureRow([Signature(_(person.part), person.name, person.post) for person in content.signatories]),
        *_contact(content),
    ]
    frame = PageFrame(
        header=f"{content.letterhead.lines[0]} · {title} · {content.number or _('Preview')}",
        footer_left=content.number or _("PREVIEW – not issued"),
        footer_right=_("Log code: {code}").format(code=content.audit_code) if content.audit_code else "",
        watermark=_("TRAINING") if content.training else "",
    )
    return build_pdf(
        story,
        title=f"{title} {content.number}".strip(),
        author=content.letterhead.lines[0],
        subject=_period(content.period),
        frame=frame,
        created=content.made_at,
    )


def _letterhead_lines(content: BulletinContent) -> list[LetterheadLine | str]:
    name, executive, place, centre = content.letterhead.lines
    return [
        LetterheadLine(name, 15, Face.BOLD),
        LetterheadLine(executive, 11, Face.SEMIBOLD),
        LetterheadLine(place, 9.5, Face.REGULAR),
        LetterheadLine(centre, 11.5, Face.SEMIBOLD),
    ]


def _head(content: BulletinContent) -> list[Flowable]:
    day = show_bs(to_bs(nepal_time(content.made_at).date()), long=True)
    if content.number:
        year = FiscalYear(content.fiscal_year).shown
        number = _("Bulletin no. {number} (F.Y. {year})").format(
            number=show_number(content.sequence), year=year
        )
    else:
        number = _("PREVIEW – not issued")
    return [
        TwoSides(_("Date: {day}").format(day=day), number),
        Paragraph(_("Period: {period}").format(period=_period(content.period)), _CENTRED),
    ]


def _period(period: Period) -> str:
    first, last = to_bs(period.first_day), to_bs(period.last_day)
    if period.whole_days:
        if first == last:
            return show_bs(first, long=True)
        return _("{first} to {last}").format(first=show_bs(first, long=True), last=show_bs(last, long=True))
    start, end = nepal_time(period.start), nepal_time(period.end)
    return _("{first}, {start} to {last}, {end}").format(
        first=show_bs(to_bs(start.date()), long=True),
        start=shown_digits(f"{start:%H:%M}"),
        last=show_bs(to_bs(end.date()), long=True),
        end=shown_digits(f"{end:%H:%M}"),
    )


def count_text(total: Total) -> str:
    """A sum as papers print it: never a zero for what nobody stated."""
    if total.nothing_known:
        return _("Not known")
    return show_number(total.known)


def money_text(total: Total) -> str:
    """A sum of paisa as papers print it."""
    if total.nothing_known:
        return _("Not known")
    return show_rupees(total.known)


def _cell(total: Total) -> str:
    """In a table, with the marks that the legend explains: unknown, no report, not complete."""
    if not total.reports:
        return _DASH
    if total.nothing_known:
        return _UNKNOWN
    return show_number(total.known) + ("*" if total.unknown else "")


def _money_cell(total: Total) -> str:
    if not total.reports or total.nothing_known:
        return _cell(total)
    return show_rupees(total.known) + ("*" if total.unknown else "")


def _tiles(total: Figures) -> Tiles:
    """The seven tiles of the national bulletin, in its order and colours."""
    return Tiles(
        [
            Tile(_("Incidents"), show_number(total.incidents), "", "#C00600"),
            Tile(_("Dead"), count_text(total.dead), unknown_note(total.dead), "#FA0B00"),
            Tile(_("Missing"), count_text(total.missing), unknown_note(total.missing), "#FCC000"),
            Tile(_("Injured"), count_text(total.injured), unknown_note(total.injured), "#7030A0"),
            Tile(
                _("Estimated loss"),
                money_text(total.estimated_loss),
                unknown_note(total.estimated_loss),
                "#538235",
            ),
            Tile(
                _("Roads blocked"),
                count_text(total.road_blocked),
                unknown_note(total.road_blocked),
                "#7F7F7F",
            ),
            Tile(
                _("Livestock"),
                count_text(total.livestock_lost),
                unknown_note(total.livestock_lost),
                "#4472C4",
            ),
        ]
    )


def _notes(content: BulletinContent) -> list[Flowable]:
    total, notes = content.total, []
    if content.unverified:
        notes.append(
            _("{count} of {all} incidents are not verified yet.").format(
                count=show_number(content.unverified), all=show_number(total.incidents)
            )
        )
    if total.estimated_loss.unknown:
        notes.append(
            _("The estimated loss of {count} incidents is not known.").format(
                count=show_number(total.estimated_loss.unknown)
            )
        )
    notes.append(
        _("? Not known. * The sum of what is known; some reports did not state the figure. – No report.")
    )
    return [Paragraph(" ".join(notes), _NOTE)]


def _number_column(title: str, width: float = 1.0) -> Column:
    return Column(title, width, Align.RIGHT)


def _ward_table(content: BulletinContent) -> Table:
    columns = [
        Column(_("Ward"), 0.8, Align.CENTRE),
        _number_column(_("Incidents")),
        _number_column(_("Dead")),
        _number_column(_("Missing")),
        _number_column(_("Injured")),
        _number_column(_("Affected families"), 1.2),
        _number_column(_("Estimated loss"), 1.8),
        _number_column(_("Roads")),
        _number_column(_("Electricity")),
        _number_column(_("Communication"), 1.1),
        _number_column(_("Drinking water"), 1.1),
        _number_column(_("Livestock")),
    ]
    rows = [[show_number(ward), *_ward_cells(figures)] for ward, figures in content.by_ward()]
    return Table(columns, rows, totals=[_("Total"), *_ward_cells(content.total)], style=_TABLE)


def _ward_cells(figures: Figures) -> list[str]:
    return [
        show_number(figures.incidents),
        _cell(figures.dead),
        _cell(figures.missing),
        _cell(figures.injured),
        _cell(figures.affected_families),
        _money_cell(figures.estimated_loss),
        *(_cell(figures.total(service)) for service, _label in _SERVICES),
        _cell(figures.livestock_lost),
    ]


def _hazard_tables(content: BulletinContent) -> list[Flowable]:
    """People by sex, then property: one table with all of it would have columns too narrow to read."""
    if not content.lines:
        return [Paragraph(_("No incident was reported in this period."), _BODY)]
    return [
        _people_table(content),
        Paragraph(_("M male, F female, O other, U sex not identified"), _NOTE),
        _loss_table(content),
    ]


def _people_table(content: BulletinContent) -> Table:
    sexes = (_("M"), _("F"), _("O"), _("U"), _("Total"))
    columns = [Column(_("Hazard"), 3.2), _number_column(_("Incidents"), 1.8)]
    columns += [
        _number_column(sex, 1.4 if sex == _("Total") else 1.0) for _people in range(3) for sex in sexes
    ]
    groups = [Group("", 1), Group("", 1), Group(_("Dead"), 5), Group(_("Missing"), 5), Group(_("Injured"), 5)]
    rows = [[hazard_name(code), *_people_cells(figures)] for code, figures in content.by_hazard()]
    return Table(
        columns,
        rows,
        totals=[_("Total"), *_people_cells(content.total)],
        groups=groups,
        style=_TABLE,
        space_after=3,
    )


def _people_cells(figures: Figures) -> list[str]:
    people = [
        _cell(figures.total(f"{group}{part}"))
        for group in ("dead", "missing", "injured")
        for part in ("_male", "_female", "_other", "_unknown_sex", "")
    ]
    return [show_number(figures.incidents), *people]


def _loss_table(content: BulletinContent) -> Table:
    columns = [
        Column(_("Hazard"), 2.0),
        _number_column(_("Affected families"), 1.4),
        _number_column(_("Houses fully damaged"), 1.4),
        _number_column(_("Houses partly damaged"), 1.4),
        _number_column(_("Livestock")),
        _number_column(_("Estimated loss"), 1.8),
    ]
    rows = [[hazard_name(code), *_loss_cells(figures)] for code, figures in content.by_hazard()]
    return Table(
        columns, rows, totals=[_("Total"), *_loss_cells(content.total)], style=_TABLE, space_before=6
    )


def _loss_cells(figures: Figures) -> list[str]:
    return [
        _cell(figures.affected_families),
        _cell(figures.houses_fully_damaged),
        _cell(figures.houses_partly_damaged),
        _cell(figures.livestock_lost),
        _money_cell(figures.estimated_loss),
    ]


def hazard_name(code: str) -> str:
    """The hazard in the current language."""
    return next((choice.name for choice in hazards() if choice.code == code), code)


def _incident_table(content: BulletinContent) -> Flowable:
    if not content.lines:
        return Paragraph(_("No incident was reported in this period."), _BODY)
    columns = [
        Column(_("No."), 0.6, Align.RIGHT),
        Column(_("Incident"), 2.9),
        Column(_("Place / ward"), 1.9),
        _number_column(_("Dead"), 0.8),
        _number_column(_("Missing"), 0.9),
        _number_column(_("Injured"), 0.9),
        Column(_("Description"), 3.2),
        Column(_("Action taken"), 2.3),
    ]
    rows = [_incident_row(number, line) for number, line in enumerate(content.lines, start=1)]
    total = content.total
    totals = ["", _("Total"), "", _cell(total.dead), _cell(total.missing), _cell(total.injured), "", ""]
    return Table(columns, rows, totals=totals, style=_TABLE)


def _incident_row(number: int, line: IncidentLine) -> Sequence[str]:
    wards = list_of(show_number(ward) for ward in line.wards)
    place = ", ".join(part for part in (line.tole, _("Ward {number}").format(number=wards)) if part)
    day = show_bs(to_bs(line.day))
    at = shown_digits(f"{line.at:%H:%M}") if line.at else _("Time not known")
    mark = "" if line.verified else "\n" + _("(not verified)")
    return [
        show_number(number),
        f"{hazard_name(line.hazard)} · {day}\n{at}\n{line.number}{mark}",
        place,
        _cell(line.figures.dead),
        _cell(line.figures.missing),
        _cell(line.figures.injured),
        line.description or _DASH,
        line.response or _DASH,
    ]


def _service_table(content: BulletinContent) -> Table:
    rows = []
    for service, label in _SERVICES:
        cut = content.with_service_cut(service)
        total = content.total.total(service)
        if cut:
            state = _("Interrupted at {count} places").format(count=show_number(len(cut)))
        elif not total.reports or total.known == total.unknown == 0:
            state = _("Regular: no interruption reported")
        else:
            state = _("Not known")
        where = list_of(
            _("Ward {number}").format(number=show_number(ward))
            for ward in sorted({line.main_ward for line in cut})
        )
        unknown = unknown_note(total)
        rows.append([_(label), state, where or _DASH, unknown or _DASH])
    columns = [
        Column(_("Service"), 1.4),
        Column(_("State"), 2.4),
        Column(_("Where"), 2.4),
        Column(_("Remarks"), 2),
    ]
    return Table(columns, rows, style=_TABLE)


def _contact(content: BulletinContent) -> list[Flowable]:
    contact = content.letterhead.contact
    if not contact:
        return []
    return [Paragraph(_("For further information: {contact}").format(contact=contact), _NOTE)]
