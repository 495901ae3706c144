"""Making one backup now in a folder of somebody's choice, and telling which ones there are."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.access.backup_making import ProvenBackup
from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.backups import queries
from leoc_desktop.features.backups.queries import BackupRow
from leoc_desktop.features.backups.service.sealing import seal_office
from leoc_desktop.records.backup_made import BackupMade
from leoc_desktop.storage.backup_share import Courier


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
        """Make a backup in ``folder``, open it again, and note it. Slow.

        The file appears under its name only after it was proved; nothing there is ever overwritten. Raises
        BackupTrouble.
        """
        proven = seal_office(self._office, folder)
        with self.store.write(self.login, "backup.make") as work:
            work.session.add(
                BackupMade(
                    backup_id=proven.path.stem,
                    made_at=proven.made_at,
                    folder=str(folder),
                    file_name=proven.path.name,
                    size=proven.size,
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
