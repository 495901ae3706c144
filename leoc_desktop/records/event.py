"""Named events that several incidents belong to, such as the monsoon of a year."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class Event(Record):
    """One event; it is closed and never deleted. Days are AD."""

    __tablename__ = "event"
    later_columns: ClassVar[frozenset[str]] = frozenset({"end_reason"})

    name_ne: Mapped[str] = mapped_column(unique=True)
    name_en: Mapped[str] = mapped_column(default="")
    hazard: Mapped[str | None]
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    declared: Mapped[bool | None]
    """Whether the government declared a disaster area or emergency."""
    glide: Mapped[str] = mapped_column(default="")
    """Its number in the international register GLIDE."""
    end_reason: Mapped[str] = mapped_column(default="", server_default="", sort_order=100)
    """Why it was ended, as the supervisor said; empty while it goes on."""
