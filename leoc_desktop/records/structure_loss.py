"""Houses, public buildings, roads, lines and pipes that were damaged, and services they interrupted."""

from __future__ import annotations

from datetime import date, time
from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.records.loss_line import ValuedLossLine


class StructureLoss(ValuedLossLine):
    """One structure, or several of a kind. The interruption of a service lasts until it is restored."""

    __tablename__ = "structure_loss"
    later_columns: ClassVar[frozenset[str]] = frozenset(
        {"equipment_value", "infrastructure_value", "beneficiary", "beneficiaries"}
    )

    kind: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    owner: Mapped[str | None]
    damage: Mapped[str]
    count: Mapped[int | None]
    length: Mapped[int | None]
    """Metres, of what is measured and not counted."""
    service: Mapped[str | None]
    interrupted_on: Mapped[date | None]
    interrupted_at: Mapped[time | None]
    restored_on: Mapped[date | None]
    restored_at: Mapped[time | None]
    households_cut_off: Mapped[int | None]
    equipment_value: Mapped[int | None] = mapped_column(sort_order=100)
    infrastructure_value: Mapped[int | None] = mapped_column(sort_order=101)
    """Paisa, as the value of the equipment; NULL for not known."""
    beneficiary: Mapped[str] = mapped_column(default="", server_default="", sort_order=102)
    beneficiaries: Mapped[int | None] = mapped_column(sort_order=103)
    """How many people used it."""
