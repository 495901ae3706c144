"""The program opened over a folder, for every journey at the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leoc_desktop.startup.desktop import Desktop


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[Path], Desktop]]:
    """Opens the program over a folder; closed at the end."""
    opened: list[Desktop] = []

    def open_desktop(folder: Path) -> Desktop:
        folder.mkdir(exist_ok=True)
        program = Desktop(qapp, folder)
        opened.append(program)
        program.start()
        return program

    yield open_desktop
    for program in opened:
        program.close()
        if program.window is not None:
            program.window.close()
