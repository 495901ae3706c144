"""The card about the program: its version, and the licences of everything that it brings."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from leoc_desktop import __version__
from leoc_desktop.foundation.paths import licence_files
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.page import PageContext
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_WIDTH, _HEIGHT, _LIST_WIDTH = 860, 520, 240


class AboutCard(Card):
    """Opens the list of licences."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._text, self.button = QLabel(), QPushButton(icon("info-circle"), "")
        set_role(self._text, Role.HINT)
        self._text.setWordWrap(True)
        self.add(self._text, self.button)
        self.button.clicked.connect(lambda: LicencesDialog(self, self._context).open())

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(_("About the program"))
        text = _(
            "LEOC Desktop {version}, free software under the Apache License 2.0. It carries works of others."
        )
        self._text.setText(text.format(version=__version__))
        self.button.setText(_("Licences…"))


class LicencesDialog(QDialog):
    """Every licence text that came with the program; the chosen one is shown."""

    def __init__(self, parent: Card, context: PageContext) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Licences"))
        self.resize(current_theme().px(_WIDTH), current_theme().px(_HEIGHT))
        self._context = context
        self._files = licence_files()
        self.names, self.text = QListWidget(), QPlainTextEdit()
        self.names.setAccessibleName(_("Licences"))
        self.names.setFixedWidth(current_theme().px(_LIST_WIDTH))
        self.names.addItems(list(self._files))
        self.text.setAccessibleName(_("Text of the licence"))
        self.text.setReadOnly(True)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        columns = QHBoxLayout()
        columns.addWidget(self.names)
        columns.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(columns, 1)
        layout.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        self.names.currentTextChanged.connect(self._show)
        self.names.setCurrentRow(0)

    def _show(self, name: str) -> None:
        self._context.in_background(
            partial(_read, self._files[name]),
            self.text.setPlainText,
            owner=self,
            failed=lambda error: self._context.present(error, None),
        )


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")
