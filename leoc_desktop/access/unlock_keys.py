"""A supervisor's unlock key: issued once, kept only as a verifier, and turned into signed grants (security.md 3.4).

The key unwraps a signing key that exists nowhere else, so a grant cannot be made without it. Tries are counted before
the key is checked, so that killing the program gives no free guess.
"""

from __future__ import annotations

import json
import secrets
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.key_derivation import Kdf, wipe
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.record_lock import LockableRecord
from leoc_desktop.access.signatures import sign
from leoc_desktop.access.unlock_code import new_unlock_code
from leoc_desktop.access.unlock_key_box import UnlockKeyBox, open_unlock_key, seal_unlock_key
from leoc_desktop.foundation.canonical_json import canonical, digest
from leoc_desktop.foundation.errors import Refused, WrongSecret
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.unlock_grant import UnlockGrant
from leoc_desktop.records.unlock_key import UnlockKey
from leoc_desktop.records.user import User
from leoc_desktop.storage.unit_of_work import Store, UnitOfWork

TAKE_UP_WITHIN = timedelta(minutes=15)
SAVE_WITHIN = timedelta(minutes=60)
MOST_WRONG_TRIES = 20


def issue_unlock_key(store: Store, supervisor: Login, kdf: Kdf) -> str:
    """Make a new key for the signed-in supervisor and revoke his earlier ones. The text is shown once, here."""
    code = new_unlock_code()
    box = seal_unlock_key(code, kdf=kdf)
    with store.write(supervisor, "unlock_key.issue") as work:
        for earlier in _valid_keys(work.session, supervisor.user_no):
            earlier.revoked_at = store.clock.now()
        work.session.add(
            UnlockKey(
                supervisor_no=supervisor.user_no,
                salt=box.salt,
                kdf=json.dumps(box.kdf.as_json()),
                verifier=box.verifier,
                wrapped_signing_key=box.wrapped,
                public_key=box.public_key,
            )
        )
    return code


def _valid_keys(session: Session, supervisor_no: int) -> list[UnlockKey]:
    query = select(UnlockKey).where(UnlockKey.supervisor_no == supervisor_no, UnlockKey.revoked_at.is_(None))
    return list(session.scalars(query.order_by(UnlockKey.row_no.desc())))


class UnlockDesk:
    """Checks one supervisor's key and writes the grant. Made for one request; KDF work happens in ``check``."""

    def __init__(self, store: Store, operator: Login, supervisor_name: str) -> None:
        self._store = store
        self._operator = operator
        self._supervisor_name = supervisor_name

    def check(self, code: str) -> tuple[int, int, bytearray]:
        """User number, key number and unwrapped signing key. The try is counted first.

        Raises WrongSecret for a wrong key, an unknown supervisor, or one without a valid key alike.
        """
        with self._store.write(self._operator, "unlock.try", note=self._supervisor_name) as work:
            found = self._key_of_supervisor(work.session)
            if found is None:
                work.remark(outcome="no valid key")
                user_no = key_no = 0
                box = None
            else:
                key, user_no = found
                key_no, box = key.row_no, _box(key)
                key.wrong_tries += 1
                if key.wrong_tries > MOST_WRONG_TRIES:
                    key.revoked_at = self._store.clock.now()
        if box is None:
            raise WrongSecret(N_("The unlock key does not fit."))
        try:
            signing_key = open_unlock_key(code, box)
        except WrongSecret:
            with self._store.write(self._operator, "unlock.wrong_key", note=self._supervisor_name) as work:
                work.remark(key=key_no)
            raise
        with self._store.write(self._operator, "unlock.right_key") as work:
            work.session.get_one(UnlockKey, key_no).wrong_tries = 0
        return user_no, key_no, signing_key

    def _key_of_supervisor(self, session: Session) -> tuple[UnlockKey, int] | None:
        user = session.scalars(
            select(User).where(User.name == self._supervisor_name, User.disabled.is_(False))
        ).first()
        if user is None or "supervisor" not in {role.role for role in user.roles}:
            return None
        keys = _valid_keys(session, user.row_no)
        return (keys[0], user.row_no) if keys else None


def _box(key: UnlockKey) -> UnlockKeyBox:
    return UnlockKeyBox(
        key.salt, Kdf.from_json(json.loads(key.kdf)), key.verifier, key.wrapped_signing_key, key.public_key
    )


def write_grant(
    work: UnitOfWork,
    *,
    kind: str,
    record: LockableRecord,
    operator_no: int,
    checked: tuple[int, int, bytearray],
    reason: str,
    one_person_shifts: bool,
) -> UnlockGrant:
    """Add the signed grant; wipes the signing key. Raises Refused when someone would unlock for himself."""
    supervisor_no, key_no, signing_key = checked
    try:
        if supervisor_no == operator_no and not one_person_shifts:
            raise Refused(N_("Nobody unlocks a record for himself. Ask another supervisor."))
        now = work.clock.now()
        grant = UnlockGrant(
            record_kind=kind,
            record_no=record.row_no,
            record_version=record.version,
            record_hash=digest(record.audit_values()),
            operator_no=operator_no,
            supervisor_no=supervisor_no,
            unlock_key_no=key_no,
            reason=reason,
            nonce=secrets.token_bytes(16),
            granted_at=now,
            save_before=now + SAVE_WITHIN,
            signature=b"",
        )
        grant.signature = sign(signing_key, grant_statement(grant))
        work.session.add(grant)
        return grant
    finally:
        wipe(signing_key)


def grant_statement(grant: UnlockGrant) -> bytes:
    """What the unlock key signs: record, version, people, reason, time and a nonce."""
    return canonical(
        {
            "record_kind": grant.record_kind,
            "record_no": grant.record_no,
            "record_version": grant.record_version,
            "record_hash": grant.record_hash,
            "operator_no": grant.operator_no,
            "supervisor_no": grant.supervisor_no,
            "reason": grant.reason,
            "nonce": grant.nonce.hex(),
            "granted_at": grant.granted_at.isoformat(),
            "save_before": grant.save_before.isoformat(),
        }
    )
