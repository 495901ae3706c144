"""Sealing what is due into the spool, and remembering why it could not be done."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.access.backup_making import InPieces
from leoc_desktop.features.backups import queries
from leoc_desktop.features.backups.rules import NotSealed, due
from leoc_desktop.features.backups.service.destinations import Destinations
from leoc_desktop.features.backups.service.errand import read_name, spooled, trim_spool
from leoc_desktop.features.backups.service.held_pieces import HeldPieces
from leoc_desktop.features.backups.service.sealing import seal_office
from leoc_desktop.foundation.errors import BackupTrouble, LeocError
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.data_folder import private_files

_NOT_SEALED: dict[Path, NotSealed] = {}
"""By data folder, until the program ends: a full disk, the likeliest cause, takes no note of it."""


class Spooling(Destinations):
    """Sealed files that wait for their way to the destinations."""

    def _seal(self, *, at_once: bool) -> tuple[bool, LeocError | None]:
        """Whether a file was sealed, or why that failed; what waits already can travel all the same. Slow."""
        try:
            sealed = self._seal_what_is_due(at_once=at_once)
        except LeocError as error:
            trouble = error
        except OSError as error:
            trouble = BackupTrouble(
                N_("The backup could not be written to {folder}: {reason}"),
                folder=str(self._office.folder.root),
                reason=reason_of(error),
            )
        else:
            if sealed:
                _NOT_SEALED.pop(self._office.folder.root, None)
            return sealed, None
        former = _NOT_SEALED.get(self._office.folder.root)
        since = former.since if former else self.store.clock.now()
        _NOT_SEALED[self._office.folder.root] = NotSealed(since, trouble.msgid, trouble.values)
        return False, trouble

    def _not_sealed(self) -> NotSealed | None:
        """Since when sealing fails, and why."""
        return _NOT_SEALED.get(self._office.folder.root)

    def _seal_what_is_due(self, *, at_once: bool) -> bool:
        office, spool = self._office, self._office.folder.spool
        held = HeldPieces.read(office.folder.held_pieces)
        with self.store.read() as session:
            places = [row.row_no for row in queries.destinations_to_visit(session, None)]
            if not places:
                return False  # nowhere to bring it
            series = f"{self.store.clock.now():%Y%m}-{queries.failed_drills(session) % 100:02d}"
            facts, lacking = queries.due_facts(session), queries.lacks_copy(session)
        waiting = [parts.made_at for file in spooled(spool) if (parts := read_name(file.name))]
        lacking = lacking or not held.lacking.isdisjoint(places)
        wanted = (lacking and not waiting) or due(facts, waiting, self.store.clock.now(), at_once=at_once)
        if office.store.read_only or not wanted:
            return False
        with private_files():
            spool.mkdir(exist_ok=True)
        for unfinished in spool.glob("*.part"):
            unfinished.unlink(missing_ok=True)
        seal_office(office, spool, InPieces(series, held.everywhere(places)))
        trim_spool(spool)
        return True
