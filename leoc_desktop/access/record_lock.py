"""Whether a record may be changed: asked inside the transaction that writes, and nowhere else."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from leoc_desktop.access.grant_time import ran_out
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.roles import Role
from leoc_desktop.foundation.canonical_json import digest
from leoc_desktop.foundation.errors import RecordLocked
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.unlock_grant import UnlockGrant
from leoc_desktop.records.user import User, UserRole

EXPIRED = "expired"
RAN_OUT = N_("The unlock has run out. Ask the supervisor to unlock the record again.")
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
    grant for this very version, whose supervisor still is one.
    """
    if not is_locked(record.state) and record.created_by_no == login.user_no:
        return None
    grant = open_grant(session, kind, record.row_no, login.user_no)
    if grant is None:
        raise RecordLocked(_why_locked(session, kind, record, login))
    if ran_out(grant, now):
        raise RecordLocked(RAN_OUT)
    if grant.record_version != record.version or grant.record_hash != digest(record.audit_values()):
        raise RecordLocked(
            N_("The record changed after it was unlocked. Ask the supervisor to unlock it again.")
        )
    if not is_supervisor(session, grant.supervisor_no):
        raise RecordLocked(
            N_("The one who unlocked this record is no supervisor any more. Ask another supervisor.")
        )
    return grant


def _why_locked(session: Session, kind: str, record: LockableRecord, login: Login) -> str | None:
    """What to say where there is no open grant: whose record it is, or that the last unlock ran out."""
    if not is_locked(record.state):
        return N_("This record belongs to another operator. A supervisor can unlock it for you.")
    former = session.scalars(
        _grants(kind, record.row_no, login.user_no).where(UnlockGrant.record_version == record.version)
    ).first()
    return RAN_OUT if former is not None and former.outcome == EXPIRED else None


def is_supervisor(session: Session, user_no: int) -> bool:
    """Whether the user is active and holds the role at this moment."""
    query = (
        select(User.row_no)
        .join(UserRole)
        .where(User.row_no == user_no, User.disabled.is_(False), UserRole.role == Role.SUPERVISOR.value)
    )
    return session.execute(query).first() is not None


def open_grant(session: Session, kind: str, record_no: int, operator_no: int) -> UnlockGrant | None:
    """The newest grant of this operator for this record that is not closed."""
    query = _grants(kind, record_no, operator_no).where(UnlockGrant.closed_at.is_(None))
    return session.scalars(query).first()


def _grants(kind: str, record_no: int, operator_no: int) -> Select[UnlockGrant]:
    return (
        select(UnlockGrant)
        .where(
            UnlockGrant.record_kind == kind,
            UnlockGrant.record_no == record_no,
            UnlockGrant.operator_no == operator_no,
        )
        .order_by(UnlockGrant.row_no.desc())
        .limit(1)
    )


def close_grant(grant: UnlockGrant, now: datetime, outcome: str = "used") -> None:
    """Use the grant up: it opens nothing any more."""
    grant.closed_at = now
    grant.outcome = outcome


def void_grants(session: Session, now: datetime, *, supervisor_no: int) -> None:
    """Close what a supervisor unlocked and nobody used yet: he is disabled, or no supervisor any more."""
    query = select(UnlockGrant).where(
        UnlockGrant.supervisor_no == supervisor_no, UnlockGrant.closed_at.is_(None)
    )
    for grant in session.scalars(query):
        close_grant(grant, now, "void")
