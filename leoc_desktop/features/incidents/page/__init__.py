"""The incident page: the list, and the desk where one incident is written and decided."""

from leoc_desktop.features.incidents.page.incident_page import IncidentPage

__all__ = ["IncidentPage"]
