"""Issued daily bulletins: frozen content and the very paper that was given out (R33)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class Bulletin(Record):
    """One issued bulletin. Nothing in it changes after issue."""

    __tablename__ = "bulletin"

    number: Mapped[str] = mapped_column(unique=True)
    fiscal_year: Mapped[int]
    sequence: Mapped[int]
    first_day: Mapped[date]
    last_day: Mapped[date]
    period_start: Mapped[datetime]
    """First moment that belongs to the period."""
    period_end: Mapped[datetime]
    """First moment that no longer belongs to it."""
    language: Mapped[str]
    issued_at: Mapped[datetime]
    audit_code: Mapped[str]
    """Head of the log before the issue row, as printed in the footer."""
    content: Mapped[str] = mapped_column(Text, deferred=True)
    """Canonical JSON of everything that was printed."""
    pdf_sha256: Mapped[str]
    pdf: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)

    not_in_audit = Record.not_in_audit | {"pdf", "content"}
