"""The vault: the office's key, sealed once for every user and once for the printed recovery code."""

from leoc_desktop.access.key_vault.derived_keys import (
    anchor_key,
    attachment_key,
    backup_key,
    database_key,
    pieces_key,
    station_wrapping_key,
)
from leoc_desktop.access.key_vault.slots import OpenedSlot
from leoc_desktop.access.key_vault.vault import KeyFilesMissing, KeyVault, VaultMissing

__all__ = [
    "KeyFilesMissing",
    "KeyVault",
    "OpenedSlot",
    "VaultMissing",
    "anchor_key",
    "attachment_key",
    "backup_key",
    "database_key",
    "pieces_key",
    "station_wrapping_key",
]
