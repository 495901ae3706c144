"""Ctrl+K: goes to any page, does any command, opens any record, without the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from leoc_desktop.foundation.nepali_search import fold, roman_key
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.shortcuts import SEARCH
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_PAUSE_MS = 150
_WIDTH, _HEIGHT, _ROW = 620, 420, 34
_TOP = 0.12  # of the window above it
_LONGEST = 200
_MOST_OWN = 12
_SHORTEST_WORDS = 2
_TO_THE_LIST = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


@dataclass(frozen=True)
class Entry:
    """Something to go to or to do. ``text`` and ``hint`` are translated; ``also`` are other names it is found by."""

    text: str
    act: Callable[[], object]
    icon_name: str = ""
    hint: str = ""
    also: str = ""


Find = Callable[[str, "SearchPalette", Callable[[Sequence[Entry]], None]], None]
"""Looks for records with these words in the background, for a palette, and hands entries to the function given."""


class SearchPalette(QDialog):
    """Shows what fits the words typed: pages and commands at once, records as soon as they are found.

    It does the chosen thing after it has closed. It lives only while it is open.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget, entries: Sequence[Entry], find: Find) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Search and commands"))
        self._over = parent
        self._entries, self._find = entries, find
        self._shown: list[Entry] = []
        self._asked = 0
        self.line, self.list, self.hint = QLineEdit(), QListWidget(), QLabel()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()
        self._pause.timeout.connect(self._look_for_records)
        self.line.textChanged.connect(self._typed)
        self.list.itemActivated.connect(self.act)
        self.list.itemClicked.connect(self.act)
        self._typed()

    def _build(self) -> None:
        self.line.setObjectName("palette_search")  # typing remembers its layout under this name
        self.line.setMaxLength(_LONGEST)
        self.line.setPlaceholderText(_("A page, a command, or words and number of an incident"))
        self.line.setAccessibleName(_("Search and commands"))
        self.line.setFocus()
        self.list.setAccessibleName(_("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay in the line
        self.list.setIconSize(QSize(current_theme().px(18), current_theme().px(18)))
        self.list.setUniformItemSizes(True)
        self.hint.setText(_("Up and Down choose, Enter opens, Esc closes"))
        set_role(self.hint, Role.HINT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(8)
        for widget in (self.line, self.list, self.hint):
            layout.addWidget(widget)
        parent = self._over
        width = min(current_theme().px(_WIDTH), round(parent.width() * 0.9))
        height = min(current_theme().px(_HEIGHT), round(parent.height() * 0.8))
        self.resize(width, height)
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - width) // 2, corner.y() + round(parent.height() * _TOP))

    @Slot()
    def _typed(self) -> None:
        """Show at once what is known here; records follow when typing pauses."""
        self._asked += 1
        words = self.line.text()
        fitting = [entry for entry in self._entries if _fits(entry, words)]
        self._show(fitting[:_MOST_OWN] if words.strip() else fitting)
        if len(words.strip()) >= _SHORTEST_WORDS:
            self._pause.start()
        else:
            self._pause.stop()

    @Slot()
    def _look_for_records(self) -> None:
        asked, own = self._asked, list(self._shown)

        def found(records: Sequence[Entry]) -> None:
            if asked == self._asked:
                self._show([*own, *records])

        self._find(" ".join(self.line.text().split()), self, found)

    def _show(self, entries: list[Entry]) -> None:
        row = max(0, self.list.currentRow()) if entries[: len(self._shown)] == self._shown else 0
        self._shown = entries
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem(f"{entry.text}   ·   {entry.hint}" if entry.hint else entry.text)
            item.setIcon(icon(entry.icon_name or "search", "text_2"))
            item.setSizeHint(QSize(0, current_theme().px(_ROW)))
            self.list.addItem(item)
        self.list.setCurrentRow(row)

    @Slot()
    def act(self) -> None:
        """Close and do what is chosen."""
        place = self.list.currentRow()
        if 0 <= place < len(self._shown):
            chosen = self._shown[place]
            self.accept()
            chosen.act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TO_THE_LIST:
            self.list.keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.act()
        elif SEARCH.fits(event):
            self.reject()
        else:
            super().keyPressEvent(event)


def _fits(entry: Entry, words: str) -> bool:
    """Whether every word begins one of the entry's, in any spelling and in either script."""
    names = f"{entry.text} {entry.also}"
    known, sounds = fold(names).split(), roman_key(names).split()
    wanted = zip(fold(words).split(), roman_key(words).split(), strict=False)
    return all(
        any(name.startswith(word) for name in known)
        or (sound and any(name.startswith(sound) for name in sounds))
        for word, sound in wanted
    )
