"""Nepali typed into real fields with real keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation.typing_layouts import ROMANIZED, TRADITIONAL
from leoc_desktop.ui_kit.nepali_typing import NepaliTyping
from leoc_desktop.ui_kit.nepali_typing.typing import key_of

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ALTGR, PAD = Qt.KeyboardModifier.GroupSwitchModifier, Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def typing(qapp: QApplication) -> Iterator[NepaliTyping]:
    made = NepaliTyping(qapp)
    yield made
    qapp.focusChanged.disconnect(made._follow)
    made.deleteLater()


class Desk(QWidget):
    """A window with one field of each kind."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.other, self.area = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.list, self.fixed_list = QComboBox(), QComboBox()
        self.password, self.spin, self.button = QLineEdit(), QSpinBox(), QPushButton("Go")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.list.setEditable(True)
        for box in (self.list, self.fixed_list):
            box.addItems(["पहिरो", "पानी", "बाढी"])
        completer = QCompleter(["पहिरो", "पानी", "बाढी"], self.list)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.list.setCompleter(completer)
        self.list.setCurrentIndex(-1)
        self.area.setTabChangesFocus(True)
        layout = QVBoxLayout(self)
        for field in self.line, self.other, self.area, self.list, self.fixed_list:
            layout.addWidget(field)
        for field in self.password, self.spin, self.button:
            layout.addWidget(field)


@pytest.fixture
def desk(typing: NepaliTyping, qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    made.line.setFocus()
    return made


def press(keys: str) -> None:
    """Type on an English keyboard, wherever the keys go just now."""
    for key in keys:
        upper = key.isupper() or key in '~!@#$%^&*()_+{}|:"<>?'
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, SHIFT if upper else NONE)


def switch() -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Space, CONTROL)


def send(widget: QWidget, text: str, modifiers: Qt.KeyboardModifier) -> QKeyEvent:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifiers, text)
    QApplication.sendEvent(widget, event)
    return event


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


def test_a_list_without_typing_stays_as_it_is(desk: Desk, typing: NepaliTyping) -> None:
    desk.fixed_list.setFocus()
    assert typing.field is None
    press("x")
    assert desk.fixed_list.currentText() == "पहिरो"


def test_passwords_stay_english_shown_or_not(desk: Desk, typing: NepaliTyping) -> None:
    switch()
    desk.password.setInputMethodHints(desk.password.inputMethodHints() | Qt.InputMethodHint.ImhLatinOnly)
    desk.password.setFocus()
    press("Goat-1")
    desk.password.setEchoMode(QLineEdit.EchoMode.Normal)
    press("a")
    switch()
    press("b")
    assert desk.password.text() == "Goat-1ab"
    assert typing.layout is None
    assert not typing.offered


@pytest.mark.parametrize(
    "hint",
    [
        Qt.InputMethodHint.ImhFormattedNumbersOnly,
        Qt.InputMethodHint.ImhDate,
        Qt.InputMethodHint.ImhTime,
        Qt.InputMethodHint.ImhDialableCharactersOnly,
        Qt.InputMethodHint.ImhLatinOnly,
        Qt.InputMethodHint.ImhEmailCharactersOnly,
        Qt.InputMethodHint.ImhUrlCharactersOnly,
    ],
)
def test_figures_dates_phones_and_codes_stay_english(desk: Desk, hint: Qt.InputMethodHint) -> None:
    switch()
    desk.other.setInputMethodHints(hint)
    desk.other.setFocus()
    switch()
    press("12ka")
    assert desk.other.text() == "12ka"


def test_a_read_only_field_is_left_alone(desk: Desk, typing: NepaliTyping) -> None:
    switch()
    desk.line.setReadOnly(True)
    press("ka")
    assert desk.line.text() == ""
    assert not typing.offered


def test_each_field_keeps_its_own_layout(desk: Desk, typing: NepaliTyping) -> None:
    switch()
    desk.other.setFocus()
    assert typing.layout == ROMANIZED  # the one chosen last
    switch()
    desk.line.setFocus()
    assert typing.layout == ROMANIZED
    desk.other.setFocus()
    assert typing.layout == TRADITIONAL


def test_a_field_of_a_form_opened_anew_remembers_by_its_name(
    desk: Desk, typing: NepaliTyping, qtbot: QtBot
) -> None:
    desk.line.setObjectName("tole")
    switch()
    desk.other.setFocus()
    typing.choose(None)
    desk.close()
    again = Desk()
    again.line.setObjectName("tole")
    qtbot.addWidget(again)
    again.show()
    again.activateWindow()
    again.line.setFocus()
    qtbot.waitUntil(again.line.hasFocus)
    assert typing.layout == ROMANIZED
    again.other.setFocus()
    assert typing.layout is None


def test_a_field_that_prefers_english_begins_in_english(desk: Desk, typing: NepaliTyping) -> None:
    switch()
    desk.other.setInputMethodHints(Qt.InputMethodHint.ImhPreferLatin)
    desk.other.setFocus()
    assert typing.layout is None
    switch()
    assert typing.layout == ROMANIZED


def test_a_change_is_told(desk: Desk, typing: NepaliTyping, qtbot: QtBot) -> None:
    with qtbot.waitSignal(typing.changed):
        switch()
    with qtbot.waitSignal(typing.changed):
        desk.spin.setFocus()
    assert typing.layout == ROMANIZED  # what the next field will type
    assert typing.offered


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


def test_a_field_that_is_gone_does_no_harm(desk: Desk, typing: NepaliTyping, qtbot: QtBot) -> None:
    switch()
    desk.line.deleteLater()
    QApplication.sendPostedEvents(desk.line, QEvent.Type.DeferredDelete.value)
    qtbot.wait(1)
    assert typing.layout is None or typing.field is not None
    desk.other.setFocus()
    press("k")
    assert desk.other.text() == "क"


def test_only_the_field_with_the_focus_is_watched(desk: Desk, typing: NepaliTyping) -> None:
    watched: list[QObject] = []
    former = typing.eventFilter
    typing.eventFilter = lambda widget, event: watched.append(widget) or former(widget, event)  # type: ignore[method-assign]
    desk.other.setFocus()
    watched.clear()
    send(desk.line, "a", NONE)
    press("b")
    assert desk.line not in watched
    assert desk.other.text() == "b"
