"""Named events and how many incidents belong to each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leoc_desktop.features.incidents.fields import EVENT_FIELDS
from leoc_desktop.features.incidents.rules import COUNTED
from leoc_desktop.foundation.field_values import to_json
from leoc_desktop.records.event import Event
from leoc_desktop.records.incident import Incident


@dataclass(frozen=True, slots=True)
class EventDetail:
    """One event: its stored values by field name, and the number of its incidents that count."""

    id: bytes
    values: Mapping[str, object]
    incidents: int

    @property
    def name(self) -> str:
        """The name under which incidents refer to it."""
        return str(self.values["name_ne"])

    def raw_values(self) -> dict[str, object]:
        """The fields in their exchange form."""
        return {field.name: to_json(field, self.values[field.name]) for field in EVENT_FIELDS}

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {"id": self.id.hex(), "incidents": self.incidents, **self.raw_values()}


def events(session: Session) -> list[EventDetail]:
    """All events, the latest first."""
    query = select(Event).order_by(Event.first_day.desc(), Event.row_no.desc())
    return [event_detail(session, event) for event in session.scalars(query)]


def event_detail(session: Session, event: Event) -> EventDetail:
    """One event as others see it."""
    counted = select(func.count()).where(
        Incident.event_no == event.row_no, Incident.state.in_([state.value for state in COUNTED])
    )
    values = {field.name: getattr(event, field.name) for field in EVENT_FIELDS}
    return EventDetail(event.id, values, session.scalar(counted) or 0)
