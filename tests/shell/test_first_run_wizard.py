"""The first-run wizard by keyboard: Enter leads on, and what is wrong gets the cursor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leoc_desktop.access.recovery_code import groups, new_recovery_code
from leoc_desktop.features.office.service import NewOffice
from leoc_desktop.shell.first_run_wizard import FirstRunWizard


@pytest.fixture
def wizard(qtbot: QtBot) -> FirstRunWizard:
    """In front, with the keyboard."""
    made = FirstRunWizard()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _type(text: str) -> None:
    QTest.keyClicks(_focused(), text)
    QTest.keyClick(_focused(), Qt.Key.Key_Return)


def test_enter_leads_through_the_administrator_to_the_set_up(wizard: FirstRunWizard, qtbot: QtBot) -> None:
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    assert wizard.number == 1, "Enter takes the language that is chosen"
    for part in ("sudur", "bajh", "70211"):
        _type(part)
    assert wizard.office.chosen is not None
    assert wizard.office.chosen.postal_code == "70211"
    _type("Prakash Joshi")
    _type("prakash")
    _type("four-quiet-words-here")
    with qtbot.waitSignal(wizard.set_up_wanted) as handed_out:
        _type("four-quiet-words-here")
    new = handed_out.args[0]
    assert isinstance(new, NewOffice)
    assert (new.admin_name, new.admin_full_name) == ("prakash", "Prakash Joshi")


def test_a_part_of_a_name_in_either_language_is_enough(wizard: FirstRunWizard) -> None:
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    for box, part in ((wizard.office.province, "karnali"), (wizard.office.district, "जुम्ला")):
        box.setEditText(part)
        QTest.keyClick(box.lineEdit(), Qt.Key.Key_Return)
        assert box.currentIndex() >= 0
        assert box.currentText() == box.itemText(box.currentIndex())
    QTest.keyClicks(wizard.office.level.lineEdit(), "a")
    QTest.keyClick(wizard.office.level.lineEdit(), Qt.Key.Key_Return)
    assert wizard.office.chosen is None, "more than one is meant"
    assert wizard.number == 1


def test_the_cursor_goes_to_what_is_wrong(wizard: FirstRunWizard) -> None:
    wizard.next.click()
    wizard.next.click()
    assert wizard.office.province.hasFocus() or wizard.office.province.lineEdit().hasFocus()
    wizard.office.choose("70211")
    wizard.next.click()
    wizard.next.click()
    assert wizard.administrator.name.hasFocus(), "the full name may stay blank"
    _type("prakash")
    _type("four-quiet-words-here")
    _type("four-quiet-words-hear")
    assert "differ" in wizard.administrator.error.text()
    assert wizard.administrator.again.hasFocus()


def test_enter_finishes_after_the_second_group(wizard: FirstRunWizard, qtbot: QtBot) -> None:
    code = new_recovery_code()
    wizard.show_code(code)
    QTest.keyClick(wizard.next, Qt.Key.Key_Return)
    parts = groups(code)
    _type(parts[wizard.retype.asked[0]])
    with qtbot.waitSignal(wizard.finished):
        _type(parts[wizard.retype.asked[1]])
