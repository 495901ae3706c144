"""Situation reports: how things stand after a period, approved by a supervisor and frozen at issue (R33)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from leoc_desktop.records.event import Event
from leoc_desktop.storage.base_record import Record


class SituationReport(Record):
    """One report. What is typed can change until it is submitted, nothing once it is issued."""

    __tablename__ = "situation_report"
    __table_args__ = (Index(None, "state"),)

    state: Mapped[str] = mapped_column(default="draft")
    number: Mapped[str | None] = mapped_column(unique=True)
    fiscal_year: Mapped[int | None]
    sequence: Mapped[int | None]
    title: Mapped[str]
    language: Mapped[str]
    period_start: Mapped[datetime]
    """First moment that belongs to the period."""
    period_end: Mapped[datetime]
    """First moment that no longer belongs to it."""
    situation: Mapped[str] = mapped_column(Text, default="")
    response: Mapped[str] = mapped_column(Text, default="")
    resources: Mapped[str] = mapped_column(Text, default="")
    needs: Mapped[str] = mapped_column(Text, default="")
    outlook: Mapped[str] = mapped_column(Text, default="")
    next_update: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    submitted_by_no: Mapped[int | None] = mapped_column(ForeignKey("user.row_no"))
    issued_at: Mapped[datetime | None]
    approved_by_no: Mapped[int | None] = mapped_column(ForeignKey("user.row_no"))
    previous_no: Mapped[int | None] = mapped_column(ForeignKey("situation_report.row_no"))
    """The report that the differences are counted from."""
    audit_code: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(Text, default="", deferred=True)
    """Canonical JSON of everything that was printed."""
    pdf_sha256: Mapped[str] = mapped_column(default="")
    pdf: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    state_reason: Mapped[str] = mapped_column(default="")
    event_no: Mapped[int | None] = mapped_column(ForeignKey("event.row_no"), index=True, sort_order=101)
    """The event that it is about; without one it goes on the last report of the same title."""

    event_row: Mapped[Event | None] = relationship(lazy="selectin")

    @property
    def event(self) -> str:
        """The Nepali name of the event, or ""."""
        return self.event_row.name_ne if self.event_row is not None else ""

    content_sha256: Mapped[str] = mapped_column(default="", server_default="", sort_order=100)

    later_columns: ClassVar[frozenset[str]] = frozenset({"content_sha256", "event_no"})
    not_in_audit = Record.not_in_audit | {"pdf", "content"}
