"""Icons: outline SVGs drawn in a colour of the theme, sharp on ordinary and doubled screens.

An icon made here and given to a button or action is drawn anew when the theme changes.
"""

from __future__ import annotations

import gc
from functools import cache

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from leoc_desktop.foundation.paths import resource_path
from leoc_desktop.ui_kit.tokens import Theme, current_theme

_SIZES = (16, 18, 20, 24, 32, 48)
_DISABLED_OPACITY = 0.45
_ROOM = 6
_DISABLED_COLOURS = {"on_primary": "text_2"}  # a filled button that is disabled has a light ground

# Which drawing stands behind an icon that widgets hold a copy of; the dictionary below keeps them all alive.
_known: dict[int, tuple[str, str]] = {}
_drawn: dict[tuple[str, str, bool], QIcon] = {}


@cache
def _source(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


def icon_pixmap(name: str, colour: str, size: int, ratio: float = 1.0, opacity: float = 1.0) -> QPixmap:
    """The icon as a picture of ``size`` logical pixels; ``colour`` is a name of ``Tokens``."""
    svg = _source(name).replace("currentColor", getattr(current_theme().tokens, colour))
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon(name: str, colour: str = "text") -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in a colour of ``Tokens``: ``on_primary`` on filled buttons."""
    key = (name, colour, current_theme().dark)
    if key not in _drawn:
        drawn = QIcon()
        for size in _SIZES:
            for ratio in _ratios():
                drawn.addPixmap(icon_pixmap(name, colour, size, ratio))
                faint = icon_pixmap(
                    name, _DISABLED_COLOURS.get(colour, colour), size, ratio, _DISABLED_OPACITY
                )
                drawn.addPixmap(faint, QIcon.Mode.Disabled)
        _drawn[key] = drawn
        _known[drawn.cacheKey()] = (name, colour)
    return _drawn[key]


def spaced_icon(name: str, colour: str, size: int) -> QIcon:
    """The icon of ``size`` pixels with room at its right: Qt leaves four pixels before a text, which is too little."""
    drawn = QIcon()
    for ratio in _ratios():
        around = QPixmap(round((size + _ROOM) * ratio), round(size * ratio))
        around.fill(Qt.GlobalColor.transparent)
        painter = QPainter(around)
        side = round(size * ratio)
        painter.drawPixmap(0, 0, side, side, icon_pixmap(name, colour, side))
        painter.end()
        around.setDevicePixelRatio(ratio)
        drawn.addPixmap(around)
    return drawn


def spaced_size(size: int) -> QSize:
    """How large ``spaced_icon`` is, for ``setIconSize``."""
    return QSize(size + _ROOM, size)


def recoloured(drawn: QIcon, colour: str) -> QIcon:
    """The same drawing in another colour, as far as it was made here."""
    known = _known.get(drawn.cacheKey())
    return icon(known[0], colour) if known else drawn


def _ratios() -> list[float]:
    """The densities of the screens that are there; pictures for others would only take memory."""
    return sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())})


def redraw_icons(app: QApplication) -> None:
    """Give every button and action of the program its icon in the colours of the theme now in force."""
    for widget in _all_widgets(app):
        holders: list[QAbstractButton | QAction] = list(widget.actions())
        if isinstance(widget, QAbstractButton):
            holders.append(widget)
        for holder in (*holders, *widget.findChildren(QAction)):
            drawn = _known.get(holder.icon().cacheKey())
            if drawn:
                holder.setIcon(icon(*drawn))


def _all_widgets(app: QApplication) -> list[QWidget]:
    """Listing makes Python objects; the collector must not take that as its time to destroy windows in the list."""
    collects = gc.isenabled()
    gc.disable()
    try:
        return app.allWidgets()
    finally:
        if collects:
            gc.enable()


class IconLabel(QWidget):
    """An icon beside a text. It says nothing to a screen reader: the text beside it does."""

    def __init__(
        self, name: str, colour: str = "text_2", size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._colour = colour
        self._size = size
        self._pixmap: tuple[tuple[str, str, Theme, float], QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon, in a colour of ``Tokens``."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        side = current_theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        key = (self._name, self._colour, current_theme(), self.devicePixelRatioF())
        if (
            self._pixmap is None
            or self._pixmap[0] != key
            or self._pixmap[1].deviceIndependentSize().width() != side
        ):
            self._pixmap = (key, icon_pixmap(self._name, self._colour, side, self.devicePixelRatioF()))
        painter = QPainter(self)
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, self._pixmap[1])
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
        super().changeEvent(event)


def icon_label(name: str, size: int, colour: str = "primary") -> IconLabel:
    """An icon of ``size`` pixels (at 100 % text size) to stand beside or above a text."""
    return IconLabel(name, colour, size)
