"""The view of a table of records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.preferences import current_preferences
from leoc_desktop.ui_kit.record_table.cells import CellDelegate
from leoc_desktop.ui_kit.record_table.columns import Column
from leoc_desktop.ui_kit.record_table.empty_state import EmptyState
from leoc_desktop.ui_kit.record_table.header import TableHeader
from leoc_desktop.ui_kit.record_table.row_menu import row_menu
from leoc_desktop.ui_kit.record_table.table_model import TableModel
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_FEW_ROWS = 2
MOST_COPIED = 5_000
"""Rows; more is what a file is for."""


class RecordTable(QTableView):
    """Rows are chosen whole. After a reload the same record stays chosen; Tab leaves the table."""

    opened = Signal(object)  # the id of the row, by Enter or double click
    too_many_to_copy = Signal(int)  # rows chosen

    def __init__(self, model: TableModel[Any], name: str = N_("List"), parent: QWidget | None = None) -> None:
        """``name`` is the message id of what the table lists, for screen readers."""
        super().__init__(parent)
        self._records = model
        self._name = name
        self._current_id: object = None
        self._offered: tuple[QAbstractButton, ...] = ()
        self._copy = QAction(icon("copy"), "", self)
        self._empty = EmptyState(self.viewport())
        self.header = TableHeader(model.columns, self)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        # Its own, always empty: painting titles, Qt would ask each of a million rows whether it is chosen.
        self.header.setSelectionModel(QItemSelectionModel(model, self.header))
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        set_role(self, Role.TABLE)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSortingEnabled(True)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(self._copy)
        self._size_by_theme()
        self.set_widths({})

    def _connect(self) -> None:
        self.doubleClicked.connect(self._open_index)
        self._copy.triggered.connect(self.copy)
        self._records.modelAboutToBeReset.connect(self._remember_current)
        self._records.modelReset.connect(self._restore_current)
        self._records.rowsInserted.connect(self._restore_current)

    def current_id(self) -> object:
        """The id of the chosen row, or None."""
        row = self.currentIndex().row()
        return self._records.id_at(row) if 0 <= row < self._records.rowCount() else None

    def choose(self, row_id: object) -> None:
        """Choose the row with that id and scroll to it, now or when it is listed."""
        place = self._records.place_of(row_id)
        if place >= 0:
            self._go_to(place)
        else:
            self._current_id = row_id

    def _go_to(self, place: int) -> None:
        self.executeDelayedItemsLayout()  # rows that came just now are not counted by the scroll bar before
        self.selectRow(place)
        self.scrollTo(self._records.index(place, 0))

    def offer(self, *buttons: QAbstractButton) -> None:
        """Let the menu of a row offer what these buttons of the page do, as long as they can be seen."""
        self._offered += buttons

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open, what the page offers, copy; by the menu key too."""
        self.row_menu().popup(event.globalPos())

    def row_menu(self) -> QMenu:
        """The menu of the chosen row."""
        here = self.currentIndex()
        return row_menu(
            self, partial(self._open_index, here) if here.isValid() else None, self._offered, self._copy
        )

    def set_empty_state(self, text: str, following: QAbstractButton | None = None) -> None:
        """What to say when there are no rows, a message id, and the button of the page that is pressed next."""
        self._empty.say(text, following)

    def widths(self) -> dict[str, int]:
        """Widths of the columns by key, to be remembered."""
        return self.header.widths()

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns their remembered widths; the others get their usual ones."""
        self.header.set_widths(widths)

    def places_in_view(self) -> range:
        """The rows that can be seen now."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self._records.rowCount() - 1) + 1)

    @Slot()
    def copy(self) -> None:
        """Put the chosen rows on the clipboard: tab-separated, with titles, as spreadsheets paste them."""
        # Not by the chosen cells: a million rows have many.
        spans = [range(span.top(), span.bottom() + 1) for span in self._chosen_spans()]
        chosen = sum(map(len, spans))
        if chosen > MOST_COPIED:
            self.too_many_to_copy.emit(chosen)
        elif chosen:
            self._records.with_rows(sorted(set().union(*spans)), self._put_on_clipboard)

    def _chosen_spans(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(place) for place in range(selection.count())]

    def _put_on_clipboard(self, rows: Sequence[Any]) -> None:
        shown = [one for place, one in enumerate(self._records.columns) if not self.isColumnHidden(place)]
        QGuiApplication.clipboard().setText(_as_tsv(shown, rows))

    def retranslate(self) -> None:
        """Show own texts in the current language."""
        self._copy.setText(_("Copy"))
        self.setAccessibleName(_(self._name))
        self._show_emptiness()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_index(self.currentIndex())
        elif plain and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self._records.rowCount() - 1
            if last >= 0:
                self._go_to(0 if event.key() == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._records.rowCount():
            self.selectRow(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """A few rows: layouts give a table what is left, and a page that scrolls would give it its full wish."""
        least = (
            current_theme().px(current_preferences().rows.pixels * _FEW_ROWS)
            + self.header.sizeHint().height()
        )
        return QSize(super().sizeHint().width(), max(least, self.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._empty.setGeometry(self.viewport().rect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self._size_by_theme()
        elif event.type() is QEvent.Type.StyleChange:
            self._size_by_theme()
            self.header.arrange()

    def _size_by_theme(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current_theme().px(current_preferences().rows.pixels))

    @Slot(QModelIndex)
    def _open_index(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._records.id_at(index.row()))

    @Slot()
    def _remember_current(self) -> None:
        """A record that is not listed for a while is chosen again when it comes back."""
        present = self.current_id()
        if present is not None:
            self._current_id = present

    @Slot()
    def _restore_current(self) -> None:
        self._show_emptiness()
        if self._current_id is not None and not self.currentIndex().isValid():
            self.choose(self._current_id)

    def _show_emptiness(self) -> None:
        self._empty.retranslate()
        self._empty.setVisible(self._records.is_filled and self._records.rowCount() == 0)


def _as_tsv(columns: Sequence[Column[Any]], rows: Sequence[Any]) -> str:
    lines = [[_(column.title) for column in columns]]
    lines += [[column.text(row) for column in columns] for row in rows]
    return "\n".join("\t".join(_one_line(cell) for cell in line) for line in lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())
