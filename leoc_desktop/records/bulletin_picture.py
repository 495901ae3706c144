"""Maps and charts that a bulletin prints below its annexes, by the day on which it ends."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class BulletinPicture(Record):
    """One picture; its file is the one attachment on it. It is worded anew or taken off, never deleted.

    What an issued bulletin printed stands in the bulletin's own content.
    """

    __tablename__ = "bulletin_picture"
    __table_args__ = (Index(None, "day"),)

    day: Mapped[date]
    """Last day of the bulletin that it is for."""
    kind: Mapped[str]
    caption: Mapped[str] = mapped_column(default="")
    source: Mapped[str]
    removed_at: Mapped[datetime | None]
