"""The figures of many incidents, added up by the database in the way of incident_figures: unknown is never 0.

For papers of one period the incidents themselves are read; the dashboard and the map add up what may be a million.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, func, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from leoc_desktop.domain.incident_conditions import MAIN_WARD, belongs_to_ward, conditions
from leoc_desktop.domain.incident_figures import PEOPLE, SEXES, Figures
from leoc_desktop.domain.incident_selection import InWard, Selection
from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.domain.ward_figures import not_told
from leoc_desktop.domain.ward_sums import elsewhere
from leoc_desktop.records.incident import Incident, IncidentWard


def sums_by(
    session: Session, key: InstrumentedAttribute[Any], selection: Selection, names: Sequence[str]
) -> dict[Any, Figures]:
    """The figures ``names`` by each value of the column ``key``; the others stay empty.

    Of a selection in one ward only what counts there: its own incidents and what lines of others place in it.
    """
    named = every_hazard(session, selection)
    query = select(key, *_columns(names)).where(*conditions(named, by_hazard=True)).group_by(key)
    if key.class_ is IncidentWard:
        main = IncidentWard.incident_no == Incident.row_no, IncidentWard.position == MAIN_WARD
        query = query.select_from(Incident).join(IncidentWard, main[0] & main[1])
    elif selection.ward is not None:
        query = query.where(belongs_to_ward(selection.ward, InWard.FIRST))
    if named is not selection and not named.hazards:
        return {}  # there is no incident at all
    sums = {row[0]: _figures(row[1:], names) for row in session.execute(query)}
    if key.class_ is IncidentWard:
        _move_elsewhere(session, sums, selection, names)
    elif selection.ward is not None:
        _move_in_and_out(session, sums, key, selection, names)
    return sums


def count_not_stated(session: Session, selection: Selection, name: str) -> int:
    """How many incidents do not state the figure ``name``; in a ward, of those whose first ward it is."""
    named = every_hazard(session, selection)
    stated = _cells(name)[0]
    query = select(func.count() - func.count(stated)).where(*conditions(named, by_hazard=True))
    if selection.ward is not None:
        query = query.where(belongs_to_ward(selection.ward, InWard.FIRST))
    return session.scalar(query) or 0


def every_hazard(session: Session, selection: Selection) -> Selection:
    """The same, every hazard that may be meant being named: each is one stretch of the index of sums."""
    if selection.hazard or selection.hazards:
        return selection
    codes = select(func.min(Incident.hazard).label("code")).cte(recursive=True)
    further = select(func.min(Incident.hazard)).where(Incident.hazard > codes.c.code).scalar_subquery()
    codes = codes.union_all(select(further).where(codes.c.code.is_not(None)))
    found = session.scalars(select(codes.c.code).where(codes.c.code.is_not(None)))
    return replace(selection, hazards=tuple(found))


def _move_elsewhere(
    session: Session, sums: dict[Any, Figures], selection: Selection, names: Sequence[str]
) -> None:
    """What lines describe in another ward leaves the first ward; what is known of all wards stays the same."""
    for moved in elsewhere(session, list(conditions(selection)), names):
        for ward, sign in ((moved.ward, 1), (moved.first_ward, -1)):
            _add(sums, ward, sign, moved.known)
        sums[moved.ward] += not_told(moved.silent)


def _move_in_and_out(
    session: Session,
    sums: dict[Any, Figures],
    key: InstrumentedAttribute[Any],
    selection: Selection,
    names: Sequence[str],
) -> None:
    """What lines place in the one ward of ``selection`` comes, what they place in others goes."""
    for moved in elsewhere(session, list(conditions(selection)), names, by=key, ward=selection.ward):
        comes = moved.ward == selection.ward
        _add(sums, moved.key, 1 if comes else -1, moved.known)
        if comes:
            sums[moved.key] += not_told(moved.silent)


def _add(sums: dict[Any, Figures], key: object, sign: int, known: dict[str, int]) -> None:
    signed = Figures.of_known({name: sign * count for name, count in known.items()})
    sums[key] = sums.get(key, Figures()) + signed


def _columns(names: Sequence[str]) -> Iterator[ColumnElement[int]]:
    """The number of incidents; then of each figure what is known and how many reports stated it."""
    yield func.count()
    for name in names:
        cells = _cells(name)
        stated = func.coalesce(*cells) if len(cells) > 1 else cells[0]
        known: ColumnElement[int] = func.coalesce(cells[0], 0)
        for cell in cells[1:]:
            known = known + func.coalesce(cell, 0)
        # As a number: a sum of yes and no would come back as yes or no.
        yield type_coerce(func.coalesce(func.sum(known), 0), BigInteger)
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
