"""Where figures lead: from dashboard and map to lists, forms and papers."""

from __future__ import annotations

from typing import TypeVar

from leoc_desktop.domain.incident_selection import Selection
from leoc_desktop.features.backups.page import BackupPage
from leoc_desktop.features.bulletin.page import BulletinPage
from leoc_desktop.features.dashboard.page import DashboardPage
from leoc_desktop.features.incidents.page import EventPage, IncidentPage
from leoc_desktop.features.rapid_assessments.page import AssessmentPage
from leoc_desktop.features.ward_map.page import WardMapPage
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.ui_kit.page import Page

P = TypeVar("P", bound=Page)


def link_figures(window: MainWindow) -> None:
    """Connect the pages that show figures, as they are made, with the pages that show what they count."""
    window.status.backup_wanted.connect(lambda: show_page_of(window, BackupPage))
    window.page_made.connect(lambda page: _link(window, page))


def _link(window: MainWindow, page: Page) -> None:
    if isinstance(page, (DashboardPage, WardMapPage)):
        page.list_wanted.connect(lambda selection: show_list(window, selection))
    if isinstance(page, EventPage):
        page.incidents_wanted.connect(lambda number, name: show_incidents_of(window, number, name))
        page.assessments_wanted.connect(lambda name: show_assessments_of(window, name))
    if isinstance(page, DashboardPage):
        page.incident_wanted.connect(lambda key: open_incident(window, key))
        page.overdue_wanted.connect(lambda: show_missing(window))
        page.new_wanted.connect(lambda: open_new(window))
        page.bulletin_wanted.connect(lambda: show_page_of(window, BulletinPage))
        page.backup_wanted.connect(lambda: show_page_of(window, BackupPage))


def show_list(window: MainWindow, selection: Selection) -> None:
    """The incident list, showing what a figure counts."""
    page = show_page_of(window, IncidentPage)
    if page is not None:
        page.show_filtered(selection)


def show_incidents_of(window: MainWindow, event_no: int, name: str) -> None:
    """The incident list, showing those that count of one event."""
    page = show_page_of(window, IncidentPage)
    if page is not None:
        page.show_filtered(Selection(event_no=event_no), name)


def show_assessments_of(window: MainWindow, event: str) -> None:
    """The rapid assessments of one event."""
    page = show_page_of(window, AssessmentPage)
    if page is not None:
        page.show_event(event)


def open_incident(window: MainWindow, key: bytes) -> None:
    """Show one incident."""
    page = show_page_of(window, IncidentPage)
    if page is not None:
        page.desk.open_record(key)


def show_missing(window: MainWindow) -> None:
    """Who is missing for longer than the legal period."""
    page = show_page_of(window, IncidentPage)
    if page is not None:
        page.show_missing()


def open_new(window: MainWindow) -> None:
    """Begin a new incident."""
    page = show_page_of(window, IncidentPage)
    if page is not None:
        page.open_new()


def show_page_of(window: MainWindow, kind: type[P]) -> P | None:
    """Show the page of that kind, if the user has it."""
    number = window.pages.number_of(kind)
    if number < 0:
        return None
    window.show_page(number)
    return window.pages.of(kind)
