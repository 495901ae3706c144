"""The log: append-only, chained by hashes, each row signed by the one who acted (security.md 3.5)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Base


class AuditRow(Base):
    """One row. ``seq`` is the order, never the time. ``body`` is the canonical JSON that was hashed and signed."""

    __tablename__ = "audit_row"
    __table_args__ = (
        Index(None, "object_kind", "object_id", "seq"),
        Index(None, "actor", "seq"),
        Index(None, "action", "seq"),
    )

    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str]
    """User name, or ``station``."""
    action: Mapped[str]
    object_kind: Mapped[str]
    object_id: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    body: Mapped[str]
    previous: Mapped[bytes] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))
