"""Issued daily bulletins: frozen content and the very paper that was given out (R33)."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class Bulletin(Record):
    """One issued bulletin. Nothing in it changes after issue; a correction is a new edition of the same number."""

    __tablename__ = "bulletin"
    __table_args__ = (UniqueConstraint("number", "edition"),)

    number: Mapped[str]
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

    edition: Mapped[int] = mapped_column(default=1, server_default=text("1"), sort_order=100)
    """1 as it was first issued; 2 and later are corrected."""
    corrects_no: Mapped[int | None] = mapped_column(ForeignKey("bulletin.row_no"), sort_order=101)
    """The edition that this one takes the place of."""
    reason: Mapped[str] = mapped_column(default="", server_default="", sort_order=102)
    """Why it was corrected."""
    content_sha256: Mapped[str] = mapped_column(default="", server_default="", sort_order=103)

    later_columns: ClassVar[frozenset[str]] = frozenset({"corrects_no", "reason", "content_sha256"})
    not_in_audit = Record.not_in_audit | {"pdf", "content"}

    def audit_values(self, *, committed: bool = False) -> dict[str, object]:
        """The columns; a first edition says nothing of editions, as bulletins from before there were any."""
        values = super().audit_values(committed=committed)
        if values["edition"] == 1:
            del values["edition"]
        return values
