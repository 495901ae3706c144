"""What the check of the log finds about unlocks that were forged, and a closed one that stays closed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from leoc_desktop.access.audit_trail import unlock_check
from leoc_desktop.access.key_derivation import FLOOR
from leoc_desktop.access.unlock_code import new_unlock_code
from leoc_desktop.access.unlock_key_box import seal_unlock_key
from leoc_desktop.foundation.errors import StoreTrouble
from leoc_desktop.records.unlock_grant import UnlockGrant
from leoc_desktop.records.unlock_key import UnlockKey
from leoc_desktop.records.user import User
from leoc_desktop.startup.services import Services
from tests.support.offices import TestOffice
from tests.support.store_surgery import key_of, opened_up
from tests.support.unlocking import REASON, try_key


def _faults(office: TestOffice) -> set[str]:
    return {fault.msgid for fault in office.sign_in("admin").audit.verify().faults}


def test_a_grant_with_another_reason_is_found(office, sita, number) -> None:
    try_key(sita, number, office.unlock_keys["hari"])
    key = key_of(sita)
    office.close()
    with opened_up(office.folder, key) as connection:
        connection.execute("UPDATE unlock_grant SET reason = 'अर्को कारण'")
    assert unlock_check.GRANT_FALSE in _faults(office)


def test_a_key_that_somebody_else_issued_is_found(office, sita, number) -> None:
    """An operator puts a key of his own making under the supervisor's name, through the program's own store."""
    code = new_unlock_code()
    box = seal_unlock_key(code, kdf=FLOOR)
    with sita.office.store.write(sita.login, "unlock_key.issue") as work:
        theirs = work.session.scalars(select(UnlockKey).where(UnlockKey.supervisor_no == 5)).first()
        work.session.add(
            UnlockKey(
                supervisor_no=theirs.supervisor_no, salt=box.salt, kdf=theirs.kdf, verifier=box.verifier,
                wrapped_signing_key=box.wrapped, public_key=box.public_key,
            )
        )  # fmt: skip
    hari = {user.row_no: user.name for user in _users(sita)}[5]
    sita.incidents.unlock(number, supervisor=hari, unlock_key=code, reason=REASON)
    sita.incidents.correct(number, {"dead_male": 9})
    assert unlock_check.KEY_NOT_OWN in _faults(office)


def _users(services: Services) -> list[object]:
    with services.office.store.read() as session:
        return list(session.execute(select(User.row_no, User.name)))


@pytest.mark.parametrize(
    "values",
    [{"closed_at": None}, {"outcome": "used"}, {"record_no": 2}, {"operator_no": 4}, {"reason": "अर्को"}],
)
def test_a_closed_grant_is_not_opened_again(office, sita, number, values) -> None:
    try_key(sita, number, office.unlock_keys["hari"])
    office.clock.advance(timedelta(minutes=61))
    sita.office.each_minute()
    with pytest.raises(StoreTrouble), sita.office.store.write(sita.login, "test.attack") as work:
        work.session.execute(update(UnlockGrant).values(**values))
