"""What the view of a table asks of its model, wherever the rows are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.record_table.columns import Column, Row

TONE_ROLE = Qt.ItemDataRole.UserRole + 1
NUMBER_ROLE = Qt.ItemDataRole.UserRole + 2
NOT_THERE_YET = "…"

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_TEXT_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows and columns. A row is known by its id, whatever place it has, and may still be on its way."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.is_filled = False  # before the first reading, no rows does not mean that there are none

    def row_if_there(self, number: int) -> Row | None:
        """The row at a place of the table; None while it is being fetched."""
        raise NotImplementedError

    def id_at(self, number: int) -> object:
        """The id of the row at a place of the table."""
        raise NotImplementedError

    def place_of(self, row_id: object) -> int:
        """Where the row with that id stands, or -1."""
        raise NotImplementedError

    def with_rows(self, places: Sequence[int], done: Callable[[Sequence[Row]], None]) -> None:
        """Hand the rows at those places to ``done``, now or when they have been fetched."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Show titles and cells in the current language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self.rowCount():
            last = self.index(self.rowCount() - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == NUMBER_ROLE:
            return column.is_number
        if role not in _TEXT_ROLES and role != TONE_ROLE:
            return None
        row = self.row_if_there(index.row())
        if role == TONE_ROLE:
            return column.tone(row) if column.tone and row is not None else None
        return NOT_THERE_YET if row is None else column.text(row)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
