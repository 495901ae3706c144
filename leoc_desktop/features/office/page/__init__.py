"""The settings page, and the page of the lists and papers that an administrator shapes."""

from leoc_desktop.features.office.page.list_page import ListPage
from leoc_desktop.features.office.page.office_page import OfficePage

__all__ = ["ListPage", "OfficePage"]
