"""Widgets side by side, in as many lines as the width asks for: nothing in it is ever squeezed or cut."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class WrappingRow(QWidget):
    """Places its widgets itself. It asks for the width of the widest of them, and for the height of its lines.

    ``right`` begins each line so that it ends at the right edge.
    """

    def __init__(self, *widgets: QWidget, gap: int = 8, right: bool = False) -> None:
        super().__init__()
        self._widgets: list[QWidget] = []
        self._gap, self._right = gap, right
        self._placed_height = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` behind the others."""
        widget.setParent(self)
        self._widgets.append(widget)
        self._place()

    def take(self, widget: QWidget) -> None:
        """Let go of ``widget``, which is needed no more."""
        self._widgets.remove(widget)
        widget.hide()
        widget.deleteLater()

    def sizeHint(self) -> QSize:
        """All in one line, and as high as the lines are at the present width."""
        widths = [one.sizeHint().width() for one in self._shown()]
        return QSize(sum(widths) + self._gap * max(0, len(widths) - 1), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(max((_needed(one).width() for one in self._shown()), default=0), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()
        self.updateGeometry()  # while it was hidden, nobody was told that its widgets want another size

    def event(self, event: QEvent) -> bool:
        """Place them anew when one wants another size, appears or goes."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return done

    def _shown(self) -> list[QWidget]:
        return [one for one in self._widgets if not one.isHidden()]

    def _lines(self) -> Iterator[list[QWidget]]:
        line: list[QWidget] = []
        used = 0
        for widget in self._shown():
            width = _needed(widget).width()
            if line and used + self._gap + width > self.width():
                yield line
                line, used = [], 0
            used += width + (self._gap if line else 0)
            line.append(widget)
        if line:
            yield line

    def _height(self) -> int:
        heights = [max(_needed(one).height() for one in line) for line in self._lines()]
        return sum(heights) + self._gap * max(0, len(heights) - 1)

    def _place(self) -> None:
        top = 0
        for line in self._lines():
            sizes = [_needed(one) for one in line]
            height = max(size.height() for size in sizes)
            used = sum(size.width() for size in sizes) + self._gap * (len(line) - 1)
            left = max(0, self.width() - used) if self._right else 0
            for widget, size in zip(line, sizes, strict=True):
                width = min(size.width(), self.width())
                widget.setGeometry(left, top + (height - size.height()) // 2, width, size.height())
                left += size.width() + self._gap
            top += height + self._gap
        height = max(0, top - self._gap)
        if height != self._placed_height:
            self._placed_height = height
            self.updateGeometry()


def _needed(widget: QWidget) -> QSize:
    """What it wants, and never less than it must have."""
    return widget.sizeHint().expandedTo(widget.minimumSizeHint()).expandedTo(widget.minimumSize())
