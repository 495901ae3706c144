"""Shifts: who was on duty in the centre from when to when, and what he handed over."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class Shift(Record):
    """One person's time on duty. It ends once, with a note for those who come after."""

    __tablename__ = "shift"
    __table_args__ = (Index(None, "started_at"),)

    user_no: Mapped[int] = mapped_column(ForeignKey("user.row_no"))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    handover_note: Mapped[str] = mapped_column(Text, default="")
