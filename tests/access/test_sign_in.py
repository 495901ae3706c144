"""Signing in over a real vault, store and guard: second secret, counted tries, what the log and the user are told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leoc_desktop.access.guard_file import FILE
from leoc_desktop.access.guess_guard import AccountClosed, MustWait
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.access.roles import Role
from leoc_desktop.foundation.errors import (
    PasswordNeeded,
    Refused,
    SessionEnded,
    SignInFailed,
    ValidationFailed,
)
from tests.support.offices import LANDSLIDE
from tests.support.safe_office import PASSWORDS, SafeOffice


def _facts(services, action: str) -> dict[str, object]:
    """The facts that the log tells of an action, those of its newest row last."""
    entries = reversed(services.audit.entries(action=action))
    return {name: value for entry in entries for fact in entry.facts for name, value in fact.items()}


def test_operators_may_have_shorter_passwords_than_those_who_decide(safe: SafeOffice) -> None:
    sita, hari = safe.sign_in("sita"), safe.sign_in("hari")
    assert (sita.particulars.shortest_password(), hari.particulars.shortest_password()) == (12, 15)
    with pytest.raises(ValidationFailed):
        hari.particulars.change_own_password(old=PASSWORDS["hari"], new="wet-tiger-88x")
    sita.particulars.change_own_password(old=PASSWORDS["sita"], new="wet-tiger-88x")
    safe.sign_in("admin").users.change_roles("sita", {Role.SUPERVISOR})
    assert safe.sign_in("sita", "wet-tiger-88x").login.must_change_password


def test_tries_are_counted_and_make_wait(safe: SafeOffice) -> None:
    for _ in range(4):
        with pytest.raises(SignInFailed):
            safe.sign_in("sita", "wrong")
    with pytest.raises(MustWait) as caught:
        safe.sign_in("sita")
    assert caught.value.values == {"seconds": 2}
    with pytest.raises(MustWait):
        safe.sign_in("nobody", "wrong")
    safe.clock.advance(timedelta(seconds=2))
    sita = safe.sign_in("sita")
    assert [str(notice) for notice in sita.particulars.notices()] == [
        "Somebody tried to sign in with your name and a wrong password. Number of tries: 4."
    ]
    facts = _facts(safe.sign_in("admin"), "session.failed")
    assert (facts["user"], facts["times"]) == ("sita", 4)


def test_an_unknown_name_is_refused_with_the_same_words(safe: SafeOffice) -> None:
    with pytest.raises(SignInFailed) as unknown:
        safe.sign_in("nobody", "wrong")
    with pytest.raises(SignInFailed) as wrong:
        safe.sign_in("sita", "wrong")
    assert str(unknown.value) == str(wrong.value)
    users = [fact["user"] for fact in safe.sign_in("admin").audit.entries(action="session.failed")[0].facts]
    assert users[1] == "sita"
    assert users[0].startswith("? ")
    assert "nobody" not in users[0]


def test_a_hundred_wrong_tries_close_the_account_until_somebody_opens_it(safe: SafeOffice) -> None:
    door_guard = safe.sign_in("admin").office.here.guard
    slot = KeyVault.load(safe.folder).slot_id("sita")
    for _ in range(100):
        safe.clock.advance(timedelta(minutes=16))
        door_guard.count_before_check(slot)
    safe.clock.advance(timedelta(minutes=16))
    with pytest.raises(AccountClosed):
        safe.sign_in("sita")
    admin = safe.sign_in("admin")
    assert admin.users.closed_accounts() == ["sita"]
    admin.users.forgive("sita")
    assert admin.users.closed_accounts() == []
    assert safe.sign_in("sita").login.name == "sita"


def test_the_removed_guard_file_is_noticed_and_logged(safe: SafeOffice) -> None:
    (safe.folder / FILE).unlink()
    with pytest.raises(MustWait) as caught:
        safe.sign_in("sita")
    assert caught.value.values == {"seconds": 30}
    safe.clock.advance(timedelta(seconds=30))
    safe.sign_in("sita")
    admin = safe.sign_in("admin")
    assert _facts(admin, "guard.removed")["times"] == 1
    assert "countersigned.guard.removed" in {notice.code for notice in admin.particulars.notices()}


def test_a_disabled_user_is_out_at_once_and_knows_no_more_than_a_wrong_password(safe: SafeOffice) -> None:
    sita, admin = safe.sign_in("sita"), safe.sign_in("admin")
    admin.users.disable("sita")
    with pytest.raises(SessionEnded, match="disabled"):
        sita.incidents.register(LANDSLIDE)
    with pytest.raises(SignInFailed):
        safe.sign_in("sita")
    given = admin.users.enable("sita")
    again = safe.sign_in("sita", given.password)
    again.particulars.change_own_password(old=given.password, new=PASSWORDS["sita"])
    assert again.incidents.register(LANDSLIDE).number
    assert not admin.audit.verify().faults


def test_other_rights_and_a_reset_end_a_session_that_is_open(safe: SafeOffice) -> None:
    sita, hari, admin = safe.sign_in("sita"), safe.sign_in("hari"), safe.sign_in("admin")
    admin.users.change_roles("hari", {Role.OPERATOR})
    with pytest.raises(SessionEnded, match="rights"):
        hari.incidents.register(LANDSLIDE)
    given = admin.users.reset_password("sita")
    person = safe.sign_in("sita", given.password)
    person.particulars.change_own_password(old=given.password, new="mountain-goat-siren-41")
    with pytest.raises(SessionEnded, match="reset"):
        sita.incidents.register(LANDSLIDE)
    assert not admin.audit.verify().faults


def test_the_password_is_asked_again_after_five_minutes(safe: SafeOffice) -> None:
    admin = safe.sign_in("admin")
    safe.clock.advance(timedelta(minutes=6))
    with pytest.raises(PasswordNeeded):
        admin.users.disable("sita")
    with pytest.raises(SignInFailed):
        admin.particulars.confirm_password("wrong")
    with pytest.raises(PasswordNeeded):
        admin.users.disable("sita")
    admin.particulars.confirm_password(PASSWORDS["admin"])
    safe.clock.set(safe.clock.now() - timedelta(days=365))
    assert admin.users.disable("sita").disabled
    safe.clock.advance(timedelta(minutes=6))
    with pytest.raises(PasswordNeeded):
        admin.users.enable("sita")


def test_a_one_time_password_that_was_never_permitted_enrols_nobody(safe: SafeOffice) -> None:
    """A slot put behind the log's back: the vault opens, the office does not take the key."""
    admin = safe.sign_in("admin")
    office = admin.office
    admin.users.reset_password("sita")
    office.vault.put_user_slot("sita", "false-one-time-word", office.vault_key, bytearray(range(32)),
                               kdf=admin.particulars.particulars().kdf,
                               device_secret=office.here.device_secret)  # fmt: skip
    office.vault.save()
    sita = safe.sign_in("sita", "false-one-time-word")
    with pytest.raises(Refused, match="new one"):
        sita.particulars.change_own_password(old="false-one-time-word", new="mountain-goat-siren-41")
    assert not admin.audit.verify().faults
