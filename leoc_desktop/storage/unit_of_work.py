"""One transaction, from its first read to its audit rows, and the news of what it touched.

A write names its actor and its action; listeners (the audit trail) run inside the transaction before it commits, so
no service can change a record without a log row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy import event, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.base import NO_VALUE

from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.errors import DatabaseDamaged, LeocError, RecordLocked, StoreTrouble
from leoc_desktop.foundation.translation import N_
from leoc_desktop.foundation.uuid7 import new_id
from leoc_desktop.storage.base_record import Record
from leoc_desktop.storage.damage import damage_told, is_damage
from leoc_desktop.storage.encrypted_engine import WRITING, EncryptedEngine

TRIGGER_MARK = "leoc:"


class Actor(Protocol):
    """Who writes: a signed-in user, or the station itself (R6)."""

    @property
    def user_no(self) -> int | None:
        """Row number of the user; None for the station."""
        ...


@dataclass(frozen=True, slots=True)
class Change:
    """One audited row that a transaction created or changed; ``before`` is None for a new one."""

    record: Record
    before: dict[str, object] | None
    after: dict[str, object]

    @property
    def kind(self) -> str:
        """The noun of the record: its table's name."""
        return str(self.record.__tablename__)


@dataclass
class UnitOfWork:
    """What a service holds while it writes."""

    session: Session
    actor: Actor
    action: str
    clock: Clock
    note: str = ""
    events: list[dict[str, object]] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    _before: dict[Record, dict[str, object] | None] = field(default_factory=dict)

    def remark(self, **values: object) -> None:
        """Add facts to the audit row that are no column of a record (a reason, a file's checksum)."""
        self.events.append(values)

    def changes(self) -> list[Change]:
        """Every audited record this transaction made or changed, in the order it was met."""
        return [
            Change(record, before, record.audit_values())
            for record, before in self._before.items()
            if record.audited and record.audit_values() != before
        ]

    def stamp(self, session: Session, *_: object) -> None:
        """Before each flush: fill in who, when and version, and keep the values as they were."""
        now = self.clock.now()
        for record in session.new:
            if isinstance(record, Record):
                self._stamp_new(record, now)
        for record in session.dirty:
            if isinstance(record, Record) and session.is_modified(record):
                if record not in self._before:
                    self._before[record] = record.audit_values(committed=True)
                record.updated_at, record.updated_by_no = now, self.actor.user_no
                if not inspect(record).attrs["version"].history.has_changes():
                    record.version += 1
                self.touched.add(str(record.__tablename__))
        self.touched |= {str(one.__tablename__) for one in session.deleted if isinstance(one, Record)}

    def _stamp_new(self, record: Record, now: object) -> None:
        if inspect(record).attrs["id"].loaded_value in {None, NO_VALUE}:
            record.id = new_id(self.clock.now())
        record.created_at = record.updated_at = now  # type: ignore[assignment]  # a datetime; object keeps it short
        record.created_by_no = record.updated_by_no = self.actor.user_no
        record.version = record.version or 1
        self._before.setdefault(record, None)
        self.touched.add(str(record.__tablename__))


BeforeCommit = Callable[[UnitOfWork], None]
AfterCommit = Callable[[frozenset[str]], None]


class Store:
    """The office's database: reading sessions, writing units of work."""

    def __init__(self, engine: EncryptedEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._readers = sessionmaker(engine.engine, expire_on_commit=False, autoflush=False)
        self._writers = sessionmaker(
            engine.engine.execution_options(**{WRITING: True}), expire_on_commit=False, autoflush=True
        )
        self.before_commit: list[BeforeCommit] = []
        self.after_commit: list[AfterCommit] = []

    @property
    def clock(self) -> Clock:
        """The clock that stamps rows."""
        return self._clock

    @property
    def engine(self) -> EncryptedEngine:
        """The engine, for snapshots and checks."""
        return self._engine

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session over one consistent state of the store."""
        with self._told_in_words(), self._readers() as session:
            yield session

    @contextmanager
    def write(self, actor: Actor, action: str, *, note: str = "") -> Iterator[UnitOfWork]:
        """One transaction: it commits at the end of the block, or leaves nothing behind.

        ``action`` names what is done in the audit log, as noun.verb; ``note`` is the reason a person gave.
        """
        with self._told_in_words(), self._writers() as session, session.begin():
            work = UnitOfWork(session, actor, action, self._clock, note)
            event.listen(session, "before_flush", work.stamp)
            yield work
            session.flush()
            for listener in self.before_commit:
                listener(work)
        for news in self.after_commit:
            news(frozenset(work.touched))

    def damage_found(self) -> DatabaseDamaged:
        """Look which pages are damaged; every later connection begins anew, since one that met damage is lost."""
        return damage_told(self._engine.damaged_pages())

    def close(self) -> None:
        """Close all connections and wipe the key."""
        self._engine.close()

    @contextmanager
    def _told_in_words(self) -> Iterator[None]:
        """Turn a failure of disk or database into a sentence; errors of our own pass as they are."""
        try:
            yield
        except DBAPIError as error:
            if is_damage(error.orig):
                raise self.damage_found() from error
            raise _in_words(str(error.orig)) from error


def _in_words(reason: str) -> LeocError:
    if reason.startswith(TRIGGER_MARK):
        return _refused_by_trigger(reason.removeprefix(TRIGGER_MARK))
    if "full" in reason:
        return StoreTrouble(N_("The disk is full. Nothing was saved; free some space and try again."))
    if "locked" in reason:
        return StoreTrouble(N_("Another program is writing to the database. Try again."))
    if "disk I/O" in reason:
        return StoreTrouble(N_("The disk does not read or write properly. Nothing was saved; tell IT."))
    return StoreTrouble(N_("The database refused the change: {reason}"), reason=reason)


def _refused_by_trigger(word: str) -> LeocError:
    """The last line of defence spoke: a service let something through that the triggers know to be wrong."""
    if word == "locked":
        return RecordLocked()
    return StoreTrouble(N_("The database refused the change: {reason}"), reason=word)
