"""The view of a table of records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.record_table.cells import CellDelegate
from leoc_desktop.ui_kit.record_table.model import RecordTableModel
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_ROW_HEIGHT = 32
_LEAST_WIDTH = 48
_STRETCHED = 120


class RecordTable(QTableView):
    """Rows are chosen whole. After a reload the same record stays chosen; Tab leaves the table."""

    opened = Signal(object)  # the id of the row, by Enter or double click

    def __init__(
        self, model: RecordTableModel[Any], name: str = N_("List"), parent: QWidget | None = None
    ) -> None:
        """``name`` is the message id of what the table lists, for screen readers."""
        super().__init__(parent)
        self._records = model
        self._name = name
        self._current_id: object = None
        self._empty_text = N_("There is nothing here yet.")
        self._on_empty: Callable[[], None] | None = None
        self._copy = QAction(icon("copy"), "", self)
        self._empty = QWidget(self.viewport())
        self._empty_label, self._empty_button = QLabel(), QPushButton()
        self.setModel(model)
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
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_LEAST_WIDTH)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        empty = QVBoxLayout(self._empty)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.addWidget(self._empty_label, alignment=Qt.AlignmentFlag.AlignHCenter)
        empty.addWidget(self._empty_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._empty_button.hide()
        self._size_by_theme()
        self.set_widths({})

    def _connect(self) -> None:
        self.doubleClicked.connect(self._open_index)
        self._copy.triggered.connect(self.copy)
        self._empty_button.clicked.connect(self._do_next_thing)
        self._records.modelAboutToBeReset.connect(self._remember_current)
        self._records.modelReset.connect(self._restore_current)

    def current_id(self) -> object:
        """The id of the chosen row, or None."""
        row = self.currentIndex().row()
        return self._records.id_at(row) if 0 <= row < self._records.rowCount() else None

    def choose(self, row_id: object) -> None:
        """Choose the row with that id and scroll to it."""
        place = self._records.place_of(row_id)
        if place >= 0:
            self.selectRow(place)
            self.scrollTo(self._records.index(place, 0))

    def set_empty_state(
        self, text: str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """What to say while there are no rows, and a button with the next thing to do; ``text`` is a message id."""
        self._empty_text = text
        self._empty_button.setText(action)
        self._empty_button.setVisible(bool(action))
        self._on_empty = on_action
        self.retranslate()

    def widths(self) -> dict[str, int]:
        """Widths of the columns by key, to be remembered."""
        return {column.key: self.columnWidth(place) for place, column in enumerate(self._records.columns)}

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns their remembered widths; the others get their usual ones."""
        for place, column in enumerate(self._records.columns):
            stretches = column.width == 0 and column.key not in widths
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Interactive
            self.horizontalHeader().setSectionResizeMode(place, mode)
            usual = current_theme().px(column.width or _STRETCHED)
            self.setColumnWidth(place, widths.get(column.key, usual))

    @Slot()
    def copy(self) -> None:
        """Put the chosen rows on the clipboard: tab-separated, with titles, as spreadsheets paste them."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if rows:
            lines = [[_(column.title) for column in self._records.columns]]
            lines += [
                [column.text(self._records.row(row)) for column in self._records.columns] for row in rows
            ]
            text = "\n".join("\t".join(_one_line(cell) for cell in line) for line in lines)
            QGuiApplication.clipboard().setText(text)

    def retranslate(self) -> None:
        """Show own texts in the current language."""
        self._copy.setText(_("Copy"))
        self._empty_label.setText(_(self._empty_text))
        self.setAccessibleName(_(self._name))
        self._show_emptiness()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_index(self.currentIndex())
        elif plain and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self._records.rowCount() - 1
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else last)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._empty.setGeometry(self.viewport().rect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.StyleChange:
            self._size_by_theme()

    def _size_by_theme(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current_theme().px(_ROW_HEIGHT))

    @Slot(QModelIndex)
    def _open_index(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._records.id_at(index.row()))

    @Slot()
    def _do_next_thing(self) -> None:
        if self._on_empty is not None:
            self._on_empty()

    @Slot()
    def _remember_current(self) -> None:
        self._current_id = self.current_id()

    @Slot()
    def _restore_current(self) -> None:
        self._show_emptiness()
        if self._current_id is not None:
            self.choose(self._current_id)

    def _show_emptiness(self) -> None:
        self._empty.setVisible(self._records.rowCount() == 0)


def _one_line(text: str) -> str:
    return " ".join(text.split())
