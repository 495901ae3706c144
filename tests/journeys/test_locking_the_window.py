"""Locking and closing the program: nothing typed is lost, nothing stays readable, nobody sees another's work."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.startup.desktop import Desktop
from tests.support.desktop_window import (
    PATIENCE_MS,
    idle,
    incidents,
    sign_in,
)
from tests.support.offices import PASSWORDS, TestOffice


def test_what_was_typed_comes_back_after_closing(
    qtbot: QtBot, desktop: Callable[[Path], Desktop], office: TestOffice
) -> None:
    program = desktop(office.folder)
    page = incidents(sign_in(qtbot, program, "sita", PASSWORDS["sita"]))
    page.open_new()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form, timeout=PATIENCE_MS)
    page.form.form.set_raw_values({"hazard": "flood", "tole": "बगर", "injured_male": 3})
    page.form.form.changed.emit()
    program.lock()
    page = incidents(sign_in(qtbot, program, "sita", PASSWORDS["sita"]))
    page.open_new()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form, timeout=PATIENCE_MS)
    kept = page.form.values()
    assert (kept["hazard"], kept["tole"], str(kept["injured_male"])) == ("flood", "बगर", "3")


def test_what_was_typed_comes_back_after_the_computer_shut_down(
    qtbot: QtBot, desktop: Callable[[Path], Desktop], office: TestOffice
) -> None:
    program = desktop(office.folder)
    window = sign_in(qtbot, program, "sita", PASSWORDS["sita"])
    page = incidents(window)
    page.open_new()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form, timeout=PATIENCE_MS)
    page.form.form.set_raw_values({"hazard": "flood", "tole": "बगर"})
    page.form.form.changed.emit()
    program.close()  # as when the session of the computer ends: no window was asked to close
    qtbot.waitUntil(lambda: not shiboken6.isValid(window), timeout=PATIENCE_MS)
    program = desktop(office.folder)
    page = incidents(sign_in(qtbot, program, "sita", PASSWORDS["sita"]))
    program.look.switch_language()  # every field gets its texts anew, which is no typing
    page.desk.keep_typing()
    page.open_new()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form, timeout=PATIENCE_MS)
    assert page.form.values()["tole"] == "बगर"


def test_nothing_typed_is_readable_on_the_disk(
    qtbot: QtBot, desktop: Callable[[Path], Desktop], office: TestOffice
) -> None:
    words = [f"गोप्य{number}शब्द" for number in range(20)]
    program = desktop(office.folder)
    page = incidents(sign_in(qtbot, program, "sita", PASSWORDS["sita"]))
    page.open_new()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form, timeout=PATIENCE_MS)
    typed = {"hazard": "fire", "incident_date": "2083-08-01", "wards": [2], "description": " ".join(words)}
    page.form.form.set_raw_values(typed)
    page.form.form.changed.emit()
    page.desk.keep_typing()
    idle(qtbot, program)
    page.form.submit.click()
    qtbot.waitUntil(lambda: page.form.detail is not None, timeout=PATIENCE_MS)
    assert page.form.detail is not None
    assert words[7] in str(page.form.detail.values["description"])
    everything = b"".join(path.read_bytes() for path in office.folder.rglob("*") if path.is_file())
    for word in [*words, "सीता श्रेष्ठ", PASSWORDS["sita"], office.unlock_keys["hari"], office.recovery_code]:
        for written in (
            word.encode(),
            word.encode("utf-16-le"),
            word.encode("utf-16-be"),
            json.dumps(word)[1:-1].encode(),
        ):
            assert written not in everything


def test_a_second_window_is_refused(
    qtbot: QtBot, desktop: Callable[[Path], Desktop], office: TestOffice
) -> None:
    from leoc_desktop.foundation.errors import AlreadyRunning

    desktop(office.folder)
    with pytest.raises(AlreadyRunning, match="already running"):
        desktop(office.folder)


def test_locking_brings_the_same_form_back_and_closes_every_window(
    qtbot: QtBot, desktop: Callable[[Path], Desktop], office: TestOffice
) -> None:
    program = desktop(office.folder)
    window = sign_in(qtbot, program, "sita", PASSWORDS["sita"])
    page = incidents(window)
    page.open_new()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form, timeout=PATIENCE_MS)
    page.form.form.set_raw_values({"hazard": "fire", "tole": "शिखर टोल"})
    page.form.form.changed.emit()
    program.lock()
    qtbot.waitUntil(lambda: not shiboken6.isValid(window), timeout=PATIENCE_MS)
    assert [type(shown) for shown in QApplication.topLevelWidgets() if shown.isVisible()] == [LoginWindow]
    page = incidents(sign_in(qtbot, program, "sita", PASSWORDS["sita"]))
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form, timeout=PATIENCE_MS)
    assert page.form.values()["tole"] == "शिखर टोल"


def test_somebody_else_starts_at_the_beginning(
    qtbot: QtBot, desktop: Callable[[Path], Desktop], office: TestOffice
) -> None:
    program = desktop(office.folder)
    page = incidents(sign_in(qtbot, program, "sita", PASSWORDS["sita"]))
    page.open_new()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form, timeout=PATIENCE_MS)
    program.lock()
    page = incidents(sign_in(qtbot, program, "ram", PASSWORDS["ram"]))
    assert page.stack.currentWidget() is not page.form
