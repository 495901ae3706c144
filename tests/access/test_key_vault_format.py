"""The format of slots and keys, computed a second time from the design with other means."""

import hmac
import json

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from leoc_desktop.access.key_derivation import FLOOR
from leoc_desktop.access.key_vault import (
    anchor_key,
    attachment_key,
    backup_key,
    database_key,
    station_wrapping_key,
)
from tests.support.vaults import CODE, DEVICE, ROLES, SIGNING_KEY, slot_in


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
