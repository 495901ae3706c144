"""What every line of losses has: its incident, its one ward (R30), its place among the lines."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class LossLine(Record):
    """A line under an incident. It is never deleted: a line that was wrong is ``removed`` and counts no more."""

    __abstract__ = True

    incident_no: Mapped[int] = mapped_column(ForeignKey("incident.row_no"), index=True, sort_order=-20)
    position: Mapped[int] = mapped_column(sort_order=-19)
    removed: Mapped[bool] = mapped_column(default=False, sort_order=-18)
    ward: Mapped[int] = mapped_column(sort_order=-17)
    remarks: Mapped[str] = mapped_column(default="", sort_order=80)


class ValuedLossLine(LossLine):
    """A line whose loss is also stated in money."""

    __abstract__ = True

    loss: Mapped[int | None] = mapped_column(sort_order=79)
    """Paisa; NULL for not known."""
