"""The log of the office: written inside every transaction, chained, signed, and checkable by anybody later.

``h = SHA-256(previous ‖ body)`` and ``signature = Ed25519(signer, h)``; the order is ``seq``, never the time.
"""

from __future__ import annotations

import hashlib
import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop import __version__
from leoc_desktop.access.crockford import encode
from leoc_desktop.access.signatures import public_key, sign, verify
from leoc_desktop.foundation.canonical_json import canonical, digest
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.storage.unit_of_work import Change, UnitOfWork

GENESIS = bytes(32)
CODE_BYTES = 5
ENROLS = "enrols"
_VERIFY_BATCH = 2000


class Signer(Protocol):
    """An actor who can sign: a signed-in user or the station."""

    @property
    def name(self) -> str: ...
    @property
    def session(self) -> str: ...
    @property
    def signing_key(self) -> bytearray: ...


@dataclass(frozen=True, slots=True)
class Head:
    """The newest row of the log: its order number and hash."""

    seq: int
    hash: bytes

    @property
    def code(self) -> str:
        """Eight characters for paper: the first 40 bits of the hash in Crockford's alphabet."""
        return encode(self.hash[:CODE_BYTES])


def head(session: Session) -> Head:
    """The newest row; seq 0 and zeros for an empty log."""
    row = session.execute(select(AuditRow.seq, AuditRow.hash).order_by(AuditRow.seq.desc()).limit(1)).first()
    return Head(row.seq, row.hash) if row else Head(0, GENESIS)


def write_rows(work: UnitOfWork) -> None:
    """Before commit: one row for each changed record, or one for an action that changed none but has facts."""
    signer = cast(Signer, work.actor)
    changes = work.changes()
    if changes or work.events:
        subjects: list[Change | None] = list(changes) or [None]
        last = head(work.session)
        for position, change in enumerate(subjects):
            facts = work.events if position == 0 else []
            last = _append(work, signer, last, change, facts)


def _append(
    work: UnitOfWork, signer: Signer, last: Head, change: Change | None, facts: list[dict[str, object]]
) -> Head:
    now = work.clock.now()
    kind = change.kind if change else work.action.split(".", maxsplit=1)[0]
    object_id = change.record.id if change else None
    body = canonical(
        {
            "seq": last.seq + 1,
            "at": now.isoformat(),
            "boot_id": work.clock.boot_id(),
            "boot_seconds": round(work.clock.boot_seconds(), 3),
            "actor": signer.name,
            "session": signer.session,
            "device": socket.gethostname(),
            "app": __version__,
            "action": work.action,
            "note": work.note,
            "object": {"kind": kind, "id": object_id.hex() if object_id else None},
            "facts": facts,
            **_difference(change),
        }
    )
    hashed = hashlib.sha256(last.hash + body).digest()
    work.session.add(
        AuditRow(
            seq=last.seq + 1,
            at=now,
            actor=signer.name,
            action=work.action,
            object_kind=kind,
            object_id=object_id,
            body=body.decode("utf-8"),
            previous=last.hash,
            hash=hashed,
            public_key=public_key(signer.signing_key),
            signature=sign(signer.signing_key, hashed),
        )
    )
    work.session.flush()
    return Head(last.seq + 1, hashed)


def _difference(change: Change | None) -> dict[str, object]:
    """The fields that differ, and hashes over the whole record before and after."""
    if change is None:
        return {"before": None, "after": None, "before_hash": None, "after_hash": None}
    before, after = change.before, change.after
    changed = [name for name in after if before is None or before.get(name) != after[name]]
    return {
        "before": {name: before.get(name) for name in changed} if before is not None else None,
        "after": {name: after[name] for name in changed},
        "before_hash": digest(before) if before is not None else None,
        "after_hash": digest(after),
    }


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the log: where, and a message id that says what."""

    seq: int
    msgid: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a check of the whole log."""

    rows: int
    head_code: str
    faults: tuple[Fault, ...]
    checked_at: datetime


def verify_log(session: Session, now: datetime) -> Verdict:
    """Check every row: order, chain, hash, signature, and that the signer's key was enrolled before."""
    faults: list[Fault] = []
    enrolled: set[bytes] = set()
    last = Head(0, GENESIS)
    for row in _rows(session):
        faults += [Fault(row.seq, msgid) for msgid in _faults_of(row, last, enrolled)]
        last = Head(row.seq, row.hash)
    return Verdict(last.seq, last.code, tuple(faults), now)


def _rows(session: Session) -> Iterator[AuditRow]:
    query = select(AuditRow).order_by(AuditRow.seq).execution_options(yield_per=_VERIFY_BATCH)
    for row in session.scalars(query):
        yield row
        session.expunge(row)


def _faults_of(row: AuditRow, last: Head, enrolled: set[bytes]) -> Iterator[str]:
    if row.seq != last.seq + 1:
        yield N_("Rows before this one are missing.")
    if row.previous != last.hash:
        yield N_("This row does not follow the one before it.")
    if row.hash != hashlib.sha256(row.previous + row.body.encode("utf-8")).digest():
        yield N_("The content of this row was changed.")
        return
    if not verify(row.public_key, row.hash, row.signature):
        yield N_("The signature of this row is false.")
        return
    body = json.loads(row.body)
    if (body["seq"], body["actor"], body["action"]) != (row.seq, row.actor, row.action):
        yield N_("The columns of this row do not match what was signed.")
    enrolled |= {bytes.fromhex(fact[ENROLS]) for fact in body["facts"] if ENROLS in fact}
    if row.public_key not in enrolled:
        yield N_("The key that signed this row was never enrolled.")
