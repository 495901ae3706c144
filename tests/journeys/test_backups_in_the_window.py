"""Backups while somebody works, when the window locks, while it is locked, and at the end of the program."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from leoc_desktop.features.backups.page import BackupPage
from leoc_desktop.features.backups.rules import NewDestination
from leoc_desktop.features.backups.service import sealing
from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.startup.desktop import Desktop
from leoc_desktop.startup.services import Services, open_doors
from tests.journeys.conftest import OpenDesktop
from tests.support.desktop_window import PATIENCE_MS, idle, sign_in
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice


@pytest.fixture
def program(desktop: OpenDesktop, office: TestOffice, share: Path) -> Desktop:
    """The program over an office with one destination and no copy yet."""
    admin = office.sign_in("admin")
    admin.backups.add_destination(NewDestination("NAS", "folder", str(share)))
    admin.close()
    return desktop(office.folder, lambda root: open_doors(root, office.clock))


def _sign_in(qtbot: QtBot, program: Desktop) -> tuple[MainWindow, Services]:
    window = sign_in(qtbot, program, "sita", PASSWORDS["sita"])
    assert program._desk is not None
    return window, program._desk.services


def _copies(share: Path) -> list[Path]:
    return sorted(share.glob("LEOC-*/*.leocb"))


def test_the_light_follows_what_the_schedule_does(
    qtbot: QtBot, program: Desktop, office: TestOffice, share: Path
) -> None:
    window, services = _sign_in(qtbot, program)
    assert program._desk is not None
    assert program._guard is not None
    program._guard.stop()  # the office's clock is about to leap
    care, light = program._desk._backups, window.status.backup
    assert (light.property("tone"), light.text()) == ("danger", "● Backup: none yet")
    care.each_minute()
    idle(qtbot, program)
    assert (light.property("tone"), light.text()) == ("ok", "● Backup: safe")
    share.rename(share.with_name("away"))
    services.incidents.register(LANDSLIDE)
    office.clock.advance(timedelta(minutes=40))
    care.each_minute()
    idle(qtbot, program)
    assert light.property("tone") == "warn"
    assert "Backup: not safe since" in light.text()


def test_locking_while_a_backup_is_sealed_hides_everything_at_once_and_closes_the_office_behind_it(
    qtbot: QtBot,
    program: Desktop,
    share: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    window, services = _sign_in(qtbot, program)
    began, may_end = _made_slowly(monkeypatch)
    assert program._desk is not None
    program._desk._backups.each_minute()
    qtbot.waitUntil(began.is_set, timeout=PATIENCE_MS)
    with caplog.at_level(logging.ERROR):
        program.lock()  # comes back although the backup has not ended
        assert isinstance(program.window, LoginWindow)
        assert not window.isVisible()
        assert any(services.office.vault_key), "the backup still needs the key"
        may_end.set()
        idle(qtbot, program)
    assert not any(services.office.vault_key)
    assert len(_copies(share)) == 1
    assert not caplog.records


def _made_slowly(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """Making a backup tells that it began, and waits until it may end."""
    began, may_end, make_backup = threading.Event(), threading.Event(), sealing.make_backup

    def slowly(*anything: Any) -> object:
        began.set()
        assert may_end.wait(PATIENCE_MS / 1000)
        return make_backup(*anything)

    monkeypatch.setattr(sealing, "make_backup", slowly)
    return began, may_end


def test_locking_does_not_wait_for_a_backup_by_hand(
    qtbot: QtBot, desktop: OpenDesktop, office: TestOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = desktop(office.folder, lambda root: open_doors(root, office.clock))
    window = sign_in(qtbot, program, "admin", PASSWORDS["admin"])
    assert program._desk is not None
    services = program._desk.services
    page = next(page for page in window.pages if isinstance(page, BackupPage))
    window.show_page(window.pages.index(page))
    idle(qtbot, program)
    began, may_end = _made_slowly(monkeypatch)
    page.by_hand.folder.setText(str(tmp_path))
    page.by_hand.make_button.click()
    qtbot.waitUntil(began.is_set, timeout=PATIENCE_MS)
    program.lock()  # comes back although there is no destination and the backup has not ended
    assert isinstance(program.window, LoginWindow)
    assert any(services.office.vault_key), "the backup still needs the key"
    may_end.set()
    idle(qtbot, program)
    assert not any(services.office.vault_key)
    assert not list(tmp_path.glob("*.leocb*")), "the session ended before it was brought"


def test_a_locked_workstation_goes_on_trying_to_bring_what_was_sealed(
    qtbot: QtBot, program: Desktop, office: TestOffice, share: Path
) -> None:
    _window, services = _sign_in(qtbot, program)
    services.incidents.register(LANDSLIDE)
    away = share.rename(share.with_name("away"))
    program.lock()
    idle(qtbot, program)
    assert not any(services.office.vault_key)
    assert len(list(office.folder.glob("spool/*.leocb"))) == 1
    assert program.spool._again.isActive()
    away.rename(share)
    program.spool._again.setInterval(1)
    program.spool._again.start()
    qtbot.waitUntil(lambda: bool(_copies(share)), timeout=PATIENCE_MS)
    idle(qtbot, program)
    assert not program.spool._again.isActive(), "nothing waits any more"
    _window, services = _sign_in(qtbot, program)
    assert services.backups.run(at_once=True).delivered == 1, "found there, read back and noted"
    assert len(_copies(share)) == 1


def test_the_end_of_the_program_brings_what_changed_to_the_share(
    qtbot: QtBot, program: Desktop, share: Path
) -> None:
    _window, services = _sign_in(qtbot, program)
    services.incidents.register(LANDSLIDE)
    program.close()
    assert not any(services.office.vault_key)
    assert len(_copies(share)) == 1
