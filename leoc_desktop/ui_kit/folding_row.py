"""Two parts side by side that come below each other where the window is narrow or the text large."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget


class FoldingRow(QWidget):
    """The first part at the left, the second at the right; folded, the second stands below at the left.

    It asks for the width of its wider part only, so that a window can always be made small. ``even`` parts share the
    width; else the second takes only what it needs.
    """

    def __init__(self, first: QWidget, second: QWidget, *, gap: int = 8, even: bool = False) -> None:
        super().__init__()
        self._parts = (first, second)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self._row.addWidget(first, 1)
        self._row.addWidget(second, 1 if even else 0)

    @property
    def is_folded(self) -> bool:
        """Whether the parts stand below each other."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        widest = max((part.minimumSizeHint().width() for part in self._shown()), default=0)
        return QSize(widest, self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Look again when the parts change: other texts, another size of text."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _fold(self) -> None:
        shown = self._shown()
        needed = sum(part.sizeHint().width() for part in shown) + self._row.spacing() * (len(shown) - 1)
        direction = QBoxLayout.Direction
        wanted = direction.LeftToRight if needed <= self.width() else direction.TopToBottom
        if wanted is not self._row.direction():
            self._row.setDirection(wanted)
            self.updateGeometry()
