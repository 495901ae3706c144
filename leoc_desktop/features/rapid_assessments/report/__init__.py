"""Rapid assessments on paper and in a file: the form, blank or filled in, and the totals over wards."""

from leoc_desktop.features.rapid_assessments.report.form_paper import render_form
from leoc_desktop.features.rapid_assessments.report.totals_file import export_totals
from leoc_desktop.features.rapid_assessments.report.totals_paper import render_totals

__all__ = ["export_totals", "render_form", "render_totals"]
