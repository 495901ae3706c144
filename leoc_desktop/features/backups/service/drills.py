"""Test restores: once a week the newest file of each destination is fetched, opened and looked through."""

from __future__ import annotations

import tempfile
from pathlib import Path

from leoc_desktop.access.backup_making import open_proven
from leoc_desktop.features.backups import queries
from leoc_desktop.features.backups.rules import DRILL_EVERY
from leoc_desktop.features.backups.service.fetching import fetch_pieces
from leoc_desktop.features.backups.service.spooling import Spooling
from leoc_desktop.foundation.errors import BackupTrouble, LeocError
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.backup_destination import BackupDestination, BackupDrill
from leoc_desktop.storage.backup_share import Fetch, Listing, ShareTrouble
from leoc_desktop.storage.data_folder import private_files
from leoc_desktop.storage.reserve import is_full

GONE = N_("The backup {name} is not there any more.")


class Drills(Spooling):
    """A place that is away is no failed test restore; that is told of the attempt to bring something there."""

    def _try_restore(self) -> None:
        """Fetch the newest file of a destination and open it, once a week."""
        now = self.store.clock.now()
        with self.store.read() as session:
            wanted = queries.drill_wanted(session, now - DRILL_EVERY)
        if wanted is None or self._office.store.read_only or is_full(self._office.folder.root):
            return
        row, newest = wanted
        file_name = newest.file_name
        drill = BackupDrill(destination_no=row.row_no, file_name=file_name, done_at=now, incidents=0)
        try:
            drill.incidents = self._fetched_and_opened(row, file_name, newest.size)
        except ShareTrouble:
            return  # tried again at the next run
        except LeocError as problem:
            drill.problem = problem.msgid
        with self._office.as_station() as station, self.store.write(station, "backup.drill") as work:
            work.session.add(drill)

    def _fetched_and_opened(self, row: BackupDestination, file_name: str, size: int) -> int:
        with (
            private_files(),
            tempfile.TemporaryDirectory(prefix="work-", dir=self._office.folder.root) as name,
        ):
            fetched = Path(name) / file_name
            answers = self._courier.carry(
                self._place_with_password(row), Listing(), Fetch(file_name, str(fetched), size)
            )
            there = {str(file["name"]): int(file["size"]) for file in answers[0].result()["files"]}
            if file_name not in there:
                raise BackupTrouble(GONE, name=file_name)
            answers[1].result()
            fetch_pieces(fetched, there, self._place_with_password(row), self._courier)
            proven = open_proven(fetched, self._office.vault_key, Path(name), self.store.clock)[1]
        return proven.holds.incidents
