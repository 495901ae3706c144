"""What all charts do: keep bars, find the one under the mouse, walk through them with arrows, tell a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.tokens import current_theme

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``key`` goes out when it is chosen. ``label`` is shown, ``spoken`` says it in full where it differs."""

    key: object
    label: str
    value: int
    spoken: str = ""
    stressed: bool = False

    def sentence(self) -> str:
        """The bar in words."""
        return f"{self.spoken or self.label}: {show_number(self.value)}"


class Chart(QWidget):
    """Bars of whole numbers. Arrows walk through them, Enter or a click chooses one."""

    chosen = Signal(object)  # the key of the bar
    moved = Signal(object)  # QRectF: where the bar is that became the current one

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name`` is the message id of what the chart shows, for screen readers."""
        super().__init__(parent)
        self._name = name
        self._bars: tuple[Bar, ...] = ()
        self._is_filled = False
        self._current = 0
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._tell()

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    @property
    def current_key(self) -> object:
        """The key of the bar that Enter would choose, or None."""
        return self._bars[self._current].key if self._bars else None

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show ``bars``; the bar with the same key stays the current one."""
        key = self.current_key
        self._bars, self._is_filled = tuple(bars), True
        places = [place for place, bar in enumerate(self._bars) if bar.key == key]
        self._current, self._hovered = (places[0] if places else 0), -1
        self._tell()
        self.updateGeometry()
        self.update()

    def area(self, place: int) -> QRectF:
        """Where the bar at ``place`` can be clicked, its label included."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw everything but the focus."""
        raise NotImplementedError

    def colour(self, place: int) -> QColor:
        """The colour of a bar: stressed ones in the fifth of the series, the one under the mouse a little stronger."""
        theme = current_theme()
        colour = QColor(theme.tokens.chart[4 if self._bars[place].stressed else 0])
        if place == self._hovered:
            return colour.lighter(125) if theme.dark else colour.darker(125)
        return colour

    def text_font(self, size: int, *, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The font of texts in the chart, ``size`` in pixels at 100 %."""
        font = QFont(self.font())
        font.setPixelSize(current_theme().px(size))
        font.setWeight(weight)
        return font

    def widest(self, texts: Sequence[str], size: int) -> int:
        """The width of the widest text, in pixels."""
        metrics = QFontMetrics(self.text_font(size))
        return max((metrics.horizontalAdvance(text) for text in texts), default=0)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._bars:
            self.draw(painter)
        elif self._is_filled:
            painter.setPen(QColor(current_theme().tokens.text_2))
            painter.setFont(self.text_font(13))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Nothing was recorded."))
        self._draw_focus(painter)

    def _draw_focus(self, painter: QPainter) -> None:
        if not self.hasFocus():
            return
        area = self.area(self._current) if self._bars else QRectF(self.rect())
        painter.setPen(QPen(QColor(current_theme().tokens.primary), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.intersected(QRectF(self.rect())).adjusted(1, 1, -1, -1), 3, 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._bars) - 1
        if not self._bars:
            super().keyPressEvent(event)
        elif event.key() in _BACK:
            self._go_to(max(0, self._current - 1))
        elif event.key() in _ON:
            self._go_to(min(last, self._current + 1))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if event.key() == Qt.Key.Key_Home else last)
        elif event.key() in _CHOOSE:
            self.chosen.emit(self._bars[self._current].key)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._place_at(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(place)
            self.chosen.emit(self._bars[place].key)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            QToolTip.showText(event.globalPos(), self._bars[place].sentence() if place >= 0 else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self._tell()
            self.updateGeometry()
            self.update()

    def _place_at(self, at: QPoint) -> int:
        places = range(len(self._bars))
        return next((place for place in places if self.area(place).contains(at.toPointF())), -1)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            hand = Qt.CursorShape.PointingHandCursor
            self.setCursor(hand if place >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def _go_to(self, place: int) -> None:
        self._current = place
        self._tell()
        self.update()
        self.moved.emit(self.area(place))

    def _tell(self) -> None:
        """The whole chart as text: the current bar in the name, all of them in the description."""
        parts = [_(self._name)]
        if self._bars:
            parts.append(self._bars[self._current].sentence())
        elif self._is_filled:
            parts.append(_("Nothing was recorded."))
        self.setAccessibleName(". ".join(parts))
        self.setAccessibleDescription("; ".join(bar.sentence() for bar in self._bars))
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
