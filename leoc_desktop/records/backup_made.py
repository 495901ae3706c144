"""Backups that were made and proved to open."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class BackupMade(Record):
    """One copy of a backup that was read back whole: where it is, how big, which state of the log it holds."""

    __tablename__ = "backup_made"
    later_columns: ClassVar[frozenset[str]] = frozenset({"whole_size", "new_size"})

    backup_id: Mapped[str]
    made_at: Mapped[datetime]
    folder: Mapped[str]
    file_name: Mapped[str]
    size: Mapped[int]
    """Bytes of the file itself."""
    sha256: Mapped[str]
    audit_seq: Mapped[int]
    destination_no: Mapped[int | None] = mapped_column(ForeignKey("backup_destination.row_no"), sort_order=95)
    """None where somebody chose a folder for this one backup."""
    whole_size: Mapped[int | None] = mapped_column(sort_order=96)
    """Bytes with the pieces that lie beside it."""
    new_size: Mapped[int | None] = mapped_column(sort_order=97)
    """Bytes of what was brought with it; the rest was there already."""
