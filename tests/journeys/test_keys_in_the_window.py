"""The office's keys at the screen: the password again, a new code, new keys, an altered store. By keyboard only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from leoc_desktop.access.device_secret import DeviceFactor
from leoc_desktop.features.office.form import CodeDialog, DeviceFactorDialog, PasswordsDialog
from leoc_desktop.features.office.page import OfficePage
from leoc_desktop.shell.findings_dialog import FindingsDialog
from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.shell.password_dialog import PasswordDialog
from leoc_desktop.startup.desktop import Desktop
from tests.support.desktop_window import PATIENCE_MS, idle
from tests.support.keys_only import enter, log_in, press, tab_to, typed, window_shown
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.store_surgery import keep_copy, put_back


def _settings(qtbot: QtBot, program: Desktop) -> OfficePage:
    """The administrator's settings page, loaded."""
    log_in(qtbot, "admin", PASSWORDS["admin"])
    window = window_shown(qtbot, MainWindow)
    page = next(page for page in window.pages if isinstance(page, OfficePage))
    window.show_page(window.pages.index(page))
    idle(qtbot, program)
    page.form.findChildren(QLineEdit)[0].setFocus()
    return page


def _write_down(dialog: CodeDialog) -> None:
    """Read the code, go on, and type the two groups that are asked for."""
    shown = dialog.code.split("-")
    tab_to(dialog._verb)
    enter()
    for number, line in zip(dialog.asked, dialog.lines, strict=True):
        tab_to(line)
        typed(shown[number].lower())


def test_a_new_code_asks_for_the_password_again_and_then_goes_on(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice
) -> None:
    program = desktop(office.folder)
    page = _settings(qtbot, program)
    page._office.login.proof._until = 0.0  # five minutes are over
    press(page.keys.code_button)
    dialog = window_shown(qtbot, CodeDialog)
    code = dialog.code
    tab_to(dialog._verb)
    enter()
    typed("ZZZ")
    enter()
    assert "not what the code says" in dialog.problem_text
    _write_down(dialog)
    enter()
    asking = window_shown(qtbot, PasswordDialog)
    typed("not my password at all")
    enter()
    qtbot.waitUntil(lambda: asking.problem_text == "The password is not right.", timeout=PATIENCE_MS)
    typed(PASSWORDS["admin"])
    enter()
    messages = window_shown(qtbot, MainWindow).messages
    qtbot.waitUntil(lambda: "new recovery code counts" in messages.text, timeout=PATIENCE_MS)
    program.close()
    assert office.doors.office.recover(code).passwords_open


def test_who_gives_up_at_the_password_has_changed_nothing(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice
) -> None:
    program = desktop(office.folder)
    page = _settings(qtbot, program)
    page._office.login.proof._until = 0.0
    press(page.keys.factor_button)
    dialog = window_shown(qtbot, DeviceFactorDialog)
    dialog.buttons[DeviceFactor.OFF].setFocus()
    tab_to(dialog._verb)
    enter()
    asking = window_shown(qtbot, PasswordDialog)
    press(asking._cancel)
    qtbot.waitUntil(lambda: "needs your password again" in dialog.problem_text, timeout=PATIENCE_MS)
    assert page._office.device_factor() is DeviceFactor.PREFERRED


def test_new_keys_for_everybody_end_the_session(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice
) -> None:
    program = desktop(office.folder)
    page = _settings(qtbot, program)
    press(page.keys.rotate_button)
    dialog = window_shown(qtbot, CodeDialog)
    code = dialog.code
    _write_down(dialog)
    tab_to(dialog._verb)
    enter()
    shown = window_shown(qtbot, PasswordsDialog)
    lines = shown.findChildren(type(page.heading))
    given = next(label.text() for label in lines if "sita " in label.text())
    one_time = dict(line.split() for line in given.splitlines())
    enter()
    login = window_shown(qtbot, LoginWindow)
    assert login._message.text() == "The office has new keys. Sign in with your one-time password."
    program.close()
    office.doors.sign_in("sita", one_time["sita"]).close()
    assert office.doors.office.recover(code).passwords_open


def _altered(office: TestOffice, tmp_path: Path) -> None:
    """Put an older copy of the database back, as somebody with a USB stick would."""
    sita = office.sign_in("sita")
    sita.incidents.register(LANDSLIDE)
    office.close()
    keep_copy(office.folder, tmp_path / "older")
    office.clock.advance(timedelta(hours=1))
    office.sign_in("sita").incidents.register({**LANDSLIDE, "tole": "अर्को टोल"})
    office.close()
    put_back(tmp_path / "older", office.folder)


def test_an_administrator_accepts_what_the_opening_found(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice, tmp_path: Path
) -> None:
    _altered(office, tmp_path)
    desktop(office.folder)
    log_in(qtbot, "sita", PASSWORDS["sita"])
    window = window_shown(qtbot, MainWindow)
    assert "reading only" in window.messages.text
    window.messages._action.setFocus()
    press(window.messages._action)
    told = window_shown(qtbot, FindingsDialog)
    assert not told.may_accept
    enter()
    window.lock_wanted.emit()

    log_in(qtbot, "admin", PASSWORDS["admin"])
    window = window_shown(qtbot, MainWindow)
    window.messages._action.setFocus()
    press(window.messages._action)
    dialog = window_shown(qtbot, FindingsDialog)
    tab_to(dialog._verb)
    enter()
    assert "reason" in dialog.problem_text
    dialog.reason.setFocus()
    typed("The disk was exchanged; the copy of Monday was put back.")
    tab_to(dialog._verb)
    enter()
    login = window_shown(qtbot, LoginWindow)
    assert login._message.text() == "The state of the database was accepted. Sign in again."
    log_in(qtbot, "sita", PASSWORDS["sita"])
    window = window_shown(qtbot, MainWindow)
    assert "reading only" not in window.messages.text
