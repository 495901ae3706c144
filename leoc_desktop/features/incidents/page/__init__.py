"""The pages of incidents and of the events that they belong to."""

from leoc_desktop.features.incidents.page.event_page import EventPage
from leoc_desktop.features.incidents.page.incident_page import IncidentPage

__all__ = ["EventPage", "IncidentPage"]
