"""Remarks on locked records: what is wrong or new, added without unlocking and never changed."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class CorrectionNote(Record):
    """One note on one record. It changes no figure; it stands in the record's history."""

    __tablename__ = "correction_note"
    __table_args__ = (Index(None, "record_kind", "record_no"),)

    record_kind: Mapped[str]
    record_no: Mapped[int]
    number: Mapped[str] = mapped_column(default="")
    """The record's office number at the time, for the log."""
    text: Mapped[str]
