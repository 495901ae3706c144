"""Bringing an older database up to date: a backup first, then a copy is changed and checked, then it takes its place.

A failure at any moment, a power cut included, leaves the database as it was.
"""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.access import audit_trail, rekeying
from leoc_desktop.access.backup_making import make_backup, reading
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import KeyVault, database_key
from leoc_desktop.access.open_office import note_upgrade
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.durable_files import replace_patiently, sync_folder
from leoc_desktop.foundation.errors import StoreTrouble
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.storage.data_folder import DataFolder, free_bytes, private_files
from leoc_desktop.storage.encrypted_engine import EncryptedEngine, connect
from leoc_desktop.storage.folder_lock import maintenance_lock
from leoc_desktop.storage.schema_upgrade import migrate, needs_upgrade
from leoc_desktop.storage.snapshot import check_soundness, copy_store

UPGRADED = "upgraded.db"
_COPIES = 4
"""The backup, what it is made from, the changed copy, and its log: so often the database has to fit on the disk."""


def upgrade_store(folder: DataFolder, vault: KeyVault, vault_key: bytearray, clock: Clock) -> None:
    """Do nothing for a database that is up to date. Slow otherwise, and alone with the office.

    Raises StoreTrouble for a newer or unknown one, while others use the office, and when the upgrade failed.
    """
    if not folder.database.exists():
        return
    key = database_key(vault_key, vault.database_epoch)
    try:
        rekeying.finish(folder, key)
        if not _is_older(folder.database, key):
            return
        with maintenance_lock(folder.root), private_files():
            _ensure_room(folder)
            folder.spool.mkdir(exist_ok=True)
            make_backup(folder, vault, vault_key, clock, folder.spool)
            _upgrade(folder, key, vault_key, clock)
    finally:
        wipe(key)


def _is_older(database: Path, key: bytearray) -> bool:
    engine = EncryptedEngine(database, key)
    try:
        return needs_upgrade(engine, SCHEMA)
    finally:
        engine.close()


def _ensure_room(folder: DataFolder) -> None:
    if free_bytes(folder.root) < _COPIES * folder.database.stat().st_size:
        raise StoreTrouble(
            N_(
                "The database has to be upgraded, and the disk has too little room for that. Free some space first."
            )
        )


def _upgrade(folder: DataFolder, key: bytearray, vault_key: bytearray, clock: Clock) -> None:
    copy = folder.root / UPGRADED
    _remove(copy)
    try:
        copy_store(folder.database, key, copy, key)
        with reading(copy, key, clock) as store, store.read() as session:
            before = audit_trail.head(session)
        migrate(copy, key, SCHEMA)
        with reading(copy, key, clock) as store:
            with store.read() as session:
                if audit_trail.head(session) != before:
                    raise StoreTrouble(
                        N_("The upgrade of the database failed and was undone. Nothing changed.")
                    )
            store.before_commit.append(audit_trail.write_rows)
            note_upgrade(store, vault_key)
        check_soundness(copy, key)
        _fold_in(copy, key)
        _fold_in(folder.database, key)
        replace_patiently(copy, folder.database)
        sync_folder(folder.root)
    except BaseException:
        _remove(copy)
        raise


def _fold_in(database: Path, key: bytearray) -> None:
    """Bring the log of the database into its file, so that the file alone is everything."""
    connection = connect(database, key, guarded=False)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _remove(copy: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        copy.with_name(copy.name + ending).unlink(missing_ok=True)
