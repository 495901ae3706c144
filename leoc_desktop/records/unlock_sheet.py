"""Sheets of one-time unlock keys, printed for a supervisor who is not in the room (R10)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class UnlockSheet(Record):
    """One printed sheet; its keys are rows of ``unlock_key``."""

    __tablename__ = "unlock_sheet"

    number: Mapped[int] = mapped_column(unique=True)
    """What stands on the paper; counted through the office, so that it can be named on the radio."""
    supervisor_no: Mapped[int] = mapped_column(ForeignKey("user.row_no"), index=True)
    revoked_at: Mapped[datetime | None]
