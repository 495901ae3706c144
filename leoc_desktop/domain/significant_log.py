"""What of the event log papers print: significant entries as they stand after all corrections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from leoc_desktop.domain.period import Period
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.log_entry import LogEntry


@dataclass(frozen=True, slots=True)
class SignificantEntry:
    """One entry: when it happened, what, and the number of the incident it is about, or ""."""

    at: datetime
    kind: str
    text: str
    incident: str

    def as_json(self) -> dict[str, object]:
        """For frozen papers."""
        return {"at": self.at.isoformat(), "kind": self.kind, "text": self.text, "incident": self.incident}


def significant_entries(
    session: Session, period: Period, event_no: int | None = None
) -> tuple[SignificantEntry, ...]:
    """The significant entries of what happened in the period, in that order; none that was corrected since.

    For a paper about an event those are left out that are about an incident outside it.
    """
    later = aliased(LogEntry)
    query = (
        select(LogEntry, Incident.number)
        .outerjoin(Incident, Incident.row_no == LogEntry.incident_no)
        .outerjoin(later, later.corrects_no == LogEntry.row_no)
        .where(LogEntry.significant.is_(True), later.row_no.is_(None))
        .where(LogEntry.at >= period.start, LogEntry.at < period.end)
        .order_by(LogEntry.at, LogEntry.row_no)
    )
    if event_no is not None:
        query = query.where(LogEntry.incident_no.is_(None) | (Incident.event_no == event_no))
    return tuple(
        SignificantEntry(entry.at, entry.kind, entry.text, number or "")
        for entry, number in session.execute(query)
    )
