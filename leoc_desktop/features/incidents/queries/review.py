"""What waits for a supervisor, and what was probably reported twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from leoc_desktop.features.incidents.fields import HAZARD
from leoc_desktop.features.incidents.rules import COUNTED, State
from leoc_desktop.records.incident import Incident, IncidentWard
from leoc_desktop.records.user import User

ONE_DAY = timedelta(days=1)
MOST_WAITING = 500
_MOST_NAMED, _MOST_SHOWN = 3, 50
_REPORTED = (*COUNTED, State.RETURNED)


@dataclass(frozen=True, slots=True)
class Lookalike:
    """An incident that may be the same as another one: same hazard, a ward in common, a day apart at most."""

    id: bytes
    number: str
    state: State
    incident_date: date
    incident_time: time | None
    hazard: str
    wards: tuple[int, ...]
    tole: str
    description: str


@dataclass(frozen=True, slots=True)
class WaitingIncident:
    """One line of the queue. ``own`` ones wait for somebody else."""

    id: bytes
    number: str
    state: State
    incident_date: date
    hazard: str
    wards: tuple[int, ...]
    tole: str
    operator: str
    waiting_since: datetime
    own: bool
    lookalikes: tuple[str, ...]

    @property
    def hazard_name(self) -> str:
        """The hazard in the current language."""
        choice = HAZARD.choice(self.hazard)
        return choice.name if choice else self.hazard


def waiting(session: Session, user_no: int | None) -> list[WaitingIncident]:
    """What waits for verification, then for approval, each the longest waiting first.

    ``user_no`` is who looks, and may not decide about his own; None when everybody may.
    """
    states = (State.SUBMITTED.value, State.VERIFIED.value)
    query = (
        select(Incident, User.full_name)
        .join(User, User.row_no == Incident.submitted_by_no)
        .where(Incident.state.in_(states))
        .order_by(Incident.state, Incident.submitted_at, Incident.row_no)
        .limit(MOST_WAITING)
    )
    return [_waiting(session, incident, operator, user_no) for incident, operator in session.execute(query)]


def _waiting(session: Session, incident: Incident, operator: str, user_no: int | None) -> WaitingIncident:
    alike = _alike(incident.hazard, incident.incident_date, incident.wards, but=incident.row_no)
    numbers = session.scalars(
        select(Incident.number).where(*alike).order_by(Incident.row_no.desc()).limit(_MOST_NAMED)
    )
    since = incident.verified_at or incident.submitted_at
    return WaitingIncident(
        id=incident.id,
        number=incident.number or "",
        state=State(incident.state),
        incident_date=incident.incident_date,
        hazard=incident.hazard,
        wards=incident.wards,
        tole=incident.tole,
        operator=operator,
        waiting_since=since or incident.updated_at,
        own=user_no is not None and user_no in {incident.created_by_no, incident.submitted_by_no},
        lookalikes=tuple(number or "" for number in numbers),
    )


def lookalikes(
    session: Session, hazard: str, day: date, wards: Iterable[int], *, but: int | None = None
) -> list[Lookalike]:
    """Reported incidents that may be the same one, newest first; ``but`` is the row number of that one itself."""
    query = select(Incident).where(*_alike(hazard, day, wards, but=but)).order_by(Incident.row_no.desc())
    return [_lookalike(incident) for incident in session.scalars(query.limit(_MOST_SHOWN))]


def _alike(hazard: str, day: date, wards: Iterable[int], *, but: int | None) -> Iterator[ColumnElement[bool]]:
    yield Incident.hazard == hazard
    yield Incident.incident_date >= day - ONE_DAY
    yield Incident.incident_date <= day + ONE_DAY
    yield Incident.state.in_([state.value for state in _REPORTED])
    touched = select(IncidentWard.incident_no).where(
        IncidentWard.incident_no == Incident.row_no, IncidentWard.ward.in_(tuple(wards))
    )
    yield touched.exists()
    if but is not None:
        yield Incident.row_no != but


def _lookalike(incident: Incident) -> Lookalike:
    return Lookalike(
        id=incident.id,
        number=incident.number or "",
        state=State(incident.state),
        incident_date=incident.incident_date,
        incident_time=incident.incident_time,
        hazard=incident.hazard,
        wards=incident.wards,
        tole=incident.tole,
        description=incident.description,
    )
