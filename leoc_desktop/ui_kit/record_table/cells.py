"""How cells are drawn that are more than text: states as pills, numbers in columns of digits."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leoc_desktop.ui_kit.record_table.table_model import NUMBER_ROLE, TONE_ROLE
from leoc_desktop.ui_kit.theme import current_theme
from leoc_desktop.ui_kit.tokens import Tone

_PADDING = 8
_SCRIPTS = ("0123456789", "०१२३४५६७८९")
_DIGITS = "".join(_SCRIPTS)
_BAR = 3


class CellDelegate(QStyledItemDelegate):
    """Draws every cell of a RecordTable."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tone = index.data(TONE_ROLE)
        if tone is None and not index.data(NUMBER_ROLE):
            super().paint(painter, option, index)
        else:
            self._paint_ground(painter, option, index)
            text = str(index.data() or "")
            painter.save()
            if tone is not None:
                _paint_pill(painter, option, text, Tone(tone))
            else:
                _paint_number(painter, option, text)
            painter.restore()
        if index.column() == 0:
            _paint_current_bar(painter, option)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        wanted = super().sizeHint(option, index)
        if index.data(TONE_ROLE) is not None:
            wanted.setWidth(wanted.width() + current_theme().px(28))
        return wanted

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The cell as the style draws it, without its text."""
        empty = QStyleOptionViewItem(option)
        self.initStyleOption(empty, index)
        empty.text = ""
        widget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, empty, painter, widget)


def _paint_pill(painter: QPainter, option: QStyleOptionViewItem, text: str, tone: Tone) -> None:
    theme = current_theme()
    colour, ground = (QColor(name) for name in theme.tone(tone))
    rect, font = QRectF(option.rect), option.font
    font.setPixelSize(theme.px(13))
    painter.setFont(font)
    metrics = QFontMetrics(font)
    dot, side, height = theme.px(7), theme.px(8), min(theme.px(24), rect.height() - 4)
    room = rect.width() - 2 * _PADDING - 2 * side - dot - theme.px(5)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
    width = metrics.horizontalAdvance(shown) + 2 * side + dot + theme.px(5)
    pill = QRectF(rect.x() + _PADDING + 0.5, rect.center().y() - height / 2 + 0.5, width, height - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(pill.x() + side, pill.center().y() - dot / 2, dot, dot))
    painter.setPen(colour)
    at = pill.adjusted(side + dot + theme.px(5), 0, 0, 0)
    painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _paint_number(painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
    """Right-aligned, every digit as wide as the others: Mukta's Devanagari digits differ in width."""
    theme = current_theme()
    rect, font = QRectF(option.rect), option.font
    metrics = QFontMetrics(font)
    selected = option.state & QStyle.StateFlag.State_Selected
    painter.setFont(font)
    painter.setPen(QColor(theme.tokens.selection_text if selected else theme.tokens.text))
    if not any(character in _DIGITS for character in text):
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return
    right = rect.right() - _PADDING
    for part in reversed(_parts(text)):
        width = _width(metrics, part)
        cell = QRectF(right - width, rect.y(), width, rect.height())
        painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter, part)
        right -= width


def _width(metrics: QFontMetrics, part: str) -> float:
    """The average width of the digits of a script; the side bearings of the wider ones make up for it."""
    script = next((digits for digits in _SCRIPTS if part in digits), None)
    return metrics.horizontalAdvance(script) / len(script) if script else metrics.horizontalAdvance(part)


def _parts(text: str) -> list[str]:
    """Digits one by one, what stands between them in whole pieces, so that letters keep their shapes."""
    parts: list[str] = []
    for character in text:
        if parts and character not in _DIGITS and parts[-1] not in _DIGITS:
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def _paint_current_bar(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """A bar before the row that has the focus; the ground alone is too faint to be found."""
    state = option.state
    widget = option.widget
    if not state & QStyle.StateFlag.State_Selected or not widget.hasFocus():
        return
    rect = option.rect
    painter.fillRect(rect.x(), rect.y(), _BAR, rect.height(), QColor(current_theme().tokens.primary))
