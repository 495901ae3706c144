"""Damage and tampering that show while somebody works: told in the window, with the way out offered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from leoc_desktop.features.audit.page import AuditPage
from leoc_desktop.shell.findings_dialog import FindingsDialog
from leoc_desktop.shell.restore_dialog import RestoreDialog
from leoc_desktop.startup.desktop import Desktop
from tests.support.desktop_window import dialog_of, idle, sign_in
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.store_surgery import damage_table, key_by_password, opened_up


def test_damage_is_told_and_leads_to_a_backup(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice
) -> None:
    office.sign_in("sita").incidents.register(LANDSLIDE)
    office.close()
    page = damage_table(
        office.folder, key_by_password(office.folder, "admin", PASSWORDS["admin"]), "audit_row"
    )
    program = desktop(office.folder)
    window = sign_in(qtbot, program, "admin", PASSWORDS["admin"])
    assert f"{page} of the database is damaged" in window.messages.text
    window.messages._action.click()
    dialog = dialog_of(qtbot, FindingsDialog)
    assert isinstance(dialog, FindingsDialog)
    assert not dialog.may_accept
    assert dialog._verb.text() == "Restore a backup…"
    dialog._verb.click()
    assert dialog_of(qtbot, RestoreDialog).isVisible()
    assert program._desk is None, "the office is closed: a restore needs it alone"


def test_what_the_check_by_itself_finds_is_told_and_leads_to_the_log(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leoc_desktop.access.opening_checks.tail_faults", lambda *_row, **_since: [])
    with opened_up(office.folder, key_by_password(office.folder, "admin", PASSWORDS["admin"])) as connection:
        connection.execute("UPDATE audit_row SET signature = randomblob(64) WHERE seq = 3")
    program = desktop(office.folder)
    window = sign_in(qtbot, program, "admin", PASSWORDS["admin"])
    assert program._desk is not None
    program._desk._log_care.look()
    idle(qtbot, program)
    assert "altered past the program" in window.messages.text
    window.messages._action.click()
    assert next(page for page in window.pages if isinstance(page, AuditPage)).isVisible()


def test_the_check_ends_with_the_session(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Locking does not wait for it to finish: it is stopped at its next step."""
    steps: list[int] = []

    def endless(_session: object, _now: object, *, progress: Callable[[int, int], None]) -> None:
        while True:
            steps.append(1)
            progress(1, 2)

    monkeypatch.setattr("leoc_desktop.access.log_watch.audit_trail.verify_log", endless)
    program = desktop(office.folder)
    sign_in(qtbot, program, "admin", PASSWORDS["admin"])
    assert program._desk is not None
    program._desk._log_care.look()
    qtbot.waitUntil(lambda: len(steps) > 2)
    program.lock()
    ended = len(steps)
    qtbot.wait(300)
    assert len(steps) == ended
    assert not (office.folder / "log-check.json").exists()
