"""An administrator's round through the users without touching the mouse: add, give a new password, disable."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from leoc_desktop.access.roles import Role
from leoc_desktop.features.users.form import AddUserDialog, SecretDialog
from leoc_desktop.features.users.page import UserPage
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.startup.desktop import Desktop
from leoc_desktop.ui_kit.confirm import Confirm
from tests.support.desktop_window import PATIENCE_MS, idle
from tests.support.keys_only import enter, key, log_in, press, tab_to, typed, window_shown
from tests.support.offices import PASSWORDS, TestOffice


def _line(dialog: QWidget, name: str) -> QLineEdit:
    return next(line for line in dialog.findChildren(QLineEdit) if line.accessibleName() == name)


def _button(dialog: QWidget, text: str) -> QPushButton:
    return next(button for button in dialog.findChildren(QPushButton) if button.text() == text)


def _note_password(qtbot: QtBot) -> str:
    secret = window_shown(qtbot, SecretDialog)
    password = secret.secret
    press(_button(secret, "I have noted it"))
    return password


def _answer_yes() -> None:
    """Go to the verb of the question that comes up, and press it."""
    question, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
    if isinstance(question, Confirm):
        if focus is not None and question.isAncestorOf(focus):
            press(question._verb)
            return
        question.activateWindow()
    QTimer.singleShot(20, _answer_yes)


def _go_to(page: UserPage, name: str) -> None:
    """Walk through the table with the arrow keys."""
    table = page.list.table
    tab_to(table)
    key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    place = page.list.model.place_of(name)
    while table.currentIndex().row() < place:
        key(Qt.Key.Key_Down)
    assert table.current_id() == name


def _status(page: UserPage, name: str) -> str:
    return str(page.list.model.index(page.list.model.place_of(name), 4).data())


def test_add_reset_and_disable(qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice) -> None:
    program = desktop(office.folder)
    log_in(qtbot, "admin", PASSWORDS["admin"])
    window = window_shown(qtbot, MainWindow)
    idle(qtbot, program)
    key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    typed("Users")
    idle(qtbot, program)
    enter()
    page = next(page for page in window.pages if isinstance(page, UserPage))
    qtbot.waitUntil(page.isVisible, timeout=PATIENCE_MS)
    idle(qtbot, program)

    press(page.add_user_button)
    dialog = window_shown(qtbot, AddUserDialog)
    for name, text in (("User name", "kamala"), ("Full name", "Kamala Rawal")):
        tab_to(_line(dialog, name))
        typed(text)
    press(next(box for box in dialog.findChildren(QCheckBox) if box.text() == Role.OPERATOR.label))
    tab_to(_line(dialog, "Full name"))
    enter()
    first = _note_password(qtbot)
    window_shown(qtbot, MainWindow)
    idle(qtbot, program)
    assert _status(page, "kamala") == "One-time password"

    _go_to(page, "kamala")
    QTimer.singleShot(0, _answer_yes)
    press(page.list.reset_button)
    second = _note_password(qtbot)
    assert second != first
    window_shown(qtbot, MainWindow)
    idle(qtbot, program)

    _go_to(page, "kamala")
    QTimer.singleShot(0, _answer_yes)
    press(page.list.disable_button)
    idle(qtbot, program)
    assert _status(page, "kamala") == "Disabled"
    window_shown(qtbot, MainWindow)
    tab_to(page.list.enable_button)
    program.lock()
