"""Whole incidents one after the other, for files that leave the office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.domain.loss_lines import LINE_KINDS, Values, count_of_kind, lines_of_kind, values_of
from leoc_desktop.features.incidents.queries import record
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
            values=record.values_of(incident),
            operator=operator or "",
            registered_at=incident.created_at,
        )


@dataclass(frozen=True, slots=True)
class ExportedLine:
    """One line of losses with its values, as stored, and the number of its incident."""

    number: str
    values: Values


def exported_lines(session: Session, kind: str, keys: Sequence[int]) -> Iterator[ExportedLine]:
    """The lines of one kind under the incidents with those row numbers, in that order."""
    query = select(Incident.row_no, Incident.number).where(Incident.row_no.in_(keys))
    numbers = {row.row_no: row.number for row in session.execute(query)}
    for line in lines_of_kind(session, kind, keys):
        yield ExportedLine(numbers[line.incident_no] or "", values_of(line))


def line_counts(session: Session, keys: Sequence[int]) -> dict[str, int]:
    """How many lines of each kind stand under those incidents."""
    return {kind: count_of_kind(session, kind, keys) for kind in LINE_KINDS}
