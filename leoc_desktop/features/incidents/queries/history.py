"""The logged steps of one incident, read out of the log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session, aliased

from leoc_desktop.features.incidents.fields import BY_NAME
from leoc_desktop.foundation.field_values import to_json
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.correction_note import CorrectionNote
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.unlock_grant import UnlockGrant
from leoc_desktop.records.user import User


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step in a record's life, out of the log. ``before`` and ``after`` hold only fields that differ."""

    seq: int
    at: datetime
    actor: str
    action: str
    reason: str
    before: Mapping[str, object]
    after: Mapping[str, object]
    facts: tuple[Mapping[str, object], ...] = ()

    def logged_before(self) -> dict[str, object]:
        """The former values in their exchange form."""
        return _exchanged(self.before)

    def logged_after(self) -> dict[str, object]:
        """The new values in their exchange form."""
        return _exchanged(self.after)


def _exchanged(values: Mapping[str, object]) -> dict[str, object]:
    return {name: to_json(BY_NAME[name], value) for name, value in values.items()}


def history(session: Session, incident: Incident) -> list[HistoryEntry]:
    """Every logged step of the record, oldest first."""
    actor = aliased(User)
    query = (
        select(AuditRow, actor.full_name)
        .outerjoin(actor, actor.name == AuditRow.actor)
        .where(
            or_(
                and_(AuditRow.object_kind == "incident", AuditRow.object_id == incident.id),
                and_(AuditRow.action == "incident.unlock", AuditRow.object_id.in_(_grants_of(incident))),
                and_(AuditRow.action == "incident.note", AuditRow.object_id.in_(_notes_on(incident))),
            )
        )
        .order_by(AuditRow.seq)
    )
    return [_entry(row, name or row.actor) for row, name in session.execute(query)]


def _notes_on(incident: Incident) -> Select[bytes]:
    return select(CorrectionNote.id).where(
        CorrectionNote.record_kind == "incident", CorrectionNote.record_no == incident.row_no
    )


def _grants_of(incident: Incident) -> Select[bytes]:
    return select(UnlockGrant.id).where(
        UnlockGrant.record_kind == "incident", UnlockGrant.record_no == incident.row_no
    )


def _entry(row: AuditRow, name: str) -> HistoryEntry:
    body = json.loads(row.body)
    return HistoryEntry(
        seq=row.seq,
        at=row.at,
        actor=name,
        action=row.action,
        reason=body["note"],
        before=_field_values(body["before"]),
        after=_field_values(body["after"]),
        facts=tuple(body["facts"]),
    )


def _field_values(logged: Mapping[str, object] | None) -> dict[str, object]:
    """The logged columns that are fields, as stored values again."""
    return {name: _stored(name, value) for name, value in (logged or {}).items() if name in BY_NAME}


def _stored(name: str, value: object) -> object:
    """The log keeps what the store keeps: ISO dates and paisa, not the exchange form."""
    if isinstance(value, str) and name == "incident_date":
        return date.fromisoformat(value)
    if isinstance(value, str) and name == "incident_time":
        return time.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
