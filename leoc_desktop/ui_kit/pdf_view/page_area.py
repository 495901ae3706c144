"""The pages of a PDF below each other; only those near the eye are kept as pictures."""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.pdf_view.rendering import PageImage, page_sizes, render_pages
from leoc_desktop.ui_kit.task_runner import Lane, TaskRunner
from leoc_desktop.ui_kit.theme import Role, set_role

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
FIT = 0.0  # as wide as the window

_POINTS_TO_PIXELS = 96 / 72
_GAP = 12
_KEPT_AROUND = 2  # pages before and behind the visible ones; a page at 200 % takes 14 MB
_SMALLEST = 0.3


class PageArea(QScrollArea):
    """Renders off the GUI thread. Space for every page is there at once, its picture follows."""

    moved = Signal()  # another page or size is seen
    failed = Signal(object)  # Exception

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pdf = b""
        self._order = 0
        self._zoom = FIT
        self._sizes: list[tuple[float, float]] = []
        self._labels: list[QLabel] = []
        self._asked: set[int] = set()
        self._sheet = QWidget()
        set_role(self._sheet, Role.PAGE)
        self._column = QVBoxLayout(self._sheet)
        self._column.setSpacing(_GAP)
        self._column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._render_what_is_seen)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def page_count(self) -> int:
        """How many pages the document has."""
        return len(self._sizes)

    @property
    def scale(self) -> float:
        """The size of the paper on the screen, 1.0 being its own."""
        if self._zoom != FIT or not self._sizes:
            return self._zoom or 1.0
        widest = max(width for width, _height in self._sizes)
        return max(_SMALLEST, (self.viewport().width() - 2 * _GAP) / (widest * _POINTS_TO_PIXELS))

    @property
    def page_seen(self) -> int:
        """The number, from 1, of the page in the upper third of the window."""
        line = self.verticalScrollBar().value() + self.viewport().height() // 3
        return max(1, sum(top <= line for top in self._tops()))

    def show_pdf(self, pdf: bytes) -> None:
        """Show another document; b"" shows none."""
        self._order += 1
        order = self._order
        self._pdf = pdf
        if not pdf:
            self._lay_out([])
            return
        self._tasks.run(
            Lane.FILES,
            lambda: page_sizes(pdf),
            lambda sizes: self._lay_out(sizes) if order == self._order else None,
            self.failed.emit,
            owner=self,
        )

    def set_zoom(self, zoom: float) -> None:
        """One of ``ZOOMS``, or ``FIT``."""
        self._zoom = zoom
        self._resize_pages()

    def page_pictures(self) -> list[QPixmap]:
        """What is drawn of every page; null where nothing is yet."""
        return [label.pixmap() for label in self._labels]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom == FIT:
            self._resize_pages()
        self._soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _lay_out(self, sizes: list[tuple[float, float]]) -> None:
        for label in self._labels:
            self._column.removeWidget(label)
            label.deleteLater()
        self._sizes, self._labels = sizes, []
        for number in range(len(sizes)):
            label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
            set_role(label, Role.PAPER)
            label.setAccessibleName(shown_digits(_("Page {number}").format(number=number + 1)))
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
            self._labels.append(label)
        self.verticalScrollBar().setValue(0)
        self._resize_pages()

    def _resize_pages(self) -> None:
        """Give every page its place at the present size; the place read stays in view."""
        bar = self.verticalScrollBar()
        place = bar.value() / max(1, bar.maximum())
        for label, size in zip(self._labels, self._sizes, strict=True):
            label.setFixedSize(self._pixels(size))
            label.setPixmap(QPixmap())
        self._asked.clear()
        self._column.activate()
        self._sheet.adjustSize()
        bar.setValue(round(place * bar.maximum()))
        self._soon.start()
        self.moved.emit()

    def _pixels(self, size: tuple[float, float]) -> QSize:
        factor = self.scale * _POINTS_TO_PIXELS
        return QSize(round(size[0] * factor), round(size[1] * factor))

    @Slot()
    def _scrolled(self) -> None:
        self._soon.start()
        self.moved.emit()

    @Slot()
    def _render_what_is_seen(self) -> None:
        """Ask for the pages near the eye and let go of the pictures far from it."""
        near = self._near_the_eye()
        for number in self._asked - near:
            self._labels[number].setPixmap(QPixmap())
        missing = sorted(near - self._asked)
        self._asked = near
        if not missing:
            return
        order, pdf, scale = self._order, self._pdf, self.scale
        sharpness = scale * _POINTS_TO_PIXELS * self.devicePixelRatioF()
        self._tasks.run(
            Lane.FILES,
            lambda: render_pages(pdf, sharpness, missing),
            lambda pages: self._take(order, scale, pages),
            self.failed.emit,
            owner=self,
        )

    def _near_the_eye(self) -> set[int]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        seen = [
            number
            for number, page_top in enumerate(self._tops())
            if page_top <= bottom and page_top + self._labels[number].height() >= top
        ]
        if not seen:
            return set()
        return set(range(max(0, seen[0] - _KEPT_AROUND), min(len(self._labels), seen[-1] + _KEPT_AROUND + 1)))

    def _tops(self) -> list[int]:
        """Where every page begins; reckoned, because Qt places the labels later."""
        heights = accumulate((label.height() + _GAP for label in self._labels), initial=_GAP)
        return list(heights)[:-1]

    def _take(self, order: int, scale: float, pages: list[PageImage]) -> None:
        if order != self._order or scale != self.scale:
            return  # another document or size was asked for in the meantime
        for page in pages:
            if page.number in self._asked:
                image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
                pixmap = QPixmap.fromImage(image)
                pixmap.setDevicePixelRatio(self.devicePixelRatioF())
                self._labels[page.number].setPixmap(pixmap)
