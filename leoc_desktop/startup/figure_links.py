"""Where figures lead: from dashboard and map to lists, forms and papers."""

from __future__ import annotations

from typing import TypeVar

from leoc_desktop.domain.incident_selection import Selection
from leoc_desktop.features.backups.page import BackupPage
from leoc_desktop.features.bulletin.page import BulletinPage
from leoc_desktop.features.dashboard.page import DashboardPage
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.features.ward_map.page import WardMapPage
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.ui_kit.page import Page

P = TypeVar("P", bound=Page)


def link_figures(window: MainWindow) -> None:
    """Connect the pages that show figures with the pages that show what they count."""
    window.status.backup_wanted.connect(lambda: show_page_of(window, BackupPage))
    dashboard, ward_map = _page(window, DashboardPage), _page(window, WardMapPage)
    if dashboard is None or ward_map is None:
        return
    ward_map.list_wanted.connect(lambda selection: show_list(window, selection))
    dashboard.list_wanted.connect(lambda selection: show_list(window, selection))
    dashboard.incident_wanted.connect(lambda key: open_incident(window, key))
    dashboard.new_wanted.connect(lambda: open_new(window))
    dashboard.bulletin_wanted.connect(lambda: show_page_of(window, BulletinPage))
    dashboard.backup_wanted.connect(lambda: show_page_of(window, BackupPage))


def show_list(window: MainWindow, selection: Selection) -> None:
    """The incident list, showing what a figure counts."""
    page = show_page_of(window, IncidentPage)
    if page is not None:
        page.show_filtered(
            states=selection.states,
            ward=selection.ward,
            hazard=selection.hazard,
            first_day=selection.first_day,
            last_day=selection.last_day,
        )


def open_incident(window: MainWindow, key: bytes) -> None:
    """Show one incident."""
    page = show_page_of(window, IncidentPage)
    if page is not None:
        page.desk.open_record(key)


def open_new(window: MainWindow) -> None:
    """Begin a new incident."""
    page = show_page_of(window, IncidentPage)
    if page is not None:
        page.open_new()


def show_page_of(window: MainWindow, kind: type[P]) -> P | None:
    """Show the page of that kind, if the user has it."""
    page = _page(window, kind)
    if page is not None:
        window.show_page(window.pages.index(page))
    return page


def _page(window: MainWindow, kind: type[P]) -> P | None:
    return next((page for page in window.pages if isinstance(page, kind)), None)
