"""Checking rows of the log one by one: order, chain, content, signature, and columns against what was signed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.audit_trail.writing import GENESIS, Head
from leoc_desktop.access.signatures import verify
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.audit_row import AuditRow

ROWS_AT_ONCE = 2000

ROWS_MISSING = N_("Rows before this one are missing.")
DOES_NOT_FOLLOW = N_("This row does not follow the one before it.")
CONTENT_CHANGED = N_("The content of this row was changed.")
SIGNATURE_FALSE = N_("The signature of this row is false.")
UNREADABLE = N_("The content of this row cannot be read.")
COLUMNS_CHANGED = N_("The columns of this row do not match what was signed.")


@dataclass(frozen=True, slots=True)
class SignedRow:
    """A row whose signature holds: what its signer vouches for."""

    seq: int
    at: datetime
    public_key: bytes
    body: dict[str, Any]

    @property
    def actor(self) -> str:
        return str(self.body["actor"])

    @property
    def action(self) -> str:
        return str(self.body["action"])

    @property
    def session(self) -> str:
        return str(self.body["session"])

    @property
    def kind(self) -> str:
        """The kind of record that the row is about."""
        return str(self.body["object"]["kind"])

    @property
    def object_id(self) -> str | None:
        """The id of that record in hex."""
        found: str | None = self.body["object"]["id"]
        return found

    @property
    def facts(self) -> dict[str, Any]:
        """All facts of the row together."""
        return {name: value for fact in self.body["facts"] for name, value in fact.items()}

    @property
    def before(self) -> dict[str, Any]:
        return self.body["before"] or {}

    @property
    def after(self) -> dict[str, Any]:
        return self.body["after"] or {}


class Chain:
    """Takes rows in order and says what is wrong with each."""

    def __init__(self, last: Head | None = None) -> None:
        self.last = last or Head(0, GENESIS)
        self.signed: SignedRow | None = None
        """The row looked at last, when what it says can be relied on."""

    def look(self, row: AuditRow) -> Iterator[str]:
        """Message ids of the faults of ``row``."""
        last, self.last, self.signed = self.last, Head(row.seq, row.hash), None
        if row.seq != last.seq + 1:
            yield ROWS_MISSING
        if row.previous != last.hash:
            yield DOES_NOT_FOLLOW
        if row.hash != hashlib.sha256(row.previous + row.body.encode("utf-8", "surrogatepass")).digest():
            yield CONTENT_CHANGED
        elif not verify(row.public_key, row.hash, row.signature):
            yield SIGNATURE_FALSE
        else:
            yield from self._read(row)

    def _read(self, row: AuditRow) -> Iterator[str]:
        try:
            signed = SignedRow(row.seq, row.at, row.public_key, json.loads(row.body))
            said = (
                signed.body["seq"],
                signed.body["at"],
                signed.actor,
                signed.action,
                signed.kind,
                signed.object_id,
            )
            _everything_is_there(signed)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            yield UNREADABLE
            return
        object_id = row.object_id.hex() if row.object_id is not None else None
        if said != (row.seq, row.at.isoformat(), row.actor, row.action, row.object_kind, object_id):
            yield COLUMNS_CHANGED
        else:
            self.signed = signed


def _everything_is_there(row: SignedRow) -> None:
    if not all(isinstance(part, dict) for part in (row.facts, row.before, row.after)):
        raise TypeError("no row of ours")
    for name in ("session", "note", "after_hash"):
        row.body[name]


def rows_in_order(session: Session, *, after: int = 0) -> Iterator[AuditRow]:
    """Every row behind row ``after``, a piece of the log at a time; none stays in memory."""
    query = select(AuditRow).where(AuditRow.seq > after).order_by(AuditRow.seq)
    for row in session.scalars(query.execution_options(yield_per=ROWS_AT_ONCE)):
        yield row
        session.expunge(row)
