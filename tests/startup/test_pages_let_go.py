"""Leafing through the pages of a real window keeps few of them, and none loses what was chosen on it."""

from __future__ import annotations

import shiboken6

from leoc_desktop.features.advisories.page import AdvisoryPage
from leoc_desktop.features.audit.page import AuditPage
from leoc_desktop.features.incidents.page import EventPage, IncidentPage
from leoc_desktop.features.rapid_assessments.page import AssessmentPage
from leoc_desktop.features.situation_reports.page import SituationReportPage
from leoc_desktop.features.ward_map.page import WardMapPage
from leoc_desktop.features.ward_map.rules import Figure
from leoc_desktop.shell.page_shelf import KEPT
from leoc_desktop.ui_kit.page import Page
from tests.support.training_window import TrainingWindow

ALL = (
    IncidentPage,
    WardMapPage,
    EventPage,
    AssessmentPage,
    SituationReportPage,
    AdvisoryPage,
    AuditPage,
)


def go_to(shown: TrainingWindow, kind: type[Page]) -> Page:
    """Show the page of that kind."""
    shown.window.show_page(shown.window.pages.number_of(kind))
    shown.settle()
    page = shown.window.pages.of(kind)
    assert page is not None
    return page


def test_pages_come_back_as_they_were(own_window: TrainingWindow) -> None:
    first, views = {}, {}
    for kind in ALL:
        page = first[kind] = go_to(own_window, kind)
        if isinstance(page, WardMapPage):
            page.figure.let_through(Figure.DEAD)
        own_window.settle()
        views[kind] = page.view_to_keep()
    assert [kind for kind, page in first.items() if shiboken6.isValid(page)] == list(ALL[-KEPT:])
    for kind in ALL[:-KEPT]:
        assert go_to(own_window, kind).view_to_keep() == views[kind], kind
    ward_map = own_window.window.pages.of(WardMapPage)
    assert ward_map is not None
    assert ward_map.figure.value is Figure.DEAD
