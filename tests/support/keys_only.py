"""Using the program by keyboard alone: every key goes to whatever has the focus."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.desktop_window import PATIENCE_MS

W = TypeVar("W", bound=QWidget)
_MOST_TABS = 80


def window_shown(qtbot: QtBot, kind: type[W]) -> W:
    """The window or dialog of that kind, once it is in front and has the keyboard."""

    def found() -> W | None:
        return next(
            (w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None
        )

    qtbot.waitUntil(lambda: found() is not None, timeout=PATIENCE_MS)
    shown = found()
    assert shown is not None
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow, timeout=PATIENCE_MS)
    return shown


def focused() -> QWidget:
    """What has the keyboard now."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def typed(text: str) -> None:
    """Type ``text`` where the keyboard is."""
    QTest.keyClicks(focused(), text)


def key(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key where the keyboard is."""
    QTest.keyClick(focused(), key, modifiers)


def enter() -> None:
    """Press Enter."""
    key(Qt.Key.Key_Return)


def tab_to(widget: QWidget) -> None:
    """Go on with Tab until ``widget`` has the keyboard."""
    for _step in range(_MOST_TABS):
        if widget.hasFocus():
            return
        key(Qt.Key.Key_Tab)
    raise AssertionError(f"no way with Tab to {widget.accessibleName() or widget}")


def press(widget: QWidget) -> None:
    """Go to a button with Tab and press it with the space bar."""
    tab_to(widget)
    key(Qt.Key.Key_Space)


def log_in(qtbot: QtBot, name: str, password: str) -> None:
    """Type name and password into the sign-in."""
    from leoc_desktop.shell.login_window import LoginWindow

    login = window_shown(qtbot, LoginWindow)
    login.name.setFocus()
    login.name.selectAll()
    typed(name)
    enter()
    typed(password)
    enter()
