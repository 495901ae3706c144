"""What the colours of a map mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
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
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme, metrics = current_theme(), QFontMetrics(self._text_font())
        each = theme.px(_SWATCH + 3 * _GAP)
        width = sum(each + metrics.horizontalAdvance(text) for text in self._texts)
        return QSize(width, theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, current_theme().px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, painter = current_theme(), QPainter(self)
        painter.setFont(self._text_font())
        metrics = QFontMetrics(painter.font())
        x, high = 0.5, theme.px(14)
        for number, text in enumerate(self._texts):
            swatch = QRectF(x, (self.height() - high) // 2 + 0.5, theme.px(_SWATCH), high)
            painter.setPen(QPen(QColor(theme.tokens.control_border), 1))
            painter.setBrush(class_colour(number, theme))
            painter.drawRect(swatch)
            painter.setPen(QColor(theme.tokens.text))
            width = metrics.horizontalAdvance(text)
            room = QRectF(swatch.right() + theme.px(_GAP), 0, width + 2, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
            x = room.right() + theme.px(2 * _GAP)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def _text_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(current_theme().px(_SIZE))
        return font
