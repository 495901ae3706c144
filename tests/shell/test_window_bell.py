"""A second start brings the open window to the front."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from leoc_desktop.shell.window_bell import BELL, WindowBell, ring


def test_whoever_rings_is_heard_every_time(qtbot: QtBot, tmp_path: Path) -> None:
    owner, heard = QObject(), list[int]()
    bell = WindowBell(tmp_path, lambda: heard.append(1), owner)
    assert bell.parent() is owner
    for times in (1, 2):
        assert ring(tmp_path)
        qtbot.waitUntil(lambda times=times: len(heard) == times)  # type: ignore[misc]
    assert (tmp_path / BELL).read_bytes() == b""


def test_nobody_listens_where_no_window_was_ever_open(tmp_path: Path) -> None:
    assert not ring(tmp_path)
    assert not (tmp_path / BELL).exists()
