"""Giving the whole database another key, so that no page of an older copy can ever be read beside it again.

The copy under the new key is complete on the disk before the vault names it; a cut anywhere leaves the old or the
new database, and the next opening tidies up.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import KeyVault, database_key
from leoc_desktop.access.office_store import OfficeStore
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.durable_files import exclusive_lock, sync_folder
from leoc_desktop.foundation.errors import StoreTrouble
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.storage.data_folder import DataFolder, private_files
from leoc_desktop.storage.encrypted_engine import WRITING, EncryptedEngine, connect
from leoc_desktop.storage.schema_upgrade import renew_triggers
from leoc_desktop.storage.snapshot import copy_store

REKEYED = "rekeyed.db"
LOCK = "rekeyed.lock"
_BESIDE = ("-wal", "-shm", "-journal")


@contextmanager
def rekeyed(
    folder: DataFolder, vault: KeyVault, vault_key: bytearray, new_vault_key: bytearray, clock: Clock
) -> Iterator[OfficeStore]:
    """Copy the whole database under a key of the next epoch; the block writes to the copy.

    After the block the vault is saved with the new epoch and whatever slots the block changed, and the copy takes the
    place of the database. An error in the block leaves everything as it was. Nobody else may use the office.
    """
    old_key = database_key(vault_key, vault.database_epoch)
    new_key = database_key(new_vault_key, vault.database_epoch + 1)
    try:
        _remove(folder)
        with private_files():
            copy_store(folder.database, old_key, folder.root / REKEYED, new_key)
        _renew_triggers(folder.root / REKEYED, new_key)
        store = OfficeStore(EncryptedEngine(folder.root / REKEYED, new_key), clock)
        try:
            yield store
            with store.engine.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        except BaseException:
            store.close()
            _remove(folder)
            raise
        store.close()
        sync_folder(folder.root)
        vault.database_epoch += 1
        vault.save()
        finish(folder, new_key)
    finally:
        wipe(old_key, new_key)


def _renew_triggers(path: Path, key: bytearray) -> None:
    """The protections as the program knows them, whatever became of those of the former database."""
    engine = EncryptedEngine(path, key, guarded=False)
    try:
        with engine.engine.execution_options(**{WRITING: True}).begin() as connection:
            renew_triggers(connection, SCHEMA)
    finally:
        engine.close()


def finish(folder: DataFolder, key: bytearray) -> None:
    """Put the prepared copy in place if ``key``, which the vault gives now, opens it.

    It is removed only where that key opens the present database: whatever else is wrong, nothing is thrown away.
    """
    prepared = folder.root / REKEYED
    if not prepared.exists():
        return
    with exclusive_lock(folder.root / LOCK):
        if not prepared.exists():
            return
        if _opens(prepared, key):
            for ending in _BESIDE:
                (folder.root / (folder.database.name + ending)).unlink(missing_ok=True)
            prepared.replace(folder.database)
        elif _opens(folder.database, key):
            _remove(folder)
        sync_folder(folder.root)


def _opens(path: Path, key: bytearray) -> bool:
    if not path.exists():
        return False
    try:
        connect(path, key, guarded=False).close()
    except StoreTrouble:
        return False
    return True


def _remove(folder: DataFolder) -> None:
    for ending in ("", *_BESIDE):
        (folder.root / (REKEYED + ending)).unlink(missing_ok=True)
