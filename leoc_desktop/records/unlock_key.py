"""Supervisors' unlock keys: a verifier and a sealed signing key, never the key itself."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class UnlockKey(Record):
    """One issued key of one supervisor; a newer one revokes it."""

    __tablename__ = "unlock_key"
    not_in_audit = Record.not_in_audit | {"wrong_tries", "version"}

    supervisor_no: Mapped[int] = mapped_column(ForeignKey("user.row_no"), index=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    kdf: Mapped[str]
    """Argon2id parameters as JSON."""
    verifier: Mapped[bytes] = mapped_column(LargeBinary)
    wrapped_signing_key: Mapped[bytes] = mapped_column(LargeBinary)
    public_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    revoked_at: Mapped[datetime | None]
    wrong_tries: Mapped[int] = mapped_column(default=0)
