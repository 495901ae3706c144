"""The text fields of Qt seen as one: who gets the keys, what is selected, and how a part is replaced."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

_Hint = Qt.InputMethodHint
_NEVER_NEPALI = (
    _Hint.ImhHiddenText
    | _Hint.ImhLatinOnly
    | _Hint.ImhDigitsOnly
    | _Hint.ImhFormattedNumbersOnly
    | _Hint.ImhDialableCharactersOnly
    | _Hint.ImhDate
    | _Hint.ImhTime
    | _Hint.ImhEmailCharactersOnly
    | _Hint.ImhUrlCharactersOnly
)
_PARAGRAPH = "\u2029"  # how Qt writes a line break inside a selection


@dataclass(frozen=True, slots=True)
class TextField:
    """A line or a text area. Positions and lengths count UTF-16 units, as Qt does."""

    keys: QWidget
    """Has the focus and gets the keys; an editable list keeps them for its line."""
    editor: QLineEdit | QPlainTextEdit

    @classmethod
    def of(cls, widget: QWidget | None) -> TextField | None:
        """The field whose keys ``widget`` gets, or None."""
        if isinstance(widget, (QLineEdit, QPlainTextEdit)):
            return cls(widget, widget)
        if isinstance(widget, QComboBox) and (line := widget.lineEdit()) is not None:
            return cls(widget, line)
        return None

    @property
    def takes_nepali(self) -> bool:
        """Whether words are typed here: no password, figure, date, phone, code or address, and not read-only."""
        return not self.editor.isReadOnly() and not self.editor.inputMethodHints() & _NEVER_NEPALI

    @property
    def prefers_english(self) -> bool:
        """Whether typing begins in English here, though Nepali is possible."""
        return bool(self.editor.inputMethodHints() & _Hint.ImhPreferLatin)

    @property
    def was_undone(self) -> bool:
        """Whether the latest change took an earlier one back."""
        if isinstance(self.editor, QLineEdit):
            return self.editor.isRedoAvailable()
        return self.editor.document().isRedoAvailable()

    @property
    def name(self) -> str:
        """The name under which its layout is remembered; "" for a field without one."""
        name = self.keys.objectName()
        return "" if name.startswith("qt_") else name

    def text(self) -> str:
        """All of it."""
        return self.editor.text() if isinstance(self.editor, QLineEdit) else self.editor.toPlainText()

    def selection(self) -> tuple[int, str]:
        """Where the selection begins, and the selected text."""
        if isinstance(self.editor, QLineEdit):
            return self.editor.selectionStart(), self.editor.selectedText()
        cursor = self.editor.textCursor()
        return cursor.selectionStart(), cursor.selectedText().replace(_PARAGRAPH, "\n")

    def part(self, start: int, length: int) -> str:
        """The text at a place."""
        units = self.text().encode("utf-16-le")
        return units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")

    def replace(self, start: int, length: int, text: str) -> None:
        """Put ``text`` in the place of a part; one Ctrl+Z takes it back."""
        if isinstance(self.editor, QLineEdit):
            self.editor.setSelection(start, length)
            self.editor.insert(text)
            return
        cursor = self.editor.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.editor.setTextCursor(cursor)


def units(text: str) -> int:
    """How many UTF-16 units ``text`` has."""
    return len(text.encode("utf-16-le")) // 2


def inserted(before: str, after: str) -> tuple[int, str]:
    """What one edit put into a text: where it begins in UTF-16 units, and the new text."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return units(after[:head]), after[head : len(after) - tail]
