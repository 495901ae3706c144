"""The cells of a grid, moved through and typed into with the keys of a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from leoc_desktop.ui_kit import shortcuts
from leoc_desktop.ui_kit.record_grid.cell_editor import CellEditing
from leoc_desktop.ui_kit.record_grid.model import GridModel
from leoc_desktop.ui_kit.shortcuts import Shortcut
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_ROW_HEIGHT, _MOST_ROWS_SHOWN, _LEAST_ROWS_SHOWN = 36, 8, 2
_HEADER_PADDING = 28
_Hint = QAbstractItemDelegate.EndEditHint


class GridView(QTableView):
    """Enter and F2 type into a cell, Enter then goes down and Tab to the next one. Outside a cell Tab leaves."""

    paste_wanted = Signal()
    current_moved = Signal()
    typed = Signal()  # into a cell that is open

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = model
        self._editing = CellEditing(model, self)
        self._editing.typed.connect(self.typed)
        self._acts: tuple[tuple[Shortcut, Callable[[], None]], ...] = (
            (shortcuts.COPY, self.copy),
            (shortcuts.PASTE, self.paste_wanted.emit),
            (shortcuts.DOUBLE_ROW, self.double_row),
            (shortcuts.REMOVE_ROW, self.remove_rows),
            (shortcuts.CLEAR_CELL, self.clear_cells),
            (shortcuts.UNDO, model.undo),
            (shortcuts.REDO, model.redo),
        )
        self.setModel(model)
        self.setItemDelegate(self._editing)
        self._build()
        model.rowsInserted.connect(self._fit_height)
        model.rowsRemoved.connect(self._fit_height)
        model.modelReset.connect(self._fit_height)
        model.dataChanged.connect(self.current_moved)

    def _build(self) -> None:
        set_role(self, Role.GRID)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.size_by_theme()

    @property
    def typing(self) -> tuple[int, int, str] | None:
        """Row, column and text of the cell that is being typed into."""
        here, text = self.currentIndex(), self._editing.open_text
        return None if text is None or not here.isValid() else (here.row(), here.column(), text)

    def finish_typing(self) -> None:
        """Take what is being typed into its cell."""
        self._editing.finish()

    def selected_rows(self) -> list[int]:
        """Numbers of the rows in which something is chosen, the row of the cursor if nothing is."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        here = self.currentIndex()
        return chosen or ([here.row()] if here.isValid() else [])

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor into a cell, with nothing else chosen."""
        index = self._grid.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard as spreadsheets paste them."""
        chosen = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        lines: dict[int, list[str]] = {}
        for index in chosen:
            lines.setdefault(index.row(), []).append(str(index.data()))
        if lines:
            QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines.values()))

    def double_row(self) -> None:
        """Put a copy of this row below it and go there."""
        here = self.currentIndex()
        if here.isValid() and not self._grid.read_only:
            self._grid.double(here.row())
            self.go_to(min(here.row() + 1, self._grid.rowCount() - 1), here.column())

    def remove_rows(self) -> None:
        """Take out the chosen rows; Ctrl+Z brings them back."""
        numbers = self.selected_rows()
        if numbers and not self._grid.read_only:
            column = max(0, self.currentIndex().column())
            self._grid.remove(numbers)
            self.go_to(min(numbers[0], self._grid.rowCount() - 1), column)

    def clear_cells(self) -> None:
        """Empty the chosen cells."""
        if not self._grid.read_only:
            self._grid.clear((index.row(), index.column()) for index in self.selectedIndexes())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = next((act for shortcut, act in self._acts if shortcut.fits(event)), None)
        if act is not None:
            act()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on from the cell that was typed into: a row ends in the next one, the last empty row ends the grid."""
        here = self.currentIndex()
        row, column = here.row(), here.column()
        super().closeEditor(editor, _Hint.NoHint)
        if hint is _Hint.SubmitModelCache:
            self.go_to(min(row + 1, self._grid.rowCount() - 1), column)
        elif hint in (_Hint.EditNextItem, _Hint.EditPreviousItem):
            step = 1 if hint is _Hint.EditNextItem else -1
            row_on, column = divmod(row * len(self._grid.fields) + column + step, len(self._grid.fields))
            if 0 <= row_on < self._grid.rowCount() and not (
                step > 0 and row_on > row and self._is_blank(row)
            ):
                self.go_to(row_on, column)
                self.edit(self.currentIndex())
            else:
                self.focusNextPrevChild(step > 0)

    def _is_blank(self, row: int) -> bool:
        return all(not self._grid.index(row, column).data() for column in range(len(self._grid.fields)))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.current_moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def size_by_theme(self) -> None:
        """Rows and columns for the present text size."""
        self.verticalHeader().setDefaultSectionSize(current_theme().px(_ROW_HEIGHT))
        self._fit_columns()
        self._fit_height()

    def _fit_columns(self) -> None:
        """As wide as titles and entries need; what is left over goes to the widest ones."""
        header = self.horizontalHeader()
        padding = current_theme().px(_HEADER_PADDING)
        wanted = []
        for column in range(header.count()):
            title = str(self._grid.headerData(column, Qt.Orientation.Horizontal))
            words = header.fontMetrics().horizontalAdvance(title) + padding
            wanted.append(max(self._editing.column_width(column), words))
        spare = self.viewport().width() - sum(wanted)
        for column, width in enumerate(wanted):
            more = spare * width // sum(wanted) if spare > 0 else 0
            header.resizeSection(column, width + more)

    def _fit_height(self) -> None:
        """As high as its rows, up to a few; more are scrolled."""
        rows = min(max(self._grid.rowCount(), _LEAST_ROWS_SHOWN), _MOST_ROWS_SHOWN)
        frame = 2 * self.frameWidth() + self.horizontalScrollBar().sizeHint().height()
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + rows * self.verticalHeader().defaultSectionSize() + frame)
