"""Whole incidents one after the other, for files that leave the office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.features.incidents.queries.record import values_of
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.user import User


@dataclass(frozen=True, slots=True)
class ExportedIncident:
    """One incident with every field value, as stored; ``values`` goes by field name."""

    number: str
    state: State
    edition: int
    values: Mapping[str, object]
    operator: str
    registered_at: datetime


def exported(session: Session, keys: Sequence[int]) -> Iterator[ExportedIncident]:
    """The incidents with those row numbers, in that order; those that are gone are left out."""
    query = (
        select(Incident, User.full_name)
        .outerjoin(User, User.row_no == Incident.created_by_no)
        .where(Incident.row_no.in_(keys))
    )
    found = {incident.row_no: (incident, operator) for incident, operator in session.execute(query)}
    for incident, operator in (found[key] for key in keys if key in found):
        yield ExportedIncident(
            number=incident.number or "",
            state=State(incident.state),
            edition=incident.edition,
            values=values_of(incident),
            operator=operator or "",
            registered_at=incident.created_at,
        )
