"""Coming in when something is in the way: waits, a lost keyring, a forgotten password. By keyboard only."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from leoc_desktop.features.backups.service import BackupDoor
from leoc_desktop.features.diagnostics.service import DiagnosticService
from leoc_desktop.features.office.form import ChangePasswordDialog
from leoc_desktop.features.office.service import OfficeDoor
from leoc_desktop.foundation.clock import SystemClock
from leoc_desktop.foundation.errors import SignInFailed
from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.shell.recovery_window import RecoveryWindow
from leoc_desktop.startup.desktop import Desktop
from leoc_desktop.startup.services import Doors
from tests.support.desktop_window import PATIENCE_MS, idle
from tests.support.keys_only import enter, log_in, press, typed, window_shown
from tests.support.offices import PASSWORDS, TestOffice
from tests.support.safe_office import PASSWORDS as SAFE_PASSWORDS
from tests.support.safe_office import SafeOffice, make_safe_office

NEW = "a kettle on a quiet veranda"


def _said(window: LoginWindow | RecoveryWindow) -> str:
    return window._message.text()


def test_too_many_wrong_tries_are_counted_down_and_then_the_button_works(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice
) -> None:
    for _try in range(4):
        with contextlib.suppress(SignInFailed):
            office.doors.sign_in("sita", "not her password at all")
    program = desktop(office.folder)
    log_in(qtbot, "sita", PASSWORDS["sita"])
    login = window_shown(qtbot, LoginWindow)
    qtbot.waitUntil(lambda: "You can try again in" in _said(login), timeout=PATIENCE_MS)
    assert not login.enter.isEnabled()
    typed(PASSWORDS["sita"])
    enter()
    assert not program.tasks.is_busy, "no try is made before the wait is over"
    qtbot.waitUntil(login.enter.isEnabled, timeout=PATIENCE_MS)
    assert _said(login) == "You can try again now."
    enter()
    window_shown(qtbot, MainWindow)


def test_somebody_else_need_not_wait(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice
) -> None:
    desktop(office.folder)
    login = window_shown(qtbot, LoginWindow)
    login.name.setFocus()
    typed("sita")
    login.show_wait(600)
    assert not login.enter.isEnabled()
    login.name.setFocus()
    typed("x")
    assert login.enter.isEnabled()
    assert _said(login) == ""


def _doors_of(safe: SafeOffice) -> Callable[[Path], Doors]:
    clock = SystemClock()
    return lambda root: Doors(
        OfficeDoor(root, clock, safe.drawer.keyring), BackupDoor(clock), DiagnosticService(root, clock)
    )


def test_a_lost_keyring_is_brought_back_by_the_recovery_code(
    qtbot: QtBot, desktop: Callable[..., Desktop], tmp_path: Path
) -> None:
    safe = make_safe_office(tmp_path / "office")
    kept, safe.drawer.kept = dict(safe.drawer.kept), {}
    desktop(safe.folder, _doors_of(safe))
    log_in(qtbot, "sita", SAFE_PASSWORDS["sita"])
    window = window_shown(qtbot, RecoveryWindow)
    assert "not in the password safe" in window._explanation.text()
    typed(safe.code.replace("-", "").lower()[:-1] + "u")
    enter()
    assert "characters do not belong" in window.code.remark.text()
    window.code.selectAll()
    typed(safe.code.replace("-", "").lower())
    assert window.code.text() == safe.code
    assert window.code.remark.text() == "The code is complete."
    enter()
    qtbot.waitUntil(lambda: "The code is right" in window._heading.text(), timeout=PATIENCE_MS)
    window.activateWindow()
    enter()
    log_in(qtbot, "sita", SAFE_PASSWORDS["sita"])
    window_shown(qtbot, MainWindow)
    device = [entry for entry in kept if "device" in entry[0]]
    assert device
    assert all(safe.drawer.kept[entry] == kept[entry] for entry in device), "the same secret, not a new one"


def test_a_forgotten_administrators_password_is_replaced_with_the_code(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice
) -> None:
    program = desktop(office.folder)
    login = window_shown(qtbot, LoginWindow)
    press(login.forgotten)
    window = window_shown(qtbot, RecoveryWindow)
    assert "page Users" in window._explanation.text()
    typed(office.recovery_code)
    enter()
    qtbot.waitUntil(lambda: window.administrator.count() == 1, timeout=PATIENCE_MS)
    press(window.new_password)
    qtbot.waitUntil(lambda: "one-time" in window._heading.text(), timeout=PATIENCE_MS)
    enter()
    dialog = window_shown(qtbot, ChangePasswordDialog)
    typed(NEW)
    dialog._again.setFocus()
    typed(NEW)
    enter()
    window_shown(qtbot, MainWindow)
    idle(qtbot, program)
    program.close()
    office.doors.sign_in("admin", NEW).close()
    with pytest.raises(SignInFailed):
        office.doors.sign_in("admin", PASSWORDS["admin"])
