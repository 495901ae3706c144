"""The daily bulletin as PDF."""

from leoc_desktop.features.bulletin.report.paper import render_bulletin

__all__ = ["render_bulletin"]
