"""The text of an advisory to be read aloud, large enough for somebody at a microphone."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_WIDTH, _HEIGHT, _LARGER = 680, 460, 1.35


class SpokenDialog(QDialog):
    """Shows the text; it can be printed large, or copied for radio, SMS or messenger."""

    print_wanted = Signal()

    def __init__(self, parent: QWidget | None, *, title: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Text to read aloud"))
        self.resize(current_theme().px(_WIDTH), current_theme().px(_HEIGHT))
        heading = QLabel(title)
        heading.setWordWrap(True)
        set_role(heading, Role.H1)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Text to read aloud"))
        font = self.text.font()
        font.setPixelSize(round(current_theme().px(14) * _LARGER))
        self.text.setFont(font)
        self.copy, close = QPushButton(icon("copy"), _("Copy")), QPushButton(_("Close"))
        self.print = QPushButton(icon("printer"), _("On paper"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.print)
        foot.addWidget(self.copy)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self.print_wanted)
        self.print.clicked.connect(self.accept)
        close.clicked.connect(self.accept)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
