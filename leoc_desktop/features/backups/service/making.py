"""Making one backup now in a folder of somebody's choice, and telling which ones there are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from leoc_desktop.access.backup_making import ProvenBackup, workplace
from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.backups import queries
from leoc_desktop.features.backups.queries import BackupRow
from leoc_desktop.features.backups.service.sealing import seal_office
from leoc_desktop.records.backup_made import BackupMade
from leoc_desktop.storage.backup_share import FOLDER, Courier, Place, Put
from leoc_desktop.storage.data_folder import private_files


class BackupMaking:
    """Backups of the open office."""

    def __init__(self, office: OpenOffice, courier: Courier | None = None) -> None:
        self._office = office
        self._courier = courier or Courier()
        self.store = office.store

    @property
    def login(self) -> Login:
        """The signed-in user."""
        return self._office.login

    @requires(Permission.BACKUP_MAKE)
    def make(self, folder: Path) -> ProvenBackup:
        """Make a whole backup, open it again, bring it to ``folder`` and note it. Slow.

        It travels like those of the schedule: read back there, in a process that can be ended, also to where files can
        only be added. It holds everything itself and can be carried anywhere. Raises BackupTrouble.
        """
        folder = folder.absolute()  # the courier works in another one
        with private_files(), workplace(self._office.folder.root) as work:
            sealed = seal_office(self._office, work)
            target = Place(FOLDER, str(folder), "")
            (answer,) = self._courier.carry(target, Put(str(sealed.path), sealed.path.name))
            answer.result()
        proven = replace(sealed, path=folder / sealed.path.name)
        with self.store.write(self.login, "backup.make") as work:
            work.session.add(
                BackupMade(
                    backup_id=proven.path.stem,
                    made_at=proven.made_at,
                    folder=str(folder),
                    file_name=proven.path.name,
                    size=proven.size,
                    whole_size=proven.size,
                    new_size=proven.size,
                    sha256=proven.sha256,
                    audit_seq=proven.holds.audit_seq,
                )
            )
        return proven

    @requires(Permission.BACKUP_MAKE)
    def made(self) -> list[BackupRow]:
        """The newest backups made on this computer, newest first."""
        with self.store.read() as session:
            return queries.backups(session)
