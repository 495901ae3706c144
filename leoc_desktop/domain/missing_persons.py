"""Whose time as missing has run out: after the legal period they can be counted dead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from leoc_desktop.domain.incident_selection import COUNTED
from leoc_desktop.domain.loss_lists import MISSING
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.person_loss import PersonLoss

LEGAL_PERIOD = timedelta(days=10)
"""The decision of the executive committee of 2081: not found for so long, somebody counts as dead."""
_REPORTED = (*COUNTED, "returned")


@dataclass(frozen=True, slots=True)
class OverdueMissing:
    """Somebody, or several, who can be counted dead because the legal period is over."""

    line_id: bytes
    incident_id: bytes
    incident: str
    ward: int
    name: str
    sex: str
    count: int | None
    incident_date: date
    missing_since_days: int


def overdue_missing(session: Session, today: date) -> list[OverdueMissing]:
    """Lines of the missing whose legal period is over and of whom nothing is known, the oldest first."""
    query = (
        select(PersonLoss, Incident)
        .join(Incident, Incident.row_no == PersonLoss.incident_no)
        .where(*_overdue(today))
        .order_by(Incident.incident_date, Incident.row_no, PersonLoss.position)
    )
    return [
        OverdueMissing(
            line_id=line.id,
            incident_id=incident.id,
            incident=incident.number or "",
            ward=line.ward,
            name=line.name,
            sex=line.sex,
            count=line.count,
            incident_date=incident.incident_date,
            missing_since_days=(today - incident.incident_date).days,
        )
        for line, incident in session.execute(query)
    ]


def overdue_count(session: Session, today: date) -> int:
    """How many lines that are."""
    joined = select(func.count()).select_from(PersonLoss)
    query = joined.join(Incident, Incident.row_no == PersonLoss.incident_no).where(*_overdue(today))
    return session.scalar(query) or 0


def _overdue(today: date) -> Iterator[ColumnElement[bool]]:
    yield PersonLoss.status == MISSING
    yield PersonLoss.outcome.is_(None)
    yield PersonLoss.removed.is_(False)
    yield or_(PersonLoss.count.is_(None), PersonLoss.count > 0)
    # An expression, so that the database begins with the missing and not with every incident of these states.
    yield func.coalesce(Incident.state, "").in_(_REPORTED)
    yield Incident.incident_date <= today - LEGAL_PERIOD
