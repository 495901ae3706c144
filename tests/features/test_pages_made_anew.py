"""A page that was let go comes back as it was looked at: filters, order, the chosen row and its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.ui_kit.record_list.list_view import ListView
from tests.support.incident_page import incident_page, new_incident
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame

INCIDENTS = 40


def office_with_many(office: TestOffice) -> TestOffice:
    """More incidents than there is room for."""
    service = office.sign_in("sita").incidents
    for number in range(INCIDENTS):
        service.register({**LANDSLIDE, "tole": f"टोल {number}"})
    return office


def test_the_incident_list_comes_back_as_it_was(office: TestOffice, frame: PageFrame, qtbot: QtBot) -> None:
    services = office_with_many(office).sign_in("sita")
    page = incident_page(services, frame)
    page.list.states.let_through((State.SUBMITTED,))
    page.list.search.setText("टोल")
    page.list.search.search()
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    frame.wait()
    page.table.setFocus()
    page.table.selectRow(30)
    chosen, down = page.table.current_id(), page.table.verticalScrollBar().value()
    assert down > 0
    page.may_leave()
    frame.wait()
    view = page.view_to_keep()
    again = incident_page(services, frame, view)
    assert again.list.conditions() == page.list.conditions()
    assert again.list.order == page.list.order
    assert again.model.rowCount() == INCIDENTS
    assert again.table.current_id() == chosen
    assert again.table.verticalScrollBar().value() == down
    assert again.focusWidget() is again.table
    assert again.list.chips.buttons


def test_a_page_with_an_open_form_stays(office: TestOffice, frame: PageFrame) -> None:
    page = incident_page(office.sign_in("sita"), frame)
    assert isinstance(page.view_to_keep(), ListView)
    new_incident(page, frame, dict(LANDSLIDE))
    assert page.view_to_keep() is None
    page.close_form()
    frame.wait()
    assert page.view_to_keep() is not None


def test_a_page_with_own_pins_stays(office: TestOffice, frame: PageFrame) -> None:
    page = incident_page(office.sign_in("sita"), frame)
    pin = _first_pin(page)
    pin.click()
    assert page.view_to_keep() is None
    pin.click()
    assert page.view_to_keep() is not None


def _first_pin(page: IncidentPage) -> QToolButton:
    return next(cell.pin for cell in page.form.form.first._cells.values() if cell.pin is not None)
