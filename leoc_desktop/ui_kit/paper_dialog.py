"""A paper in a window of its own, to be looked at, printed and saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.paper_pane import PaperPane

_SHARE_OF_WINDOW = 0.94


class PaperDialog(QDialog):
    """Shows one PDF; it lives only while it is open."""

    def __init__(self, page: Page, *, title: str, pdf: bytes, file_name: str) -> None:
        super().__init__(page.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.pane = PaperPane(page, self)
        self.close_button = QPushButton(_("Close"))
        self.close_button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.pane, 1)
        layout.addLayout(foot)
        self.close_button.clicked.connect(self.close)
        self.pane.show_pdf(pdf, file_name)
        self.resize(page.window().size() * _SHARE_OF_WINDOW)
        self.pane.view.setFocus()
