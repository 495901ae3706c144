"""What needs nobody signed in: proving a backup file, looking what it would bring, and restoring an office from it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from leoc_desktop.access import backup_file, restoring
from leoc_desktop.access.backup_file import BackupHead
from leoc_desktop.access.backup_making import ProvenBackup, log_of, open_proven, workplace
from leoc_desktop.access.guard import open_before_sign_in
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.access.restore_preview import Preview, preview
from leoc_desktop.access.settling import settle_in
from leoc_desktop.features.backups.rules import NewDestination
from leoc_desktop.features.backups.service import fetching
from leoc_desktop.features.backups.service.fetching import Offered
from leoc_desktop.features.backups.service.weighing import weight_of
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.errors import Refused, StoreTrouble
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.backup_share import Courier
from leoc_desktop.storage.data_folder import DataFolder, private_files
from leoc_desktop.storage.folder_lock import maintenance_lock


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, where the former office lies now ("" when there was none), and whether passwords open."""

    proven: ProvenBackup
    aside: str
    passwords_open: bool


class BackupDoor:
    """Backup files before anybody is signed in (R15); the recovery code is what opens them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @open_before_sign_in
    def head(self, path: Path) -> BackupHead:
        """What the file says of itself, not vouched for. Raises BackupTrouble."""
        return backup_file.read_head(path)

    @open_before_sign_in
    def offered(self, source: NewDestination) -> list[Offered]:
        """The backups in a share or folder, newest first. Slow. Raises ShareTrouble, NotFound."""
        return fetching.offered(source, Courier())

    @open_before_sign_in
    def fetch(self, source: NewDestination, wanted: Offered, folder: Path) -> Path:
        """Bring one of them here. Slow. Raises ShareTrouble."""
        return fetching.fetch(source, wanted, folder, Courier())

    @open_before_sign_in
    def verify(self, path: Path, *, recovery_code: str) -> ProvenBackup:
        """Open the whole backup with the recovery code and prove it sound. Slow."""
        vault_key = backup_file.vault_key_by_code(backup_file.read_head(path), recovery_code)
        with tempfile.TemporaryDirectory(prefix="leoc-verify-") as folder:
            try:
                opened, proven = open_proven(path, vault_key, Path(folder), self._clock)
                weight = weight_of(path)
                log = log_of(opened, self._clock)
                return replace(proven, log=log, whole_size=weight.whole, new_size=weight.new)
            finally:
                wipe(vault_key)

    @open_before_sign_in
    def preview(self, path: Path, root: Path, *, recovery_code: str) -> Preview:
        """Prove the backup, and compare it with the office in ``root`` if there is one. Slow. Changes nothing."""
        keys = backup_file.keys_by_code(backup_file.read_head(path), recovery_code)
        folder = DataFolder(root)
        try:
            with private_files(), tempfile.TemporaryDirectory(prefix="leoc-preview-") as work:
                opened, proven = open_proven(path, keys.vault_key, Path(work), self._clock)
                proven = replace(proven, log=log_of(opened, self._clock))
                return preview(folder, opened, proven, keys.vault_key, self._clock)
        finally:
            keys.wipe()

    @open_before_sign_in
    def restore(self, path: Path, root: Path, *, recovery_code: str, office_code: str = "") -> Restored:
        """Set the office of the backup up in ``root``. Slow.

        An office that is there is moved aside, never overwritten; ``office_code``, its postal code typed by hand, says
        that this is wanted. Users keep their passwords. A failure, at any moment, leaves the old or the new office.
        """
        folder = DataFolder(root)
        head = backup_file.read_head(path)
        keys = backup_file.keys_by_code(head, recovery_code)
        try:
            folder.prepare()
            with maintenance_lock(folder.root):
                epoch = _epoch_to_replace(folder, head, office_code)
                with (
                    private_files(),
                    restoring.new_folder(folder.root) as new,
                    workplace(folder.root) as work,
                ):
                    opened, proven = open_proven(path, keys.vault_key, work, self._clock)
                    proven = replace(proven, log=log_of(opened, self._clock))
                    built = restoring.build(new, opened, keys, self._clock, beyond_epoch=epoch)
                    held = folder.holds_office()
                    aside = restoring.put_in_place(folder, built, self._clock)
                vault = KeyVault.load(folder.root)
                opens = settle_in(
                    folder.root,
                    vault,
                    keys.vault_key,
                    built.head,
                    self._clock,
                    device_secret=keys.device_secret,
                )
            return Restored(proven, aside if held else "", opens)
        finally:
            keys.wipe()


def _epoch_to_replace(folder: DataFolder, head: BackupHead, office_code: str) -> int:
    """The key epoch of the office that is there, 0 without one. Raises StoreTrouble or Refused where it must stay."""
    if not folder.holds_office():
        return 0
    if not office_code:
        raise StoreTrouble(N_("There is already an office in this data folder. It is not overwritten."))
    if office_code.strip() != head.postal_code:
        raise Refused(
            N_("The office code does not match. Type {code}, the postal code of the office."),
            code=head.postal_code,
        )
    try:
        vault = KeyVault.load(folder.root)
    except StoreTrouble:
        return 0  # damaged: that is why somebody restores
    if vault.training != head.training:
        raise Refused(N_("A training office and a real one do not take each other's place."))
    return vault.database_epoch if vault.vault_id == head.vault_id else 0
