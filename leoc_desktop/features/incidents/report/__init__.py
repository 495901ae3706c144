"""Incidents and events on paper and as Excel files: the register, and one incident as a मुचुल्का."""

from leoc_desktop.features.incidents.report.event_paper import (
    event_facts,
    event_notes,
    figure_cells,
    render_event,
)
from leoc_desktop.features.incidents.report.event_sheet import export_event
from leoc_desktop.features.incidents.report.register import TITLE, export_list, print_list
from leoc_desktop.features.incidents.report.single import render_incident
from leoc_desktop.features.incidents.report.single_sheet import export_incident

__all__ = [
    "TITLE",
    "event_facts",
    "event_notes",
    "export_event",
    "export_incident",
    "export_list",
    "figure_cells",
    "print_list",
    "render_event",
    "render_incident",
]
