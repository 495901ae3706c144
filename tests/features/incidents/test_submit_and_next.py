"""One report after the other: what stays the same is not typed again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from leoc_desktop.features.incidents.rules import State
from tests.support.incident_page import drafts_of, incident_page, new_incident
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame

REPORTER = {"source": "police", "reporter_name": "प्रहरी चौकी", "reporter_phone": "9841234567"}


def test_the_next_incident_begins_with_date_ward_hazard_and_reporter(
    office: TestOffice, frame: PageFrame
) -> None:
    sita = office.sign_in("sita")
    page = incident_page(sita, frame)
    new_incident(page, frame, LANDSLIDE | REPORTER)
    page.form.form.further._cells["reporter_name"].pin.click()
    QTest.keyClick(page.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    frame.wait()
    assert [row.state for row in sita.incidents.listed()] == [State.SUBMITTED]
    assert page.form.detail is None
    typed = {name: value for name, value in page.form.values().items() if value not in ("", None, [])}
    assert typed == {
        "hazard": "landslide",
        "incident_date": "2083-08-06",
        "wards": [3, 1],
        "source": "police",
        "reporter_phone": "9841234567",
    }
    assert drafts_of(sita).kept() is None
    assert page.form.form.first._cells["incident_time"].editor.focus_target.hasFocus()
    assert frame.said[-1][0].startswith("Saved: ")
    page.form.form.first.set_some_raw_values(
        {"wards": [7]}
    )  # else it is asked whether it is the same landslide
    QTest.keyClick(page.form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    frame.wait()
    assert len(sita.incidents.listed()) == 2
    assert page.form.detail is not None


def test_the_foot_names_what_is_wrong_and_leads_there(office: TestOffice, frame: PageFrame) -> None:
    page = incident_page(office.sign_in("sita"), frame)
    new_incident(page, frame, LANDSLIDE | {"reporter_phone": "98"})
    page.form.submit.click()
    link = page.form._problems
    assert link.isVisible()
    assert "Phone of the reporter" in link.text()
    page.form.form.setCurrentIndex(1)
    link.click()
    phone = page.form.form.first._cells["reporter_phone"].editor.focus_target
    assert page.form.form.currentIndex() == 0
    assert phone.hasFocus()
    QTest.keyClicks(phone, "41234567")
    assert not link.isVisible()
