"""Saving an incident: once however often it is pressed, and nothing typed meanwhile gets lost unseen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from leoc_desktop.ui_kit.confirm import Confirm
from tests.support.incident_page import incident_page, line, new_incident, type_into
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame


def test_submitting_twice_registers_once(office: TestOffice, frame: PageFrame) -> None:
    sita = office.sign_in("sita")
    page = incident_page(sita, frame)
    new_incident(page, frame, LANDSLIDE)
    page.desk.submit()
    page.desk.submit()
    page.form.submit.click()
    frame.wait()
    assert [row.number for row in sita.incidents.listed()] == [page.form.detail.number]  # type: ignore[union-attr]
    assert not page.form.is_busy


def test_the_question_about_a_second_report_comes_once_and_can_be_gone_back_from(
    office: TestOffice, frame: PageFrame
) -> None:
    sita = office.sign_in("sita")
    sita.incidents.register(LANDSLIDE)
    page = incident_page(sita, frame)
    new_incident(page, frame, LANDSLIDE)
    for _time in range(2):
        page.desk.submit()
        page.desk.submit()
        question = frame.dialog(Confirm)
        assert not page.form.submit.isEnabled()
        next(one for one in question.findChildren(QPushButton) if one.text() == "Go back").click()
        frame.wait()
        assert frame._open(Confirm) is None
        assert page.form.submit.isEnabled()
    assert len(sita.incidents.listed()) == 1


def test_what_is_typed_while_saving_is_not_taken(office: TestOffice, frame: PageFrame) -> None:
    page = incident_page(office.sign_in("sita"), frame)
    new_incident(page, frame, LANDSLIDE)
    type_into(page, "tole", "x")
    page.desk.submit()
    QTest.keyClicks(line(page, "tole"), "too late")
    QTest.keyClick(page.form, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.form
    frame.wait()
    assert page.form.detail is not None
    assert page.form.detail.values["tole"] == page.form.values()["tole"] == "खोलापारिx"


def test_a_refused_incident_can_be_typed_on_where_the_cursor_was(
    office: TestOffice, frame: PageFrame
) -> None:
    page = incident_page(office.sign_in("sita"), frame)
    new_incident(page, frame, {**LANDSLIDE, "incident_date": "2083-09-20"})  # has not come yet
    type_into(page, "tole", "x")
    page.desk.submit()
    frame.wait()
    assert page.form.detail is None
    assert page.form.form.problem_count == 1
    type_into(page, "tole", "y")
    assert page.form.values()["tole"] == "खोलापारिxy"
    page.desk.keep_typing()
    frame.wait()
    kept = page.desk._drafts.kept()
    assert kept is not None
    assert kept.content["tole"] == "खोलापारिxy"


def test_a_cell_that_is_still_open_is_saved_and_kept(office: TestOffice, frame: PageFrame) -> None:
    page = incident_page(office.sign_in("sita"), frame)
    new_incident(page, frame, LANDSLIDE)
    body = page.form.form
    body.setCurrentIndex(2)
    grid = body.grids["people"]
    names = [field.name for field in grid.model.fields]
    for name, text in (("status", "Dead"), ("sex", "Male"), ("name", "maya")):
        grid.view.go_to(0, names.index(name))
        grid.view.setFocus()
        QTest.keyClicks(grid.view, text[0])
        cell = page.window().focusWidget()
        assert cell is not None
        QTest.keyClicks(cell, text[1:])
        if name != "name":
            QTest.keyClick(cell, Qt.Key.Key_Return)
    assert page.desk.keeping.dirty
    assert page.form.values()["people"][0]["name"] == "maya"  # type: ignore[index]
    page.desk.submit()
    frame.wait()
    assert page.form.detail is not None
    assert page.form.detail.raw_values()["people"][0]["name"] == "maya"  # type: ignore[index]


def test_a_new_incident_shows_its_beginning_and_its_sheets_have_a_name(
    office: TestOffice, frame: PageFrame
) -> None:
    page = incident_page(office.sign_in("sita"), frame)
    for size in ((1158, 660), (900, 420)):
        page.resize(*size)
        page.open_new()
        frame.wait()
        assert page.form.form.first.verticalScrollBar().value() == 0
        page.close_form()
        frame.wait()
    assert page.form.form.tabBar().accessibleName() == page.form.form.accessibleName() != ""
