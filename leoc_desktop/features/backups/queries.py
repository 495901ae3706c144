"""Reading what a store or snapshot holds, and the backups made so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leoc_desktop.records.backup_made import BackupMade
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.user import User


@dataclass(frozen=True, slots=True)
class Inventory:
    """How much a store holds: enough to recognise it before it is restored."""

    incidents: int
    users: int
    newest_incident: str
    audit_seq: int


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup in the list."""

    made_at: datetime
    folder: str
    file_name: str
    size: int
    audit_seq: int


def inventory(session: Session, audit_seq: int) -> Inventory:
    """What the store behind ``session`` holds."""
    newest = session.scalar(
        select(Incident.number).where(Incident.number.is_not(None)).order_by(Incident.row_no.desc()).limit(1)
    )
    return Inventory(
        incidents=session.scalar(select(func.count()).select_from(Incident)) or 0,
        users=session.scalar(select(func.count()).select_from(User)) or 0,
        newest_incident=newest or "",
        audit_seq=audit_seq,
    )


def newest_backup(session: Session) -> datetime | None:
    """When the newest backup was made; None when there is none."""
    return session.scalar(select(BackupMade.made_at).order_by(BackupMade.row_no.desc()).limit(1))


def backups(session: Session) -> list[BackupRow]:
    """All backups made on this computer, newest first."""
    return [
        BackupRow(row.made_at, row.folder, row.file_name, row.size, row.audit_seq)
        for row in session.scalars(select(BackupMade).order_by(BackupMade.row_no.desc()))
    ]
