"""What a restore would bring and what it would take away, compared with the office that is there now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access import audit_trail
from leoc_desktop.access.anchors import Anchor, Anchors
from leoc_desktop.access.backup_contents import Entry, Inventory, count_after, entries_after, inventory
from leoc_desktop.access.backup_file import OpenedBackup
from leoc_desktop.access.backup_making import ProvenBackup, reading
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import KeyVault, database_key
from leoc_desktop.access.office_keyring import OfficeKeyring
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.storage.data_folder import DataFolder

_SHOWN = 5


class Relation(StrEnum):
    """How the backup stands to the office in the data folder."""

    EMPTY = "empty"  # there is none
    OLDER = "older"  # the backup is an earlier state of it
    SAME = "same"
    NEWER = "newer"  # it is an earlier state of the backup
    FORK = "fork"  # both went on separately from a common state
    OTHER_OFFICE = "other_office"
    UNREADABLE = "unreadable"  # damaged, or under keys that this code does not open


@dataclass(frozen=True, slots=True)
class Preview:
    """What is in the backup, what is here, and what people did here that the backup does not hold."""

    backup: ProvenBackup
    relation: Relation
    here: Inventory | None = None
    lost_count: int = 0
    lost: tuple[Entry, ...] = ()
    looked_at: datetime | None = None
    remembered: Anchor | None = None
    """A newer state of the log than the backup's, which this computer remembers outside its database."""


def preview(
    folder: DataFolder, opened: OpenedBackup, proven: ProvenBackup, vault_key: bytearray, clock: Clock
) -> Preview:
    """Compare. Reads only; never raises for what is wrong with the office that is here."""
    found = _related(folder, opened, proven, vault_key, clock)
    remembered = None
    if found.here is None:  # otherwise the office that is here says it better
        keyring = None if opened.head.training else OfficeKeyring(opened.head.vault_id)
        newest = Anchors(folder.root, vault_key, keyring).newest()
        if newest is not None and _is_newer(newest, opened):
            remembered = newest
    return replace(found, looked_at=clock.now(), remembered=remembered)


def _is_newer(anchor: Anchor, opened: OpenedBackup) -> bool:
    return (anchor.epoch, anchor.seq) > (opened.head.database_epoch, opened.head.audit_seq)


def _related(
    folder: DataFolder, opened: OpenedBackup, proven: ProvenBackup, vault_key: bytearray, clock: Clock
) -> Preview:
    if not folder.holds_office():
        return Preview(proven, Relation.EMPTY)
    try:
        vault = KeyVault.load(folder.root)
        if vault.vault_id != opened.head.vault_id:
            return Preview(proven, Relation.OTHER_OFFICE)
        key = database_key(vault_key, vault.database_epoch)
        try:
            return _compared(folder.database, key, opened, proven, clock)
        finally:
            wipe(key)
    except (LeocError, OSError):
        return Preview(proven, Relation.UNREADABLE)


def _compared(
    database: Path, key: bytearray, opened: OpenedBackup, proven: ProvenBackup, clock: Clock
) -> Preview:
    with (
        reading(database, key, clock) as here,
        reading(opened.snapshot, opened.snapshot_key, clock) as there,
        here.read() as present,
        there.read() as backup,
    ):
        head, other = audit_trail.head(present), audit_trail.head(backup)
        common = _last_common_row(present, backup, min(head.seq, other.seq))
        if common == other.seq:
            relation = Relation.SAME if common == head.seq else Relation.OLDER
        else:
            relation = Relation.NEWER if common == head.seq else Relation.FORK
        return Preview(
            proven,
            relation,
            inventory(present, head.seq),
            count_after(present, common),
            entries_after(present, common, _SHOWN),
        )


def _last_common_row(one: Session, other: Session, highest: int) -> int:
    """The newest row that both logs share: each hash covers all rows before it, so halving finds it."""
    low, high = 0, highest
    while low < high:
        middle = (low + high + 1) // 2
        if _hash(one, middle) == _hash(other, middle) is not None:
            low = middle
        else:
            high = middle - 1
    return low


def _hash(session: Session, seq: int) -> bytes | None:
    return session.scalar(select(AuditRow.hash).where(AuditRow.seq == seq))
