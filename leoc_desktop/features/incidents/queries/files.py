"""When files of an incident may change: with the incident itself (R18, R26)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy.orm import Session

from leoc_desktop.access.login_session import Login
from leoc_desktop.access.record_lock import ensure_unlocked
from leoc_desktop.domain.record_files import FileOwner, Key
from leoc_desktop.features.incidents.queries.record import find
from leoc_desktop.records.incident import Incident


class IncidentFileOwner(FileOwner):
    """A submitted incident takes no file and gives none away without an unlock."""

    kind: ClassVar[str] = "incident"

    def find(self, session: Session, key: Key) -> Incident:
        """By office number, id or row number. Raises NotFound."""
        return find(session, key)

    def name(self, record: Incident) -> str:
        """Its office number."""
        return record.number or ""

    def ensure_open(
        self, session: Session, record: Incident, login: Login, now: datetime, *, removing: bool
    ) -> None:
        """Raises RecordLocked."""
        del removing
        ensure_unlocked(session, self.kind, record, login, now)
