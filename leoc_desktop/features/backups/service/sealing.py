"""One backup of the open office: what is found wrong on the way is told and remembered."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.access.backup_making import InPieces, ProvenBackup, make_backup
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.foundation.errors import DatabaseDamaged


def seal_office(office: OpenOffice, target: Path, in_pieces: InPieces | None = None) -> ProvenBackup:
    """Make and prove a backup in ``target``, a whole one unless it shall be ``in_pieces``. Slow.

    Raises BackupTrouble, and DatabaseDamaged for a damaged database: nothing more is written to that one, since the
    copies that are there are better than any that could be made. New rows of the log that were altered are told by the
    watch over the log; they are backed up all the same.
    """
    office.log_watch.check_new_rows()
    try:
        return make_backup(
            office.folder, office.vault, office.vault_key, office.store.clock, target, in_pieces
        )
    except DatabaseDamaged as damage:
        raise office.store.damage_found() from damage
