"""Reading the log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.unlock_grant import UnlockGrant
from leoc_desktop.records.user import User

_IDS_AT_ONCE = 1000  # SQLite takes 32,766 values in one statement


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
    about: str = ""
    """Number or name of the object as it is known today, where the row itself does not tell it."""

    @property
    def subject(self) -> str:
        """The number or name by which people know the object, where the row tells it."""
        for values in (self.after, self.before, *self.facts):
            for name in ("number", "name", "incident", "user", "file_name"):
                if values.get(name):
                    return str(values[name])
        return self.about


def entries(session: Session, *, newest: int, actor: str = "", action: str = "") -> list[AuditEntry]:
    """The ``newest`` rows that match, newest first."""
    query = select(AuditRow).order_by(AuditRow.seq.desc()).limit(newest)
    if actor:
        query = query.where(AuditRow.actor == actor)
    if action:
        query = query.where(AuditRow.action == action)
    rows = session.scalars(query).all()
    ids = sorted({row.object_id for row in rows if row.object_id})
    names: dict[bytes, str] = {}
    for start in range(0, len(ids), _IDS_AT_ONCE):
        names |= _names(session, ids[start : start + _IDS_AT_ONCE])
    return [_entry(row, names.get(row.object_id or b"", "")) for row in rows]


def _names(session: Session, ids: list[bytes]) -> dict[bytes, str]:
    """By what people know the incidents and users with these ids, and the incidents behind unlock grants."""
    named = (
        select(Incident.id, Incident.number).where(Incident.id.in_(ids)),
        select(User.id, User.name).where(User.id.in_(ids)),
        select(UnlockGrant.id, Incident.number)
        .join(Incident, (UnlockGrant.record_kind == "incident") & (Incident.row_no == UnlockGrant.record_no))
        .where(UnlockGrant.id.in_(ids)),
    )
    return {key: name or "" for query in named for key, name in session.execute(query)}


def _entry(row: AuditRow, about: str) -> AuditEntry:
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
        about=about,
    )
