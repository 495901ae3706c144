"""The disk fills up while somebody types: he is told, the form keeps every field, saving works once there is room."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from leoc_desktop.storage import reserve
from tests.journeys.conftest import OpenDesktop
from tests.support.desktop_window import PATIENCE_MS, idle, incidents, sign_in
from tests.support.offices import PASSWORDS, TestOffice
from tests.support.small_disk import fill

TYPED = {
    "hazard": "landslide",
    "incident_date": "2083-08-01",
    "dead_male": 1,
    "wards": [3, 1],
    "tole": "खोलापारि",
    "description": "पहिरो खस्यो",
}


def test_a_form_on_a_full_disk_keeps_what_was_typed(
    qtbot: QtBot,
    desktop: OpenDesktop,
    office: TestOffice,
    small_disk: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reserve, "AMPLE_BYTES", 1024**2)
    shutil.copytree(office.folder, small_disk / "office")
    program = desktop(small_disk / "office")
    window = sign_in(qtbot, program, "sita", PASSWORDS["sita"])
    page = incidents(window)
    page.open_new()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form, timeout=PATIENCE_MS)
    page.form.form.set_raw_values(TYPED)
    before = page.form.values()
    filling = fill(small_disk)
    page.form.submit.click()
    idle(qtbot, program)
    assert "is full" in window.messages.text
    assert page.form.detail is None
    assert page.form.values() == before
    filling.unlink()
    page.form.submit.click()
    idle(qtbot, program)
    assert page.form.detail is not None
    assert page.form.detail.number.endswith("/0001")
