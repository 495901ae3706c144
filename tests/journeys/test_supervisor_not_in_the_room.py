"""The supervisor is not in the room: asked by telephone, a row of his sheet is read out, used once, crossed off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leoc_desktop.features.incidents.form.incident_form import Mode
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.features.users.page import UnlockPage
from leoc_desktop.foundation.clock import SystemClock
from leoc_desktop.shell.unlock_dialog import UnlockDialog, Way
from leoc_desktop.startup.desktop import Desktop
from tests.support.desktop_window import PATIENCE_MS, dialog_of, idle, incidents, sign_in
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice

REASON = "अस्पतालले दुई जना भन्छ"


def _open_record(qtbot: QtBot, page: IncidentPage) -> None:
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=PATIENCE_MS)
    page.desk.open_record(page.model.id_at(0))
    qtbot.waitUntil(lambda: page.form.mode is Mode.READ and page.form.detail is not None, timeout=PATIENCE_MS)


def _unlock_dialog(qtbot: QtBot, page: IncidentPage) -> UnlockDialog:
    page.form.steps.buttons["correct"].click()
    dialog = dialog_of(qtbot, UnlockDialog)
    assert isinstance(dialog, UnlockDialog)
    return dialog


def _type_key(qtbot: QtBot, dialog: UnlockDialog, key: str) -> None:
    qtbot.keyClicks(dialog.key, key)
    qtbot.keyClick(dialog.key, Qt.Key.Key_Return)


def test_a_row_read_out_by_telephone_opens_the_record_once(
    qtbot: QtBot, desktop: Callable[[Path], Desktop], office: TestOffice
) -> None:
    office.clock.set(SystemClock().now())
    number = office.sign_in("sita").incidents.register(LANDSLIDE).number
    office.sign_in("maya").users.end_own_unlock_keys()
    office.sign_in("hari").users.end_own_unlock_keys()
    sheet = office.sign_in("hari").users.issue_unlock_sheet(rows=2)
    office.close()

    # The operator: the screen says what to tell the supervisor, and which row to ask for.
    program = desktop(office.folder)
    page = incidents(sign_in(qtbot, program, "sita", PASSWORDS["sita"]))
    _open_record(qtbot, page)
    dialog = _unlock_dialog(qtbot, page)
    assert not dialog.ways[Way.KEY].isEnabled(), "nobody holds a standing key"
    assert dialog.way is Way.SHEET
    said = dialog.what_to_say.text
    assert f"record {number}" in said
    assert f"row 1 of sheet {sheet.number}" in said
    qtbot.keyClicks(dialog.reason, "hospital says two")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Tab)
    dialog.key.setFocus()
    _type_key(qtbot, dialog, sheet.keys[1])
    qtbot.waitUntil(lambda: "Tries left: 4" in dialog.problem_text, timeout=PATIENCE_MS)
    _type_key(qtbot, dialog, sheet.keys[0].replace("-", " "))
    qtbot.waitUntil(lambda: page.form.mode is Mode.CORRECT, timeout=PATIENCE_MS)
    page.form.form.set_raw_values(page.form.values() | {"dead_male": 2})
    page.form.submit.click()
    qtbot.waitUntil(lambda: page.form.mode is Mode.READ, timeout=PATIENCE_MS)
    assert page.form.detail is not None
    assert page.form.detail.locked

    # The row is crossed off: the same key again is refused, the next one is asked for.
    dialog = _unlock_dialog(qtbot, page)
    assert "row 2" in dialog.what_to_say.text
    dialog.reason.setPlainText(REASON)
    _type_key(qtbot, dialog, sheet.keys[0])
    qtbot.waitUntil(lambda: "does not fit" in dialog.problem_text, timeout=PATIENCE_MS)
    dialog.reject()

    # Without any key he sends a request; the supervisor finds it, and his used row, when he is back.
    dialog = _unlock_dialog(qtbot, page)
    dialog.ways[Way.REQUEST].click()
    dialog.reason.setPlainText(REASON)
    dialog._verb.click()
    idle(qtbot, program)
    program.lock()
    window = sign_in(qtbot, program, "hari", PASSWORDS["hari"])
    desk = next(shown for shown in window.pages if isinstance(shown, UnlockPage))
    window.show_page(window.pages.index(desk))
    qtbot.waitUntil(lambda: desk.requests.model.rowCount() == 1, timeout=PATIENCE_MS)
    assert desk.requests.model.row(0).reason == REASON
    used = f"Row 1: {number}, सीता श्रेष्ठ"
    qtbot.waitUntil(lambda: used in desk.sheet_card.state_text, timeout=PATIENCE_MS)
    program.close()
    assert not office.sign_in("admin").audit.verify().faults
