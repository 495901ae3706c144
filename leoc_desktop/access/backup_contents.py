"""What a store or a snapshot holds: enough to recognise it before it is restored, and to see what would be lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.user import User

LAST_ENTRIES = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the log: when, who, what (the name of the action)."""

    at: datetime
    actor: str
    action: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """How much a store holds, and the last things that people did in it."""

    incidents: int
    users: int
    newest_incident: str
    audit_seq: int
    last_entries: tuple[Entry, ...] = ()


def inventory(session: Session, audit_seq: int) -> Inventory:
    """What the store behind ``session`` holds. Reads only columns that every version of the schema had."""
    newest = session.scalar(
        select(Incident.number).where(Incident.number.is_not(None)).order_by(Incident.row_no.desc()).limit(1)
    )
    return Inventory(
        incidents=session.scalar(select(func.count(Incident.row_no))) or 0,
        users=session.scalar(select(func.count(User.row_no))) or 0,
        newest_incident=newest or "",
        audit_seq=audit_seq,
        last_entries=entries_after(session, 0, LAST_ENTRIES),
    )


def entries_after(session: Session, seq: int, limit: int) -> tuple[Entry, ...]:
    """What people did after row ``seq``, newest first; backups and sign-ins are no entries."""
    rows = session.execute(
        select(AuditRow.at, AuditRow.actor, AuditRow.action)
        .where(AuditRow.seq > seq, *no_housekeeping())
        .order_by(AuditRow.seq.desc())
        .limit(limit)
    )
    return tuple(Entry(row.at, row.actor, row.action) for row in rows)


def count_after(session: Session, seq: int) -> int:
    """How many things people did after row ``seq``."""
    return (
        session.scalar(
            select(func.count()).select_from(AuditRow).where(AuditRow.seq > seq, *no_housekeeping())
        )
        or 0
    )


def no_housekeeping() -> tuple[ColumnElement[bool], ...]:
    """Rows of the log whose loss nobody would notice are left out: those about backups, and sign-ins."""
    return AuditRow.action.not_like("backup.%"), AuditRow.action != "session.sign_in"
