"""A small dialog: where typing begins, and room for what changed before it was shown."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from leoc_desktop.features.office.form import ChangePasswordDialog
from leoc_desktop.features.users.queries import UnlockOffer
from leoc_desktop.foundation.translation import NEPALI, Language, speaking
from leoc_desktop.shell.unlock_dialog import UnlockDialog, Way
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.number_box import NumberBox

_ONLY_A_SHEET = UnlockOffer("maya", "Maya Rokaya", has_key=False, sheet=2, row=4, rows_left=17)
_KEY = UnlockOffer("maya", "Maya Rokaya", has_key=True, sheet=None, row=None, rows_left=0)


def _shown(qtbot: QtBot, dialog: EntryDialog) -> EntryDialog:
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_typing_begins_in_the_first_entry_where_nothing_else_is_chosen(qtbot: QtBot) -> None:
    dialog = EntryDialog(None, title="Title", verb="Go on")
    first, second = QLineEdit(), QLineEdit()
    first.setDisabled(True)
    dialog.add_entry("First", first)
    dialog.add_entry("Second", second)
    _shown(qtbot, dialog)
    assert dialog.focusWidget() is second


def test_a_password_is_typed_at_once(qtbot: QtBot) -> None:
    dialog = ChangePasswordDialog(None, first_time=False)
    _shown(qtbot, dialog)
    assert dialog.focusWidget() is dialog._old
    again = ChangePasswordDialog(None, first_time=True)
    again.old = "one-time"
    _shown(qtbot, again)
    assert again.focusWidget() is again._new


def test_nothing_is_squeezed_where_only_a_sheet_opens(qtbot: QtBot) -> None:
    dialog = UnlockDialog(None, record="LEOC/2083-84/0001", offers=[_ONLY_A_SHEET])
    _shown(qtbot, dialog)
    assert dialog.way is Way.SHEET
    lines = (*dialog.findChildren(QRadioButton), dialog.key, dialog.supervisor)
    assert all(line.height() >= line.sizeHint().height() for line in lines)
    assert dialog.reason.height() == dialog.reason.maximumHeight()  # a style sheet sets the least anew


def test_a_missing_reason_gets_the_cursor_and_a_wrong_key_the_key(qtbot: QtBot) -> None:
    dialog = UnlockDialog(None, record="LEOC/2083-84/0001", offers=[_KEY])
    _shown(qtbot, dialog)
    dialog.key.setFocus()
    dialog._verb.click()
    assert dialog.focusWidget() is dialog.reason
    dialog.reason.setPlainText("a figure was corrected")
    dialog._verb.click()
    assert dialog.focusWidget() is dialog.key
    dialog.key.setText("0000-0000-0000-0")
    dialog.show_problem("wrong")
    assert dialog.focusWidget() is dialog.key
    assert dialog.key.selectedText()


def test_a_number_is_shown_and_typed_in_either_digits(qtbot: QtBot) -> None:
    with speaking(Language.of(NEPALI)):
        box = NumberBox(1, 40, 20)
        qtbot.addWidget(box)
        assert box.text() == "२०"
        box.lineEdit().selectAll()
        box.lineEdit().setText("३5")
        box.interpretText()
        assert box.value() == 35
        box.lineEdit().selectAll()
        qtbot.keyClicks(box.lineEdit(), "99x")
        box.interpretText()
        assert box.value() == 9, "nothing beyond the range can be typed"
