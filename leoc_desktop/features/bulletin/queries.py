"""Reading what a bulletin counts, and the bulletins issued so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from leoc_desktop.domain.loss_lines import lines_by_incident
from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.rules import IncidentLine, incident_lines
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.bulletin import Bulletin
from leoc_desktop.records.incident import Incident

_COUNTED = ("submitted", "verified", "approved")


@dataclass(frozen=True, slots=True)
class IssuedBulletin:
    """One issued bulletin in the list."""

    id: bytes
    number: str
    first_day: date
    last_day: date
    language: str
    issued_at: datetime
    audit_code: str
    pdf_sha256: str

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {
            "number": self.number,
            "issued_at": self.issued_at.isoformat(),
            "language": self.language,
            "audit_code": self.audit_code,
            "pdf_sha256": self.pdf_sha256,
        }


def lines_of(session: Session, period: Period) -> tuple[IncidentLine, ...]:
    """The incidents of the period that count: submitted and later (R32)."""
    query = select(Incident).where(
        Incident.state.in_(_COUNTED),
        Incident.incident_date >= period.first_day,
        Incident.incident_date <= period.last_day,
    )
    incidents = session.scalars(query).all()
    return incident_lines(incidents, period, lines_by_incident(session, (row.row_no for row in incidents)))


def issued(session: Session) -> list[IssuedBulletin]:
    """All issued bulletins, newest first."""
    return [_issued(row) for row in session.scalars(select(Bulletin).order_by(Bulletin.row_no.desc()))]


def _issued(row: Bulletin) -> IssuedBulletin:
    return IssuedBulletin(
        id=row.id,
        number=row.number,
        first_day=row.first_day,
        last_day=row.last_day,
        language=row.language,
        issued_at=row.issued_at,
        audit_code=row.audit_code,
        pdf_sha256=row.pdf_sha256,
    )


def paper(session: Session, number: str) -> bytes:
    """The very PDF that was given out under ``number``. Raises NotFound."""
    query = select(Bulletin).where(Bulletin.number == number).options(undefer(Bulletin.pdf))
    row = session.scalars(query).first()
    if row is None:
        raise NotFound(N_("There is no bulletin {number}."), number=number)
    return row.pdf
