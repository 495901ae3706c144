"""The backups made so far, and the destinations, as tables."""

from __future__ import annotations

from leoc_desktop.features.backups.queries import BackupRow, DestinationRow
from leoc_desktop.features.backups.report import shown_size
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.record_table import Column, RecordTableModel


def backup_model() -> RecordTableModel[BackupRow]:
    """All backups, known by their file names."""
    return RecordTableModel(
        [
            Column("made_at", N_("Made at"), _made_at, 150, sort_by=_made),
            Column("folder", N_("Folder"), _folder, 0),
            Column("file_name", N_("File"), _file_name, 0),
            Column("size", N_("Size"), _size, 100, is_number=True, sort_by=_bytes),
            Column("new", N_("Newly added"), _new, 120, is_number=True, sort_by=_new_bytes),
            Column("audit_seq", N_("Rows of the log"), _rows, 130, is_number=True, sort_by=_seq),
        ],
        _file_name,
    )


def destination_model() -> RecordTableModel[DestinationRow]:
    """All destinations, known by their keys."""
    return RecordTableModel(
        [
            Column("name", N_("Name"), _name, 150),
            Column("place", N_("Place"), _place, 260),
            Column("newest", N_("Newest backup there"), _newest, 170),
            Column("state", N_("Last attempt"), _state, 0),
        ],
        _key,
    )


def _key(row: DestinationRow) -> bytes:
    return row.key


def _name(row: DestinationRow) -> str:
    return row.name


def _place(row: DestinationRow) -> str:
    return row.shown


def _newest(row: DestinationRow) -> str:
    return show_moment(row.newest_at) if row.newest_at else "–"


def _state(row: DestinationRow) -> str:
    if row.trouble:
        return _(row.trouble).format(**row.values)
    return _("well") if row.tried_at else _("nothing brought there yet")


def _made(row: BackupRow) -> float:
    return row.made_at.timestamp()


def _made_at(row: BackupRow) -> str:
    return show_moment(row.made_at)


def _folder(row: BackupRow) -> str:
    return row.folder


def _file_name(row: BackupRow) -> str:
    return row.file_name


def _bytes(row: BackupRow) -> int:
    return row.whole_size or 0


def _size(row: BackupRow) -> str:
    return shown_size(row.whole_size)


def _new_bytes(row: BackupRow) -> int:
    return row.new_size or 0


def _new(row: BackupRow) -> str:
    return shown_size(row.new_size)


def _seq(row: BackupRow) -> int:
    return row.audit_seq


def _rows(row: BackupRow) -> str:
    return show_number(row.audit_seq)
