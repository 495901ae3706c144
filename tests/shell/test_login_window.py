"""Signing in by keyboard alone, and what the window warns of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.ui_kit.typing_warning import typing_warning

SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def login(qtbot: QtBot) -> LoginWindow:
    window = LoginWindow(last_name="", training=False)
    qtbot.addWidget(window)
    window.show()
    return window


def _sentences(window: LoginWindow) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel))


def test_name_and_password_go_out_once(login: LoginWindow, qtbot: QtBot) -> None:
    sent: list[tuple[str, str]] = []
    login.submitted.connect(lambda name, password: sent.append((name, password)))
    qtbot.keyClicks(login.name, "sita")
    qtbot.keyClick(login.name, Qt.Key.Key_Return)
    qtbot.keyClicks(login.password, "secret words")
    qtbot.keyClick(login.password, Qt.Key.Key_Return)
    login.show_waiting()
    qtbot.keyClick(login.password, Qt.Key.Key_Return)
    assert sent == [("sita", "secret words")]


def test_a_refusal_empties_the_password_and_keeps_the_name(login: LoginWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(login.name, "sita")
    qtbot.keyClicks(login.password, "wrong")
    login.show_refusal("Wrong user name or password.")
    assert (login.name.text(), login.password.text()) == ("sita", "")
    assert "Wrong user name" in _sentences(login)


def test_a_password_can_be_pasted_and_shown(login: LoginWindow, qtbot: QtBot) -> None:
    login.password.setText("from a clipboard")
    login._eye.setChecked(True)
    assert login.password.echoMode() == QLineEdit.EchoMode.Normal
    assert login.password.displayText() == "from a clipboard"


@pytest.mark.parametrize(
    ("text", "modifiers", "warned"),
    [
        ("a", NONE, ""),
        ("A", SHIFT, ""),
        ("A", NONE, "Caps Lock"),
        ("a", SHIFT, "Caps Lock"),
        ("क", NONE, "Nepali"),
        ("5", NONE, ""),
        ("!", SHIFT, ""),
        ("", NONE, ""),
    ],
)
def test_what_is_odd_about_a_key(text: str, modifiers: Qt.KeyboardModifier, warned: str) -> None:
    warning = typing_warning(text, modifiers)
    assert warned in warning
    assert bool(warned) == bool(warning)


def test_the_warning_goes_when_the_key_is_right_again(login: LoginWindow, qtbot: QtBot) -> None:
    nepali = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, NONE, "क")
    QApplication.sendEvent(login.password, nepali)
    assert "Nepali" in _sentences(login)
    qtbot.keyClicks(login.password, "a")
    assert "Nepali" not in _sentences(login)
