"""From an event to its incidents and to its rapid assessments, as the main window leads there."""

from __future__ import annotations

from typing import Any, cast

from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.features.rapid_assessments.page import AssessmentPage
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.startup.figure_links import show_assessments_of, show_incidents_of
from leoc_desktop.ui_kit.page import Page
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame
from tests.support.rapid_assessments import FLOOD, answers


class _Window:
    """As much of a main window as the links use: its pages."""

    def __init__(self, *pages: Page) -> None:
        self.pages, self._pages = self, pages

    def number_of(self, kind: type[Page]) -> int:
        return next((number for number, page in enumerate(self._pages) if isinstance(page, kind)), -1)

    def of(self, kind: type[Page]) -> Page:
        return self._pages[self.number_of(kind)]

    def show_page(self, number: int) -> None:
        self._pages[number].show()


def test_an_event_leads_to_what_belongs_to_it(office: TestOffice, frame: PageFrame) -> None:
    sita = office.sign_in("sita")
    name = str(FLOOD["name_ne"])
    sita.events.add(FLOOD)
    sita.events.add({**FLOOD, "name_ne": "अर्को", "name_en": ""})
    for event in (name, name, "अर्को", ""):
        sita.incidents.register({**LANDSLIDE, "event": event})
    sita.incidents.register({**LANDSLIDE, "event": name}, draft=True)
    sita.rapid_assessments.enter(answers(3))
    sita.rapid_assessments.enter(answers(4, event="अर्को"))
    store, login, services = sita.office.store, sita.login, cast(Any, sita)
    incidents = IncidentPage(
        frame.context,
        services.incidents,
        services.incident_lists,
        services.incident_review,
        services.events,
        FormDrafts(store, login, "incident"),
        UserSettings(store, login),
        services.incident_files,
        ward_count=9,
    )
    drafts = FormDrafts(store, login, "rapid_assessment")
    assessments = AssessmentPage(
        frame.context, sita.rapid_assessments, drafts, sita.assessment_files, ward_count=9
    )
    for page in (incidents, assessments):
        frame.show(page)
    window = cast(MainWindow, _Window(incidents, assessments))
    event_no = next(one.row_no for one in sita.events.listed() if one.name == name)

    show_incidents_of(window, event_no, name)
    frame.wait()
    assert incidents.model.rowCount() == 2, "those that count, and of this event only"
    assert incidents.list.conditions() == ["All that count", name]
    incidents.list.of_event.clear_choice()
    incidents.list.load()
    frame.wait()
    assert incidents.model.rowCount() == 4

    show_assessments_of(window, name)
    frame.wait()
    assert [assessments.model.row(0).ward, assessments.model.rowCount()] == [3, 1]
