"""Grants: one locked record, open for one operator, once, because a supervisor's key signed it (security.md 3.4)."""

from __future__ import annotations

import secrets

from sqlalchemy import select

from leoc_desktop.access import audit_trail
from leoc_desktop.access.grant_statement import grant_statement
from leoc_desktop.access.grant_time import SAVE_WITHIN
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.record_lock import LockableRecord, close_grant, open_grant
from leoc_desktop.access.signatures import sign
from leoc_desktop.access.unlock_desk import ROW_USED, CheckedKey
from leoc_desktop.foundation.canonical_json import digest
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.unlock_grant import UnlockGrant
from leoc_desktop.records.unlock_key import UnlockKey
from leoc_desktop.records.unlock_request import UnlockRequest
from leoc_desktop.storage.unit_of_work import UnitOfWork


def write_grant(
    work: UnitOfWork,
    *,
    kind: str,
    record: LockableRecord,
    operator_no: int,
    checked: CheckedKey,
    reason: str,
    one_person_shifts: bool,
) -> UnlockGrant:
    """Add the signed grant, cross a one-time key off, close what it replaces; wipes the signing key.

    A grant in the operator's own session is taken up at once. Raises Refused when someone would unlock for himself.
    """
    try:
        if checked.supervisor_no == operator_no and not one_person_shifts:
            raise Refused(N_("Nobody unlocks a record for himself. Ask another supervisor."))
        key = _usable(work, checked.key_no)
        former = open_grant(work.session, kind, record.row_no, operator_no)
        now = work.clock.now()
        grant = UnlockGrant(
            record_kind=kind,
            record_no=record.row_no,
            record_version=record.version,
            record_hash=digest(record.audit_values()),
            operator_no=operator_no,
            supervisor_no=checked.supervisor_no,
            unlock_key_no=checked.key_no,
            reason=reason,
            nonce=secrets.token_bytes(16),
            issued_seq=audit_trail.head(work.session).seq,
            granted_at=now,
            save_before=now + SAVE_WITHIN,
            boot_id=work.clock.boot_id(),
            boot_seconds=work.clock.boot_seconds(),
            taken_up_at=now if operator_no == work.actor.user_no else None,
            signature=b"",
        )
        grant.signature = sign(checked.signing_key, grant_statement(grant))
        work.session.add(grant)
        work.session.flush()  # the grant first: the log tells the facts of a transaction with its first record
        if key.sheet_no is not None:
            key.used_at = now
        if former is not None:
            close_grant(former, now, "withdrawn")
        _answer_requests(work, kind, record, operator_no)
        return grant
    finally:
        wipe(checked.signing_key)


def _usable(work: UnitOfWork, key_no: int) -> UnlockKey:
    """A one-time key serves once, whoever else typed it at the same moment."""
    key = work.session.get_one(UnlockKey, key_no)
    if key.revoked_at is not None or key.used_at is not None:
        raise Refused(ROW_USED, row=key.sheet_row or 0)
    return key


def _answer_requests(work: UnitOfWork, kind: str, record: LockableRecord, operator_no: int) -> None:
    waiting = select(UnlockRequest).where(
        UnlockRequest.record_kind == kind,
        UnlockRequest.record_no == record.row_no,
        UnlockRequest.operator_no == operator_no,
        UnlockRequest.answered_at.is_(None),
    )
    for request in work.session.scalars(waiting):
        request.answered_at, request.outcome = work.clock.now(), "granted"
