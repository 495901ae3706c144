"""Says at the foot of a form what keeps it from being saved, and leads there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton

from leoc_desktop.ui_kit.shortcuts import NEXT_PROBLEM, with_key
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_AROUND, _LEAST = 16, 110


class ProblemLink(QPushButton):
    """Hidden while nothing is wrong; each press goes to the next field. Where room is short its end is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        set_role(self, Role.LINK)
        self.hide()

    def say(self, text: str) -> None:
        """Show a translated summary; "" hides it."""
        self._whole = text
        self.setAccessibleName(text)
        self.setToolTip(with_key(text, NEXT_PROBLEM) if text else "")
        self.setVisible(bool(text))
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._whole) + _AROUND
        return QSize(words, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width() - _AROUND, 0)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))
