"""The tables of a bulletin that add up: by ward, by hazard, incident by incident."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from leoc_desktop.domain.figure_wording import DASH, cell, hazard_name, money_cell
from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.features.bulletin.report.looks import (
    BODY,
    DENSE,
    NOTE,
    TABLE,
    day_text,
    number_column,
    wards_text,
)
from leoc_desktop.features.bulletin.rules import BulletinContent, IncidentLine
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.report_kit.tables import Column, Group, Table
from leoc_desktop.report_kit.text import Align, Paragraph

_SERVICES = ("road_blocked", "electricity_interrupted", "communication_interrupted", "water_interrupted")
_TEXTS = 6.5  # the width of description and action together, against the other columns
_LEAST_SHARE = 0.2  # of the width of both, for the narrower of description and action


def ward_table(content: BulletinContent) -> Table:
    """Every ward of the office and the total, which is a row (R31)."""
    columns = [
        Column(_("Ward"), 0.8, Align.CENTRE),
        number_column(_("Incidents")),
        number_column(_("Dead")),
        number_column(_("Missing")),
        number_column(_("Injured")),
        number_column(_("Affected families"), 1.2),
        number_column(_("Estimated loss"), 1.8),
        number_column(_("Roads")),
        number_column(_("Electricity")),
        number_column(_("Communication"), 1.1),
        number_column(_("Drinking water"), 1.1),
        number_column(_("Livestock")),
    ]
    rows = [[show_number(ward), *_ward_cells(figures)] for ward, figures in content.by_ward()]
    return Table(columns, rows, totals=[_("Total"), *_ward_cells(content.total)], style=TABLE)


def _ward_cells(figures: Figures) -> list[str]:
    return [
        show_number(figures.incidents),
        cell(figures.dead),
        cell(figures.missing),
        cell(figures.injured),
        cell(figures.affected_families),
        money_cell(figures.estimated_loss),
        *(cell(figures.total(service)) for service in _SERVICES),
        cell(figures.livestock_lost),
    ]


def hazard_tables(content: BulletinContent) -> list[Flowable]:
    """People by sex, then property: one table with all of it would have columns too narrow to read."""
    if not content.lines:
        return [Paragraph(_("No incident was reported in this period."), BODY)]
    return [
        Paragraph(_("M male, F female, O other, U sex not identified"), NOTE, space_after=2),
        _people_table(content),
        _loss_table(content),
    ]


def _people_table(content: BulletinContent) -> Table:
    sexes = (_("M"), _("F"), _("O"), _("U"), _("Total"))
    columns = [Column(_("Hazard"), 3.2), number_column(_("Incidents"), 1.8)]
    columns += [
        number_column(sex, 1.4 if sex == _("Total") else 1.0) for _people in range(3) for sex in sexes
    ]
    groups = [Group("", 1), Group("", 1), Group(_("Dead"), 5), Group(_("Missing"), 5), Group(_("Injured"), 5)]
    rows = [[hazard_name(code), *_people_cells(figures)] for code, figures in content.by_hazard()]
    return Table(
        columns,
        rows,
        totals=[_("Total"), *_people_cells(content.total)],
        groups=groups,
        style=TABLE,
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
    grades = (_("Fully damaged"), _("Partly damaged"))
    columns = [Column(_("Hazard"), 2.0), number_column(_("Affected families"), 1.4)]
    columns += [number_column(grade, 1.3) for _buildings in range(2) for grade in grades]
    columns += [number_column(_("Livestock"), 1.2), number_column(_("Estimated loss"), 2.0)]
    groups = [
        Group(""),
        Group(""),
        Group(_("Houses"), 2),
        Group(_("Public buildings"), 2),
        Group(""),
        Group(""),
    ]
    rows = [
        [hazard_name(code), *_loss_cells(figures, content.public_buildings(code))]
        for code, figures in content.by_hazard()
    ]
    totals = [_("Total"), *_loss_cells(content.total, content.public_buildings())]
    return Table(columns, rows, totals=totals, groups=groups, style=TABLE, space_before=6)


def _loss_cells(figures: Figures, public_buildings: tuple[Total, Total]) -> list[str]:
    return [
        cell(figures.affected_families),
        cell(figures.houses_fully_damaged),
        cell(figures.houses_partly_damaged),
        *map(cell, public_buildings),
        cell(figures.livestock_lost),
        money_cell(figures.estimated_loss),
    ]


def incident_table(content: BulletinContent) -> Flowable:
    """Incident by incident, in the order they happened. What is written gets the room that it needs."""
    if not content.lines:
        return Paragraph(_("No incident was reported in this period."), BODY)
    described, done = _shares(content.lines)
    columns = [
        Column(_("No."), 0.5, Align.RIGHT),
        Column(_("Incident"), 2.3),
        Column(_("Place / ward"), 1.5),
        number_column(_("Dead"), 0.6),
        number_column(_("Missing"), 0.6),
        number_column(_("Injured"), 0.6),
        Column(_("Description"), described),
        Column(_("Action taken"), done),
    ]
    rows = [_incident_row(number, line) for number, line in enumerate(content.lines, start=1)]
    total = content.total
    totals = ["", _("Total"), "", cell(total.dead), cell(total.missing), cell(total.injured), "", ""]
    return Table(columns, rows, totals=totals, style=DENSE)


def _shares(lines: Sequence[IncidentLine]) -> tuple[float, float]:
    """How the width of both texts is shared: as much as is written in each."""
    described = sum(len(line.description) for line in lines)
    done = sum(len(line.response) for line in lines)
    share = done / (described + done) if described + done else _LEAST_SHARE
    share = min(max(share, _LEAST_SHARE), 1 - _LEAST_SHARE)
    return _TEXTS * (1 - share), _TEXTS * share


def _incident_row(number: int, line: IncidentLine) -> Sequence[str]:
    place = ", ".join(part for part in (line.tole, wards_text(line.wards)) if part)
    when = day_text(line.day, line.at)
    if line.at is None:
        when += ", " + _("time not known")
    mark = "" if line.verified else " " + _("(not verified)")
    return [
        show_number(number),
        f"{hazard_name(line.hazard)}{mark}\n{when}\n{line.number}",
        place,
        cell(line.figures.dead),
        cell(line.figures.missing),
        cell(line.figures.injured),
        line.description or DASH,
        line.response or DASH,
    ]
