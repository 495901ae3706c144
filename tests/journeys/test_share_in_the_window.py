"""A real share in the window: it freezes and the window goes on; a backup on it is found, fetched and looked into."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from leoc_desktop.features.backups.form import ShareSourceDialog
from leoc_desktop.features.backups.rules import NewDestination
from leoc_desktop.shell.restore_dialog import RestoreDialog
from leoc_desktop.startup.services import open_doors
from tests.journeys.conftest import OpenDesktop
from tests.support.desktop_window import PATIENCE_MS, dialog_of, idle, sign_in
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.samba import PASSWORD, USER, Samba, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can run")
LONGEST_PAUSE = 1.0
"""Seconds. 0.1 are promised; tests allow ten times as much (R41)."""


@pytest.fixture
def samba(tmp_path: Path, office: TestOffice) -> Iterator[Samba]:
    """A share that the office uses."""
    server = Samba()
    try:
        admin = office.sign_in("admin")
        admin.backups.add_destination(
            NewDestination("NAS", "smb", "", "127.0.0.1", "backup", server.port, USER, PASSWORD)
        )
        admin.backups.run()
        admin.close()
        yield server
    finally:
        server.close()


def test_a_frozen_share_does_not_hold_the_window(
    qtbot: QtBot, desktop: OpenDesktop, office: TestOffice, samba: Samba
) -> None:
    program = desktop(office.folder, lambda root: open_doors(root, office.clock))
    sign_in(qtbot, program, "sita", PASSWORDS["sita"])
    assert program._desk is not None
    services = program._desk.services
    services.incidents.register(LANDSLIDE)
    assert program._guard is not None
    program._guard.stop()  # the office's clock is about to leap
    office.clock.advance(timedelta(minutes=20))
    program._desk.window.show_page(1)
    idle(qtbot, program)
    beats: list[float] = []
    ticking = QTimer()
    ticking.timeout.connect(lambda: beats.append(time.monotonic()))
    samba.signal_all(signal.SIGSTOP)
    try:
        program._desk._backups.each_minute()
        qtbot.waitUntil(lambda: services.courier.child is not None, timeout=PATIENCE_MS)
        ticking.start(10)
        qtbot.wait(4000)
        assert services.courier.child is not None, "the upload hangs"
        assert max(later - former for former, later in pairwise(beats)) < LONGEST_PAUSE
        began = time.monotonic()
        program._desk.stop_waiting()
        idle(qtbot, program)
        assert time.monotonic() - began < 10 * LONGEST_PAUSE
    finally:
        ticking.stop()
        samba.signal_all(signal.SIGCONT)


def test_a_backup_is_taken_from_a_share(
    qtbot: QtBot, desktop: OpenDesktop, office: TestOffice, samba: Samba
) -> None:
    program = desktop(office.folder, lambda root: open_doors(root, office.clock))
    program.show_restore()
    asking = dialog_of(qtbot, RestoreDialog)
    assert isinstance(asking, RestoreDialog)
    asking.share_button.click()
    source = dialog_of(qtbot, ShareSourceDialog)
    assert isinstance(source, ShareSourceDialog)
    source.server.setText("127.0.0.1")
    source.share.setText("backup")
    source.port.setValue(samba.port)
    source.user.setText(USER)
    source.share_password.setText("wrong")
    source._submit()
    idle(qtbot, program)
    assert "does not accept the user name or password" in source.problem_text
    source.share_password.setText(PASSWORD)
    source._submit()
    idle(qtbot, program)
    assert source.backups.count() == 1
    source._submit()
    idle(qtbot, program)
    fetched = asking.file
    assert fetched.exists()
    asking._code.setText(office.recovery_code)
    asking._submit()
    idle(qtbot, program)
    assert asking.seen
    program.close()
    assert not fetched.exists(), "it goes away with the program"
