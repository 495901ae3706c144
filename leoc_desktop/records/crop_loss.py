"""Crops that were destroyed or damaged, in the unit in which they were reported."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.records.loss_line import ValuedLossLine


class CropLoss(ValuedLossLine):
    """One crop. What was reported stays as it was; areas are converted besides."""

    __tablename__ = "crop_loss"

    crop: Mapped[str]
    status: Mapped[str]
    quantity: Mapped[int | None]
    """Thousandths of the unit."""
    unit: Mapped[str]
    area: Mapped[int | None]
    """Square metres; NULL for units that measure no area."""
    owner: Mapped[str] = mapped_column(default="")
