"""Backups that were made and proved to open."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped

from leoc_desktop.storage.base_record import Record


class BackupMade(Record):
    """One backup file: where it went, how big, which state of the log it holds."""

    __tablename__ = "backup_made"

    backup_id: Mapped[str]
    made_at: Mapped[datetime]
    folder: Mapped[str]
    file_name: Mapped[str]
    size: Mapped[int]
    """Bytes."""
    sha256: Mapped[str]
    audit_seq: Mapped[int]
