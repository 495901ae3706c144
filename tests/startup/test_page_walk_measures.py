"""The measures of the page walk: each finds what is wrong with a bad window, and nothing in a good one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from leoc_desktop.ui_kit.theme import Theme, apply_theme
from tests.support.page_walk import cut_texts, out_of_reach, overlaps, unnamed


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> QWidget:
    apply_theme(qapp, Theme())
    made = QWidget()
    qtbot.addWidget(made)
    return made


def _shown(page: QWidget, qtbot: QtBot) -> None:
    page.show()
    qtbot.wait(1)


def test_a_good_page_passes(page: QWidget, qtbot: QtBot) -> None:
    line = QLineEdit()
    line.setAccessibleName("Place")
    wrapped = QLabel("one two three four five six seven")
    wrapped.setWordWrap(True)
    layout = QVBoxLayout(page)
    for widget in (QLabel("Place"), line, QPushButton("Save"), wrapped):
        layout.addWidget(widget)
    _shown(page, qtbot)
    assert not [*cut_texts(page), *overlaps(page), *unnamed(page), *out_of_reach(page)]


def test_a_cut_text_is_found(page: QWidget, qtbot: QtBot) -> None:
    layout = QHBoxLayout(page)
    label, button, wrapped, line = (
        QLabel("A long label"),
        QToolButton(),
        QLabel("many words " * 9),
        QLineEdit(),
    )
    button.setText("A button")
    wrapped.setWordWrap(True)
    wrapped.setFixedSize(60, 20)
    label.setFixedWidth(10)
    button.setFixedWidth(12)
    line.setPlaceholderText("An example that is long")
    line.setFixedWidth(40)
    for widget in (label, button, wrapped, line):
        layout.addWidget(widget)
    _shown(page, qtbot)
    assert len(list(cut_texts(page))) == 4


def test_what_lies_outside_or_on_each_other_is_found(page: QWidget, qtbot: QtBot) -> None:
    page.resize(200, 100)
    first, second, outside = QLabel("one", page), QLabel("two", page), QLabel("three", page)
    first.setGeometry(0, 0, 50, 40)
    second.setGeometry(40, 0, 50, 40)
    outside.setGeometry(180, 50, 60, 40)
    _shown(page, qtbot)
    assert len(list(overlaps(page))) == 1
    assert "reaches out" in next(iter(cut_texts(page)))


def test_a_control_without_a_name_or_with_markup_is_found(page: QWidget, qtbot: QtBot) -> None:
    layout = QHBoxLayout(page)
    unsaid, marked = QToolButton(), QLineEdit()
    marked.setAccessibleName("<b>Ward</b>")
    layout.addWidget(unsaid)
    layout.addWidget(marked)
    _shown(page, qtbot)
    assert len(list(unnamed(page))) == 2


def test_a_trap_is_found(page: QWidget, qtbot: QtBot) -> None:
    layout = QHBoxLayout(page)
    trap = QPlainTextEdit()
    layout.addWidget(trap)
    layout.addWidget(QPushButton("Save"))
    _shown(page, qtbot)
    assert "does not let Tab go" in next(iter(out_of_reach(page)))
    trap.setTabChangesFocus(True)
    assert not list(out_of_reach(page))
