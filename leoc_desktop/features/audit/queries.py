"""Reading the log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.records.audit_row import AuditRow


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One row of the log as people read it; ``before`` and ``after`` hold only what differs."""

    seq: int
    at: datetime
    actor: str
    action: str
    object_kind: str
    reason: str
    before: Mapping[str, object]
    after: Mapping[str, object]
    facts: tuple[Mapping[str, object], ...]

    @property
    def subject(self) -> str:
        """The number or name by which people know the object, where the row tells it."""
        for values in (self.after, self.before, *self.facts):
            for name in ("number", "name", "incident", "user", "file_name"):
                if values.get(name):
                    return str(values[name])
        return ""


def entries(session: Session, *, newest: int, actor: str = "", action: str = "") -> list[AuditEntry]:
    """The ``newest`` rows that match, newest first."""
    query = select(AuditRow).order_by(AuditRow.seq.desc()).limit(newest)
    if actor:
        query = query.where(AuditRow.actor == actor)
    if action:
        query = query.where(AuditRow.action == action)
    return [_entry(row) for row in session.scalars(query)]


def _entry(row: AuditRow) -> AuditEntry:
    body = json.loads(row.body)
    return AuditEntry(
        seq=row.seq,
        at=row.at,
        actor=row.actor,
        action=row.action,
        object_kind=row.object_kind,
        reason=body["note"],
        before=body["before"] or {},
        after=body["after"] or {},
        facts=tuple(body["facts"]),
    )
