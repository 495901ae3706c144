"""The tables of a bulletin: by ward, by hazard, incident by incident, and the state of services."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from leoc_desktop.domain.figure_wording import DASH, cell, hazard_name, money_cell
from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.domain.loss_totals import unknown_note
from leoc_desktop.features.bulletin.rules import BulletinContent, IncidentLine
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import list_of, show_number, shown_digits
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.report_kit.tables import Column, Group, Table, TableStyle
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle

_BODY = TextStyle(size=9.5)
_NOTE = TextStyle(size=8, colour="#475467")
_TABLE = TableStyle(size=8.5, heading_size=8)
_SERVICES = (
    ("road_blocked", N_("Roads")),
    ("electricity_interrupted", N_("Electricity")),
    ("communication_interrupted", N_("Communication")),
    ("water_interrupted", N_("Drinking water")),
)


def _number_column(title: str, width: float = 1.0) -> Column:
    return Column(title, width, Align.RIGHT)


def ward_table(content: BulletinContent) -> Table:
    """Every ward of the office and the total, which is a row (R31)."""
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
        cell(figures.dead),
        cell(figures.missing),
        cell(figures.injured),
        cell(figures.affected_families),
        money_cell(figures.estimated_loss),
        *(cell(figures.total(service)) for service, _label in _SERVICES),
        cell(figures.livestock_lost),
    ]


def hazard_tables(content: BulletinContent) -> list[Flowable]:
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
        cell(figures.total(f"{group}{part}"))
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
        cell(figures.affected_families),
        cell(figures.houses_fully_damaged),
        cell(figures.houses_partly_damaged),
        cell(figures.livestock_lost),
        money_cell(figures.estimated_loss),
    ]


def incident_table(content: BulletinContent) -> Flowable:
    """Incident by incident, in the order they happened."""
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
    totals = ["", _("Total"), "", cell(total.dead), cell(total.missing), cell(total.injured), "", ""]
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
        cell(line.figures.dead),
        cell(line.figures.missing),
        cell(line.figures.injured),
        line.description or DASH,
        line.response or DASH,
    ]


def service_table(content: BulletinContent) -> Table:
    """Roads, electricity, communication and drinking water: regular, interrupted, or not known."""
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
        rows.append([_(label), state, where or DASH, unknown or DASH])
    columns = [
        Column(_("Service"), 1.4),
        Column(_("State"), 2.4),
        Column(_("Where"), 2.4),
        Column(_("Remarks"), 2),
    ]
    return Table(columns, rows, style=_TABLE)
