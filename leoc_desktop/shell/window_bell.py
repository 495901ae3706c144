"""A second start of the program brings the window that is already open to the front, instead of a second window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Slot

BELL = "window.bell"
_ANYBODY = -1


class WindowBell(QObject):
    """Calls ``answer`` whenever somebody rings; the bell is a file in the data folder, so each office has its own."""

    def __init__(self, folder: Path, answer: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._answer = answer
        self._bell = folder / BELL
        self._bell.write_bytes(b"")
        self._watcher = QFileSystemWatcher([str(self._bell)], self)
        self._watcher.fileChanged.connect(self._rung)

    @Slot()
    def _rung(self) -> None:
        if self._bell.exists() and self._bell.stat().st_size:
            self._bell.write_bytes(b"")
            self._answer()


def ring(folder: Path) -> bool:
    """Ask the open window of ``folder`` to come to the front; False where no window ever listened there."""
    bell = folder / BELL
    if not bell.exists():
        return False
    _let_it_come_to_the_front()
    try:
        bell.write_bytes(b"1")
    except OSError:
        return False
    return True


def _let_it_come_to_the_front() -> None:
    """Windows lets a program take the foreground only with leave of the one that the user has just started."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only Windows has this call

        ctypes.WinDLL("user32").AllowSetForegroundWindow(_ANYBODY)
