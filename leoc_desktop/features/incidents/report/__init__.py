"""Incidents on paper and as Excel files: the register, and one incident as a मुचुल्का."""

from leoc_desktop.features.incidents.report.register import TITLE, export_list, print_list
from leoc_desktop.features.incidents.report.single import render_incident
from leoc_desktop.features.incidents.report.single_sheet import export_incident

__all__ = ["TITLE", "export_incident", "export_list", "print_list", "render_incident"]
