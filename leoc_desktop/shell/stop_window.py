"""Shown when the program cannot start: one sentence that says why, and a way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.wrapped_text import WrappedText

_WIDTH = 520


class StopWindow(QWidget):
    """Says why the program does not start."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        set_role(self, Role.PAGE)
        self.setWindowTitle(_("LEOC Desktop cannot start"))
        self.setMinimumWidth(_WIDTH)
        heading, text, close = (
            QLabel(_("LEOC Desktop cannot start")),
            WrappedText(sentence),
            QPushButton(_("Close")),
        )
        set_role(heading, Role.H1)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(14)
        layout.addWidget(heading)
        layout.addWidget(text)
        layout.addStretch(1)
        layout.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
