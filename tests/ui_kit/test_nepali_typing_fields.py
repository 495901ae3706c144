"""Which fields type Nepali and which stay English; what each field remembers, and that only it is watched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation.typing_layouts import ROMANIZED, TRADITIONAL
from leoc_desktop.ui_kit.nepali_typing import NepaliTyping
from tests.support.typing_desk import NONE, Desk, press, send, switch


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
