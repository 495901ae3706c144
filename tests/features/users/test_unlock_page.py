"""A supervisor's page about unlocking: his key, his sheet, what operators ask for, what is open."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from leoc_desktop.features.users.form import (
    DeclineDialog,
    GrantDialog,
    SecretDialog,
    SheetDialog,
    SheetRowsDialog,
    WithdrawDialog,
)
from leoc_desktop.features.users.page import UnlockPage
from leoc_desktop.features.users.queries import WaitingRequest
from leoc_desktop.foundation.errors import RecordLocked
from leoc_desktop.startup.services import Services
from leoc_desktop.ui_kit.page import Tone
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame
from tests.support.unlocking import REASON, wrong_key


@pytest.fixture
def hari(office: TestOffice) -> Services:
    return office.sign_in("hari")


@pytest.fixture
def page(hari: Services, frame: PageFrame) -> UnlockPage:
    def grant(request: WaitingRequest, key: str) -> None:
        hari.incidents.unlock(
            request.record_id,
            supervisor="hari",
            unlock_key=key,
            reason=request.reason,
            operator=request.operator,
        )

    frame.follow(hari)
    made = UnlockPage(frame.context, hari.users, grant)
    frame.show(made)
    return made


def _press(dialog: QDialog, text: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()


def _ask(office: TestOffice) -> tuple[Services, str]:
    sita = office.sign_in("sita")
    detail = sita.incidents.register(LANDSLIDE)
    sita.users.request_unlock(detail.id, reason=REASON)
    return sita, detail.number


def test_a_new_key_is_shown_once_and_opens_records(office, frame, page) -> None:
    number = office.sign_in("sita").incidents.register(LANDSLIDE).number
    assert "2083-08-06" in page.key_card._state.text()
    frame.answer_next(QDialog.reject)
    page.key_card.issue_button.click()
    frame.answer_next(QDialog.accept)
    page.key_card.issue_button.click()
    secret = frame.dialog(SecretDialog)
    assert secret.secret != office.unlock_keys["hari"]
    opened = office.sign_in("sita").incidents.unlock(
        number, supervisor="hari", unlock_key=secret.secret, reason=REASON
    )
    assert opened.unlocked_until is not None
    _press(secret, "I have noted it")
    assert frame.presented == []


def test_a_sheet_is_made_shown_once_and_its_used_rows_are_told(office, frame, page, tmp_path: Path) -> None:
    assert page.sheet_card.state_text == "You have no sheet of one-time keys."
    page.sheet_card.issue_button.click()
    rows = frame.dialog(SheetRowsDialog)
    rows._rows.setValue(2)
    _press(rows, "Issue the sheet")
    shown = frame.dialog(SheetDialog)
    frame.answer_next(QDialog.reject)
    _press(shown, "Close")
    assert shown.isVisible(), "it cannot be shown again, so closing asks"
    shown.save(tmp_path / "sheet.pdf")
    frame.wait()
    assert "delete the file" in shown.notice.text
    _press(shown, "Close")
    assert not shown.isVisible()
    words = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")[0].get_textpage().get_text_bounded().split()
    key = next(word for word in words if word.count("-") == 3)
    sita = office.sign_in("sita")
    number = sita.incidents.register(LANDSLIDE).number
    sita.incidents.unlock(number, supervisor="hari", unlock_key=key, reason=REASON, sheet_row=1)
    page.load()
    frame.wait()
    assert f"Row 1: {number}, सीता श्रेष्ठ" in page.sheet_card.state_text
    assert "1 of 2 rows are free" in page.sheet_card.state_text
    frame.answer_next(QDialog.accept)
    page.sheet_card.end_button.click()
    frame.wait()
    assert page.sheet_card.state_text == "You have no sheet of one-time keys."


def test_a_request_is_granted_with_the_keyboard_alone(office, frame, page, qtbot: QtBot) -> None:
    sita, number = _ask(office)
    page.load()
    frame.wait()
    page.activateWindow()
    page.requests.table.setFocus()
    qtbot.keyClick(page.requests.table, Qt.Key.Key_Return)
    dialog = frame.dialog(GrantDialog)
    assert dialog.focusWidget() is dialog.key
    qtbot.keyClicks(dialog.key, wrong_key())
    qtbot.keyClick(dialog.key, Qt.Key.Key_Return)
    frame.wait()
    assert "Tries left: 4" in dialog.problem_text
    assert dialog.key.selectedText(), "the next try takes its place"
    qtbot.keyClicks(dialog.key, office.unlock_keys["hari"].lower())
    qtbot.keyClick(dialog.key, Qt.Key.Key_Return)
    frame.wait()
    assert frame.said[-1] == (f"{number} is unlocked for सीता श्रेष्ठ.", Tone.OK)
    assert page.requests.model.rowCount() == 0
    unlocked = page.unlocks.model.row(0)
    assert (unlocked.number, unlocked.operator, unlocked.taken_up) == (number, "सीता श्रेष्ठ", False)
    assert sita.incidents.correct(number, {"dead_male": 2}).locked


def test_a_request_is_declined_with_a_reason(office, frame, page) -> None:
    _ask(office)
    page.load()
    frame.wait()
    page.requests.decline_button.click()
    dialog = frame.dialog(DeclineDialog)
    _press(dialog, "Decline")
    assert dialog.problem_text == "State the reason in a few words."
    dialog._reason.setPlainText("पहिले फोन गर्नुहोस्")
    _press(dialog, "Decline")
    frame.wait()
    assert page.requests.model.rowCount() == 0
    assert not page.requests.grant_button.isEnabled()
    entry = office.sign_in("hari").audit.entries(action="unlock.decline")[0]
    assert (entry.actor, entry.reason) == ("hari", "पहिले फोन गर्नुहोस्")


def test_an_open_unlock_is_locked_again(office, frame, page) -> None:
    sita = office.sign_in("sita")
    number = sita.incidents.register(LANDSLIDE).number
    sita.incidents.unlock(number, supervisor="maya", unlock_key=office.unlock_keys["maya"], reason=REASON)
    page.load()
    frame.wait()
    page.unlocks.table.selectRow(0)
    page.unlocks.withdraw_button.click()
    dialog = frame.dialog(WithdrawDialog)
    dialog._reason.setPlainText("गलत अभिलेख खोलियो")
    _press(dialog, "Lock again")
    frame.wait()
    assert page.unlocks.model.rowCount() == 0
    with pytest.raises(RecordLocked):
        sita.incidents.correct(number, {"dead_male": 2})
    assert not office.sign_in("admin").audit.verify().faults


def test_both_own_keys_are_ended(office, frame, page) -> None:
    frame.answer_next(QDialog.accept)
    page.key_card.end_button.click()
    frame.wait()
    assert [offer.name for offer in office.sign_in("sita").users.unlock_offers()] == ["maya"]
    assert not page.key_card.end_button.isEnabled()
