"""Permissions to change one locked record once: who granted it, to whom, why, signed with the unlock key."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class UnlockGrant(Record):
    """One grant. It must be taken up within 15 minutes and saved within 60 (R34), for one version, once."""

    __tablename__ = "unlock_grant"
    __table_args__ = (Index(None, "record_kind", "record_no", "closed_at"),)

    record_kind: Mapped[str]
    record_no: Mapped[int]
    record_version: Mapped[int]
    record_hash: Mapped[str]
    """SHA-256 of the record's values at the moment of the grant."""
    operator_no: Mapped[int] = mapped_column(ForeignKey("user.row_no"))
    supervisor_no: Mapped[int] = mapped_column(ForeignKey("user.row_no"))
    unlock_key_no: Mapped[int] = mapped_column(ForeignKey("unlock_key.row_no"))
    reason: Mapped[str]
    nonce: Mapped[bytes] = mapped_column(LargeBinary)
    issued_seq: Mapped[int]
    """Head of the log when it was granted."""
    granted_at: Mapped[datetime]
    save_before: Mapped[datetime]
    boot_id: Mapped[str]
    boot_seconds: Mapped[float]
    """The boot clock at ``granted_at``: setting the clock back makes no grant last longer."""
    signature: Mapped[bytes] = mapped_column(LargeBinary)
    """Ed25519 of the unlock key over the canonical grant."""
    taken_up_at: Mapped[datetime | None]
    """When its operator opened the record for correcting."""
    closed_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(default="")
    """"used", "expired", "withdrawn" or "void" once closed."""
