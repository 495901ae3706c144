"""What the office adds to the head and foot of its papers: emblem, a line above its name, a box for the seal."""

from __future__ import annotations

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class PaperHead(Record):
    """At most one row; without it papers have neither emblem nor box."""

    __tablename__ = "paper_head"

    top_ne: Mapped[str] = mapped_column(default="")
    top_en: Mapped[str] = mapped_column(default="")
    """Printed above the name of the office."""
    seal_box: Mapped[bool] = mapped_column(default=False)
    emblem: Mapped[bytes | None] = mapped_column(LargeBinary)
    """A PNG that this program made out of the chosen picture."""
