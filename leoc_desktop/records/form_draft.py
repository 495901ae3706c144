"""What somebody has typed and not yet saved: private to its user, outside the log (R20)."""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class FormDraft(Record):
    """The content of one form of one user; ``record_id`` is empty for a new record."""

    __tablename__ = "form_draft"
    __table_args__ = (UniqueConstraint("user_no", "form", "record_id"),)
    audited = False

    user_no: Mapped[int] = mapped_column(ForeignKey("user.row_no"))
    form: Mapped[str]
    record_id: Mapped[bytes] = mapped_column(LargeBinary(16), default=b"")
    content: Mapped[str]
    """JSON of the fields as typed."""
