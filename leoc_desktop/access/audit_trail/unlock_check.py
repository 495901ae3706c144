"""Checking what locks promise: each correction of a locked record stands on a grant signed with a supervisor's key."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.audit_trail.chain_check import SignedRow
from leoc_desktop.access.audit_trail.people_check import People
from leoc_desktop.access.audit_trail.verdict import Fault
from leoc_desktop.access.grant_statement import grant_statement
from leoc_desktop.access.lockable import LOCKABLE
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.roles import Role, rights_of
from leoc_desktop.access.signatures import verify
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.triggers import LIFE_CYCLE_COLUMNS, LOCKED_STATES, TRANSITIONS
from leoc_desktop.records.unlock_grant import UnlockGrant
from leoc_desktop.records.unlock_key import UnlockKey
from leoc_desktop.records.user import User

KEY = "unlock_key"
_RIGHT_FOR = {
    "verified": Permission.INCIDENT_VERIFY,
    "approved": Permission.INCIDENT_APPROVE,
    "returned": Permission.INCIDENT_RETURN,
    "cancelled": Permission.INCIDENT_CANCEL,
}

UNKNOWN_STEP = N_("A record went to a state that it could not reach.")
STEP_WITHOUT_RIGHT = N_("A record was decided about by somebody who may not.")
WITHOUT_UNLOCK = N_("A locked record was changed without an unlock.")
KEY_NOT_OWN = N_("An unlock key was not issued by its supervisor himself.")
GRANT_FALSE = N_("An unlock was not signed with the supervisor's key.")
KEY_USED_TWICE = N_("A one-time unlock key was used more than once.")


class Locks:
    """Follows the log and remembers which unlock keys their supervisors issued."""

    def __init__(self, session: Session, people: People) -> None:
        self._session = session
        self._people = people
        self._issued: dict[str, str] = {}
        """Id of an unlock key in hex, and who issued it while he was a supervisor."""

    def look(self, row: SignedRow) -> Iterator[str]:
        """Message ids of what ``row`` does to a locked record against the rules."""
        if row.kind == KEY and row.body["before"] is None and row.object_id:
            if Role.SUPERVISOR in self._people.roles_of(row.actor):
                self._issued[row.object_id] = row.actor
        elif row.kind in LOCKABLE and row.body["before"] is not None:
            if "state" in row.after:
                yield from self._step(row)
            if set(row.after) - LIFE_CYCLE_COLUMNS and not self._was_open(row) and not self._granted(row):
                yield WITHOUT_UNLOCK

    def _step(self, row: SignedRow) -> Iterator[str]:
        wanted = row.after["state"]
        if (row.before.get("state"), wanted) not in TRANSITIONS:
            yield UNKNOWN_STEP
        needed = _RIGHT_FOR.get(str(wanted))
        if needed is not None and needed not in rights_of(self._people.roles_of(row.actor)):
            yield STEP_WITHOUT_RIGHT

    def _was_open(self, row: SignedRow) -> bool:
        state = row.before.get("state") or self._state_before(row)
        return state is not None and state not in LOCKED_STATES

    def _state_before(self, row: SignedRow) -> str | None:
        """The state out of the newest earlier row that tells it: rows hold only what changed."""
        query = (
            select(AuditRow.body)
            .where(
                AuditRow.object_kind == row.kind,
                AuditRow.object_id == bytes.fromhex(row.object_id or ""),
                AuditRow.seq < row.seq,
            )
            .order_by(AuditRow.seq.desc())
        )
        for body in self._session.scalars(query.execution_options(yield_per=10)):
            after = json.loads(body)["after"] or {}
            if "state" in after:
                return str(after["state"])
        return None

    def _granted(self, row: SignedRow) -> bool:
        record = LOCKABLE[row.kind]
        query = (
            select(UnlockGrant.row_no)
            .join(record, record.row_no == UnlockGrant.record_no)
            .join(User, User.row_no == UnlockGrant.operator_no)
            .where(
                record.id == bytes.fromhex(row.object_id or ""),
                UnlockGrant.record_kind == row.kind,
                UnlockGrant.record_version == row.before.get("version"),
                UnlockGrant.issued_seq < row.seq,
                UnlockGrant.outcome == "used",
                User.name == row.actor,
            )
        )
        return self._session.execute(query.limit(1)).first() is not None

    def faults(self) -> Iterator[Fault]:
        """After the last row: every key was its supervisor's own, every grant is signed, one-time keys served once."""
        names = {user.row_no: user.name for user in self._session.execute(select(User.row_no, User.name))}
        keys = {key.row_no: key for key in self._session.scalars(select(UnlockKey))}
        for key in keys.values():
            if self._issued.get(key.id.hex()) != names.get(key.supervisor_no):
                yield Fault(0, KEY_NOT_OWN, names.get(key.supervisor_no, ""))
        uses: Counter[int] = Counter()
        for grant in self._session.scalars(select(UnlockGrant)):
            uses[grant.unlock_key_no] += 1
            used = keys.get(grant.unlock_key_no)
            rightful = used is not None and used.supervisor_no == grant.supervisor_no
            if used is None or not rightful or not _signed(grant, used):
                yield Fault(grant.issued_seq + 1, GRANT_FALSE, names.get(grant.supervisor_no, ""))
        for number, times in uses.items():
            one_time = number in keys and keys[number].sheet_no is not None
            if one_time and times > 1:
                yield Fault(0, KEY_USED_TWICE, names.get(keys[number].supervisor_no, ""))


def _signed(grant: UnlockGrant, key: UnlockKey) -> bool:
    return verify(key.public_key, grant_statement(grant), grant.signature)
