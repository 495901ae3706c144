"""The logged steps of one incident, read out of the log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session, aliased

from leoc_desktop.domain.loss_lines import LINE_CLASSES
from leoc_desktop.features.incidents.fields import BY_NAME, LINES, LineKind
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.field_values import to_json
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.correction_note import CorrectionNote
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.unlock_grant import UnlockGrant
from leoc_desktop.records.user import User


@dataclass(frozen=True, slots=True)
class LineChange:
    """What a step did with one line of losses. ``verb`` is added, changed or removed; values as stored."""

    kind: str
    verb: str
    before: Mapping[str, object]
    after: Mapping[str, object]
    line: Mapping[str, object]
    """The line as it is now, to know it by."""

    @property
    def line_kind(self) -> LineKind:
        """The fields of the line."""
        return next(kind for kind in LINES if kind.name == self.kind)

    def as_json(self) -> dict[str, object]:
        """The change in its exchange form."""
        fields = {field.name: field for field in self.line_kind.fields}
        before, after = (
            {name: to_json(fields[name], value) for name, value in values.items()}
            for values in (self.before, self.after)
        )
        return {"kind": self.kind, "verb": self.verb, "before": before, "after": after}


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
    lines: tuple[LineChange, ...] = ()

    def logged_before(self) -> dict[str, object]:
        """The former values in their exchange form."""
        return _exchanged(self.before)

    def logged_after(self) -> dict[str, object]:
        """The new values in their exchange form."""
        return _exchanged(self.after)


def _exchanged(values: Mapping[str, object]) -> dict[str, object]:
    return {name: to_json(BY_NAME[name], value) for name, value in values.items()}


def history(session: Session, incident: Incident, *, personal: bool = True) -> list[HistoryEntry]:
    """Every logged step of the record and of what was merged into it, oldest first, with the lines it touched.

    Without ``personal``, names and phones of people are left out.
    """
    actor = aliased(User)
    merged = select(Incident.id).where(Incident.merged_into_no == incident.row_no)
    query = (
        select(AuditRow, actor.full_name)
        .outerjoin(actor, actor.name == AuditRow.actor)
        .where(
            or_(
                and_(AuditRow.object_kind == "incident", AuditRow.object_id == incident.id),
                and_(AuditRow.action == "incident.merge", AuditRow.object_id.in_(merged)),
                and_(AuditRow.action == "incident.unlock", AuditRow.object_id.in_(_grants_of(incident))),
                and_(AuditRow.action == "incident.note", AuditRow.object_id.in_(_notes_on(incident))),
            )
        )
        .order_by(AuditRow.seq)
    )
    shown = {name: field for name, field in BY_NAME.items() if personal or not field.is_personal}
    lines = _line_changes(session, incident, personal=personal)
    return [
        _entry(row, name or row.actor, lines.get((row.at, row.action, row.actor), ()), shown)
        for row, name in session.execute(query)
    ]


_Step = tuple[datetime, str, str]
"""When, what and who: the same for every row of one transaction."""


def _line_changes(
    session: Session, incident: Incident, *, personal: bool
) -> dict[_Step, tuple[LineChange, ...]]:
    found: dict[_Step, tuple[LineChange, ...]] = {}
    for kind in LINES:
        record_class = LINE_CLASSES[kind.name]
        fields = {field.name: field for field in kind.fields if personal or not field.is_personal}
        stored = select(record_class).where(record_class.incident_no == incident.row_no)
        lines = {line.id: line for line in session.scalars(stored)}
        query = select(AuditRow).where(
            AuditRow.object_kind == kind.table, AuditRow.object_id.in_(select(stored.subquery().c.id))
        )
        for row in session.scalars(query.order_by(AuditRow.seq)):
            assert row.object_id is not None
            now = {name: getattr(lines[row.object_id], name) for name in fields}
            change = _line_change(kind.name, json.loads(row.body), fields, now)
            if change is not None:
                step = (row.at, row.action, row.actor)
                found[step] = (*found.get(step, ()), change)
    return found


def _line_change(
    kind: str, body: Mapping[str, Any], fields: Mapping[str, Field], now: Mapping[str, object]
) -> LineChange | None:
    """None where nothing changed but the line's place."""
    before, after = _read(body["before"], fields), _read(body["after"], fields)
    if body["before"] is None:
        return LineChange(kind, "added", {}, after, now)
    if body["after"].get("removed"):
        return LineChange(kind, "removed", now, {}, now)
    return LineChange(kind, "changed", before, after, now) if after else None


def _notes_on(incident: Incident) -> Select[bytes]:
    return select(CorrectionNote.id).where(
        CorrectionNote.record_kind == "incident", CorrectionNote.record_no == incident.row_no
    )


def _grants_of(incident: Incident) -> Select[bytes]:
    return select(UnlockGrant.id).where(
        UnlockGrant.record_kind == "incident", UnlockGrant.record_no == incident.row_no
    )


def _entry(
    row: AuditRow, name: str, lines: tuple[LineChange, ...], shown: Mapping[str, Field]
) -> HistoryEntry:
    body = json.loads(row.body)
    return HistoryEntry(
        seq=row.seq,
        at=row.at,
        actor=name,
        action=row.action,
        reason=body["note"],
        before=_read(body["before"], shown),
        after=_read(body["after"], shown),
        facts=tuple(body["facts"]),
        lines=lines,
    )


def _read(logged: Mapping[str, object] | None, fields: Mapping[str, Field]) -> dict[str, object]:
    """The logged columns that are fields, as stored values again."""
    return {
        name: _stored(fields[name].kind, value) for name, value in (logged or {}).items() if name in fields
    }


def _stored(kind: Kind, value: object) -> object:
    """The log keeps what the store keeps: ISO dates and paisa, not the exchange form."""
    if isinstance(value, str) and kind is Kind.BS_DATE:
        return date.fromisoformat(value)
    if isinstance(value, str) and kind is Kind.TIME:
        return time.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
