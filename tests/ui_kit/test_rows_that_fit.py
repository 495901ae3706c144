"""Bars and rows of buttons on narrow windows: they wrap or leave something out, and never cut."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from leoc_desktop.ui_kit.current_stack import CurrentStack
from leoc_desktop.ui_kit.giving_row import GivingRow, Part
from leoc_desktop.ui_kit.wrapped_text import WrappedText
from leoc_desktop.ui_kit.wrapping_row import WrappingRow


def _wide(button: QWidget, width: int) -> QWidget:
    button.setMinimumSize(width, 30)
    return button


def _shown(qtbot: QtBot, row: QWidget, width: int) -> QWidget:
    """The row in a window that leaves it the width."""
    window = QWidget()
    around = QHBoxLayout(window)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(row)
    qtbot.addWidget(window)
    window.resize(width, 200)
    window.show()
    return window


def test_buttons_wrap_and_ask_for_the_lines_they_take(themed: None, qtbot: QtBot) -> None:
    buttons = [_wide(QPushButton(), 200) for _each in range(3)]
    row = WrappingRow(*buttons, gap=10, right=True)
    window = _shown(qtbot, row, 700)
    assert len({button.y() for button in buttons}) == 1
    assert buttons[-1].geometry().right() == row.width() - 1
    window.resize(430, 200)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 2)
    assert all(button.width() >= 200 for button in buttons)
    qtbot.waitUntil(lambda: row.height() > buttons[-1].geometry().bottom())
    assert row.minimumSizeHint().width() == 200
    buttons[1].hide()
    qtbot.waitUntil(lambda: buttons[0].y() == buttons[2].y())


def test_a_text_that_grew_while_it_was_hidden_has_its_room_when_it_is_seen(
    themed: None, qtbot: QtBot
) -> None:
    button = QPushButton("ok")
    pages, row = QStackedWidget(), QWidget()
    layout = QHBoxLayout(row)
    layout.addStretch(1)
    layout.addWidget(WrappingRow(button))
    pages.addWidget(QLabel("another page"))
    pages.addWidget(row)
    window = _shown(qtbot, pages, 600)
    pages.setCurrentIndex(1)
    pages.setCurrentIndex(0)
    button.setText("a much longer text than before")
    pages.setCurrentIndex(1)
    qtbot.waitUntil(lambda: button.width() >= button.sizeHint().width())
    window.close()


def test_a_bar_leaves_out_what_matters_least(themed: None, qtbot: QtBot) -> None:
    bar = GivingRow()
    first, second, kept, short = (_wide(QLabel("x"), 150) for _each in range(4))
    short.setMinimumWidth(20)
    for widget in (first, short, second, kept):
        widget.setFixedWidth(widget.minimumWidth())
        bar.row.addWidget(widget)
    bar.let_go(Part(second), Part(first, short))
    window = _shown(qtbot, bar, 700)

    def seen() -> list[bool]:
        return [not widget.isHidden() for widget in (first, short, second, kept)]

    assert seen() == [True, False, True, True]
    window.resize(400, 60)
    qtbot.waitUntil(lambda: seen() == [True, False, False, True])
    window.resize(bar.minimumSizeHint().width(), 60)
    qtbot.waitUntil(lambda: seen() == [False, True, False, True])
    window.resize(700, 60)
    qtbot.waitUntil(lambda: seen() == [True, False, True, True])


def test_a_stack_asks_for_the_page_that_is_shown(themed: None, qtbot: QtBot) -> None:
    stack = CurrentStack()
    qtbot.addWidget(stack)
    for height in (40, 900):
        page = QWidget()
        page.setMinimumHeight(height)
        stack.addWidget(page)
    assert stack.minimumSizeHint().height() < 900
    stack.setCurrentIndex(1)
    assert stack.minimumSizeHint().height() <= stack.sizeHint().height()


def test_a_text_with_line_breaks_becomes_low_again_where_it_has_room(themed: None, qtbot: QtBot) -> None:
    text = WrappedText("one two three four five six seven eight nine ten")
    qtbot.addWidget(text)
    text.show()
    text.resize(40, 10)
    qtbot.waitUntil(lambda: text.minimumHeight() > 100)
    high = text.minimumHeight()
    text.resize(600, 10)
    qtbot.waitUntil(lambda: text.minimumHeight() < high / 3)
    assert text.sizeHint().height() == text.minimumHeight()
