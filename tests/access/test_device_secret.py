"""The device secret in the keyring: every state of a keyring, and none of them makes a second secret."""

import pytest
from keyring.backends import fail, null
from keyring.errors import InitError, KeyringLocked

from leoc_desktop.access.device_secret import (
    bring_back_device_secret,
    find_device_secret,
    make_device_secret,
)
from leoc_desktop.access.guess_guard import KeyringCounter
from leoc_desktop.access.key_derivation import FLOOR
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.access.office_keyring import KeyringState, KeyringUnusable, OfficeKeyring
from leoc_desktop.foundation.errors import Refused
from tests.support.keyrings import Drawer

VAULT_ID = bytes(range(16))
SECRET = b"device secret of this computer.."


@pytest.fixture
def drawer():
    return Drawer()


@pytest.fixture
def keyring(drawer):
    return OfficeKeyring(VAULT_ID, drawer)


@pytest.fixture
def vault(tmp_path):
    return KeyVault.create(tmp_path)[0]


def test_a_new_office_makes_a_secret_and_finds_it_again(keyring, drawer, vault):
    assert find_device_secret(keyring).state is KeyringState.ABSENT
    secret = make_device_secret(keyring, vault)
    assert len(secret) == 32
    assert find_device_secret(keyring).secret == secret
    ((service, _account),) = drawer.kept
    assert service == f"np.leoc.desktop/{VAULT_ID.hex()}/device"
    assert len(drawer.kept[service, _account]) == 44


def test_a_second_secret_is_never_made(keyring, drawer, vault):
    make_device_secret(keyring, vault)
    with pytest.raises(Refused):
        make_device_secret(keyring, vault)
    drawer.kept.clear()
    vault.put_user_slot("Sita", "some long password", bytes(32), None, kdf=FLOOR, device_secret=SECRET)
    with pytest.raises(Refused):
        make_device_secret(keyring, vault)
    assert not drawer.kept


def test_the_recovery_code_brings_the_same_secret_back(keyring):
    bring_back_device_secret(keyring, bytearray(SECRET))
    assert find_device_secret(keyring).secret == SECRET
    with pytest.raises(ValueError, match="32 bytes"):
        bring_back_device_secret(keyring, SECRET[:-1])


@pytest.mark.parametrize("text", ["", "x", "AAAA", "A" * 44, "क" * 44, " " * 44])
def test_a_mutilated_secret_counts_as_absent(keyring, text):
    keyring.put("device", text)
    assert find_device_secret(keyring).state is KeyringState.ABSENT


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        (KeyringLocked("Failed to unlock the collection!"), KeyringState.LOCKED),
        (InitError("Failed to create the collection: Prompt dismissed.."), KeyringState.NO_KEYRING),
        (OSError(1783, "stub received bad data"), KeyringState.NO_KEYRING),
    ],
)
def test_trouble_is_a_state_and_writes_nothing(keyring, drawer, vault, trouble, state):
    drawer.trouble = trouble
    assert find_device_secret(keyring).state is state
    with pytest.raises(KeyringUnusable) as caught:
        make_device_secret(keyring, vault)
    assert caught.value.state is state
    with pytest.raises(KeyringUnusable):
        keyring.remove("device")
    assert not drawer.kept


def test_a_keyring_that_forgets_is_no_keyring(keyring, drawer, vault):
    drawer.forgets = True
    with pytest.raises(KeyringUnusable) as caught:
        make_device_secret(keyring, vault)
    assert caught.value.state is KeyringState.NO_KEYRING


@pytest.mark.parametrize("backend", [null.Keyring, fail.Keyring])
def test_the_empty_keyrings_of_the_library_are_no_keyring(backend, vault):
    keyring = OfficeKeyring(VAULT_ID, backend())
    assert find_device_secret(keyring).state is KeyringState.NO_KEYRING
    with pytest.raises(KeyringUnusable):
        make_device_secret(keyring, vault)


def test_the_environment_cannot_put_another_keyring_in_its_place(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    assert not isinstance(OfficeKeyring(VAULT_ID)._backend, null.Keyring)


def test_every_purpose_and_every_office_has_entries_of_its_own(keyring, drawer):
    other = OfficeKeyring(bytes(16), drawer)
    keyring.put("device", "one")
    keyring.put("smb", "two")
    other.put("device", "three")
    assert [keyring.look("device").text, keyring.look("smb").text, other.look("device").text] == [
        "one",
        "two",
        "three",
    ]
    keyring.remove("smb")
    keyring.remove("smb")
    assert keyring.look("smb").state is KeyringState.ABSENT
    assert keyring.look("device").text == "one"


def test_texts_too_long_for_windows_are_a_programming_error(keyring):
    with pytest.raises(ValueError, match="too long"):
        keyring.put("smb", "x" * 1281)


def test_the_guards_counter_survives_in_the_keyring(keyring, drawer):
    counter = KeyringCounter(keyring)
    assert counter.read() is None
    assert counter.write("*=3")
    assert counter.read() == "*=3"
    drawer.trouble = KeyringLocked()
    assert not counter.write("*=4")
    assert counter.read() is None
