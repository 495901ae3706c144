"""A PDF with its bar of buttons: zoom, place, save, print."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.folding_row import FoldingRow
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.pdf_view.page_area import FIT, ZOOMS, PageArea
from leoc_desktop.ui_kit.shortcuts import FIT_WIDTH, ZOOM_IN, ZOOM_OUT, with_key
from leoc_desktop.ui_kit.task_runner import TaskRunner
from leoc_desktop.ui_kit.theme import Role, set_role

_SAME_ZOOM = 0.01


class PdfView(QWidget):
    """Shows a document; saving and printing it is its owner's work.

    Keys: Ctrl++ and Ctrl+- zoom, Ctrl+0 fits the width, PgUp, PgDn, Home and End move.
    """

    save_wanted = Signal()
    print_wanted = Signal()
    failed = Signal(object)  # the Exception of a document that cannot be shown

    def __init__(
        self, tasks: TaskRunner, parent: QWidget | None = None, *, only_looking: bool = False
    ) -> None:
        """``only_looking`` offers neither saving nor printing."""
        super().__init__(parent)
        self._area = PageArea(tasks)
        self._zoom_out, self._zoom_in, self._fit = QToolButton(), QToolButton(), QToolButton()
        self._zoom_label, self._page_label = QLabel(), QLabel()
        self._save, self._print = QPushButton(), QPushButton()
        self._keys = ((ZOOM_IN, self.zoom_in), (ZOOM_OUT, self.zoom_out), (FIT_WIDTH, self.fit_width))
        if only_looking:
            self._save.hide()
            self._print.hide()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        for button, name in (
            (self._zoom_out, "zoom-out"),
            (self._zoom_in, "zoom-in"),
            (self._fit, "arrows-maximize"),
        ):
            set_role(button, Role.CHIP)
            button.setIcon(icon(name))
        self._save.setIcon(icon("download"))
        self._print.setIcon(icon("printer"))
        looking = (self._zoom_out, self._zoom_label, self._zoom_in, self._fit, self._page_label)
        bar = FoldingRow(_in_a_row(*looking), _in_a_row(self._save, self._print), gap=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(bar)
        layout.addWidget(self._area, 1)

    def _connect(self) -> None:
        self._zoom_out.clicked.connect(self.zoom_out)
        self._zoom_in.clicked.connect(self.zoom_in)
        self._fit.clicked.connect(self.fit_width)
        self._save.clicked.connect(self.save_wanted)
        self._print.clicked.connect(self.print_wanted)
        self._area.moved.connect(self._show_place)
        self._area.failed.connect(self.failed)

    def show_pdf(self, pdf: bytes) -> None:
        """Show another document; b"" shows none."""
        self._area.show_pdf(pdf)

    @property
    def page_count(self) -> int:
        """How many pages the document has."""
        return self._area.page_count

    def page_pictures(self) -> list[QPixmap]:
        """What is drawn of every page; null where nothing is yet."""
        return self._area.page_pictures()

    @Slot()
    def zoom_in(self) -> None:
        """The next larger step."""
        larger = (zoom for zoom in ZOOMS if zoom > self._area.scale + _SAME_ZOOM)
        self._area.set_zoom(next(larger, ZOOMS[-1]))

    @Slot()
    def zoom_out(self) -> None:
        """The next smaller step."""
        smaller = (zoom for zoom in reversed(ZOOMS) if zoom < self._area.scale - _SAME_ZOOM)
        self._area.set_zoom(next(smaller, ZOOMS[0]))

    @Slot()
    def fit_width(self) -> None:
        """As wide as the window, also when it changes."""
        self._area.set_zoom(FIT)

    def retranslate(self) -> None:
        """Show own texts in the current language."""
        for button, text in (
            (self._zoom_out, with_key(_("Smaller"), ZOOM_OUT)),
            (self._zoom_in, with_key(_("Larger"), ZOOM_IN)),
            (self._fit, with_key(_("Fit the width"), FIT_WIDTH)),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._save.setText(_("Save as PDF"))
        self._print.setText(_("Print"))
        self._area.setAccessibleName(_("Pages of the document"))
        self._show_place()

    def event(self, event: QEvent) -> bool:
        """Take the keys of the view before the window does, which changes the size of all text with them."""
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(
            event, QKeyEvent
        ):
            act = next((act for shortcut, act in self._keys if shortcut.fits(event)), None)
            if act is not None:
                if event.type() is QEvent.Type.KeyPress:
                    act()
                event.accept()
                return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _show_place(self) -> None:
        """Say which page is seen and how large."""
        total = self._area.page_count
        place = (
            _("Page {number} of {total}").format(number=self._area.page_seen, total=total) if total else ""
        )
        self._page_label.setText(shown_digits(place))
        self._zoom_label.setText(shown_digits(_("{percent} %").format(percent=round(self._area.scale * 100))))
        for button in (self._save, self._print, self._zoom_in, self._zoom_out, self._fit):
            button.setEnabled(total > 0)


def _in_a_row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch()
    return row
