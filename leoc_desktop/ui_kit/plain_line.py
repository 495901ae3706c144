"""Lines that are no words: they are typed in English, and pasted text is left as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit


def plain_line(line: QLineEdit | None = None) -> QLineEdit:
    """A line for a user name, a key, a code or a path."""
    line = line or QLineEdit()
    line.setInputMethodHints(line.inputMethodHints() | Qt.InputMethodHint.ImhLatinOnly)
    return line


def password_line() -> QLineEdit:
    """A line that hides what is typed. It stays plain when the password is shown."""
    line = plain_line()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
