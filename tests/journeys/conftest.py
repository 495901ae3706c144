"""The program opened over a folder, for every journey at the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leoc_desktop.startup.desktop import Desktop
from leoc_desktop.startup.services import Doors, open_doors

OpenDesktop = Callable[..., Desktop]


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication) -> Iterator[OpenDesktop]:
    """Opens the program over a folder, with other doors where the test brings a keyring; closed at the end."""
    opened: list[Desktop] = []

    def open_desktop(
        folder: Path, doors: Callable[[Path], Doors] = open_doors, backup: Path | None = None
    ) -> Desktop:
        folder.mkdir(exist_ok=True)
        program = Desktop(qapp, folder, doors)
        opened.append(program)
        program.start(backup=backup)
        return program

    yield open_desktop
    for program in opened:
        program.close()
        program.deleteLater()  # here and now: what is left to the collector may be destroyed by any thread
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
