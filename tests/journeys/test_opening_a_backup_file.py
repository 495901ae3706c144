"""A backup opened by a double click: what is in it can be looked at before anybody signs in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation import computer
from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.shell.restore_dialog import RestoreDialog
from leoc_desktop.startup import desktop as startup
from leoc_desktop.startup.desktop import Desktop
from tests.support.desktop_window import PATIENCE_MS, dialog_of, window_of
from tests.support.offices import TestOffice


def test_the_backup_is_named_and_its_content_told(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice, tmp_path: Path
) -> None:
    backup = office.sign_in("admin").backups.make(tmp_path).path
    desktop(tmp_path / "new", backup=backup)
    dialog = dialog_of(qtbot, RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    assert dialog.file == backup
    assert dialog.focusWidget() is dialog._code
    dialog._code.setText(office.recovery_code)
    dialog._verb.click()
    qtbot.waitUntil(lambda: dialog.seen, timeout=PATIENCE_MS)
    assert "There is no office on this computer yet" in dialog._said.text()
    dialog.reject()


def test_the_sign_in_says_when_the_disk_fills_up(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "free_bytes", lambda _folder: computer.LEAST_FREE - 1)
    program = desktop(office.folder)
    login = window_of(qtbot, program, LoginWindow)
    assert isinstance(login, LoginWindow)
    assert "Only 499 MB are free" in login._message.text()
