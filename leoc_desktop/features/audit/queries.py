"""Reading the log."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from leoc_desktop.foundation.clock import NEPAL
from leoc_desktop.foundation.listing import Order
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.unlock_grant import UnlockGrant
from leoc_desktop.records.user import User
from leoc_desktop.storage.row_numbers import row_numbers

S = TypeVar("S")

_AT_ONCE = 500
_IDS_AT_ONCE = 1000  # SQLite takes 32,766 values in one statement


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One row of the log as people read it; ``before`` and ``after`` hold only what differs.

    ``clock_doubtful`` marks rows written while the clock of the computer was known to be wrong.
    """

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
    clock_doubtful: bool = False

    @property
    def subject(self) -> str:
        """The number or name by which people know the object, where the row tells it."""
        for values in (self.after, self.before, *self.facts):
            for name in ("number", "name", "incident", "user", "file_name"):
                if values.get(name):
                    return str(values[name])
        return self.about


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which rows are wanted; what is empty asks for nothing. Days are those of Nepal, both included."""

    actor: str = ""
    action: str = ""
    kind: str = ""
    subject: str = ""
    first_day: date | None = None
    last_day: date | None = None
    before_seq: int | None = None

    def of(self, query: Select[S]) -> Select[S]:
        """``query`` with these conditions."""
        if self.actor:
            query = query.where(AuditRow.actor == self.actor)
        if self.action:
            query = query.where(AuditRow.action == self.action)
        if self.kind:
            query = query.where(AuditRow.object_kind == self.kind)
        if self.subject:
            told = AuditRow.body.contains(_as_written(self.subject), autoescape=True)
            query = query.where(or_(told, *(AuditRow.object_id.in_(ids) for ids in _ids_named(self.subject))))
        if self.first_day is not None:
            query = query.where(AuditRow.at >= _midnight(self.first_day))
        if self.last_day is not None:
            query = query.where(AuditRow.at < _midnight(self.last_day + timedelta(days=1)))
        if self.before_seq is not None:
            query = query.where(AuditRow.seq < self.before_seq)
        return query


@dataclass(frozen=True, slots=True)
class AuditChoices:
    """What the filters can be set to."""

    actors: tuple[str, ...]
    actions: tuple[str, ...]
    kinds: tuple[str, ...]


def entries(session: Session, wanted: AuditFilter, *, newest: int) -> list[AuditEntry]:
    """The ``newest`` rows that match, newest first."""
    query = wanted.of(select(AuditRow)).order_by(AuditRow.seq.desc()).limit(newest)
    return _entries(session, list(session.scalars(query)))


def keys_of(session: Session, wanted: AuditFilter, order: Order, *, most: int | None = None) -> array[int]:
    """The order numbers of the rows that match, newest first unless ``order`` asks for the oldest."""
    oldest_first = bool(order.column) and not order.descending
    by_seq = AuditRow.seq.asc() if oldest_first else AuditRow.seq.desc()
    return row_numbers(session, wanted.of(select(AuditRow.seq)).order_by(by_seq), most=most)


def count_all(session: Session) -> int:
    """How many rows the log has."""
    return session.scalar(select(func.count()).select_from(AuditRow)) or 0


def count(session: Session, wanted: AuditFilter) -> int:
    """How many rows match."""
    return session.scalar(wanted.of(select(func.count()).select_from(AuditRow))) or 0


def entries_of(session: Session, keys: Sequence[int]) -> list[AuditEntry]:
    """The rows with these order numbers, in that order."""
    found: dict[int, AuditEntry] = {}
    for start in range(0, len(keys), _AT_ONCE):
        piece = list(keys[start : start + _AT_ONCE])
        rows = list(session.scalars(select(AuditRow).where(AuditRow.seq.in_(piece))))
        found |= {entry.seq: entry for entry in _entries(session, rows)}
    return [found[key] for key in keys if key in found]


def entry_of_code(session: Session, prefix: bytes) -> AuditEntry | None:
    """The row whose hash begins so: what a code on a paper stands for."""
    query = select(AuditRow).where(AuditRow.hash >= prefix).order_by(AuditRow.hash).limit(1)
    row = session.scalars(query).first()
    return _entries(session, [row])[0] if row is not None and row.hash.startswith(prefix) else None


def all_entries(session: Session, wanted: AuditFilter) -> Iterator[AuditEntry]:
    """Every row that matches, oldest first, a piece of the log at a time."""
    query, reached = wanted.of(select(AuditRow)).order_by(AuditRow.seq).limit(_AT_ONCE), 0
    while rows := list(session.scalars(query.where(AuditRow.seq > reached))):
        reached = rows[-1].seq
        yield from _entries(session, rows)
        session.expunge_all()


def choices(session: Session) -> AuditChoices:
    """Every user, action and kind that stands in the log."""
    actors, actions, kinds = (
        tuple(sorted(session.scalars(select(column).distinct())))
        for column in (AuditRow.actor, AuditRow.action, AuditRow.object_kind)
    )
    return AuditChoices(actors, actions, kinds)


def _as_written(text: str) -> str:
    """``text`` as it stands inside the JSON of a row."""
    return json.dumps(text.strip(), ensure_ascii=False)[1:-1]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), NEPAL)


def _entries(session: Session, rows: list[AuditRow]) -> list[AuditEntry]:
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


def _ids_named(text: str) -> tuple[Select[bytes], ...]:
    """Ids of incidents and users of which ``text`` is a part of the number or name: most rows do not repeat it."""
    return (
        select(Incident.id).where(Incident.number.contains(text.strip(), autoescape=True)),
        select(User.id).where(User.name.contains(text.strip(), autoescape=True)),
    )


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
        clock_doubtful=bool(body.get("clock_offset")),
    )
