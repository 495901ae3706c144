"""A whole number with arrows, in the digits that the reader has chosen; either kind can be typed."""

from __future__ import annotations

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox

from leoc_desktop.foundation.nepali_text import ascii_digits, shown_digits
from leoc_desktop.ui_kit.theme import current_theme

_MARGIN = 8


class PlainNumberBox(QSpinBox):
    """From ``least`` to ``most``, always in the digits 0-9: for what is a technical setting everywhere."""

    def __init__(self, least: int, most: int, value: int) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setValue(value)
        margin = current_theme().px(_MARGIN)  # a style sheet does not reach the line inside
        self.lineEdit().setTextMargins(margin, 0, margin, 0)


class NumberBox(PlainNumberBox):
    """From ``least`` to ``most``, in the digits of the reader."""

    def textFromValue(self, value: int) -> str:
        return shown_digits(str(value))

    def valueFromText(self, text: str) -> int:
        return int(ascii_digits(text))

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Nothing but digits; whether they are in the range is said when the typing is over."""
        typed = ascii_digits(text)
        if not typed:
            return QValidator.State.Intermediate, text, place
        if not (typed.isascii() and typed.isdigit()) or int(typed) > self.maximum():
            return QValidator.State.Invalid, text, place
        complete = int(typed) >= self.minimum()
        return QValidator.State.Acceptable if complete else QValidator.State.Intermediate, text, place
