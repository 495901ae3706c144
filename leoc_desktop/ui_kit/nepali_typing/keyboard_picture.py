"""A drawing of the keyboard with what each key types, plain and with Shift."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.foundation.typing_layouts import KEY_ROWS, TypingLayout
from leoc_desktop.ui_kit.theme import current_theme

_UNIT = 56  # pixels of a key at 100 %
_UNITS_WIDE = 15.0
_LEFT_OF_ROW = (0.0, 1.5, 1.75, 2.25)  # where the keys of each row begin, as on a desk keyboard
_LAST_KEY_OF_SECOND_ROW = 1.5
_GAP = 0.07
_SMALLEST_TEXT = 12
_NAMES = {"\u200d": "ZWJ", "\u200c": "ZWNJ"}


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its place in units of a key, what is printed on it, and what it types."""

    left: float
    row: int
    width: float
    latin: str
    plain: str
    shifted: str


def keys_of(layout: TypingLayout) -> Iterator[Key]:
    """Every key that types a character, row by row."""
    for row, (plain, shifted) in enumerate(KEY_ROWS):
        for place, (lower, upper) in enumerate(zip(plain, shifted, strict=True)):
            widened = row == 1 and place == len(plain) - 1
            width = _LAST_KEY_OF_SECOND_ROW if widened else 1.0
            left = _LEFT_OF_ROW[row] + place
            yield Key(
                left, row, width, upper if lower.isalpha() else lower, layout.text(lower), layout.text(upper)
            )


def drawn(text: str) -> str:
    """``text`` as it can be seen by itself: marks on a dotted circle, invisible ones by their names."""
    if text in _NAMES:
        return _NAMES[text]
    return "\u25cc" + text if unicodedata.category(text[0]) in {"Mn", "Mc"} else text


class KeyboardPicture(QWidget):
    """Draws one layout, as large as it has room."""

    def __init__(self, layout: TypingLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = layout
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    @property
    def shown(self) -> TypingLayout:
        """The layout that is drawn."""
        return self._layout

    def show_layout(self, layout: TypingLayout) -> None:
        """Draw another layout."""
        self._layout = layout
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Tell screen readers the name of the layout and every key."""
        self.setAccessibleName(_("Keyboard: {layout}").format(layout=self._layout.shown_label))
        keys = (f"{key.latin} {drawn(key.plain)} {drawn(key.shifted)}" for key in keys_of(self._layout))
        self.setAccessibleDescription(", ".join(keys))

    def sizeHint(self) -> QSize:
        unit = current_theme().px(_UNIT)
        return QSize(round(unit * _UNITS_WIDE), unit * len(KEY_ROWS))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(_UNIT * _UNITS_WIDE * 0.8), round(_UNIT * len(KEY_ROWS) * 0.8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        unit = min(self.width() / _UNITS_WIDE, self.height() / len(KEY_ROWS))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate((self.width() - unit * _UNITS_WIDE) / 2, 0)
        for place in _keys_without_text():
            self._draw_cap(painter, _scaled(place, unit), "header_row")
        for key in keys_of(self._layout):
            cap = _scaled(QRectF(key.left, key.row, key.width, 1), unit)
            self._draw_cap(painter, cap, "surface")
            self._draw_texts(painter, cap, key, unit)
        painter.end()

    def _draw_cap(self, painter: QPainter, cap: QRectF, ground: str) -> None:
        colours = current_theme().tokens
        painter.setPen(QPen(QColor(colours.control_border), 1))
        painter.setBrush(QColor(getattr(colours, ground)))
        painter.drawRoundedRect(cap, 4, 4)

    def _draw_texts(self, painter: QPainter, cap: QRectF, key: Key, unit: float) -> None:
        """Shift above, plain below, the English key at the right."""
        inner = cap.adjusted(unit * 0.12, unit * 0.02, -unit * 0.1, -unit * 0.04)
        halves = inner.height() / 2
        upper = QRectF(inner.left(), inner.top(), inner.width(), halves)
        lower = QRectF(inner.left(), inner.top() + halves, inner.width(), halves)
        side = Qt.AlignmentFlag
        _write(painter, upper, drawn(key.shifted), unit * 0.3, "primary", side.AlignLeft)
        _write(painter, lower, drawn(key.plain), unit * 0.36, "text", side.AlignLeft)
        _write(painter, upper, key.latin, unit * 0.2, "text_2", side.AlignRight)


def _keys_without_text() -> Iterator[QRectF]:
    """The keys around the others: Backspace, Tab, Caps Lock, Enter and the two of Shift."""
    yield QRectF(13, 0, 2, 1)
    yield QRectF(0, 1, 1.5, 1)
    yield QRectF(0, 2, 1.75, 1)
    yield QRectF(12.75, 2, 2.25, 1)
    yield QRectF(0, 3, 2.25, 1)
    yield QRectF(12.25, 3, 2.75, 1)


def _scaled(place: QRectF, unit: float) -> QRectF:
    gap = unit * _GAP / 2
    whole = QRectF(place.left() * unit, place.top() * unit, place.width() * unit, place.height() * unit)
    return whole.adjusted(gap, gap, -gap, -gap)


def _write(
    painter: QPainter, room: QRectF, text: str, size: float, colour: str, side: Qt.AlignmentFlag
) -> None:
    font = QFont(painter.font())
    named = text in _NAMES.values()
    font.setPixelSize(max(_SMALLEST_TEXT, round(size * (0.6 if named else 1))))
    painter.setFont(font)
    painter.setPen(QColor(getattr(current_theme().tokens, colour)))
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)
