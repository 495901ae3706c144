"""Where backups go by themselves, how it went there last, and the test restores."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Base, Record


class BackupDestination(Record):
    """A folder, UNC path, USB stick or SMB share. The password of a share is in the keyring of this computer only."""

    __tablename__ = "backup_destination"

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    """``folder`` or ``smb``."""
    path: Mapped[str]
    """The folder, or the folder inside the share."""
    server: Mapped[str] = mapped_column(default="")
    share: Mapped[str] = mapped_column(default="")
    port: Mapped[int] = mapped_column(default=445)
    user_name: Mapped[str] = mapped_column(default="")
    in_use: Mapped[bool] = mapped_column(default=True)


class BackupAttempt(Base):
    """How the last attempt at a destination went. It changes every quarter of an hour, so the log does not carry it."""

    __tablename__ = "backup_attempt"

    destination_no: Mapped[int] = mapped_column(ForeignKey("backup_destination.row_no"), primary_key=True)
    tried_at: Mapped[datetime]
    failing_since: Mapped[datetime | None]
    trouble: Mapped[str] = mapped_column(default="")
    """The kind of trouble (storage/backup_share/trouble.py); empty when it went well."""
    reason: Mapped[str] = mapped_column(default="")
    other_branch: Mapped[str] = mapped_column(default="")
    """The newest backup there that another computer made of this office after it was restored; empty when none."""
    same_disk: Mapped[bool | None]
    """Whether the folder is on the disk that holds the office: a copy there is lost together with it."""


class BackupDrill(Record):
    """A test restore: the newest file was fetched, opened and looked through."""

    __tablename__ = "backup_drill"

    destination_no: Mapped[int] = mapped_column(ForeignKey("backup_destination.row_no"))
    file_name: Mapped[str]
    done_at: Mapped[datetime]
    incidents: Mapped[int]
    problem: Mapped[str] = mapped_column(default="")
    """What was wrong, in English; empty when all was well."""
