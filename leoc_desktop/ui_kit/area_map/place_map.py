"""A map of areas on which one point is chosen: by a click, or by the keyboard from the middle of an area."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen

from leoc_desktop.ui_kit.area_map.view import SCALE, AreaMap
from leoc_desktop.ui_kit.tokens import current_theme

_STEP_PIXELS = 4
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PlaceMap(AreaMap):
    """Enter puts the point into the middle of the current area, Shift with an arrow moves it."""

    placed = Signal(float, float)  # the point in units of the rings

    def __init__(self, name: str) -> None:
        self._mark: QPointF | None = None
        super().__init__(name)
        self.chosen.connect(self._middle)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self._clicked = False

    def set_mark(self, x: float, y: float) -> None:
        """Show the point."""
        self._mark = QPointF(x * SCALE, y * SCALE)
        self.viewport().update()

    def _place(self, at: QPointF) -> None:
        self._mark = at
        self.viewport().update()
        self.placed.emit(at.x() / SCALE, at.y() / SCALE)

    def _middle(self, key: object) -> None:
        """The keyboard chose an area; a click says by itself where."""
        if not self._clicked:
            x, y = next(area.label_at for area in self._areas if area.key == key)
            self._place(QPointF(x * SCALE, y * SCALE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None or self._mark is None or not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        width = self.transform().m11()  # pixels per unit of the scene
        self._place(self._mark + QPointF(step[0], step[1]) * (_STEP_PIXELS / width))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start, at = self._pressed, event.position()
        still = start is not None and (at - start).manhattanLength() < 5  # noqa: PLR2004  no drag
        self._clicked = True
        super().mouseReleaseEvent(event)
        self._clicked = False
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)  # dragging leaves a hand
        if still and event.button() == Qt.MouseButton.LeftButton:
            self._place(self.mapToScene(at.toPoint()))

    def drawForeground(self, painter: QPainter, rect: QRectF | object) -> None:
        """The areas' numbers, and the point above them: a pin whose tip is the place."""
        super().drawForeground(painter, rect)
        if self._mark is None:
            return
        theme, tip = current_theme(), QPointF(self.mapFromScene(self._mark))
        size = float(theme.px(11))
        pin = QPainterPath(tip)
        pin.lineTo(tip + QPointF(-size * 0.62, -size * 1.3))
        pin.arcTo(QRectF(tip.x() - size * 0.72, tip.y() - size * 2.3, size * 1.44, size * 1.44), 205, -230)
        pin.closeSubpath()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.tokens.surface), 2))
        painter.setBrush(QColor(theme.tokens.danger))
        painter.drawPath(pin)
        painter.setBrush(QColor(theme.tokens.surface))
        painter.drawEllipse(tip + QPointF(0, -size * 1.58), size * 0.25, size * 0.25)
        painter.restore()
