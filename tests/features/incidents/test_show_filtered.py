"""What a figure elsewhere counts is listed exactly, and the list says so until something else is chosen."""

from __future__ import annotations

from datetime import date

from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.domain.incident_selection import Selection
from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.features.incidents.page import IncidentPage
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame

FIRE: dict[str, object] = {"hazard": "fire", "incident_date": "2083-08-07", "wards": [2]}


def _page(office: TestOffice, frame: PageFrame) -> IncidentPage:
    sita = office.sign_in("sita")
    sita.incidents.register_all([LANDSLIDE, FIRE])
    sita.incidents.register(FIRE, draft=True)
    drafts = FormDrafts(sita.office.store, sita.login, "incident")
    memory = UserSettings(sita.office.store, sita.login)
    services = (sita.incidents, sita.incident_lists, sita.incident_review, sita.events)
    page = IncidentPage(frame.context, *services, drafts, memory, sita.incident_files, ward_count=9)
    frame.show(page)
    return page


def test_exactly_what_was_asked_for_is_listed(office: TestOffice, frame: PageFrame) -> None:
    page = _page(office, frame)
    assert page.model.rowCount() == 3
    day = date(2026, 11, 23)
    page.show_filtered(Selection(("submitted",), hazard="fire", first_day=day, last_day=day))
    frame.wait()
    assert page.model.rowCount() == 1
    assert page.list.conditions() == ["Submitted", "Fire", "Today"]
    page.show_filtered(Selection((), ward=1, last_day=day))
    frame.wait()
    assert page.model.rowCount() == 1
    assert page.list.conditions() == ["Ward 1", "until 2083-08-07"]
    assert page.list.count.text() == "1 of 3"
    page.list.clear.click()
    frame.wait()
    assert page.model.rowCount() == 3
    assert page.list.conditions() == []
    assert not page.list.clear.isVisible()


def test_an_open_form_makes_room_for_the_list(office: TestOffice, frame: PageFrame) -> None:
    page = _page(office, frame)
    page.desk.open_new()
    frame.wait()
    assert page.stack.currentWidget() is page.form
    page.show_filtered(Selection((), hazard="landslide"))
    frame.wait()
    assert page.stack.currentWidget() is not page.form
    assert page.model.rowCount() == 1
