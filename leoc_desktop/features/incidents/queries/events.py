"""Named events: how many incidents belong to each, and their figures by ward."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leoc_desktop.domain.incident_figures import SUMMED, Figures, summed
from leoc_desktop.domain.incident_selection import Selection
from leoc_desktop.domain.incident_sums import sums_by
from leoc_desktop.domain.letterhead import Letterhead, letterhead
from leoc_desktop.domain.named_events import event_of_assessment, shown_name
from leoc_desktop.domain.office_detail import office_detail
from leoc_desktop.features.incidents.fields import EVENT_FIELDS
from leoc_desktop.features.incidents.rules import COUNTED, State
from leoc_desktop.foundation.field_values import to_json
from leoc_desktop.records.event import Event
from leoc_desktop.records.incident import Incident, IncidentWard
from leoc_desktop.records.rapid_assessment import RapidAssessment

_ASSESSED = ("submitted", "verified")


@dataclass(frozen=True, slots=True)
class EventDetail:
    """One event: its stored values by field name, the number of its incidents that count, of wards assessed."""

    id: bytes
    row_no: int
    values: Mapping[str, object]
    end_reason: str
    incidents: int
    assessed_wards: int

    @property
    def name(self) -> str:
        """The name under which incidents refer to it."""
        return str(self.values["name_ne"])

    @property
    def shown_name(self) -> str:
        """The name in the current language."""
        return shown_name(self.name, str(self.values["name_en"] or ""))

    @property
    def goes_on(self) -> bool:
        """Whether nobody has said when it ended."""
        return self.values["last_day"] is None

    def day(self, name: str) -> date | None:
        """Its first or its last day."""
        day = self.values[name]
        return day if isinstance(day, date) else None

    def raw_values(self) -> dict[str, object]:
        """The fields in their exchange form."""
        return {field.name: to_json(field, self.values[field.name]) for field in EVENT_FIELDS}

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        counts = {"incidents": self.incidents, "assessed_wards": self.assessed_wards}
        return {"id": self.id.hex(), **counts, **self.raw_values(), "end_reason": self.end_reason}


@dataclass(frozen=True, slots=True)
class EventSums:
    """The figures of an event's incidents by ward; every ward of the office is there (R30)."""

    event: EventDetail
    by_ward: tuple[tuple[int, Figures], ...]
    unverified: int
    head: Letterhead
    training: bool
    at: datetime

    @property
    def total(self) -> Figures:
        """The sum of all wards, which is that of all incidents."""
        return summed(figures for _ward, figures in self.by_ward)

    def as_json(self) -> dict[str, object]:
        """What the command line prints: each figure with how many reports did not know it."""
        wards = [{"ward": ward, **_json(figures)} for ward, figures in self.by_ward]
        return {
            **self.event.as_json(),
            "unverified": self.unverified,
            "total": _json(self.total),
            "wards": wards,
        }


def _json(figures: Figures) -> dict[str, object]:
    return {"incidents": figures.incidents, **{name: figures.total(name).as_json() for name in SUMMED}}


def events(session: Session) -> list[EventDetail]:
    """All events, the latest first."""
    query = select(Event).order_by(Event.first_day.desc(), Event.row_no.desc())
    return [event_detail(session, event) for event in session.scalars(query)]


def event_detail(session: Session, event: Event) -> EventDetail:
    """One event as others see it."""
    counted = select(func.count()).where(Incident.event_no == event.row_no, Incident.state.in_(COUNTED))
    assessed = select(func.count(RapidAssessment.ward.distinct())).where(
        event_of_assessment() == event.row_no, RapidAssessment.state.in_(_ASSESSED)
    )
    return EventDetail(
        id=event.id,
        row_no=event.row_no,
        values={field.name: getattr(event, field.name) for field in EVENT_FIELDS},
        end_reason=event.end_reason or "",
        incidents=session.scalar(counted) or 0,
        assessed_wards=session.scalar(assessed) or 0,
    )


def event_sums(session: Session, event: Event, at: datetime) -> EventSums:
    """Its figures by ward, as the bulletin counts them."""
    office = office_detail(session)
    sums = sums_by(session, IncidentWard.ward, Selection(event_no=event.row_no), SUMMED)
    waiting = select(func.count()).where(
        Incident.event_no == event.row_no, Incident.state == State.SUBMITTED.value
    )
    return EventSums(
        event=event_detail(session, event),
        by_ward=tuple((ward, sums.get(ward, Figures())) for ward in range(1, office.ward_count + 1)),
        unverified=session.scalar(waiting) or 0,
        head=letterhead(office),
        training=office.training,
        at=at,
    )
