"""A figure on a card that leads somewhere: what it is, the number, and a line below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from leoc_desktop.ui_kit.theme import current_theme
from leoc_desktop.ui_kit.tokens import Tone

_TITLE, _FIGURE, _NOTE = 13, 26, 12
_SMALLEST = 11  # pixels of letters that can still be read
_SIDE, _HEIGHT, _WIDTH = 14, 96, 130


class FigureCard(QAbstractButton):
    """A button that looks like a card. Clicking it shows what the figure is made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._figure = self._note = ""
        self._tone = Tone.NEUTRAL
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def figure(self) -> str:
        """The figure as it is shown."""
        return self._figure

    @property
    def note(self) -> str:
        """The line below the figure."""
        return self._note

    def show_figure(self, title: str, figure: str, note: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        """Show translated texts; ``tone`` colours the figure and nothing else."""
        self._title, self._figure, self._note, self._tone = title, figure, note, tone
        self.setAccessibleName(". ".join(part for part in (f"{title}: {figure}", note) if part))
        self.setToolTip(note)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(_WIDTH + 40), current_theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(_WIDTH), current_theme().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = current_theme()
        colours = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(colours.primary_soft if self.underMouse() else colours.surface))
        width = 2 if self.hasFocus() else 1
        stressed = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(QColor(colours.primary if stressed else colours.border), width))
        edge = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 6, 6)
        loud = self._tone is not Tone.NEUTRAL
        figure = theme.tone(self._tone)[0] if loud else colours.text
        self._line(painter, self._title, _TITLE, 10, colours.text_2)
        self._line(painter, self._figure, _FIGURE, 32, figure, QFont.Weight.Bold)
        self._line(painter, self._note, _NOTE, 72, colours.text_2)

    def _line(
        self,
        painter: QPainter,
        text: str,
        size: int,
        top: int,
        colour: str,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:
        """Draw one line; ``size`` and ``top`` in pixels at 100 %. What is too wide is set smaller before it is cut."""
        theme, font = current_theme(), QFont(self.font())
        font.setPixelSize(theme.px(size))
        font.setWeight(weight)
        room = self.width() - 2 * theme.px(_SIDE)
        least = 1 if size == _FIGURE else _SMALLEST
        while QFontMetrics(font).horizontalAdvance(text) > room and font.pixelSize() > least:
            font.setPixelSize(font.pixelSize() - 1)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        line = QRectF(theme.px(_SIDE), theme.px(top), room, theme.px(round(size * 1.55)))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()
