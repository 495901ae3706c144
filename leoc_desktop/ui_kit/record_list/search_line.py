"""The line above a list in which words are typed that its rows must have."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.shortcuts import FIND, with_key
from leoc_desktop.ui_kit.theme import current_theme

_PAUSE_MS = 200
_LONGEST = 200
_WIDTH = 210


class SearchLine(QLineEdit):
    """Searches when typing pauses, at once with Enter; Down goes to the rows, Esc empties it."""

    wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("list_search")  # typing remembers its layout under this name
        self.setMaxLength(_LONGEST)
        self.setClearButtonEnabled(True)
        self._look = QAction(icon("search", "text_2"), "", self)
        self._look.triggered.connect(self.search)
        self.addAction(self._look, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._searched = ""
        self._pause.timeout.connect(self.search)
        self.textChanged.connect(self._pause.start)
        self._size_by_theme()
        self.retranslate()

    @property
    def words(self) -> str:
        """What is searched for."""
        return " ".join(self.text().split())

    def empty(self) -> None:
        """Search for nothing, without asking for it."""
        self.clear()
        self._pause.stop()
        self._searched = ""

    def begin_with(self, words: str) -> None:
        """Hold these words as ones that are searched for already."""
        self.setText(words)
        self._pause.stop()
        self._searched = words

    @Slot()
    def start(self) -> None:
        """Bring the cursor here, everything chosen."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @Slot()
    def search(self) -> None:
        """Ask for the rows with these words, unless they are the ones searched for."""
        self._pause.stop()
        if self.words != self._searched:
            self._searched = self.words
            self.wanted.emit()

    def retranslate(self) -> None:
        """Show own texts in the current language."""
        self.setPlaceholderText(with_key(_("Search"), FIND))
        for button in self.findChildren(QToolButton):
            looks = button.defaultAction() is self._look
            button.setAccessibleName(_("Search") if looks else _("Clear"))
        self.setAccessibleName(_("Search this list"))
        self.setToolTip(_("Words in any spelling, names in Roman letters too, or an office number"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.search()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.search()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._size_by_theme()

    def _size_by_theme(self) -> None:
        self.setMinimumWidth(current_theme().px(_WIDTH))
