"""The audit page by keyboard alone: every control is reached with Tab, rows with arrows, differences are read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.features.audit.page import AuditPage
from leoc_desktop.features.incidents.fields import CATALOGUE
from tests.support.keys_only import enter, key, press, tab_to, typed
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame


def test_rows_filters_check_and_code(office: TestOffice, frame: PageFrame, qtbot: QtBot) -> None:
    sita = office.sign_in("sita")
    number = sita.incidents.register(LANDSLIDE).number
    sita.incidents.unlock(
        number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="new figure"
    )
    sita.incidents.correct(number, {"affected_families": 6})
    hari = office.sign_in("hari")
    page = AuditPage(frame.context, hari.audit, UserSettings(hari.office.store, hari.login), CATALOGUE)
    frame.show(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    controls: tuple[QWidget, ...] = (
        page.export_button, page.checks.check_button, page.checks.code, page.checks.find_button,
        page.list.search, page.list.columns, page.list.actor, page.list.action, page.list.kind, page.list.period,
        page.list.table, page.detail.table,
    )  # fmt: skip
    page.export_button.setFocus()
    for control in controls:
        tab_to(control)

    tab_to(page.list.search)
    typed("new figure")
    frame.wait()
    tab_to(page.list.table)
    key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    seen = set()
    for _row in range(page.list.model.rowCount()):
        changes = page.detail.changes
        seen |= {str(changes.index(place, 2).data()) for place in range(changes.rowCount())}
        key(Qt.Key.Key_Down)
    assert any(text for text in seen)

    key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.list.search.hasFocus()
    page.list.search.selectAll()
    key(Qt.Key.Key_Delete)
    frame.wait()
    press(page.checks.check_button)
    frame.wait()
    assert "whole" in page.checks.verdict.text

    tab_to(page.checks.code)
    typed("00000000")
    enter()
    frame.wait()
    assert "No row of this log has the code" in page.checks.found.text
