"""Keeps the mouse wheel from changing values: a page scrolled over a list box must not change the hazard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QScrollBar, QTabBar


class WheelGuard(QObject):
    """Lets wheel turns over value widgets fall through to the page behind them, so that it scrolls."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and _holds_value(watched):
            # Stopped but ignored: Qt then offers the turn to the parent.
            event.ignore()
            return True
        return False


def _holds_value(widget: QObject) -> bool:
    if isinstance(widget, QScrollBar):
        return False
    return isinstance(widget, (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar))
