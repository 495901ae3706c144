"""Horizontal bars: a label, a bar, a number. For kinds of things, the most frequent first."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.ui_kit.charts.chart import Chart
from leoc_desktop.ui_kit.tokens import current_theme

_ROW, _THICK, _GAP, _RADIUS = 26, 14, 10, 3
_LABEL_SIZE, _LABELS_AT_MOST = 13, 0.4
_LEAST_WIDTH, _ROWS_AT_LEAST = 260, 5


class HorizontalBars(Chart):
    """Bars below each other on a track that shows how far the longest reaches."""

    def sizeHint(self) -> QSize:
        rows = max(len(self.bars), _ROWS_AT_LEAST)
        return QSize(current_theme().px(2 * _LEAST_WIDTH), current_theme().px(rows * _ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(_LEAST_WIDTH), self.sizeHint().height())

    def area(self, place: int) -> QRectF:
        row = min(current_theme().px(_ROW), self.height() / max(len(self.bars), 1))
        return QRectF(0, place * row, self.width(), row)

    def draw(self, painter: QPainter) -> None:
        """Draw every row."""
        theme = current_theme()
        gap = theme.px(_GAP)
        values = self.widest([show_number(bar.value) for bar in self.bars], _LABEL_SIZE)
        widest = self.widest([bar.label for bar in self.bars], _LABEL_SIZE) + 2
        labels = min(widest, int(self.width() * _LABELS_AT_MOST))
        left = theme.px(4) + labels + gap
        room = self.width() - left - 2 * gap - values
        longest = max(*(bar.value for bar in self.bars), 1)
        for place, bar in enumerate(self.bars):
            row = self.area(place)
            track = QRectF(left, row.center().y() - theme.px(_THICK) / 2, room, theme.px(_THICK))
            self._bar(painter, place, track, bar.value / longest)
            painter.setPen(QColor(theme.tokens.text))
            painter.setFont(self.text_font(_LABEL_SIZE))
            metrics = QFontMetrics(painter.font())
            shown = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, labels)
            sides = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(theme.px(4), row.y(), labels, row.height()), sides, shown)
            number = QRectF(track.right(), row.y(), self.width() - track.right() - theme.px(6), row.height())
            painter.drawText(number, sides, show_number(bar.value))

    def _bar(self, painter: QPainter, place: int, track: QRectF, share: float) -> None:
        radius = current_theme().px(_RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_theme().tokens.header_row))
        painter.drawRoundedRect(track, radius, radius)
        if share > 0:
            painter.setBrush(self.colour(place))
            filled = QRectF(track)
            filled.setWidth(max(track.width() * share, 2.0 * radius))
            painter.drawRoundedRect(filled, radius, radius)
