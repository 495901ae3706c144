"""A bar that leaves out what matters least where it is narrow, instead of cutting everything a little."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QLayoutItem, QWidget


class Part(NamedTuple):
    """What can be left out, and what stands in its place then."""

    widget: QWidget
    instead: QWidget | None = None


class GivingRow(QFrame):
    """Holds its widgets in ``row``; ``let_go`` says which of them can be left out, what matters least first."""

    def __init__(self) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._parts: Sequence[Part] = ()

    def let_go(self, *parts: Part) -> None:
        """These are left out one after the other until the rest has room."""
        self._parts = parts
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(len(self._parts)), self.row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look again when a part wants another size: other texts, another size of text."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        most = len(self._parts)
        gone = next((gone for gone in range(most) if self._width(gone) <= self.width()), most)
        for place, part in enumerate(self._parts):
            _show(part.widget, shown=place >= gone)
            if part.instead is not None:
                _show(part.instead, shown=place < gone)

    def _width(self, gone: int) -> int:
        """How wide it is without the first ``gone`` parts."""
        left = list(self._left(gone))
        # Of the widgets themselves: the item of a hidden one wants nothing.
        widths = [(item.widget() or item).sizeHint().width() for item in left]
        gaps = sum(item.widget() is not None for item in left) - 1
        margins = self.row.contentsMargins()
        return sum(widths) + self.row.spacing() * max(0, gaps) + margins.left() + margins.right()

    def _left(self, gone: int) -> Iterable[QLayoutItem]:
        parts = {id(part.widget): place >= gone for place, part in enumerate(self._parts)}
        parts |= {id(part.instead): place < gone for place, part in enumerate(self._parts)}
        for place in range(self.row.count()):
            item = self.row.itemAt(place)
            assert item is not None
            widget = item.widget()
            if widget is None or parts.get(id(widget), not widget.isHidden()):
                yield item


def _show(widget: QWidget, *, shown: bool) -> None:
    if widget.isHidden() is shown:
        widget.setVisible(shown)
