"""Initial rapid assessments: what one ward tells in the first day of an event, as the ministry's form asks it."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record

_COUNTED_ONCE = text("state <> 'cancelled'")


class RapidAssessment(Record):
    """One ward of one event, or of an incident that belongs to no event. Counts are NULL for "not known"."""

    __tablename__ = "rapid_assessment"
    __table_args__ = (
        Index(None, "event_no", "ward", unique=True, sqlite_where=_COUNTED_ONCE),
        Index(None, "incident_no", "ward", unique=True, sqlite_where=_COUNTED_ONCE),
    )

    state: Mapped[str] = mapped_column(default="draft")
    event_no: Mapped[int | None] = mapped_column(ForeignKey("event.row_no"))
    incident_no: Mapped[int | None] = mapped_column(ForeignKey("incident.row_no"))
    ward: Mapped[int]
    assessed_on: Mapped[date]
    assessed_at: Mapped[time | None]
    means: Mapped[str | None]
    assessor: Mapped[str] = mapped_column(default="")
    assessor_phone: Mapped[str] = mapped_column(default="")

    dead: Mapped[int | None]
    missing: Mapped[int | None]
    injured: Mapped[int | None]
    displaced_households: Mapped[int | None]
    affected_population: Mapped[int | None]

    rescue_going_on: Mapped[bool | None]
    rescue_finished: Mapped[bool | None]
    rescued: Mapped[int | None]

    sheltered_in_schools: Mapped[int | None]
    sheltered_in_public_buildings: Mapped[int | None]
    sheltered_with_relatives: Mapped[int | None]
    sheltered_in_the_open: Mapped[int | None]
    shelter_needed: Mapped[int | None]

    communication_interrupted: Mapped[bool | None]
    communication_households: Mapped[int | None]
    electricity_interrupted: Mapped[bool | None]
    electricity_households: Mapped[int | None]
    water_interrupted: Mapped[bool | None]
    water_households: Mapped[int | None]

    houses_fully_damaged: Mapped[int | None]
    houses_partly_damaged: Mapped[int | None]
    offices_fully_damaged: Mapped[int | None]
    offices_partly_damaged: Mapped[int | None]
    public_buildings_fully_damaged: Mapped[int | None]
    public_buildings_partly_damaged: Mapped[int | None]

    tents_needed: Mapped[int | None]
    tarpaulins_needed: Mapped[int | None]
    food_needed: Mapped[int | None]
    blankets_needed: Mapped[int | None]
    water_needed: Mapped[int | None]

    remarks: Mapped[str] = mapped_column(Text, default="")
    submitted_at: Mapped[datetime | None]
    submitted_by_no: Mapped[int | None] = mapped_column(ForeignKey("user.row_no"))
    verified_at: Mapped[datetime | None]
    verified_by_no: Mapped[int | None] = mapped_column(ForeignKey("user.row_no"))
    state_reason: Mapped[str] = mapped_column(default="")
