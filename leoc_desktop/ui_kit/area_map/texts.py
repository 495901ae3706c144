"""The texts on a map: numbers of areas, and where the map comes from."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from leoc_desktop.ui_kit.area_map.area import Shade, class_colour, ink_on
from leoc_desktop.ui_kit.tokens import current_theme

_LABEL, _FOOTNOTE = 13, 12


def draw_label(painter: QPainter, at: QPointF, label: str, shade: Shade | None, font: QFont) -> None:
    """Draw ``label`` in the middle of ``at``, readable on its class; ? marks what is not known."""
    font = QFont(font)
    font.setPixelSize(current_theme().px(_LABEL))
    font.setWeight(QFont.Weight.DemiBold)
    text = f"{label} ?" if shade and shade.unknown else label
    size = QFontMetricsF(font).size(0, text)
    box = QRectF(at.x() - size.width() / 2 - 2, at.y() - size.height() / 2, size.width() + 4, size.height())
    painter.setFont(font)
    painter.setPen(ink_on(class_colour(shade.number if shade else 0, current_theme())))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def draw_footnote(painter: QPainter, whole: QRectF, text: str, font: QFont) -> None:
    """Draw ``text`` small in the lower right corner."""
    font = QFont(font)
    font.setPixelSize(current_theme().px(_FOOTNOTE))
    painter.setFont(font)
    painter.setPen(QColor(current_theme().tokens.text_2))
    room = whole.adjusted(8, 0, -8, -4)
    painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, text)
