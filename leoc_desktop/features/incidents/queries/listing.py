"""Lists of incidents: which ones in which order, as row numbers, and the rows of some of them.

Every order and every filter reads an index and never a million records; filters are put together as sets of row
numbers, which is quicker than looking into the records (docs/speed.md).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from leoc_desktop.domain.incident_conditions import all_of_ward, belongs_to_ward, of_sector, on_days
from leoc_desktop.domain.incident_selection import InWard
from leoc_desktop.features.incidents.fields import HAZARD
from leoc_desktop.features.incidents.queries.ordering import NEWEST_OF_HAZARD, ordered
from leoc_desktop.features.incidents.queries.searching import found_by_words
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.foundation.listing import USUAL_ORDER, Order
from leoc_desktop.records.incident import Incident, IncidentWard
from leoc_desktop.records.user import User
from leoc_desktop.storage.row_numbers import row_numbers, row_numbers_of

_ROWS_AT_ONCE = 2_000  # far fewer than SQLite takes as parameters


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents are to be listed; what is None or empty selects nothing away. Both days are included."""

    states: tuple[State, ...] = ()
    ward: int | None = None
    hazard: str = ""
    first_day: date | None = None
    last_day: date | None = None
    words: str = ""
    event_no: int | None = None
    since: time | None = None
    """Of the first day only what came at that time or later, or at an unknown one."""
    in_ward: InWard = InWard.TOUCHED
    hazards: tuple[str, ...] = ()
    """One of these, where several are meant."""
    sector: str = ""
    """With a loss in this sector, as Selection has it."""


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One line of the list."""

    row_no: int
    id: bytes
    number: str
    incident_date: date
    incident_time: time | None
    hazard: str
    wards: tuple[int, ...]
    tole: str
    affected_families: int | None
    state: State
    operator: str

    @property
    def hazard_name(self) -> str:
        """The hazard in the current language."""
        choice = HAZARD.choice(self.hazard)
        return choice.name if choice else self.hazard


def count_all(session: Session) -> int:
    """How many incidents there are."""
    return session.scalar(select(func.count()).select_from(Incident)) or 0


def keys_of(
    session: Session, wanted: Wanted, order: Order = USUAL_ORDER, *, most: int | None = None
) -> array[int] | None:
    """The row numbers of what is wanted; with ``most`` only the first ones, or None when that is no quicker.

    The usual order is newest first: by the day of the incident, after a search by registration.
    """
    if wanted.words:
        return _searched(session, wanted, order, most)
    if most is not None and wanted.event_no is not None:
        return None  # few of many: their own index is quicker than looking through an order
    if most is not None:
        return row_numbers_of(session, _parts(session, wanted, order, quick_start=True), most=most)
    found = row_numbers_of(session, _parts(session, wanted, order))
    if wanted.ward is not None:
        touched = set(row_numbers_of(session, all_of_ward(wanted.ward, wanted.in_ward)))
        found = array("q", [row_no for row_no in found if row_no in touched])
    if wanted.event_no is not None:
        members = set(
            row_numbers(session, select(Incident.row_no).where(Incident.event_no == wanted.event_no))
        )
        found = array("q", [row_no for row_no in found if row_no in members])
    if len(wanted.states) > 1:
        found = _in_states(session, found, wanted.states)
    return found


def _searched(session: Session, wanted: Wanted, order: Order, most: int | None) -> array[int] | None:
    query = found_by_words(session, wanted.words)
    if query is None:
        return array("q")
    narrowed = (wanted.ward, wanted.event_no) != (None, None) or next(_conditions(wanted), None) is not None
    if most is not None and (order.column or narrowed):
        return None
    found = row_numbers(session, query, most=most)
    if not order.column and not narrowed:
        return found
    without_words = keys_of(session, replace(wanted, words=""), order)
    assert without_words is not None
    first, second = (without_words, set(found)) if order.column else (found, set(without_words))
    return array("q", [row_no for row_no in first if row_no in second])


def _parts(
    session: Session, wanted: Wanted, order: Order, *, quick_start: bool = False
) -> Iterator[Select[int]]:
    """The queries of an order. With ``quick_start`` each row is looked at for what else is wanted, until enough
    are found; without, wards and several states are left to the caller.
    """
    conditions = list(_conditions(wanted))
    if quick_start:
        if wanted.ward is not None:
            conditions.append(belongs_to_ward(wanted.ward, wanted.in_ward))
        if len(wanted.states) > 1:
            # An expression, so that the database walks along the order instead of sorting all of these states.
            conditions.append(func.coalesce(Incident.state, "").in_(wanted.states))
    queries = ordered(session, order)
    if wanted.hazard and not order.column:
        queries = (query.order_by(None).order_by(*NEWEST_OF_HAZARD) for query in queries)
    return (query.where(*conditions) for query in queries)


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if len(wanted.states) == 1:
        yield Incident.state == wanted.states[0].value
    if wanted.hazard:
        yield Incident.hazard == wanted.hazard
    if wanted.hazards:
        yield Incident.hazard.in_(wanted.hazards)
    if wanted.sector:
        yield of_sector(wanted.sector, wanted.ward)
    yield from on_days(wanted.first_day, wanted.last_day, wanted.since)


def _in_states(session: Session, found: array[int], states: Sequence[State]) -> array[int]:
    """Those of ``found`` in one of ``states``; looked up by the states that are fewer."""
    others = [state for state in State if state not in states]
    few = others if len(others) <= len(states) else states
    parts = (select(Incident.row_no).where(Incident.state == state.value) for state in few)
    known = set(row_numbers_of(session, parts))
    return array("q", [row_no for row_no in found if (row_no in known) is (few is states)])


def all_rows(session: Session, wanted: Wanted) -> list[IncidentRow]:
    """Every row that is wanted, in the usual order."""
    keys = keys_of(session, wanted)
    assert keys is not None
    parts = (keys[place : place + _ROWS_AT_ONCE] for place in range(0, len(keys), _ROWS_AT_ONCE))
    return [row for part in parts for row in rows_of(session, part)]


def rows_of(session: Session, keys: Sequence[int]) -> list[IncidentRow]:
    """The rows with those row numbers, in that order; those that are gone are left out."""
    wards: dict[int, list[int]] = {}
    touched = (
        select(IncidentWard.incident_no, IncidentWard.ward)
        .where(IncidentWard.incident_no.in_(keys))
        .order_by(IncidentWard.incident_no, IncidentWard.position)
    )
    for incident_no, ward in session.execute(touched):
        wards.setdefault(incident_no, []).append(ward)
    query = (
        select(
            Incident.row_no,
            Incident.id,
            Incident.number,
            Incident.incident_date,
            Incident.incident_time,
            Incident.hazard,
            Incident.tole,
            Incident.affected_families,
            Incident.state,
            User.full_name,
        )
        .outerjoin(User, User.row_no == Incident.created_by_no)
        .where(Incident.row_no.in_(keys))
    )
    found = {row.row_no: row for row in session.execute(query)}
    return [
        IncidentRow(
            row_no=row.row_no,
            id=row.id,
            number=row.number or "",
            incident_date=row.incident_date,
            incident_time=row.incident_time,
            hazard=row.hazard,
            wards=tuple(wards.get(row.row_no, ())),
            tole=row.tole,
            affected_families=row.affected_families,
            state=State(row.state),
            operator=row.full_name or "",
        )
        for row in (found[key] for key in keys if key in found)
    ]
