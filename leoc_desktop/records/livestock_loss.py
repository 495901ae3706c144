"""Livestock that was lost or injured, by kind."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.records.loss_line import ValuedLossLine


class LivestockLoss(ValuedLossLine):
    """Animals of one kind; beehives are counted as hives, fish as fish."""

    __tablename__ = "livestock_loss"

    kind: Mapped[str]
    status: Mapped[str]
    count: Mapped[int | None]
    owner: Mapped[str] = mapped_column(default="")
