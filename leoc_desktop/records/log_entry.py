"""Entries of the event log: what the centre heard, decided and did, never changed and never taken out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class LogEntry(Record):
    """One entry. A mistake is corrected by a later entry that names this one; both stay readable."""

    __tablename__ = "log_entry"
    __table_args__ = (Index(None, "at", "row_no"),)

    at: Mapped[datetime]
    """When it happened; ``created_at`` is when it was written down."""
    kind: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    from_unit: Mapped[str] = mapped_column(default="")
    to_unit: Mapped[str] = mapped_column(default="")
    incident_no: Mapped[int | None] = mapped_column(ForeignKey("incident.row_no"), index=True)
    status: Mapped[str] = mapped_column(default="done")
    significant: Mapped[bool] = mapped_column(default=False)
    """Whether it goes into the bulletin."""
    corrects_no: Mapped[int | None] = mapped_column(ForeignKey("log_entry.row_no"), unique=True)
    """The entry that this one takes the place of; an entry is corrected once, its correction can be again."""
