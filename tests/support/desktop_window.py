"""Reaching into the running window in tests: its windows, dialogs and pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.startup.desktop import Desktop

PATIENCE_MS = 20_000


def window_of(qtbot: QtBot, program: Desktop, kind: type[QWidget]) -> QWidget:
    """The program's present window, once it is of that kind."""
    qtbot.waitUntil(lambda: isinstance(program.window, kind), timeout=PATIENCE_MS)
    assert program.window is not None
    return program.window


def idle(qtbot: QtBot, program: Desktop) -> None:
    """Wait until nothing runs in the background."""
    qtbot.waitUntil(lambda: not program.tasks.is_busy, timeout=PATIENCE_MS)


def sign_in(qtbot: QtBot, program: Desktop, name: str, password: str) -> MainWindow:
    """Sign in by keyboard; the main window, loaded."""
    login = window_of(qtbot, program, LoginWindow)
    assert isinstance(login, LoginWindow)
    login.name.setText(name)
    qtbot.keyClicks(login.password, password)
    qtbot.keyClick(login.password, Qt.Key.Key_Return)
    window = window_of(qtbot, program, MainWindow)
    assert isinstance(window, MainWindow)
    idle(qtbot, program)
    return window


def incidents(window: MainWindow) -> IncidentPage:
    """The incident page, brought to the front."""
    page = next(page for page in window.pages if isinstance(page, IncidentPage))
    window.show_page(window.pages.index(page))
    return page


def state_of(page: IncidentPage) -> State | None:
    """The state of the incident in the form."""
    return page.form.detail.state if page.form.detail else None


def dialog_of(qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    """The open dialog of that kind."""

    def found() -> QDialog | None:
        return next(
            (w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None
        )

    qtbot.waitUntil(lambda: found() is not None, timeout=PATIENCE_MS)
    dialog = found()
    assert dialog is not None
    return dialog
