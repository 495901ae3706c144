"""The keys that hang below the vault key, one per purpose. Each is 32 bytes; the caller wipes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leoc_desktop.access.key_derivation import hkdf_expand

if TYPE_CHECKING:
    from cryptography.utils import Buffer


def database_key(vault_key: Buffer, epoch: int) -> bytearray:
    """The raw SQLCipher key. ``epoch`` changes when the database is keyed anew, as a restore does."""
    return hkdf_expand(vault_key, f"leoc/v1/db/{epoch}")


def attachment_key(vault_key: Buffer, epoch: int) -> bytearray:
    """The key that wraps the random key of every attachment."""
    return hkdf_expand(vault_key, f"leoc/v1/attach/{epoch}")


def backup_key(vault_key: Buffer) -> bytearray:
    """The key that wraps the random key of every backup."""
    return hkdf_expand(vault_key, "leoc/v1/backup")


def pieces_key(vault_key: Buffer) -> bytearray:
    """The key below which those are that name and seal the pieces of backups."""
    return hkdf_expand(vault_key, "leoc/v1/pieces")


def anchor_key(vault_key: Buffer) -> bytearray:
    """The HMAC key of the anchors of the audit log."""
    return hkdf_expand(vault_key, "leoc/v1/anchor")


def station_wrapping_key(vault_key: Buffer) -> bytearray:
    """The key that wraps the station's signing key (R6)."""
    return hkdf_expand(vault_key, "leoc/v1/station")
