"""Named events by the names that people type: incidents and rapid assessments refer to them so."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from leoc_desktop.foundation.errors import FieldProblem, ValidationFailed
from leoc_desktop.foundation.nepali_text import clean_line
from leoc_desktop.foundation.translation import ENGLISH, N_, current
from leoc_desktop.records.event import Event
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.rapid_assessment import RapidAssessment


def find_event(session: Session, name: str) -> Event | None:
    """The event of that Nepali or English name, whatever its case."""
    wanted = clean_line(name).casefold()
    named = (event for event in session.scalars(select(Event)) if wanted in _names(event))
    return next(named, None)


def _names(event: Event) -> set[str]:
    return {name.casefold() for name in (event.name_ne, event.name_en) if name}


def shown_name(name_ne: str, name_en: str) -> str:
    """The name of an event in the current language, as far as it has one there."""
    return name_en or name_ne if current().code == ENGLISH else name_ne


def event_names(session: Session) -> list[str]:
    """The names of all events, the latest first."""
    return list(session.scalars(select(Event.name_ne).order_by(Event.first_day.desc(), Event.row_no.desc())))


def event_of_field(session: Session, name: str, field: str = "event") -> Event | None:
    """The event that was typed into ``field``; None for a blank. Raises ValidationFailed for an unknown name."""
    event = find_event(session, name) if name else None
    if name and event is None:
        known = ", ".join(event_names(session)) or "–"
        said = FieldProblem(field, N_("There is no event of this name. Events: {names}."), {"names": known})
        raise ValidationFailed([said])
    return event


def event_of_assessment() -> ColumnElement[int | None]:
    """Row number of the event that a rapid assessment counts for: that of its incident as it stands now.

    Where the incident belongs to none, or none is named, it is the event that the assessment was entered for.
    """
    incident = aliased(Incident)
    of_incident = (
        select(incident.event_no)
        .where(incident.row_no == RapidAssessment.incident_no)
        .correlate(RapidAssessment)
        .scalar_subquery()
    )
    return func.coalesce(of_incident, RapidAssessment.event_no)
