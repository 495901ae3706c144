"""Each file under a random key of its own, which is wrapped by a key out of the vault."""

from __future__ import annotations

import io
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from leoc_desktop.access import sealed_file
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault.derived_keys import attachment_key
from leoc_desktop.foundation.errors import BackupTrouble, StoreDamaged
from leoc_desktop.foundation.translation import N_

EPOCH = 1
"""Of the wrapping key: it stays when the database gets a new key, and all are wrapped anew with a new vault key."""
_KEY_BYTES, _NONCE_BYTES = 32, 12
_ALTERED = N_("This file was altered or damaged in the store. Fetch it from a backup.")


def new_wrapped_key(vault_key: bytearray, attachment_id: bytes) -> tuple[bytearray, bytes]:
    """A random key and its wrapped form, which opens for this attachment only. The caller wipes the key."""
    key = bytearray(secrets.token_bytes(_KEY_BYTES))
    return key, wrapped(key, vault_key, attachment_id)


def wrapped(key: bytearray, vault_key: bytearray, attachment_id: bytes) -> bytes:
    """``key`` under the vault's key for attachments."""
    wrapping, nonce = attachment_key(vault_key, EPOCH), secrets.token_bytes(_NONCE_BYTES)
    try:
        return nonce + AESGCM(wrapping).encrypt(nonce, key, attachment_id)
    finally:
        wipe(wrapping)


def unwrapped(sealed: bytes, vault_key: bytearray, attachment_id: bytes) -> bytearray:
    """The key again. Raises StoreDamaged."""
    wrapping = attachment_key(vault_key, EPOCH)
    try:
        return bytearray(
            AESGCM(wrapping).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], attachment_id)
        )
    except (InvalidTag, ValueError) as altered:
        raise StoreDamaged(_ALTERED) from altered
    finally:
        wipe(wrapping)


def seal(data: bytes, key: bytearray, attachment_id: bytes, part: str) -> bytes:
    """``data`` in a container; ``part`` tells the file from its copy."""
    target = io.BytesIO()
    header = {"attachment": attachment_id.hex(), "part": part}
    sealed_file.seal(
        io.BytesIO(data),
        target,
        key,
        header,
        magic=sealed_file.ATTACHMENT,
        chunk=sealed_file.ATTACHMENT_CHUNK,
    )
    return target.getvalue()


def unseal(sealed: bytes, key: bytearray, attachment_id: bytes, part: str) -> bytes:
    """The data again. Raises StoreDamaged for a container that was altered or is another one's."""
    target = io.BytesIO()
    try:
        header = sealed_file.unseal(io.BytesIO(sealed), target, key, sealed_file.ATTACHMENT)
    except BackupTrouble as altered:
        raise StoreDamaged(_ALTERED) from altered
    if header != {"attachment": attachment_id.hex(), "part": part}:
        raise StoreDamaged(_ALTERED)
    return target.getvalue()
