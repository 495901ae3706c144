"""Whether a record may be changed: asked inside the transaction that writes, and nowhere else."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.login_session import Login
from leoc_desktop.foundation.canonical_json import digest
from leoc_desktop.foundation.errors import RecordLocked
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.unlock_grant import UnlockGrant

OPEN_STATES = frozenset({"draft", "returned"})


class LockableRecord(Protocol):
    """A record with a life cycle. Locked is no state: everything past draft and not returned is (R26)."""

    row_no: int
    state: str
    version: int

    @property
    def created_by_no(self) -> int | None:
        """Who registered it."""
        ...

    def audit_values(self) -> dict[str, object]: ...


def is_locked(state: str) -> bool:
    """Whether records in this state need a grant to be changed."""
    return state not in OPEN_STATES


def ensure_unlocked(
    session: Session, kind: str, record: LockableRecord, login: Login, now: datetime
) -> UnlockGrant | None:
    """The grant under which ``login`` may change the record; None when it needs none. Raises RecordLocked.

    A draft or returned record is open to the operator who registered it; a locked one to the holder of an open
    grant for this very version.
    """
    if not is_locked(record.state) and record.created_by_no == login.user_no:
        return None
    grant = open_grant(session, kind, record.row_no, login.user_no)
    if grant is None:
        if not is_locked(record.state):
            raise RecordLocked(
                N_("This record belongs to another operator. A supervisor can unlock it for you.")
            )
        raise RecordLocked
    if now > grant.save_before:
        raise RecordLocked(N_("The unlock has run out. Ask the supervisor to unlock the record again."))
    if grant.record_version != record.version or grant.record_hash != digest(record.audit_values()):
        raise RecordLocked(
            N_("The record changed after it was unlocked. Ask the supervisor to unlock it again.")
        )
    return grant


def open_grant(session: Session, kind: str, record_no: int, operator_no: int) -> UnlockGrant | None:
    """The newest grant of this operator for this record that is not closed."""
    return session.scalars(
        select(UnlockGrant)
        .where(
            UnlockGrant.record_kind == kind,
            UnlockGrant.record_no == record_no,
            UnlockGrant.operator_no == operator_no,
            UnlockGrant.closed_at.is_(None),
        )
        .order_by(UnlockGrant.row_no.desc())
        .limit(1)
    ).first()


def close_grant(grant: UnlockGrant, now: datetime, outcome: str = "used") -> None:
    """Use the grant up: it opens nothing any more."""
    grant.closed_at = now
    grant.outcome = outcome
