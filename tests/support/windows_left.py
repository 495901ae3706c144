"""Takes away the windows that tests leave: styling the program again would dress them all, more with every test."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def windows_now() -> list[QWidget]:
    """The windows that belong to nothing else; none where no test has loaded Qt yet."""
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    own = (Qt.WindowType.Window, Qt.WindowType.Dialog)  # lists that pop up belong to their fields
    windows = QApplication.topLevelWidgets()
    return [window for window in windows if window.parent() is None and window.windowType() in own]


def take_away_all_but(former: list[QWidget]) -> None:
    """Delete every window that is not among ``former``."""
    left = [window for window in windows_now() if window not in former]
    if left:
        from shiboken6 import delete, isValid

        for window in left:
            if isValid(window):  # not deleted with one before it
                delete(window)
