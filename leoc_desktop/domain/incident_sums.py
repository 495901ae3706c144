"""The figures of many incidents, added up by the database in the way of incident_figures: unknown is never 0.

For papers of one period the incidents themselves are read; the dashboard and the map add up what may be a million.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from leoc_desktop.domain.incident_figures import PEOPLE, SEXES, Figures
from leoc_desktop.domain.incident_selection import Selection
from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.domain.ward_figures import not_told
from leoc_desktop.domain.ward_sums import elsewhere
from leoc_desktop.records.incident import Incident, IncidentWard

MAIN_WARD = 0
"""The position of the ward that an incident's figures belong to, but for what lines describe elsewhere (R30)."""


def conditions(selection: Selection) -> Iterator[ColumnElement[bool]]:
    """What ``selection`` asks of an incident, apart from its ward."""
    if selection.states:
        yield Incident.state.in_(selection.states)
    if selection.hazard:
        yield Incident.hazard == selection.hazard
    if selection.first_day is not None:
        yield Incident.incident_date >= selection.first_day
    if selection.last_day is not None:
        yield Incident.incident_date <= selection.last_day
    if selection.event_no is not None:
        yield Incident.event_no == selection.event_no


def sums_by(
    session: Session, key: InstrumentedAttribute[Any], selection: Selection, names: Sequence[str]
) -> dict[Any, Figures]:
    """The figures ``names`` by each value of the column ``key``; the others stay empty."""
    query = select(key, *_columns(names)).where(*conditions(selection)).group_by(key)
    if key.class_ is IncidentWard:
        main = IncidentWard.incident_no == Incident.row_no, IncidentWard.position == MAIN_WARD
        query = query.select_from(Incident).join(IncidentWard, main[0] & main[1])
    sums = {row[0]: _figures(row[1:], names) for row in session.execute(query)}
    if key.class_ is IncidentWard:
        _move_elsewhere(session, sums, selection, names)
    return sums


def _move_elsewhere(
    session: Session, sums: dict[Any, Figures], selection: Selection, names: Sequence[str]
) -> None:
    """What lines describe in another ward leaves the first ward; what is known of all wards stays the same."""
    for moved in elsewhere(session, list(conditions(selection)), names):
        for ward, sign in ((moved.ward, 1), (moved.first_ward, -1)):
            known = Figures.of_known({name: sign * count for name, count in moved.known.items()})
            sums[ward] = sums.get(ward, Figures()) + known
        sums[moved.ward] += not_told(moved.silent)


def _columns(names: Sequence[str]) -> Iterator[ColumnElement[int]]:
    """The number of incidents; then of each figure what is known and how many reports stated it."""
    yield func.count()
    for name in names:
        cells = _cells(name)
        stated = func.coalesce(*cells) if len(cells) > 1 else cells[0]
        known: ColumnElement[int] = func.coalesce(cells[0], 0)
        for cell in cells[1:]:
            known = known + func.coalesce(cell, 0)
        yield func.coalesce(func.sum(known), 0)
        yield func.count(stated)


def _cells(name: str) -> list[InstrumentedAttribute[Any]]:
    """The columns behind a figure: one, or the four of a group of people."""
    columns = [f"{name}_{sex}" for sex in SEXES] if name in PEOPLE else [name]
    return [getattr(Incident, column) for column in columns]


def _figures(row: Sequence[int], names: Sequence[str]) -> Figures:
    incidents, *rest = row
    totals = {
        name: Total(known=known, unknown=incidents - stated, reports=incidents)
        for name, known, stated in zip(names, rest[::2], rest[1::2], strict=True)
    }
    return Figures(incidents=incidents, **totals)
