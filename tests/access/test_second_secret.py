"""The computer's second secret at sign-in: needed by every slot, lost, brought back, switched on and off."""

from __future__ import annotations

from copy import copy
from datetime import timedelta
from pathlib import Path

import pytest
from keyring.errors import InitError, KeyringLocked

from leoc_desktop.access.device_secret import PURPOSE, DeviceFactor, DeviceSecretMissing
from leoc_desktop.access.guard_file import LOCK
from leoc_desktop.access.guess_guard import MustWait
from leoc_desktop.access.key_derivation import FLOOR
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.access.office_keyring import KeyringState, KeyringUnusable, OfficeKeyring
from leoc_desktop.features.office.service import NewOffice
from leoc_desktop.foundation.errors import (
    LeocError,
    NotFound,
    Refused,
    SignInFailed,
    WrongSecret,
)
from tests.support.keyrings import Drawer
from tests.support.offices import THALARA
from tests.support.safe_office import PASSWORDS, SafeOffice


@pytest.fixture
def empty(safe_template: SafeOffice, tmp_path: Path):
    """A computer with an empty keyring and no office yet."""
    computer = SafeOffice(tmp_path / "new", "", copy(safe_template.clock), Drawer())
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
