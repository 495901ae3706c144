"""Warns of Caps Lock and of a Nepali keyboard while something is typed that cannot be seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from leoc_desktop.foundation.translation import _


class TypingWarning(QObject):
    """Watches one line; ``said`` gives the warning at the key that is odd, and "" when the next one is right."""

    said = Signal(str)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._warned = False
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at every key before the line gets it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            warning = typing_warning(event.text(), event.modifiers())
            if warning or self._warned:
                self.said.emit(warning)
            self._warned = bool(warning)
        return super().eventFilter(watched, event)


def typing_warning(text: str, modifiers: Qt.KeyboardModifier) -> str:
    """What is odd about a key typed into a password: a capital without Shift, or a Nepali letter."""
    if len(text) == 1 and "\u0900" <= text <= "\u097f":
        return _("The keyboard types Nepali. Passwords are usually typed in English.")
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if text.isascii() and text.isalpha() and text.isupper() is not shift:
        return _("Caps Lock is on.")
    return ""
