"""Writing the log: rows for everything a transaction did, chained by hashes and signed by the one who acted.

``h = SHA-256(previous ‖ body)`` and ``signature = Ed25519(signer, h)``; the order is ``seq``, never the time.
"""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop import __version__
from leoc_desktop.access.audit_trail.clock_steps import Reading, offset_after, seconds_set
from leoc_desktop.access.crockford import encode
from leoc_desktop.access.signatures import public_key, sign
from leoc_desktop.foundation.canonical_json import canonical, digest
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.storage.unit_of_work import Change, UnitOfWork

GENESIS = bytes(32)
CODE_BYTES = 5
CLOCK_STEP = "clock.step"
CLOCK_CONFIRMED = "clock.confirm"

# Facts about keys: who may sign, and why (R7).
ENROLS = "enrols"  # a public key that signs from now on
STATION_KEY = "station_key"  # the workstation's own
PERMITS = "permits"  # a one-time public key whose owner may enrol a key of his own
PERMIT = "permit"  # the one-time key that permits an enrolment
CERTIFICATE = "certificate"  # its signature over the enrolled key
_CERTIFIED = b"leoc/v1/enrol/"


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


def certified(key: bytes) -> bytes:
    """What a one-time key signs to vouch for the key that its user made."""
    return _CERTIFIED + key


def enrolment(key: bytes, permit: bytearray) -> dict[str, object]:
    """The facts that enrol ``key``, vouched for by the one-time signing key ``permit``."""
    return {
        ENROLS: key.hex(),
        PERMIT: public_key(permit).hex(),
        CERTIFICATE: sign(permit, certified(key)).hex(),
    }


def write_rows(work: UnitOfWork) -> None:
    """Before commit: one row for each changed record, or one for an action that changed none but has facts."""
    changes = work.changes()
    if not changes and not work.events:
        return
    pen = _Pen(work)
    pen.note_clock()
    subjects: list[Change | None] = list(changes) or [None]
    for position, change in enumerate(subjects):
        pen.write(work.action, work.note, work.events if position == 0 else [], change)
    work.session.flush()


class _Pen:
    """Appends rows to the log inside one transaction."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._signer = cast(Signer, work.actor)
        self._public_key = public_key(self._signer.signing_key)
        self._clocks = Reading.now(work.clock)
        newest = work.session.scalars(select(AuditRow).order_by(AuditRow.seq.desc()).limit(1)).first()
        self._head = Head(newest.seq, newest.hash) if newest else Head(0, GENESIS)
        self._before = Reading.of_row(newest.at, newest.body) if newest else self._clocks
        self._offset = 0.0 if work.action == CLOCK_CONFIRMED else self._before.offset

    def note_clock(self) -> None:
        """A row of its own when the clock was set since the last row; this one and later ones are marked."""
        step = seconds_set(self._before, self._clocks)
        if not step or self._work.action == CLOCK_CONFIRMED:
            return
        self._offset = offset_after(self._before, step)
        fact: dict[str, object] = {
            "clock_set_seconds": round(step),
            "clock_before_at": self._before.at.isoformat(),
        }
        self.write(CLOCK_STEP, "", [fact], None)

    def write(self, action: str, note: str, facts: list[dict[str, object]], change: Change | None) -> None:
        """Append one row."""
        kind = change.kind if change else action.split(".", maxsplit=1)[0]
        object_id = change.record.id if change else None
        seq = self._head.seq + 1
        body = canonical(
            {
                "seq": seq,
                "at": self._clocks.at.isoformat(),
                "boot_id": self._clocks.boot_id,
                "boot_seconds": self._clocks.boot_seconds,
                "clock_offset": round(self._offset, 3),
                "actor": self._signer.name,
                "session": self._signer.session,
                "device": socket.gethostname(),
                "app": __version__,
                "action": action,
                "note": note,
                "object": {"kind": kind, "id": object_id.hex() if object_id else None},
                "facts": facts,
                **_difference(change),
            }
        )
        hashed = hashlib.sha256(self._head.hash + body).digest()
        self._work.session.add(
            AuditRow(
                seq=seq,
                at=self._clocks.at,
                actor=self._signer.name,
                action=action,
                object_kind=kind,
                object_id=object_id,
                body=body.decode("utf-8"),
                previous=self._head.hash,
                hash=hashed,
                public_key=self._public_key,
                signature=sign(self._signer.signing_key, hashed),
            )
        )
        self._head = Head(seq, hashed)


def _difference(change: Change | None) -> Mapping[str, object]:
    """The fields that differ, and hashes over the whole record before and after."""
    if change is None:
        return {"before": None, "after": None, "before_hash": None, "after_hash": None}
    before, after = change.before, change.after
    names = dict.fromkeys([*after, *(before or {})])
    changed = [name for name in names if before is None or before.get(name) != after.get(name)]
    return {
        "before": {name: before.get(name) for name in changed} if before is not None else None,
        "after": {name: after.get(name) for name in changed},
        "before_hash": digest(before) if before is not None else None,
        "after_hash": digest(after),
    }
