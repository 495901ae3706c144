"""Losses in money of a sector that no other line values."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from leoc_desktop.records.loss_line import ValuedLossLine


class MoneyLoss(ValuedLossLine):
    """An amount of one sector, such as goods of a shop; what stands in other lines is not repeated here."""

    __tablename__ = "money_loss"

    sector: Mapped[str]
