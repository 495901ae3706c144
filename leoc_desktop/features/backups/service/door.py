"""What needs nobody signed in: proving a backup file, and restoring an office from one."""

from __future__ import annotations

import tempfile
from pathlib import Path

from leoc_desktop.access import audit_trail, backup_file
from leoc_desktop.access.audit_trail import Head
from leoc_desktop.access.backup_file import BackupHead, OpenedBackup
from leoc_desktop.access.backup_making import ProvenBackup, open_proven, reading, workplace
from leoc_desktop.access.guard import open_before_sign_in
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import KeyVault, OpenedSlot, database_key
from leoc_desktop.access.open_office import UNFINISHED
from leoc_desktop.access.settling import settle_in
from leoc_desktop.access.station import station_login
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.durable_files import sync_folder
from leoc_desktop.foundation.errors import BackupTrouble, StoreTrouble
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.data_folder import DataFolder, private_files
from leoc_desktop.storage.snapshot import copy_store
from leoc_desktop.storage.unit_of_work import Store


class BackupDoor:
    """What works without anybody signed in: proving a backup and restoring it into an empty folder (R15)."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @open_before_sign_in
    def head(self, path: Path) -> BackupHead:
        """What the file says of itself, not vouched for. Raises BackupTrouble."""
        return backup_file.read_head(path)

    @open_before_sign_in
    def verify(self, path: Path, *, recovery_code: str) -> ProvenBackup:
        """Open the whole backup with the recovery code and prove it sound. Slow."""
        vault_key = backup_file.vault_key_by_code(backup_file.read_head(path), recovery_code)
        with tempfile.TemporaryDirectory(prefix="leoc-verify-") as folder:
            try:
                return open_proven(path, vault_key, Path(folder), self._clock)[1]
            finally:
                wipe(vault_key)

    @open_before_sign_in
    def restore(self, path: Path, root: Path, *, recovery_code: str) -> ProvenBackup:
        """Set the office of the backup up in ``root``, which must hold none. Slow.

        Users keep their passwords. The restored store gets a new key (epoch) and a first log row that says where it
        came from. A failure leaves no office behind.
        """
        folder = DataFolder(root)
        keys = backup_file.keys_by_code(backup_file.read_head(path), recovery_code)
        try:
            folder.prepare()
            if folder.holds_office():
                raise StoreTrouble(
                    N_("There is already an office in this data folder. It is not overwritten.")
                )
            with private_files(), workplace(folder.root) as work:
                opened, proven = open_proven(path, keys.vault_key, work, self._clock)
                self._put_in_place(folder, opened, keys)
            return proven
        finally:
            keys.wipe()

    def _put_in_place(self, folder: DataFolder, opened: OpenedBackup, keys: OpenedSlot) -> None:
        vault_key = keys.vault_key
        vault = KeyVault.from_bytes(opened.vault_bytes, folder.root)
        if vault.vault_id != opened.head.vault_id or vault.training != opened.head.training:
            raise BackupTrouble(backup_file.DAMAGED)
        vault.database_epoch = max(vault.database_epoch, opened.head.database_epoch) + 1
        unfinished = folder.root / UNFINISHED
        unfinished.unlink(missing_ok=True)
        key = database_key(vault_key, vault.database_epoch)
        try:
            copy_store(opened.snapshot, opened.snapshot_key, unfinished, key)
            with reading(unfinished, key, self._clock) as store:
                head = self._note_restore(store, vault_key, opened.head)
            vault.save()
            unfinished.rename(folder.database)
            sync_folder(folder.root)
            settle_in(folder.root, vault, vault_key, head, self._clock, device_secret=keys.device_secret)
        except BaseException:
            if not KeyVault.exists(folder.root):
                unfinished.unlink(missing_ok=True)
            raise
        finally:
            wipe(key)

    def _note_restore(self, store: Store, vault_key: bytearray, head: BackupHead) -> Head:
        with store.read() as session:
            station = station_login(session, vault_key)
        store.before_commit.append(audit_trail.write_rows)
        with store.write(station, "office.restore") as work:
            work.remark(backup=head.backup_id, made_at=head.made_at.isoformat(), audit_seq=head.audit_seq)
        wipe(station.signing_key)
        with store.read() as session:
            return audit_trail.head(session)
