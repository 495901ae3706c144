"""Keeps the mouse wheel from changing values: a page scrolled over a list box must not change the hazard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QScrollBar, QTabBar


class WheelGuard(QObject):
    """Lets wheel turns over value widgets fall through to the page behind them, so that it scrolls.

    The windows are watched, and their widgets only while a turn goes through them: watching every widget at all
    times would slow down the making of each page.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._at_the_widgets = _FallsThrough(self)
        app.focusWindowChanged.connect(self._attend)
        self._attend(app.focusWindow())

    @Slot(QWindow)
    def _attend(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel:
            self._app.installEventFilter(self._at_the_widgets)
            QTimer.singleShot(0, self._turned)
        return False

    @Slot()
    def _turned(self) -> None:
        self._app.removeEventFilter(self._at_the_widgets)


class _FallsThrough(QObject):
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
