"""The orders of the incident list, each as queries whose results follow one another; none of them sorts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from leoc_desktop.features.incidents.fields import HAZARD
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.foundation.listing import Order
from leoc_desktop.foundation.nepali_text import collation_key
from leoc_desktop.records.incident import Incident, IncidentWard
from leoc_desktop.records.user import User

_MAIN = 0  # position of the ward that an incident belongs to
_ALL = select(Incident.row_no)
_NEWEST_FIRST = Incident.incident_date.desc(), Incident.row_no.desc()
NEWEST_OF_HAZARD = Incident.incident_date.desc(), Incident.state.desc(), Incident.row_no.desc()
"""The order in which the index of hazards holds them: asked for another one, SQLite walks through all records."""


def ordered(session: Session, order: Order) -> Iterator[Select[int]]:
    """All incidents in that order; rows without a value come last, equal ones newest first."""
    match order.column:
        case "number":
            yield _by_value(Incident.number, order)
            yield _ALL.where(Incident.number.is_(None)).order_by(*_NEWEST_FIRST)
        case "families":
            yield _by_value(Incident.affected_families, order, Incident.incident_date)
            yield _ALL.where(Incident.affected_families.is_(None)).order_by(*_NEWEST_FIRST)
        case "hazard":
            codes = _in_order(session, Incident.hazard, order, key=_name_of_hazard)
            yield from (_ALL.where(Incident.hazard == code).order_by(*NEWEST_OF_HAZARD) for code in codes)
        case "state":
            codes = _in_order(session, Incident.state, order, key=list(State).index)
            yield from (_newest_of(Incident.state, code) for code in codes)
        case "operator":
            names = {
                row.row_no: row.full_name for row in session.execute(select(User.row_no, User.full_name))
            }
            people = _in_order(
                session, Incident.created_by_no, order, key=lambda no: collation_key(names[no])
            )
            yield from (_newest_of(Incident.created_by_no, person) for person in people)
            yield _ALL.where(Incident.created_by_no.is_(None)).order_by(*_NEWEST_FIRST)
        case "place":
            for ward in _in_order(session, IncidentWard.ward, order, key=int):
                yield _of_main_ward(ward)
        case "incident_date":
            yield _by_value(Incident.incident_date, order, Incident.row_no)
        case _:
            yield _ALL.order_by(*_NEWEST_FIRST)


def _by_value(
    column: InstrumentedAttribute[Any], order: Order, *further: InstrumentedAttribute[Any]
) -> Select[int]:
    """In the order of an index, forwards or backwards."""
    columns = (column, *further)
    query = _ALL.order_by(*(each.desc() if order.descending else each.asc() for each in columns))
    return query if column is Incident.incident_date else query.where(column.is_not(None))


def _newest_of(column: InstrumentedAttribute[Any], value: object) -> Select[int]:
    return _ALL.where(column == value).order_by(*_NEWEST_FIRST)


def _of_main_ward(ward: int) -> Select[int]:
    main = IncidentWard.ward == ward, IncidentWard.position == _MAIN
    joined = _ALL.join(IncidentWard, IncidentWard.incident_no == Incident.row_no)
    return joined.where(*main).order_by(IncidentWard.incident_no.desc())


def _in_order(session: Session, column: InstrumentedAttribute[Any], order: Order, *, key: Any) -> list[Any]:
    """The different values of an indexed column, sorted; each is found by one step into the index."""
    values: list[Any] = []
    value = session.scalar(select(func.min(column)))
    while value is not None:
        values.append(value)
        value = session.scalar(select(func.min(column)).where(column > value))
    return sorted(values, key=key, reverse=order.descending)


def _name_of_hazard(code: str) -> str:
    choice = HAZARD.choice(code)
    return collation_key(choice.name if choice else code)
