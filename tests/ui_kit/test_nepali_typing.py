"""Nepali typed into real fields with real keys: the layouts, and the keys that pass or edit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation.typing_layouts import ROMANIZED, TRADITIONAL
from leoc_desktop.ui_kit.nepali_typing import NepaliTyping
from leoc_desktop.ui_kit.nepali_typing.typing import key_of
from tests.support.typing_desk import ALT, ALTGR, CONTROL, NONE, PAD, SHIFT, Desk, press, send, switch


def test_ctrl_space_goes_from_english_to_romanized_to_traditional_and_back(
    desk: Desk, typing: NepaliTyping
) -> None:
    seen = [typing.layout]
    for _turn in range(3):
        switch()
        seen.append(typing.layout)
    assert seen == [None, ROMANIZED, TRADITIONAL, None]
    assert desk.line.text() == ""


@pytest.mark.parametrize(
    ("turns", "keys", "text"),
    [
        (0, "nepal", "nepal"),
        (1, "pihro gyo.", "पिहरो गयो।"),
        (1, "k/zeHr", "क्षेअर"),
        (2, "sf&df*B+", "काठमाडौं"),
        (2, "q", "त्र"),
        (1, "2083", "२०८३"),
    ],
)
def test_a_line_and_an_area_take_the_layout(desk: Desk, turns: int, keys: str, text: str) -> None:
    for field, read in ((desk.line, desk.line.text), (desk.area, desk.area.toPlainText)):
        field.setFocus()
        field.setProperty("typing_layout", "")
        for _turn in range(turns):
            switch()
        press(keys)
        assert read() == text


def test_a_searched_list_finds_what_is_typed_in_nepali(desk: Desk, qtbot: QtBot) -> None:
    desk.list.setFocus()
    switch()
    press("p")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    press("a")  # the list of matches has the keys now
    assert desk.list.currentText() == "पा"
    popup = QApplication.activePopupWidget()
    assert popup is desk.list.completer().popup()
    assert desk.list.completer().completionCount() == 1
    switch_event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, CONTROL, " ")
    QApplication.sendEvent(popup, switch_event)
    press("b")
    assert desk.list.currentText() == "पाद"  # Traditional by then


@pytest.mark.parametrize("modifiers", [ALTGR, ALT | CONTROL, ALT, PAD])
def test_altgr_and_the_number_pad_pass(desk: Desk, modifiers: Qt.KeyboardModifier) -> None:
    switch()
    send(desk.line, "5", modifiers)
    assert desk.line.text() == "5"


def test_caps_lock_has_no_meaning_in_nepali() -> None:
    assert key_of(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NONE, "A")) == "a"
    assert key_of(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, SHIFT, "a")) == "A"


def test_another_keyboard_than_the_english_one_passes(desk: Desk) -> None:
    switch()
    send(desk.line, "क", NONE)
    send(desk.line, "é", NONE)
    assert desk.line.text() == "कé"


def test_what_an_input_method_composes_is_left_alone(desk: Desk) -> None:
    switch()
    QApplication.sendEvent(desk.line, QInputMethodEvent("ka", []))
    send(desk.line, "a", NONE)
    done = QInputMethodEvent("", [])
    done.setCommitString("का")
    QApplication.sendEvent(desk.line, done)
    assert desk.line.text() == "aका"
    press("r")
    assert desk.line.text() == "aकार"


def test_backspace_takes_one_sign(desk: Desk) -> None:
    switch()
    for field, read in ((desk.line, desk.line.text), (desk.area, desk.area.toPlainText)):
        field.setFocus()
        press("k/zi")
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        assert read() == "क्ष"
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        assert read() == "क्"


def test_typing_is_undone_and_replaces_what_is_selected(desk: Desk) -> None:
    desk.line.setText("abc")
    desk.line.setSelection(1, 1)
    switch()
    press("k")
    assert desk.line.text() == "aकc"
    QTest.keySequence(desk.line, QKeySequence.StandardKey.Undo)
    assert desk.line.text() == "abc"


def test_ctrl_space_is_no_shortcut_of_the_window_while_a_field_is_typed_in(desk: Desk, qtbot: QtBot) -> None:
    rung: list[bool] = []
    QShortcut(QKeySequence("Ctrl+Space"), desk).activated.connect(lambda: rung.append(True))
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Space, CONTROL, " ")
    override.ignore()
    QApplication.sendEvent(desk.line, override)
    assert override.isAccepted()
    switch()
    assert not rung
    desk.button.setFocus()
    switch()
    assert rung
