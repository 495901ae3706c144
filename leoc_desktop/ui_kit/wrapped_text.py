"""A sentence that takes as many lines as it needs, also where a layout would give it fewer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel


class WrappedText(QLabel):
    """A label with line breaks whose height follows its width.

    A layout that centres a card asks no label how high it is at its width, and cuts off the last line.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        """Show ``text`` in full."""
        super().setText(text)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as it is at its width; by itself a label would wish for a narrow and high block."""
        wish = super().sizeHint()
        return QSize(wish.width(), self.heightForWidth(self.width())) if self.text() else wish

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs other lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text needs other lines."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(0)  # a label says that it needs at least what it was given before
        if self.text():
            self.setMinimumHeight(self.heightForWidth(self.width()))
