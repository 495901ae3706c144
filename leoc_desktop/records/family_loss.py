"""Families that an incident affected, and where those shelter who had to leave."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.records.loss_line import LossLine


class FamilyLoss(LossLine):
    """One family with its head, or several counted. Each family stands in one line, under the gravest status."""

    __tablename__ = "family_loss"
    later_columns: ClassVar[frozenset[str]] = frozenset({"timing", "duration", "assisted"})

    status: Mapped[str]
    head: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    count: Mapped[int | None]
    people: Mapped[int | None]
    poor: Mapped[bool | None]
    shelter: Mapped[str | None]
    shelter_place: Mapped[str] = mapped_column(default="")
    timing: Mapped[str | None] = mapped_column(sort_order=100)
    duration: Mapped[str | None] = mapped_column(sort_order=101)
    assisted: Mapped[bool | None] = mapped_column(sort_order=102)
