"""Signing in over a real vault, store and guard: second secret, counted tries, what the log and the user are told."""

from __future__ import annotations

from copy import copy
from datetime import timedelta
from pathlib import Path

import pytest
from keyring.errors import InitError, KeyringLocked

from leoc_desktop.access.device_secret import PURPOSE, DeviceFactor, DeviceSecretMissing
from leoc_desktop.access.guard import PasswordNeeded
from leoc_desktop.access.guard_file import FILE, LOCK
from leoc_desktop.access.guess_guard import AccountClosed, MustWait
from leoc_desktop.access.key_derivation import FLOOR
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.access.office_keyring import KeyringState, KeyringUnusable, OfficeKeyring
from leoc_desktop.access.office_store import SessionEnded
from leoc_desktop.access.roles import Role
from leoc_desktop.features.office.service import NewOffice
from leoc_desktop.foundation.errors import (
    LeocError,
    NotFound,
    Refused,
    SignInFailed,
    ValidationFailed,
    WrongSecret,
)
from tests.support.keyrings import Drawer
from tests.support.offices import LANDSLIDE, THALARA
from tests.support.safe_office import PASSWORDS, SafeOffice, make_safe_office


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> SafeOffice:
    return make_safe_office(tmp_path_factory.mktemp("safe") / "office")


@pytest.fixture
def safe(template: SafeOffice, tmp_path: Path):
    copied = template.copy(tmp_path / "office")
    yield copied
    copied.close()


@pytest.fixture
def empty(template: SafeOffice, tmp_path: Path):
    """A computer with an empty keyring and no office yet."""
    computer = SafeOffice(tmp_path / "new", "", copy(template.clock), Drawer())
    yield computer
    computer.close()


def _new_office(**more: object) -> NewOffice:
    return NewOffice(THALARA, "ne", "admin", "", PASSWORDS["admin"], **more)


def _facts(services, action: str) -> dict[str, object]:
    """The facts that the log tells of an action, those of its newest row last."""
    entries = reversed(services.audit.entries(action=action))
    return {name: value for entry in entries for fact in entry.facts for name, value in fact.items()}


def _lose_secret(safe: SafeOffice) -> None:
    for service, account in list(safe.drawer.kept):
        if service.endswith("/" + PURPOSE):
            del safe.drawer.kept[service, account]


def test_every_slot_needs_the_secret_of_the_computer(safe: SafeOffice) -> None:
    vault = KeyVault.load(safe.folder)
    assert all(vault.needs_device_secret(name) for name in PASSWORDS)
    assert vault.recovery_holds_device_secret
    assert safe.sign_in("sita").login.name == "sita"
    assert _facts(safe.sign_in("admin"), "office.set_up")["device_secret"] == "kept"


def test_the_password_opens_nothing_on_another_computer(safe: SafeOffice) -> None:
    safe.drawer.kept.clear()
    with pytest.raises(DeviceSecretMissing) as caught:
        safe.sign_in("sita")
    assert caught.value.state is KeyringState.ABSENT
    other = SafeOffice(safe.folder, safe.code, safe.clock, safe.drawer)
    OfficeKeyring(KeyVault.load(safe.folder).vault_id, safe.drawer).put(PURPOSE, "A" * 43 + "=")
    safe.clock.advance(timedelta(hours=1))
    with pytest.raises((SignInFailed, MustWait)):
        other.sign_in("sita")


@pytest.mark.parametrize(
    ("trouble", "state", "said"),
    [
        (KeyringLocked("Failed to unlock the collection!"), KeyringState.LOCKED, "is locked"),
        (InitError("Prompt dismissed.."), KeyringState.NO_KEYRING, "none answers"),
        (None, KeyringState.ABSENT, "recovery code brings it back"),
    ],
)
def test_a_keyring_that_does_not_answer_makes_no_new_secret(safe, trouble, state, said) -> None:
    before = dict(safe.drawer.kept)
    if trouble is None:
        _lose_secret(safe)
        before = dict(safe.drawer.kept)
    safe.drawer.trouble = trouble
    with pytest.raises(DeviceSecretMissing, match=said) as caught:
        safe.sign_in("admin")
    assert caught.value.state is state
    assert safe.drawer.kept == before


def test_a_keyring_that_comes_back_opens_again(safe: SafeOffice) -> None:
    safe.drawer.trouble = KeyringLocked("")
    with pytest.raises(DeviceSecretMissing):
        safe.sign_in("sita")
    safe.drawer.trouble = None
    assert safe.sign_in("sita").login.name == "sita"


def test_the_recovery_code_brings_the_lost_secret_back(safe: SafeOffice) -> None:
    _lose_secret(safe)
    recovered = safe.door.recover(safe.code)
    assert recovered.passwords_open
    assert recovered.administrators == ("admin",)
    assert recovered.one_time_password is None
    assert safe.sign_in("sita").login.name == "sita"
    admin = safe.sign_in("admin")
    assert admin.audit.entries(action="office.recover")[0].actor == "station"
    assert [notice.code for notice in admin.particulars.notices()] == ["countersigned.office.recover"]
    assert admin.audit.entries(action="log.countersign")[0].actor == "admin"
    verdict = admin.audit.verify()
    assert not verdict.faults
    assert [(str(remark), remark.countersigned) for remark in verdict.remarks] == [
        ("The recovery code was used. (station)", True)
    ]


def test_with_the_code_an_administrator_gets_in_without_any_keyring(safe: SafeOffice) -> None:
    safe.drawer.trouble = InitError("")
    recovered = safe.door.recover(safe.code, administrator="admin")
    assert not recovered.passwords_open
    assert recovered.one_time_password
    admin = safe.sign_in("admin", recovered.one_time_password)
    assert admin.login.must_change_password
    with pytest.raises(SignInFailed):
        safe.sign_in("admin")
    admin.particulars.change_own_password(old=recovered.one_time_password, new="meadow-lantern-quiet-8")
    given = admin.users.reset_password("sita")
    assert safe.sign_in("sita", given.password).login.must_change_password
    assert not admin.audit.verify().faults
    codes = {notice.code for notice in safe.sign_in("admin", "meadow-lantern-quiet-8").particulars.notices()}
    assert "device" in codes


def test_the_code_is_for_administrators_only(safe: SafeOffice) -> None:
    with pytest.raises(NotFound):
        safe.door.recover(safe.code, administrator="sita")
    with pytest.raises(WrongSecret):
        safe.door.recover("0" * 27)
    assert safe.sign_in("sita").login.name == "sita"


def test_a_policy_that_requires_a_keyring_refuses_a_computer_without(empty: SafeOffice) -> None:
    empty.drawer.trouble = InitError("")
    with pytest.raises(KeyringUnusable):
        empty.door.set_up(_new_office(device_factor=DeviceFactor.REQUIRED), kdf=FLOOR)
    assert not empty.door.holds_office()


def test_a_set_up_that_fails_leaves_nothing_in_the_keyring(empty: SafeOffice) -> None:
    (empty.folder / LOCK).mkdir(parents=True)
    with pytest.raises((OSError, LeocError)):
        empty.door.set_up(_new_office(), kdf=FLOOR)
    assert not empty.door.holds_office()
    assert empty.drawer.kept == {}


def test_a_training_office_leaves_the_keyring_alone(empty: SafeOffice) -> None:
    empty.door.set_up(_new_office(training=True), kdf=FLOOR)
    admin = empty.sign_in("admin")
    assert admin.particulars.notices() == []
    assert empty.drawer.kept == {}
    with pytest.raises(Refused, match="training"):
        admin.particulars.set_device_factor(DeviceFactor.REQUIRED)


def test_an_office_without_keyring_can_begin_to_use_one(empty: SafeOffice) -> None:
    empty.drawer.trouble = InitError("")
    first_code = empty.door.set_up(_new_office(), kdf=FLOOR)
    admin = empty.sign_in("admin")
    assert [notice.code for notice in admin.particulars.notices()] == ["device"]
    assert _facts(admin, "office.set_up")["device_secret"] == "none"
    with pytest.raises(KeyringUnusable):
        admin.particulars.set_device_factor(DeviceFactor.REQUIRED)
    admin.close()

    empty.drawer.trouble = None
    admin = empty.sign_in("admin")
    code = admin.particulars.set_device_factor(DeviceFactor.REQUIRED)
    assert code
    admin.close()
    admin = empty.sign_in("admin")
    assert KeyVault.load(empty.folder).needs_device_secret("admin")
    assert _facts(admin, "session.sign_in")["device_secret"] == "added"
    admin.close()
    assert empty.sign_in("admin").particulars.notices() == []
    with pytest.raises(WrongSecret):
        empty.door.recover(first_code)
    _lose_secret(empty)
    assert empty.door.recover(code).passwords_open


def test_switching_the_second_secret_off_follows_at_the_next_sign_in(safe: SafeOffice) -> None:
    safe.sign_in("admin").particulars.set_device_factor(DeviceFactor.OFF)
    sita = safe.sign_in("sita")
    assert not KeyVault.load(safe.folder).needs_device_secret("sita")
    assert sita.login.must_change_password is False, "her short password is noticed at the next sign-in"
    again = safe.sign_in("sita")
    assert again.login.must_change_password
    again.particulars.change_own_password(old=PASSWORDS["sita"], new="mountain-goat-siren-41")
    assert not safe.sign_in("admin").audit.verify().faults


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
        "Somebody tried 4 times to sign in with your name and a wrong password."
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
