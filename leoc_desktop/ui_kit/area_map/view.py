"""A map of areas: coloured by class, numbered, reached by mouse and keyboard, zoomed and moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsPathItem, QGraphicsScene, QGraphicsView

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.area_map.area import Area, Shade, class_colour
from leoc_desktop.ui_kit.area_map.texts import draw_footnote, draw_label
from leoc_desktop.ui_kit.tokens import current_theme

SCALE = 100.0  # scene units per unit of the rings, so that pens and texts have a usual size
_STEP, _MOST_ZOOM, _EDGE = 1.25, 12.0, 1.06

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class AreaMap(QGraphicsView):
    """Arrows walk through the areas, Enter or a click chooses one; + and - zoom, 0 shows all, dragging moves."""

    chosen = Signal(object)  # the key of an area
    moved = Signal(object)  # the key of the area that became the current one

    def __init__(self, name: str) -> None:
        """``name`` is the message id of what the map shows; ``set_footnote`` names its source."""
        self._name = name
        self._areas: tuple[Area, ...] = ()
        self._items: dict[object, QGraphicsPathItem] = {}
        self._shades: Mapping[object, Shade] = {}
        self._current = 0
        self._footnote = ""
        self._zoom = 1.0
        self._pressed: QPointF | None = None
        super().__init__()
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # one stop of Tab, the one that has a name
        self.setMinimumSize(260, 220)
        self._recolour()

    @property
    def current_key(self) -> object:
        """The key of the area that Enter would choose, or None."""
        return self._areas[self._current].key if self._areas else None

    def set_areas(self, areas: Sequence[Area]) -> None:
        """Draw ``areas`` and show all of them."""
        self._areas, self._current = tuple(areas), 0
        self.scene().clear()
        self._items = {}
        for area in self._areas:
            path = QPainterPath()
            path.setFillRule(Qt.FillRule.OddEvenFill)
            for ring in area.rings:
                path.addPolygon(QPolygonF([QPointF(x * SCALE, y * SCALE) for x, y in ring]))
                path.closeSubpath()
            item = QGraphicsPathItem(path)
            self.scene().addItem(item)
            self._items[area.key] = item
        self.scene().setSceneRect(self.scene().itemsBoundingRect())
        self._recolour()
        self.show_all()

    def set_shades(self, shades: Mapping[object, Shade]) -> None:
        """Colour the areas."""
        self._shades = shades
        self._recolour()

    def set_footnote(self, text: str) -> None:
        """The line in the corner of the map, translated: where the map comes from."""
        self._footnote = text
        self.viewport().update()

    def choose_current(self, key: object) -> None:
        """Make the area with that key the current one."""
        places = [place for place, area in enumerate(self._areas) if area.key == key]
        if places and places[0] != self._current:
            self._current = places[0]
            self._recolour()

    @property
    def shows_all(self) -> bool:
        """Whether the whole map is in view."""
        return self._zoom == 1.0

    def zoom(self, factor: float) -> None:
        """Make the map larger or smaller; never smaller than all of it."""
        wanted = min(max(self._zoom * factor, 1.0), _MOST_ZOOM)
        if wanted == 1.0:
            self.show_all()
        else:
            self.scale(wanted / self._zoom, wanted / self._zoom)
            self._zoom = wanted

    def zoom_in(self) -> None:
        """One step larger."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.zoom(1 / _STEP)

    def show_all(self) -> None:
        """Show the whole map."""
        self._zoom = 1.0
        around = self.sceneRect()
        margin = max(around.width(), around.height()) * (_EDGE - 1) / 2
        self.fitInView(around.adjusted(-margin, -margin, margin, margin), Qt.AspectRatioMode.KeepAspectRatio)

    def _recolour(self) -> None:
        theme = current_theme()
        self.setBackgroundBrush(QColor(theme.tokens.surface))
        for place, area in enumerate(self._areas):
            item, shade = self._items[area.key], self._shades.get(area.key, Shade(0, ""))
            colour = class_colour(shade.number, theme)
            item.setBrush(colour)
            current = place == self._current and self.hasFocus()
            pen = QPen(
                QColor(theme.tokens.text if current else theme.tokens.control_border), 3 if current else 1
            )
            pen.setCosmetic(True)
            item.setPen(pen)
            item.setZValue(1 if current else 0)
            item.setToolTip(shade.spoken)
        self._tell()
        self.viewport().update()

    def _tell(self) -> None:
        """The map as text: the current area in the name, all of them in the description."""
        spoken = [shade.spoken for area in self._areas if (shade := self._shades.get(area.key))]
        current = self._shades.get(self.current_key)
        self.setAccessibleName(f"{_(self._name)}. {current.spoken}" if current else _(self._name))
        self.setAccessibleDescription("; ".join(spoken))

    def drawForeground(self, painter: QPainter, rect: QRectF | object) -> None:
        """Numbers and footnote, of the same size at every zoom."""
        del rect
        painter.save()
        painter.resetTransform()
        for area in self._areas:
            x, y = area.label_at
            at = QPointF(self.mapFromScene(QPointF(x * SCALE, y * SCALE)))
            draw_label(painter, at, area.label, self._shades.get(area.key), self.font())
        draw_footnote(painter, QRectF(self.viewport().rect()), self._footnote, self.font())
        painter.restore()

    def _area_at(self, at: QPointF) -> int:
        point = self.mapToScene(at.toPoint())
        places = range(len(self._areas))
        return next((i for i in places if self._items[self._areas[i].key].path().contains(point)), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self._areas) - 1
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.show_all()
        elif self._areas and key in (*_BACK, *_ON):
            self._go_to(min(max(self._current + (1 if key in _ON else -1), 0), last))
        elif self._areas and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.current_key)
        else:
            event.ignore()

    def _go_to(self, place: int) -> None:
        self._current = place
        self._recolour()
        self.ensureVisible(self._items[self.current_key])
        self.moved.emit(self.current_key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        start, self._pressed = self._pressed, None
        still = start is not None and (event.position() - start).manhattanLength() < 5  # noqa: PLR2004  no drag
        place = self._area_at(event.position())
        if still and place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(place)
            self.chosen.emit(self.current_key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom == 1.0:
            self.show_all()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()  # numbers and footnote stand above what is scrolled

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._recolour()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._recolour()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and self.scene():
            self._recolour()
