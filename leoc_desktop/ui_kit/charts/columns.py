"""Columns over an axis of whole numbers: one per day."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.ui_kit.charts.chart import Chart
from leoc_desktop.ui_kit.tokens import current_theme

_LABEL_SIZE, _LINES, _RADIUS = 12, 3, 3
_LEAST_WIDTH, _HEIGHT = 260, 130
_ABOVE, _BELOW, _AXIS_GAP = 16, 20, 8
_COLUMN_SHARE = 0.6  # of the room for one day
_ROUND = (1, 2, 5)


def axis_step(highest: int) -> int:
    """The distance of the lines behind the columns: 1, 2 or 5 times a power of ten, three lines or fewer."""
    steps = (first * int(10**power) for power in count() for first in _ROUND)
    return next(step for step in steps if step * _LINES >= highest)


class Columns(Chart):
    """Columns side by side, with their values above and their labels below."""

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(2 * _LEAST_WIDTH), current_theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(_LEAST_WIDTH), current_theme().px(_HEIGHT))

    def area(self, place: int) -> QRectF:
        left = self._left()
        room = (self.width() - left) / max(len(self.bars), 1)
        return QRectF(left + place * room, 0, room, self.height())

    def draw(self, painter: QPainter) -> None:
        """Draw the axis and every column."""
        self._draw_axis(painter)
        for place in range(len(self.bars)):
            self._draw_column(painter, place)

    def _top(self) -> int:
        """The value of the highest line."""
        highest = max((bar.value for bar in self.bars), default=0)
        step = axis_step(highest)
        return step * max(1, -(-highest // step))

    def _left(self) -> float:
        return self.widest([show_number(self._top())], _LABEL_SIZE) + current_theme().px(_AXIS_GAP)

    def _y(self, value: int) -> float:
        theme = current_theme()
        bottom, top = self.height() - theme.px(_BELOW), theme.px(_ABOVE)
        return bottom - (bottom - top) * value / self._top()

    def _draw_axis(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.setFont(self.text_font(_LABEL_SIZE))
        for value in range(0, self._top() + 1, axis_step(self._top())):
            y = round(self._y(value)) + 0.5
            painter.setPen(QPen(QColor(theme.tokens.border), 1))
            painter.drawLine(QPointF(self._left(), y), QPointF(self.width(), y))
            painter.setPen(QColor(theme.tokens.text_2))
            room = QRectF(0, y - theme.px(10), self._left() - theme.px(_AXIS_GAP), theme.px(20))
            painter.drawText(
                room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, show_number(value)
            )

    def _draw_column(self, painter: QPainter, place: int) -> None:
        theme, bar, room = current_theme(), self.bars[place], self.area(place)
        width = room.width() * _COLUMN_SHARE
        base, top = round(self._y(0)), round(self._y(bar.value))
        if bar.value:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour(place))
            column = QRectF(round(room.center().x() - width / 2), top, round(width), base - top)
            painter.drawRoundedRect(column, theme.px(_RADIUS), theme.px(_RADIUS))
            painter.drawRect(column.adjusted(0, column.height() / 2, 0, 0))
            weight = QFont.Weight.DemiBold
            painter.setFont(self.text_font(_LABEL_SIZE, weight=weight))
            painter.setPen(QColor(theme.tokens.text))
            above = QRectF(room.x(), top - theme.px(_ABOVE), room.width(), theme.px(_ABOVE))
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, show_number(bar.value))
        painter.setFont(self.text_font(_LABEL_SIZE))
        painter.setPen(QColor(theme.tokens.text if bar.stressed else theme.tokens.text_2))
        below = QRectF(room.x(), base + 2, room.width(), theme.px(_BELOW) - 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, bar.label)
