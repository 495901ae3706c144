"""People who died, went missing, were injured or otherwise affected: named one by one, or counted."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.records.loss_line import LossLine


class PersonLoss(LossLine):
    """One person with a name, or several without. ``outcome`` tells what became of somebody missing."""

    __tablename__ = "person_loss"

    status: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    count: Mapped[int | None]
    sex: Mapped[str]
    age: Mapped[int | None]
    age_group: Mapped[str | None]
    disability: Mapped[str | None]
    poor: Mapped[bool | None]
    injury: Mapped[str | None]
    hospital: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str | None]
    outcome_on: Mapped[date | None]
