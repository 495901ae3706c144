"""One slot of the vault: a secret that somebody knows, and the vault key sealed under it.

A user's slot holds the vault key (32 bytes) and the user's signing key (32, or nothing before enrolment, R7).
The recovery slot holds the vault key and the device secret (32, or nothing where there is no keyring, R4).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from leoc_desktop.access.key_derivation import KEY_BYTES, SALT_BYTES, Kdf, derive, hkdf, wipe
from leoc_desktop.access.strict_json import exactly, hex_bytes, yes_or_no
from leoc_desktop.foundation.canonical_json import canonical

if TYPE_CHECKING:
    from cryptography.utils import Buffer

USER = "user"
RECOVERY = "recovery"
NONCE_BYTES = 12
TAG_BYTES = 16
NO_DEVICE_SECRET = bytes(KEY_BYTES)


@dataclass
class OpenedSlot:
    """What a slot held: the vault key and, by kind, the user's signing key or the device secret."""

    vault_key: bytearray
    signing_key: bytearray | None = None
    device_secret: bytearray | None = None
    kdf: Kdf | None = None
    """How hard a user's slot is to open."""

    def wipe(self) -> None:
        """Overwrite the keys."""
        wipe(self.vault_key, self.signing_key, self.device_secret)


@dataclass(frozen=True, slots=True)
class VaultIdentity:
    """What every slot of a vault vouches for."""

    vault_id: bytes
    training: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """A sealed slot as it stands in the file. ``df`` says that the device secret is a second factor."""

    kind: str
    id: str
    salt: bytes
    kdf: Kdf
    df: bool
    nonce: bytes
    ct: bytes

    @classmethod
    def from_json(cls, value: object) -> Slot:
        """A slot out of a file. ValueError or StoreDamaged when it cannot be one."""
        fields = exactly(value, "kind", "id", "salt", "kdf", "df", "nonce", "ct")
        kind, sealed = fields["kind"], hex_bytes(fields["ct"])
        if kind not in (USER, RECOVERY) or len(sealed) - TAG_BYTES not in (KEY_BYTES, 2 * KEY_BYTES):
            raise ValueError("not a slot")
        return cls(
            kind=str(kind),
            id=hex_bytes(fields["id"]).hex(),
            salt=hex_bytes(fields["salt"], SALT_BYTES),
            kdf=Kdf.from_json(fields["kdf"]),
            df=yes_or_no(fields["df"]),
            nonce=hex_bytes(fields["nonce"], NONCE_BYTES),
            ct=sealed,
        )

    def header(self) -> dict[str, object]:
        """The readable part, all of it vouched for by the sealing."""
        return {
            "kind": self.kind,
            "id": self.id,
            "salt": self.salt.hex(),
            "kdf": self.kdf.as_json(),
            "df": self.df,
        }

    def as_json(self) -> dict[str, object]:
        """The slot as it stands in the file."""
        return {**self.header(), "nonce": self.nonce.hex(), "ct": self.ct.hex()}

    def authenticated(self, vault: VaultIdentity) -> bytes:
        """The additional data of the sealing (R1, R36)."""
        return canonical({"vault": vault.vault_id.hex(), "training": vault.training, **self.header()})


def seal_slot(
    vault: VaultIdentity,
    *,
    kind: str,
    slot_id: str,
    secret: str,
    kdf: Kdf,
    device_secret: Buffer | None,
    contents: bytearray,
) -> Slot:
    """A slot that ``secret`` (and ``device_secret``, when there is one) opens. Wipes ``contents``."""
    empty = Slot(
        kind=kind,
        id=slot_id,
        salt=secrets.token_bytes(SALT_BYTES),
        kdf=kdf,
        df=device_secret is not None,
        nonce=secrets.token_bytes(NONCE_BYTES),
        ct=b"",
    )
    wrapping_key = _wrapping_key(empty, vault, secret, device_secret)
    sealed = AESGCM(wrapping_key).encrypt(empty.nonce, contents, empty.authenticated(vault))
    wipe(wrapping_key, contents)
    return Slot(empty.kind, empty.id, empty.salt, empty.kdf, empty.df, empty.nonce, sealed)


def dummy_slot(slot_id: str, kdf: Kdf, *, df: bool) -> Slot:
    """A slot that nothing opens, to give an unknown name the work of a known one."""
    sealed = secrets.token_bytes(2 * KEY_BYTES + TAG_BYTES)
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    return Slot(kind=USER, id=slot_id, salt=salt, kdf=kdf, df=df, nonce=nonce, ct=sealed)


def unseal_slot(
    slot: Slot, vault: VaultIdentity, secret: str, device_secret: Buffer | None
) -> bytearray | None:
    """The contents of ``slot``, or None when the secrets do not fit or anything was altered."""
    wrapping_key = _wrapping_key(slot, vault, secret, device_secret if slot.df else None)
    contents = bytearray(len(slot.ct) - TAG_BYTES)
    try:
        AESGCM(wrapping_key).decrypt_into(slot.nonce, slot.ct, slot.authenticated(vault), contents)
    except InvalidTag:
        return None
    finally:
        wipe(wrapping_key)
    return contents


def _wrapping_key(slot: Slot, vault: VaultIdentity, secret: str, device_secret: Buffer | None) -> bytearray:
    stretched = derive(secret, slot.salt, slot.kdf)
    material = stretched + bytearray(NO_DEVICE_SECRET if device_secret is None else device_secret)
    wrapping_key = hkdf(material, f"leoc/v1/slot/{slot.kind}", salt=vault.vault_id)
    wipe(stretched, material)
    return wrapping_key
