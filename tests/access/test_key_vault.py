"""Who opens the vault and who does not; how users, passwords and recovery codes come and go."""

import hmac
import json

import pytest

from leoc_desktop.access.key_derivation import FLOOR, MIB, Kdf
from leoc_desktop.access.key_vault import KeyVault, slots
from leoc_desktop.access.recovery_code import new_recovery_code
from leoc_desktop.foundation.errors import Refused, SignInFailed, WrongSecret
from tests.support.vaults import CODE, DEVICE, ROLES, SIGNING_KEY, altered


def test_a_user_gets_the_vault_key_and_his_signing_key(vault, vault_key):
    opened = vault.open_user_slot("सीता", ROLES["सीता"], DEVICE)
    assert (opened.vault_key, opened.signing_key, opened.device_secret) == (vault_key, SIGNING_KEY, None)
    opened.wipe()
    assert opened.vault_key == opened.signing_key == bytes(32)


def test_a_user_with_a_one_time_password_has_no_signing_key_yet(vault, vault_key):
    opened = vault.open_user_slot("Hari", ROLES["Hari"])
    assert (opened.vault_key, opened.signing_key) == (vault_key, None)


def test_a_slot_without_device_factor_opens_on_a_computer_that_has_one(vault, vault_key):
    assert vault.open_user_slot("Hari", ROLES["Hari"], DEVICE).vault_key == vault_key


def test_the_recovery_code_gives_vault_key_and_device_secret(vault, vault_key):
    opened = vault.open_recovery_slot(CODE.lower().replace("-", " "))
    assert (opened.vault_key, opened.device_secret, opened.signing_key) == (vault_key, DEVICE, None)


@pytest.mark.parametrize(
    ("name", "password", "device"),
    [
        ("सीता", "नदी किनारको हरियो चोर", DEVICE),
        ("सीता", ROLES["सीता"], b"another device secret..........."),
        ("सीता", ROLES["सीता"], None),
        ("सीता", ROLES["Hari"], DEVICE),
        ("कोही होइन", ROLES["सीता"], DEVICE),
        ("", "", None),
    ],
)
def test_every_wrong_combination_gets_the_same_answer(vault, name, password, device):
    with pytest.raises(SignInFailed) as caught:
        vault.open_user_slot(name, password, device)
    assert caught.value.msgid == SignInFailed.default_msgid
    assert not caught.value.values


def test_an_unknown_name_costs_as_much_as_a_known_one(vault, monkeypatch):
    harder = Kdf(3, 80 * MIB, 2)
    vault.put_user_slot("Gita", "one more long password", bytes(32), None, kdf=harder)
    ran = []
    real = slots.derive
    monkeypatch.setattr(slots, "derive", lambda *given: ran.append(given[2]) or real(*given))
    for name in ("Gita", "nobody"):
        with pytest.raises(SignInFailed):
            vault.open_user_slot(name, "wrong")
    assert ran == [harder, harder]


def test_the_name_is_found_however_it_is_typed(vault):
    assert vault.has_user_slot("ＨＡＲＩ ")
    assert vault.slot_id("Hari") == vault.slot_id("hARI")
    assert vault.slot_id("Hari") == hmac.digest(vault.vault_id, b"hari", "sha256").hex()
    assert not vault.has_user_slot("Har")


def test_no_name_stands_in_the_file(vault):
    text = vault.to_bytes().decode().casefold()
    assert "hari" not in text
    assert "सीता" not in text


def test_a_mistyped_recovery_code_is_told_before_any_key_is_derived(vault, monkeypatch):
    monkeypatch.setattr(slots, "derive", None)
    wrong = ("0" if CODE[0] != "0" else "1") + CODE[1:]
    for typed in (wrong, CODE[:-1], ""):
        with pytest.raises(WrongSecret) as caught:
            vault.open_recovery_slot(typed)
        assert caught.value.msgid != WrongSecret.default_msgid


def test_another_offices_recovery_code_does_not_open_it(vault):
    with pytest.raises(WrongSecret) as caught:
        vault.open_recovery_slot(new_recovery_code())
    assert caught.value.msgid == WrongSecret.default_msgid


def test_a_new_recovery_code_replaces_the_old_one(vault, vault_key):
    newer = new_recovery_code()
    vault.put_recovery_slot(newer, vault_key, None, kdf=FLOOR)
    assert vault.open_recovery_slot(newer).device_secret is None
    with pytest.raises(WrongSecret):
        vault.open_recovery_slot(CODE)


def test_a_removed_user_is_gone_like_one_who_never_was(vault):
    vault.remove_user_slot("hari")
    vault.remove_user_slot("nobody")
    assert not vault.has_user_slot("Hari")
    with pytest.raises(SignInFailed):
        vault.open_user_slot("Hari", ROLES["Hari"])


def test_a_new_password_replaces_the_old_one(vault, vault_key):
    vault.put_user_slot("HARI", "seven drums after noon", vault_key, SIGNING_KEY, kdf=FLOOR)
    assert vault.open_user_slot("hari", "seven drums after noon").signing_key == SIGNING_KEY
    with pytest.raises(SignInFailed):
        vault.open_user_slot("hari", ROLES["Hari"])


def test_device_use_is_known_without_a_password(vault):
    assert vault.uses_device_secret
    vault.remove_user_slot("सीता")
    assert not vault.uses_device_secret


def test_outside_a_backup_no_user_slot_is_seen(vault, vault_key):
    shown = vault.recovery_only_bytes()
    assert [slot["kind"] for slot in json.loads(shown)["body"]["slots"]] == ["recovery"]
    assert KeyVault.from_bytes(shown).open_recovery_slot(CODE).vault_key == vault_key


def test_a_vault_without_recovery_slot_says_so(vault):
    bare = altered(vault, lambda body: body.update(slots=[s for s in body["slots"] if s["kind"] == "user"]))
    assert not bare.has_recovery_slot
    with pytest.raises(Refused):
        bare.open_recovery_slot(CODE)
