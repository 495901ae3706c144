"""Incidents: what happened, where, and its figures, which lines of losses describe."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, inspect
from sqlalchemy.orm import Mapped, mapped_column, relationship

from leoc_desktop.records.event import Event
from leoc_desktop.storage.base_record import Base, Record

SUMMED_COLUMNS = (
    *(
        f"{people}_{sex}"
        for people in ("dead", "missing", "injured")
        for sex in ("male", "female", "other", "unknown_sex")
    ),
    "affected_families",
    "houses_fully_damaged",
    "houses_partly_damaged",
    "livestock_lost",
    "estimated_loss",
    "road_blocked",
    "electricity_interrupted",
    "communication_interrupted",
    "water_interrupted",
)
"""What is added up over many incidents."""


class IncidentWard(Base):
    """A ward that an incident touched. The one at position 0 owns the quick figures (R30)."""

    __tablename__ = "incident_ward"
    __table_args__ = (
        Index(None, "ward", "position", "incident_no"),
        Index(None, "incident_no", "position", "ward"),
    )

    incident_no: Mapped[int] = mapped_column(ForeignKey("incident.row_no"), primary_key=True)
    ward: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]


class Incident(Record):
    """One incident. Counts are NULL for "not known"; money is paisa; the date is AD with its BS text beside it."""

    __tablename__ = "incident"
    later_columns: ClassVar[frozenset[str]] = frozenset(
        {
            "merged_into_no",
            "cause",
            "coordinates",
            "severity",
            "source",
            "source_means",
            "reporter_name",
            "reporter_phone",
            "reported_on",
            "reported_at",
            "needs_follow_up",
            "event_no",
            "title",
            "inducer",
            "street_address",
        }
    )
    # Each order and filter of the list reads one of these and never the records.
    __table_args__ = (
        Index(None, "incident_date", "row_no"),
        Index(None, "state", "incident_date"),
        Index(None, "hazard", "incident_date", "state"),
        Index(None, "affected_families", "incident_date"),
        Index(None, "created_by_no", "incident_date"),
        # Dashboard and map add up a year without touching a record: every figure stands in this one, and hazard by
        # hazard, so that nothing has to be sorted.
        Index("ix_incident_sums", "hazard", "incident_date", "state", *SUMMED_COLUMNS),
    )

    state: Mapped[str] = mapped_column(default="draft", sort_order=-20)
    number: Mapped[str | None] = mapped_column(unique=True, sort_order=-19)
    edition: Mapped[int] = mapped_column(default=1, sort_order=-18)
    submitted_at: Mapped[datetime | None] = mapped_column(sort_order=80)
    submitted_by_no: Mapped[int | None] = mapped_column(ForeignKey("user.row_no"), sort_order=81)
    verified_at: Mapped[datetime | None] = mapped_column(sort_order=82)
    verified_by_no: Mapped[int | None] = mapped_column(ForeignKey("user.row_no"), sort_order=83)
    approved_at: Mapped[datetime | None] = mapped_column(sort_order=84)
    approved_by_no: Mapped[int | None] = mapped_column(ForeignKey("user.row_no"), sort_order=85)
    state_reason: Mapped[str] = mapped_column(default="", sort_order=86)
    """Why it was returned or cancelled."""
    merged_into_no: Mapped[int | None] = mapped_column(ForeignKey("incident.row_no"), sort_order=100)
    """The incident that it reported a second time; set together with its cancellation."""

    hazard: Mapped[str]
    incident_date: Mapped[date]
    incident_date_bs: Mapped[str]
    incident_time: Mapped[time | None]
    tole: Mapped[str] = mapped_column(default="")
    dead_male: Mapped[int | None]
    dead_female: Mapped[int | None]
    dead_other: Mapped[int | None]
    dead_unknown_sex: Mapped[int | None]
    missing_male: Mapped[int | None]
    missing_female: Mapped[int | None]
    missing_other: Mapped[int | None]
    missing_unknown_sex: Mapped[int | None]
    injured_male: Mapped[int | None]
    injured_female: Mapped[int | None]
    injured_other: Mapped[int | None]
    injured_unknown_sex: Mapped[int | None]
    affected_families: Mapped[int | None]
    houses_fully_damaged: Mapped[int | None]
    houses_partly_damaged: Mapped[int | None]
    livestock_lost: Mapped[int | None]
    estimated_loss: Mapped[int | None]
    """Paisa."""
    road_blocked: Mapped[bool | None]
    electricity_interrupted: Mapped[bool | None]
    communication_interrupted: Mapped[bool | None]
    water_interrupted: Mapped[bool | None]
    description: Mapped[str] = mapped_column(default="")
    response: Mapped[str] = mapped_column(default="")
    cause: Mapped[str] = mapped_column(default="", server_default="", sort_order=101)
    coordinates: Mapped[str] = mapped_column(default="", server_default="", sort_order=102)
    """Degrees north and east, as ``29.32145, 80.98213``."""
    severity: Mapped[str | None] = mapped_column(sort_order=103)
    """In the judgement of the operator."""
    source: Mapped[str | None] = mapped_column(sort_order=104)
    source_means: Mapped[str | None] = mapped_column(sort_order=105)
    reporter_name: Mapped[str] = mapped_column(default="", server_default="", sort_order=106)
    reporter_phone: Mapped[str] = mapped_column(default="", server_default="", sort_order=107)
    reported_on: Mapped[date | None] = mapped_column(sort_order=108)
    reported_at: Mapped[time | None] = mapped_column(sort_order=109)
    needs_follow_up: Mapped[bool | None] = mapped_column(sort_order=110)
    event_no: Mapped[int | None] = mapped_column(ForeignKey("event.row_no"), index=True, sort_order=111)
    title: Mapped[str] = mapped_column(default="", server_default="", sort_order=112)
    inducer: Mapped[str | None] = mapped_column(sort_order=113)
    """``natural`` or ``non_natural`` in the words of the reporter; None follows the hazard."""
    street_address: Mapped[str] = mapped_column(default="", server_default="", sort_order=114)

    ward_rows: Mapped[list[IncidentWard]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by=IncidentWard.position
    )

    event_row: Mapped[Event | None] = relationship(lazy="selectin")

    @property
    def event(self) -> str:
        """The Nepali name of the event it belongs to, or ""."""
        return self.event_row.name_ne if self.event_row is not None else ""

    @property
    def wards(self) -> tuple[int, ...]:
        """Ward numbers, the main ward first."""
        return tuple(row.ward for row in self.ward_rows)

    @wards.setter
    def wards(self, numbers: tuple[int, ...]) -> None:
        if numbers != self.wards:
            kept = {row.ward: row for row in self.ward_rows}
            self.ward_rows = [kept.get(number) or IncidentWard(ward=number) for number in numbers]
            for position, row in enumerate(self.ward_rows):
                row.position = position

    def audit_values(self, *, committed: bool = False) -> dict[str, object]:
        """The incident's columns and its wards."""
        values = super().audit_values(committed=committed)
        history = inspect(self).attrs["ward_rows"].history
        if committed and history.has_changes():
            rows = sorted([*history.unchanged, *history.deleted], key=_committed_position)
        else:
            rows = self.ward_rows
        values["wards"] = [row.ward for row in rows]
        return values


def _committed_position(row: IncidentWard) -> int:
    history = inspect(row).attrs["position"].history
    return int(history.deleted[0] if history.deleted else row.position)
