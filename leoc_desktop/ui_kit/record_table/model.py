"""A table of a few hundred rows that are all in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt

from leoc_desktop.ui_kit.record_table.columns import Column, Row
from leoc_desktop.ui_kit.record_table.table_model import NOWHERE, Index, TableModel


class RecordTableModel(TableModel[Row]):
    """Holds frozen rows as a query returned them, and sorts them itself."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        row_id: Callable[[Row], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._row_id = row_id
        self._given: Sequence[Row] = ()
        self._rows: Sequence[Row] = ()
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows``, in their order until a column is clicked."""
        self.beginResetModel()
        self._given = rows
        self._rows = self._in_order()
        self.is_filled = True
        self.endResetModel()

    def row(self, number: int) -> Row:
        """The row at a place of the table."""
        return self._rows[number]

    def row_if_there(self, number: int) -> Row | None:
        return self._rows[number]

    def id_at(self, number: int) -> object:
        return self._row_id(self._rows[number])

    def place_of(self, row_id: object) -> int:
        return next((place for place, row in enumerate(self._rows) if self._row_id(row) == row_id), -1)

    def with_rows(self, places: Sequence[int], done: Callable[[Sequence[Row]], None]) -> None:
        done([self._rows[place] for place in places])

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order in which the rows were given."""
        if column >= 0 and not self.columns[column].sortable:
            return
        self._sorted = (column, order)
        self.beginResetModel()
        self._rows = self._in_order()
        self.endResetModel()

    def _in_order(self) -> Sequence[Row]:
        column, order = self._sorted
        if column < 0:
            return self._given
        descending = order is Qt.SortOrder.DescendingOrder
        return sorted(self._given, key=self.columns[column].sort_key, reverse=descending)
