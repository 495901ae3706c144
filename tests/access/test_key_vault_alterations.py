"""What every alteration of the vault file leads to: altered slots do not open, what is no vault is refused whole."""

import hashlib
import json

import pytest

from leoc_desktop.access.key_derivation import MIB
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.foundation.errors import SignInFailed, StoreDamaged, WrongSecret
from tests.support.vaults import CODE, DEVICE, ROLES, altered, slot_in

# Alterations with a right checksum: only the sealing can notice them.


@pytest.mark.parametrize("field", ["salt", "nonce", "ct"])
@pytest.mark.parametrize("kind", ["user", "recovery"])
def test_an_altered_slot_does_not_open(vault, kind, field):
    def change(body):
        slot = slot_in(body, kind, df=kind == "user")
        slot[field] = ("0" if slot[field][0] != "0" else "1") + slot[field][1:]

    _nobody_opens(altered(vault, change), kind)


@pytest.mark.parametrize(
    "change",
    [
        lambda slot: slot.update(df=False),
        lambda slot: slot["kdf"].update(t=4),
        lambda slot: slot["kdf"].update(m_kib=65 * MIB),
        lambda slot: slot["kdf"].update(p=1),
    ],
)
def test_a_changed_header_does_not_open(vault, change):
    _nobody_opens(altered(vault, lambda body: change(slot_in(body, "user", df=True))), "user")


@pytest.mark.parametrize("kind", ["user", "recovery"])
def test_training_cannot_be_switched_from_outside(vault, kind):
    other = altered(vault, lambda body: body.update(training=True))
    assert other.training
    _nobody_opens(other, kind)


def test_slots_of_another_vault_do_not_open(vault):
    def change(body):
        body["vault"] = "00" * 16
        slot_in(body, "user", df=True)["id"] = KeyVault.from_bytes(_with_id(vault)).slot_id("सीता")

    _nobody_opens(altered(vault, change), "user")
    _nobody_opens(altered(vault, change), "recovery")


def _with_id(vault):
    whole = json.loads(vault.to_bytes())
    whole["body"]["vault"] = "00" * 16
    whole["sha256"] = hashlib.sha256(canonical(whole["body"])).hexdigest()
    return canonical(whole)


def test_one_users_slot_does_not_serve_another(vault):
    def change(body):
        mine, other = slot_in(body, "user", df=False), slot_in(body, "user", df=True)
        other.update({**mine, "id": other["id"]})

    with pytest.raises(SignInFailed):
        altered(vault, change).open_user_slot("सीता", ROLES["Hari"])


def _nobody_opens(vault, kind):
    if kind == "user":
        with pytest.raises(SignInFailed):
            vault.open_user_slot("सीता", ROLES["सीता"], DEVICE)
    else:
        with pytest.raises(WrongSecret):
            vault.open_recovery_slot(CODE)


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body["slots"][0]["kdf"].update(m_kib=8),
        lambda body: body["slots"][0]["kdf"].update(m_kib=8 * 1024 * MIB),
        lambda body: body["slots"][0]["kdf"].update(t=1),
        lambda body: body["slots"][0]["kdf"].update(p=200),
        lambda body: body["slots"][0]["kdf"].pop("t"),
        lambda body: body["slots"][0].update(role="administrator"),
        lambda body: body["slots"][0].update(kind="phrase"),
        lambda body: body["slots"][0].update(df=1),
        lambda body: body["slots"][0].update(ct=""),
        lambda body: body["slots"][0].update(salt="00"),
        lambda body: body["slots"][0].update(nonce="zz"),
        lambda body: body["slots"][0].pop("nonce"),
        lambda body: body["slots"].append(body["slots"][0]),
        lambda body: body.update(slots={}),
        lambda body: body.update(slots=[1]),
        lambda body: body.update(vault="00"),
        lambda body: body.update(training=0),
        lambda body: body.update(epoch=-1),
        lambda body: body.update(epoch=True),
        lambda body: body.update(database_epoch=0),
        lambda body: body.update(format="1"),
        lambda body: body.pop("format"),
        lambda body: body.update(extra=1),
    ],
)
def test_a_file_that_is_no_vault_is_refused_whole(vault, change):
    with pytest.raises(StoreDamaged):
        altered(vault, change)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", b"\xff", b"[" * 100_000, b"{" * 100_000])
def test_rubbish_is_refused(data):
    with pytest.raises(StoreDamaged):
        KeyVault.from_bytes(data)


def test_a_torn_file_is_refused_wherever_it_was_torn(vault):
    data = vault.to_bytes()
    for length in range(0, len(data), 37):
        with pytest.raises(StoreDamaged):
            KeyVault.from_bytes(data[:length])
