"""Holding the records against the log: nothing was added, changed or removed without a row that says so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leoc_desktop.access.audit_trail.verdict import Fault
from leoc_desktop.foundation.canonical_json import digest
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.storage.base_record import Base, Record

RECORDS_AT_ONCE = 500
MOST_VANISHED = 100

ADDED = N_("A record was added past the log.")
CHANGED = N_("A record was changed past the log.")
REMOVED = N_("A record was removed past the log.")
OTHER_PAPER = N_("The PDF that is kept is not the one that was issued.")
OTHER_CONTENT = N_("The content that is kept is not the one that was issued.")
OTHER_WORDS = N_("The text to be read aloud that is kept is not the one that was issued.")
_VOUCHED = (
    ("pdf", "pdf_sha256", OTHER_PAPER),
    ("content", "content_sha256", OTHER_CONTENT),
    ("spoken", "spoken_sha256", OTHER_WORDS),
)
"""What is too large for the log, the column with its checksum, and what is said when they differ."""


@dataclass(frozen=True, slots=True)
class _LastRow:
    seq: int
    after_hash: object


def logged_classes() -> list[type[Record]]:
    """Every class of records whose changes are in the log, by the name of its table."""
    classes = [mapper.class_ for mapper in Base.registry.mappers]
    logged = [one for one in classes if issubclass(one, Record) and one.audited]
    return sorted(logged, key=lambda one: str(one.__tablename__))


def count_records(session: Session) -> int:
    """How many records :func:`record_faults` will look at."""
    return sum(session.scalar(select(func.count()).select_from(one)) or 0 for one in logged_classes())


def record_faults(session: Session, looked_at: Callable[[int], None]) -> Iterator[Fault]:
    """Every record that is not as the log tells; ``looked_at`` hears of each piece of work done."""
    for record_class in logged_classes():
        yield from _faults_of_class(session, record_class, looked_at)
        yield from _vanished(session, record_class)
        columns = record_class.__table__.columns
        for large, checksum, said in _VOUCHED:
            if large in columns and checksum in columns:
                yield from _differing(session, record_class, (large, checksum), said)


def _faults_of_class(
    session: Session, record_class: type[Record], looked_at: Callable[[int], None]
) -> Iterator[Fault]:
    kind, reached = str(record_class.__tablename__), 0
    query = select(record_class).order_by(record_class.row_no).limit(RECORDS_AT_ONCE)
    while records := list(session.scalars(query.where(record_class.row_no > reached))):
        reached = records[-1].row_no
        rows = _last_rows(session, kind, [record.id for record in records])
        for record in records:
            row = rows.get(record.id)
            if row is None:
                yield Fault(0, ADDED, subject_of(record))
            elif digest(record.audit_values()) != row.after_hash:
                yield Fault(row.seq, CHANGED, subject_of(record))
        session.expunge_all()
        looked_at(len(records))


def _last_rows(session: Session, kind: str, ids: list[bytes]) -> dict[bytes, _LastRow]:
    newest = (
        select(func.max(AuditRow.seq))
        .where(AuditRow.object_kind == kind, AuditRow.object_id.in_(ids))
        .group_by(AuditRow.object_id)
    )
    query = select(AuditRow.object_id, AuditRow.seq, AuditRow.body).where(AuditRow.seq.in_(newest))
    return {
        found.object_id: _LastRow(found.seq, _after_hash(found.body))
        for found in session.execute(query)
        if found.object_id is not None
    }


def _after_hash(body: str) -> object:
    try:
        return json.loads(body)["after_hash"]
    except (ValueError, KeyError, TypeError):
        return None  # the check of the chain names that row


def _differing(
    session: Session, record_class: type[Record], names: tuple[str, str], said: str
) -> Iterator[Fault]:
    """Issued papers of which something is not what the log vouches for; one of them in memory at a time."""
    table, kind = record_class.__table__, str(record_class.__tablename__)
    large, checksum = (table.c[name] for name in names)
    for row_no in session.scalars(
        select(table.c.row_no).where(checksum != "").order_by(table.c.row_no)
    ).all():
        query = select(table.c.id, table.c.number, large, checksum).where(table.c.row_no == row_no)
        row_id, number, kept, vouched = session.execute(query).one()
        content = kept.encode("utf-8") if isinstance(kept, str) else kept or b""
        if hashlib.sha256(content).hexdigest() != vouched:
            last = select(func.max(AuditRow.seq)).where(
                AuditRow.object_kind == kind, AuditRow.object_id == row_id
            )
            yield Fault(session.scalar(last) or 0, said, str(number))


def _vanished(session: Session, record_class: type[Record]) -> Iterator[Fault]:
    kind = str(record_class.__tablename__)
    query = (
        select(AuditRow.object_id, func.max(AuditRow.seq))
        .where(
            AuditRow.object_kind == kind,
            AuditRow.object_id.is_not(None),
            AuditRow.object_id.not_in(select(record_class.id)),
        )
        .group_by(AuditRow.object_id)
        .limit(MOST_VANISHED)
    )
    for object_id, seq in session.execute(query):
        yield Fault(seq, REMOVED, f"{kind} {(object_id or b'').hex()[-8:]}")


def subject_of(record: Record) -> str:
    """The number or name by which people know a record, else its kind and the end of its id."""
    for name in ("number", "name"):
        if found := getattr(record, name, None):
            return str(found)
    return f"{record.__tablename__} {record.id.hex()[-8:]}"
