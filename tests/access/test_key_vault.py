"""Who opens the vault, and what every alteration of a slot leads to."""

import hashlib
import hmac
import json

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from leoc_desktop.access.key_derivation import FLOOR, MIB, Kdf
from leoc_desktop.access.key_vault import (
    KeyVault,
    anchor_key,
    attachment_key,
    backup_key,
    database_key,
    slots,
    station_wrapping_key,
)
from leoc_desktop.access.recovery_code import new_recovery_code
from leoc_desktop.access.signatures import new_signing_key
from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.foundation.errors import Refused, SignInFailed, StoreDamaged, WrongSecret

DEVICE = b"device secret of this computer.."
CODE = new_recovery_code()
SIGNING_KEY = new_signing_key()
ROLES = {"सीता": "नदी किनारको हरियो चौर", "Hari": "seven drums before noon"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A vault with two users and a recovery code, and its vault key."""
    vault, vault_key = KeyVault.create(tmp_path_factory.mktemp("office"))
    vault.put_user_slot("सीता", ROLES["सीता"], vault_key, SIGNING_KEY, kdf=FLOOR, device_secret=DEVICE)
    vault.put_user_slot("Hari", ROLES["Hari"], vault_key, None, kdf=FLOOR)
    vault.put_recovery_slot(CODE, vault_key, DEVICE, kdf=FLOOR)
    vault.save()
    return vault, bytes(vault_key)


@pytest.fixture
def vault(made):
    return KeyVault.from_bytes(made[0].to_bytes())


@pytest.fixture(scope="module")
def vault_key(made):
    return made[1]


def altered(vault, change):
    """The vault out of a file that somebody changed and gave the right checksum again."""
    whole = json.loads(vault.to_bytes())
    change(whole["body"])
    whole["sha256"] = hashlib.sha256(canonical(whole["body"])).hexdigest()
    return KeyVault.from_bytes(canonical(whole))


def slot_in(body, kind, *, df=None):
    return next(s for s in body["slots"] if s["kind"] == kind and df in (None, s["df"]))


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


# The format, computed a second time from the design with other means.


def test_a_slot_opens_with_the_formula_of_the_design(vault, vault_key):
    body = json.loads(vault.to_bytes())["body"]
    slot = slot_in(body, "user", df=True)
    salt, vault_id = bytes.fromhex(slot["salt"]), bytes.fromhex(body["vault"])
    stretched = hash_secret_raw(ROLES["सीता"].encode(), salt, 3, 65536, 4, 32, Type.ID)
    wrapping_key = HKDF(SHA256(), 32, vault_id, b"leoc/v1/slot/user").derive(stretched + DEVICE)
    header = {name: slot[name] for name in ("kind", "id", "salt", "kdf", "df")}
    bound = json.dumps(
        {"vault": body["vault"], "training": False, **header}, sort_keys=True, separators=(",", ":")
    ).encode()
    contents = AESGCM(wrapping_key).decrypt(bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["ct"]), bound)
    assert contents == vault_key + SIGNING_KEY


def test_every_purpose_has_a_key_of_its_own(vault_key):
    keys = [
        database_key(vault_key, 1),
        database_key(vault_key, 2),
        attachment_key(vault_key, 1),
        attachment_key(vault_key, 2),
        backup_key(vault_key),
        anchor_key(vault_key),
        station_wrapping_key(vault_key),
    ]
    assert len({bytes(key) for key in keys}) == len(keys)
    assert {len(key) for key in keys} == {32}
    block = hmac.digest(vault_key, b"leoc/v1/db/1" + b"\x01", "sha256")
    assert keys[0] == block


def test_keys_of_the_wrong_size_never_get_into_a_slot(vault):
    with pytest.raises(ValueError, match="32 bytes"):
        vault.put_user_slot("Hari", "whatever it may be", bytes(31), None, kdf=FLOOR)
    with pytest.raises(ValueError, match="32 bytes"):
        vault.put_recovery_slot(CODE, bytes(32), bytes(16), kdf=FLOOR)
