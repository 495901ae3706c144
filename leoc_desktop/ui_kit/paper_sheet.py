"""A paper in the place of a list, and the way back to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.paper_pane import PaperPane
from leoc_desktop.ui_kit.shortcuts import LEAVE, bind, with_key


class PaperSheet(QWidget):
    """One paper over the whole page; ``closed`` says that the user goes back."""

    closed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.pane, self.back = PaperPane(page), QPushButton(icon("arrow-back-up"), "")
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.pane, 1)
        self.back.clicked.connect(self.closed)
        bind(LEAVE, self, self.closed)
        self.retranslate()

    def show_pdf(self, pdf: bytes, name: str) -> None:
        """Show a PDF; ``name`` is proposed for its file, without the ending."""
        self.pane.show_pdf(pdf, name)
        self.back.setFocus()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.back.setText(with_key(_("Back to the list"), LEAVE))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
