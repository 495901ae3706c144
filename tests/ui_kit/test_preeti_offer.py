"""Preeti pasted into real fields: the offer, its two answers, and Ctrl+Shift+U."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation import translation
from leoc_desktop.ui_kit.nepali_typing import NepaliTyping
from leoc_desktop.ui_kit.nepali_typing.text_field import TextField, inserted

PREETI, NEPALI = "sf7df8f}+ gu/kflnsf", "काठमाडौं नगरपालिका"
ENGLISH = "Kathmandu Metropolitan City"


@pytest.fixture
def typing(qapp: QApplication) -> Iterator[NepaliTyping]:
    made = NepaliTyping(qapp)
    yield made
    qapp.focusChanged.disconnect(made._follow)
    made.deleteLater()


class Desk(QWidget):
    """A window with the three kinds of text fields."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.area, self.list, self.code = QLineEdit(), QPlainTextEdit(), QComboBox(), QLineEdit()
        self.list.setEditable(True)
        self.code.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly)
        layout = QVBoxLayout(self)
        for field in self.line, self.list, self.code, self.area:
            layout.addWidget(field)
        self.resize(700, 500)


@pytest.fixture
def desk(typing: NepaliTyping, qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    return made


def paste(field: QWidget, text: str, qtbot: QtBot) -> TextField:
    """Put ``text`` on the clipboard and into ``field`` as a user does."""
    QGuiApplication.clipboard().setText(text)
    field.setFocus()
    QTest.keySequence(field, QKeySequence.StandardKey.Paste)
    qtbot.wait(5)
    found = TextField.of(field)
    assert found is not None
    return found


@pytest.fixture(params=["line", "area", "list"])
def field(request: pytest.FixtureRequest, desk: Desk) -> QWidget:
    found: QWidget = getattr(desk, request.param)
    found.setFocus()
    return found


def test_enter_turns_pasted_preeti_into_unicode(field: QWidget, typing: NepaliTyping, qtbot: QtBot) -> None:
    text = paste(field, PREETI, qtbot)
    strip = typing.preeti.strip
    assert strip is not None
    assert strip.isVisible()
    assert strip.preview == NEPALI
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert text.text() == NEPALI
    assert typing.preeti.strip is None
    assert field.hasFocus()


def test_ctrl_z_gives_the_pasted_text_back(field: QWidget, typing: NepaliTyping, qtbot: QtBot) -> None:
    text = paste(field, PREETI, qtbot)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keySequence(field, QKeySequence.StandardKey.Undo)
    qtbot.wait(5)
    assert text.text() == PREETI
    assert typing.preeti.strip is None  # not asked again about what was just decided


def test_esc_keeps_it_and_closes_nothing_else(field: QWidget, typing: NepaliTyping, qtbot: QtBot) -> None:
    closed: list[bool] = []
    QShortcut(QKeySequence("Esc"), field.window()).activated.connect(lambda: closed.append(True))
    text = paste(field, PREETI, qtbot)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert text.text() == PREETI
    assert typing.preeti.strip is None
    assert not closed
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert closed


def test_only_what_was_pasted_is_turned(field: QWidget, qtbot: QtBot) -> None:
    text = paste(field, "Ward 3 ", qtbot)
    paste(field, PREETI, qtbot)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert text.text() == f"Ward 3 {NEPALI}"


@pytest.mark.parametrize("pasted", [ENGLISH, NEPALI, "9841234567", "2083-08-07"])
def test_other_text_brings_no_offer(field: QWidget, typing: NepaliTyping, qtbot: QtBot, pasted: str) -> None:
    text = paste(field, pasted, qtbot)
    assert text.text() == pasted
    assert typing.preeti.strip is None


def test_going_on_typing_takes_the_offer_away(field: QWidget, typing: NepaliTyping, qtbot: QtBot) -> None:
    text = paste(field, PREETI, qtbot)
    QTest.keyClick(field, "x")
    qtbot.wait(5)
    assert typing.preeti.strip is None
    assert text.text() == PREETI + "x"


def test_leaving_the_field_takes_the_offer_away(desk: Desk, typing: NepaliTyping, qtbot: QtBot) -> None:
    paste(desk.line, PREETI, qtbot)
    desk.area.setFocus()
    assert typing.preeti.strip is None
    assert desk.line.text() == PREETI


def test_the_buttons_of_the_offer_do_the_same(desk: Desk, typing: NepaliTyping, qtbot: QtBot) -> None:
    paste(desk.line, PREETI, qtbot)
    strip = typing.preeti.strip
    assert strip is not None
    qtbot.mouseClick(strip.keep_button, Qt.MouseButton.LeftButton)
    assert desk.line.text() == PREETI
    assert desk.line.hasFocus()
    paste(desk.area, PREETI + " h]", qtbot)
    strip = typing.preeti.strip
    assert strip is not None
    qtbot.mouseClick(strip.convert_button, Qt.MouseButton.LeftButton)
    assert desk.area.toPlainText().startswith(NEPALI)


def test_a_text_set_by_the_program_brings_no_offer(
    field: QWidget, typing: NepaliTyping, qtbot: QtBot
) -> None:
    found = TextField.of(field)
    assert found is not None
    if isinstance(found.editor, QLineEdit):
        found.editor.setText(PREETI)
    else:
        found.editor.setPlainText(PREETI)
    qtbot.wait(5)
    assert typing.preeti.strip is None


def test_codes_and_read_only_fields_bring_no_offer(desk: Desk, typing: NepaliTyping, qtbot: QtBot) -> None:
    paste(desk.code, PREETI, qtbot)
    assert typing.preeti.strip is None
    desk.line.setText(PREETI)
    desk.line.setReadOnly(True)
    desk.line.setFocus()
    desk.line.selectAll()
    QTest.keyClick(
        desk.line, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert desk.line.text() == PREETI


def convert(field: QWidget) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(field, Qt.Key.Key_U, both)


def test_ctrl_shift_u_turns_the_selection(field: QWidget, qtbot: QtBot) -> None:
    text = paste(field, f"Ward: {PREETI}", qtbot)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    for _letter in PREETI:
        QTest.keyClick(field, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    convert(field)
    assert text.text() == f"Ward: {NEPALI}"
    QTest.keySequence(field, QKeySequence.StandardKey.Undo)
    assert text.text() == f"Ward: {PREETI}"


def test_ctrl_shift_u_without_a_selection_turns_a_text_that_is_preeti_as_a_whole(
    desk: Desk, qtbot: QtBot
) -> None:
    text = paste(desk.line, PREETI, qtbot)
    convert(desk.line)
    assert text.text() == NEPALI
    english = paste(desk.area, ENGLISH, qtbot)
    convert(desk.area)
    assert english.text() == ENGLISH


def test_preeti_of_several_lines_and_beyond_the_basic_plane(desk: Desk, qtbot: QtBot) -> None:
    text = paste(desk.area, "😀😀 ", qtbot)
    paste(desk.area, f"{PREETI}\n{PREETI}", qtbot)
    QTest.keyClick(desk.area, Qt.Key.Key_Return)
    assert text.text() == f"😀😀 {NEPALI}\n{NEPALI}"
    line = paste(desk.line, "😀 ", qtbot)
    paste(desk.line, PREETI, qtbot)
    QTest.keyClick(desk.line, Qt.Key.Key_Return)
    assert line.text() == f"😀 {NEPALI}"


def test_the_offer_stays_inside_the_window(desk: Desk, typing: NepaliTyping, qtbot: QtBot) -> None:
    for width, height in ((700, 500), (420, 330)):
        desk.resize(width, height)
        for field in (desk.line, desk.area, desk.list):
            paste(field, PREETI, qtbot)
            strip = typing.preeti.strip
            assert strip is not None
            assert desk.rect().contains(strip.geometry())
            QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_offer_speaks_nepali(desk: Desk, typing: NepaliTyping, qtbot: QtBot) -> None:
    with translation.speaking(translation.Language.of("ne")):
        paste(desk.line, PREETI, qtbot)
        strip = typing.preeti.strip
        assert strip is not None
        assert strip.accessibleName().startswith("प्रीति जस्तो देखियो")


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        ("", "abc", (0, "abc")),
        ("ab", "aXXb", (1, "XX")),
        ("aab", "aaab", (2, "a")),
        ("abc", "ac", (1, "")),
        ("😀b", "😀XYb", (2, "XY")),
        ("abc", "aZZc", (1, "ZZ")),
    ],
)
def test_what_an_edit_put_in(before: str, after: str, new: tuple[int, str]) -> None:
    assert inserted(before, after) == new
