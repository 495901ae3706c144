"""Supervisors' unlock keys: a verifier and a sealed signing key, never the key itself."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class UnlockKey(Record):
    """One issued key of one supervisor: his standing key, or one row of a sheet of one-time keys (R10)."""

    __tablename__ = "unlock_key"
    __table_args__ = (UniqueConstraint("sheet_no", "sheet_row"),)

    supervisor_no: Mapped[int] = mapped_column(ForeignKey("user.row_no"), index=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    kdf: Mapped[str]
    """Argon2id parameters as JSON."""
    verifier: Mapped[bytes] = mapped_column(LargeBinary)
    wrapped_signing_key: Mapped[bytes] = mapped_column(LargeBinary)
    public_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    revoked_at: Mapped[datetime | None]
    sheet_no: Mapped[int | None] = mapped_column(ForeignKey("unlock_sheet.row_no"))
    """The sheet that the key stands on; None for a standing key."""
    sheet_row: Mapped[int | None]
    used_at: Mapped[datetime | None]
    """When a key of a sheet was crossed off."""
