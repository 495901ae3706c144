"""What stands in a table that has no rows: why, and the button of the page that is pressed next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.translation import N_, _


class EmptyState(QWidget):
    """Lies over the rows' place; ``following`` is offered as long as the page shows it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = N_("There is nothing here yet.")
        self._following: QAbstractButton | None = None
        self.label, self.button = QLabel(), QPushButton()
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.label, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.button.clicked.connect(self._go_on)

    def say(self, text: str, following: QAbstractButton | None) -> None:
        """``text`` is a message id."""
        self._text, self._following = text, following
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts in the current language."""
        following = self._following
        self.label.setText(_(self._text))
        self.button.setVisible(following is not None and not following.isHidden())
        if following is not None:
            self.button.setText(following.text())

    @Slot()
    def _go_on(self) -> None:
        if self._following is not None:
            self._following.click()
