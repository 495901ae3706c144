"""The sheet of F1: every key of the program, made from the one table of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.shortcuts import GROUPS, SHEET, SHORTCUTS, all_keycaps, page_key
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_PAGES = N_("Pages")
_COLUMN, _MOST_COLUMNS = 380, 3
_ROWS_OF_TITLE = 2
_FRAME = 80  # around the cards
_SHARE_OF_WINDOW = 0.92


class ShortcutSheet(QDialog):
    """Open it and go on working; Esc or F1 closes it. It lives only while it is open."""

    def __init__(self, parent: QWidget, pages: Sequence[str] = ()) -> None:
        """``pages`` are the titles (message ids) of the pages the user has, in the order of the list."""
        super().__init__(parent)
        self._pages = pages
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._heading = QLabel()
        self._close = QPushButton()
        self._area, self._inner = QScrollArea(), QWidget()
        self._cards: list[tuple[Card, str]] = []
        self._rows: list[tuple[QLabel, str]] = []
        self._room = parent.size() * _SHARE_OF_WINDOW
        self._build()
        self._close.clicked.connect(self.close)
        self.retranslate()
        self.resize(self._wanted_size())

    def _build(self) -> None:
        set_role(self._heading, Role.H1)
        columns = max(1, min(_MOST_COLUMNS, (self._room.width() - _FRAME) // current_theme().px(_COLUMN)))
        set_role(self._inner, Role.PAGE)
        row = QHBoxLayout(self._inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for cards in self._in_columns(columns):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            row.addLayout(column, 1)
        self._area.setWidget(self._inner)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._heading)
        layout.addWidget(self._area, 1)
        layout.addLayout(foot)

    def _in_columns(self, count: int) -> list[list[Card]]:
        """Each group in the column that is shortest so far."""
        columns: list[list[Card]] = [[] for _column in range(count)]
        heights = [0] * count
        for group, members in self._groups():
            shortest = heights.index(min(heights))
            columns[shortest].append(self._card(group, members))
            heights[shortest] += len(members) + _ROWS_OF_TITLE
        return columns

    def _groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What stands in each card, as texts (message ids) with their keys; the pages last."""
        groups = [
            (group, [(one.text, all_keycaps(one)) for one in SHORTCUTS if one.group == group])
            for group in GROUPS
        ]
        pages = [(title, page_key(number)) for number, title in enumerate(self._pages)]
        reached = [(title, key) for title, key in pages if key]
        return [*groups, (_PAGES, reached)] if reached else groups

    def _card(self, group: str, members: list[tuple[str, str]]) -> Card:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for place, (text, caps) in enumerate(members):
            said, keys = QLabel(), QLabel(caps)
            said.setWordWrap(True)
            set_role(keys, Role.KEYCAP)
            grid.addWidget(said, place, 0)
            grid.addWidget(keys, place, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._rows.append((said, text))
        card = Card(grid)
        self._cards.append((card, group))
        return card

    def _wanted_size(self) -> QSize:
        return QSize(
            self._room.width(), min(self._room.height(), self._inner.sizeHint().height() + 2 * _FRAME)
        )

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.setWindowTitle(_("Keyboard shortcuts"))
        self._heading.setText(_("Keyboard shortcuts"))
        self._area.setAccessibleName(_("Keyboard shortcuts"))
        self._close.setText(_("Close"))
        for card, group in self._cards:
            card.set_title(_(group))
        for said, text in self._rows:
            said.setText(_(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if SHEET.fits(event):
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
