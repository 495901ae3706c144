"""People who died, went missing, were injured or otherwise affected: named one by one, or counted."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.records.loss_line import LossLine


class PersonLoss(LossLine):
    """One person with a name, or several without. ``outcome`` tells what became of somebody missing."""

    __tablename__ = "person_loss"
    __table_args__ = (Index(None, "status", "outcome", "incident_no"),)
    later_columns: ClassVar[frozenset[str]] = frozenset(
        {"nationality", "address", "id_kind", "id_number", "body_identified", "body_handed_over"}
    )

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
    nationality: Mapped[str] = mapped_column(default="", server_default="", sort_order=100)
    address: Mapped[str] = mapped_column(default="", server_default="", sort_order=101)
    id_kind: Mapped[str | None] = mapped_column(sort_order=102)
    id_number: Mapped[str] = mapped_column(default="", server_default="", sort_order=103)
    body_identified: Mapped[bool | None] = mapped_column(sort_order=104)
    body_handed_over: Mapped[bool | None] = mapped_column(sort_order=105)
