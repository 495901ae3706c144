"""Crops that were destroyed or damaged, in the unit in which they were reported."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.records.loss_line import ValuedLossLine


class CropLoss(ValuedLossLine):
    """One crop. What was reported stays as it was; areas are converted besides."""

    __tablename__ = "crop_loss"
    later_columns: ClassVar[frozenset[str]] = frozenset({"beneficiaries"})

    crop: Mapped[str]
    status: Mapped[str]
    quantity: Mapped[int | None]
    """Thousandths of the unit."""
    unit: Mapped[str]
    area: Mapped[int | None]
    """Square metres; NULL for units that measure no area."""
    owner: Mapped[str] = mapped_column(default="")
    beneficiaries: Mapped[int | None] = mapped_column(sort_order=100)
    """Families that lived on it."""
