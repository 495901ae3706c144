"""Papers that sum up a period, on paper and as Excel files."""

from leoc_desktop.features.summaries.report.paper import render_summary
from leoc_desktop.features.summaries.report.sheets import export_summary

__all__ = ["export_summary", "render_summary"]
