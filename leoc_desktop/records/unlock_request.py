"""Requests of operators to open a locked record, waiting for a supervisor."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class UnlockRequest(Record):
    """One request with its reason. ``answered_at`` is empty while it waits."""

    __tablename__ = "unlock_request"
    __table_args__ = (Index(None, "answered_at", "row_no"),)

    record_kind: Mapped[str]
    record_no: Mapped[int]
    number: Mapped[str] = mapped_column(default="")
    """The record's office number at the time, for lists."""
    operator_no: Mapped[int] = mapped_column(ForeignKey("user.row_no"))
    reason: Mapped[str]
    answered_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(default="")
    """"granted", "declined" or "withdrawn" once answered."""
