"""The rows of a table of records and what its columns say about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leoc_desktop.foundation.nepali_text import collation_key
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.tokens import Tone

Row = TypeVar("Row")

TONE_ROLE = Qt.ItemDataRole.UserRole + 1
NUMBER_ROLE = Qt.ItemDataRole.UserRole + 2

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)  # with slots, Python 3.11 cannot write Column[Row](...)
class Column(Generic[Row]):
    """One column. ``title`` is a message id; ``text`` makes the cell out of a row, in the current language.

    ``tone`` turns the cell into a pill, a dot and a word. A column sorts by ``sort_by``, without it by its text in
    the order of a Nepali dictionary. ``width`` is in pixels at 100 % text size; 0 takes what is left.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    width: int = 120
    is_number: bool = False
    tone: Callable[[Row], Tone] | None = None
    sort_by: Callable[[Row], Any] | None = None

    def sort_key(self, row: Row) -> tuple[bool, Any]:
        """Rows without a value come last in ascending order."""
        value = collation_key(self.text(row)) if self.sort_by is None else self.sort_by(row)
        return value is None, value if value is not None else 0


class RecordTableModel(QAbstractTableModel, Generic[Row]):
    """Holds frozen rows as a query returned them. A row is known by its id, whatever place it has."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        row_id: Callable[[Row], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._row_id = row_id
        self._given: Sequence[Row] = ()
        self._rows: Sequence[Row] = ()
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows``, in their order until a column is clicked."""
        self.beginResetModel()
        self._given = rows
        self._rows = self._in_order()
        self.endResetModel()

    def row(self, number: int) -> Row:
        """The row at a place of the table."""
        return self._rows[number]

    def id_at(self, number: int) -> object:
        """The id of the row at a place of the table."""
        return self._row_id(self._rows[number])

    def place_of(self, row_id: object) -> int:
        """Where the row with that id stands, or -1."""
        return next((place for place, row in enumerate(self._rows) if self._row_id(row) == row_id), -1)

    def retranslate(self) -> None:
        """Show titles and cells in the current language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == TONE_ROLE:
            return column.tone(row) if column.tone else None
        if role == NUMBER_ROLE:
            return column.is_number
        return None

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

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order in which the rows were given."""
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


def _alignment(column: Column[Row]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
