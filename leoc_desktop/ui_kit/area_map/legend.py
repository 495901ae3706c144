"""What the colours of a map mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from leoc_desktop.ui_kit.area_map.area import class_colour
from leoc_desktop.ui_kit.tokens import current_theme

_SIZE, _SWATCH, _GAP, _ROW = 12, 20, 6, 24


class Legend(QWidget):
    """A swatch and a text for each class, from none on."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """What each class stands for."""
        return self._texts

    def set_texts(self, title: str, texts: Sequence[str]) -> None:
        """Show translated ``texts``, that of class 0 first; ``title`` is read out with them."""
        self._texts = tuple(texts)
        self.setAccessibleName(f"{title}: {', '.join(texts)}")
        self._take_room()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = sum(self._width(text) for text in self._texts)
        return QSize(width, current_theme().px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, current_theme().px(_ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        """As many lines as the width asks for: no class is ever cut off."""
        lines = [place.y() for place in self._places()]
        row = current_theme().px(_ROW)
        self.setMinimumHeight(row * (len(set(lines)) or 1))

    def _places(self) -> list[QPointF]:
        """Where each class begins."""
        row, places, x, y = current_theme().px(_ROW), [], 0.5, 0.0
        for text in self._texts:
            if x > 1 and x + self._width(text) > self.width():
                x, y = 0.5, y + row
            places.append(QPointF(x, y))
            x += self._width(text)
        return places

    def _width(self, text: str) -> int:
        metrics = QFontMetrics(self._text_font())
        return current_theme().px(_SWATCH + 3 * _GAP) + metrics.horizontalAdvance(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, painter = current_theme(), QPainter(self)
        painter.setFont(self._text_font())
        row, high = theme.px(_ROW), theme.px(14)
        for number, (text, at) in enumerate(zip(self._texts, self._places(), strict=True)):
            swatch = QRectF(at.x(), at.y() + (row - high) // 2 + 0.5, theme.px(_SWATCH), high)
            painter.setPen(QPen(QColor(theme.tokens.control_border), 1))
            painter.setBrush(class_colour(number, theme))
            painter.drawRect(swatch)
            painter.setPen(QColor(theme.tokens.text))
            room = QRectF(swatch.right() + theme.px(_GAP), at.y(), self._width(text), row)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def _text_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(current_theme().px(_SIZE))
        return font
