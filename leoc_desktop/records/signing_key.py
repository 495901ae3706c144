"""Public keys of users and of the station, with the time each was enrolled; old ones verify for ever (R7)."""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class SigningKey(Record):
    """One enrolled Ed25519 key. The station's row also holds its wrapped private half (R6)."""

    __tablename__ = "signing_key"

    user_no: Mapped[int | None] = mapped_column(ForeignKey("user.row_no"))
    """None for the station."""
    public_key: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    wrapped_private_key: Mapped[bytes | None] = mapped_column(LargeBinary)
