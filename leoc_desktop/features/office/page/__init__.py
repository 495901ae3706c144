"""The settings page: the office itself, one's own password, and the office's keys."""

from leoc_desktop.features.office.page.office_page import OfficePage

__all__ = ["OfficePage"]
