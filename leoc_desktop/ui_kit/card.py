"""A card: a titled piece of a page on its own ground."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QLayout, QVBoxLayout, QWidget

from leoc_desktop.ui_kit.theme import Role, set_role


class Card(QFrame):
    """Holds its parts one below the other, under a title that is hidden while it is empty."""

    def __init__(self, *parts: QWidget | QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, Role.CARD)
        self._title = QLabel()
        set_role(self._title, Role.CARD_TITLE)
        self._title.hide()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(8)
        self.body.addWidget(self._title)
        self.add(*parts)

    def add(self, *parts: QWidget | QLayout) -> None:
        """Put parts below the others."""
        for part in parts:
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                self.body.addLayout(part)

    def set_title(self, text: str) -> None:
        """Show ``text`` on top of the card."""
        self._title.setText(text)
        self._title.setVisible(bool(text))
        self.setAccessibleName(text)
