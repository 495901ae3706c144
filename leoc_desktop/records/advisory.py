"""Public advisories: what the centre tells people to know or to do, for how long and where."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.records.ward_list import WardList
from leoc_desktop.storage.base_record import Record


class Advisory(Record):
    """One advisory. Once issued it only ever becomes withdrawn; what was printed stays as it was given out."""

    __tablename__ = "advisory"
    __table_args__ = (Index(None, "state", "valid_start"),)

    state: Mapped[str] = mapped_column(default="draft")
    number: Mapped[str | None] = mapped_column(unique=True)
    fiscal_year: Mapped[int | None]
    sequence: Mapped[int | None]
    kind: Mapped[str]
    priority: Mapped[str]
    title: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    instruction: Mapped[str] = mapped_column(Text, default="")
    contact: Mapped[str] = mapped_column(default="")
    wards: Mapped[tuple[int, ...]] = mapped_column(WardList, default=())
    """Empty for the whole municipality."""
    valid_start: Mapped[datetime]
    valid_end: Mapped[datetime | None]
    """Empty for "until it is withdrawn"."""
    language: Mapped[str]
    issued_at: Mapped[datetime | None]
    issued_by_no: Mapped[int | None] = mapped_column(ForeignKey("user.row_no"))
    audit_code: Mapped[str] = mapped_column(default="")
    """Head of the log before the issue row, as printed in the footer."""
    spoken: Mapped[str] = mapped_column(Text, default="", deferred=True)
    """The text to be read aloud, as it was given out."""
    content: Mapped[str] = mapped_column(Text, default="", deferred=True)
    """Canonical JSON of everything that was printed."""
    pdf_sha256: Mapped[str] = mapped_column(default="")
    pdf: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by_no: Mapped[int | None] = mapped_column(ForeignKey("user.row_no"))
    state_reason: Mapped[str] = mapped_column(default="")

    content_sha256: Mapped[str] = mapped_column(default="", server_default="", sort_order=100)
    spoken_sha256: Mapped[str] = mapped_column(default="", server_default="", sort_order=101)

    later_columns: ClassVar[frozenset[str]] = frozenset({"content_sha256", "spoken_sha256"})
    not_in_audit = Record.not_in_audit | {"pdf", "content", "spoken"}
