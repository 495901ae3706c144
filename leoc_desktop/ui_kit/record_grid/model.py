"""The rows of a grid for Qt's view, with undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from leoc_desktop.foundation.errors import FieldProblem
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.record_grid.history import History
from leoc_desktop.ui_kit.record_grid.rows import (
    SAME_AS_ABOVE,
    Cell,
    Reader,
    Row,
    checked,
    read_cell,
    row_of,
    shown,
    values_of,
    with_cells,
)

WRONG_ROLE, DOUBT_ROLE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_FIGURES = {Kind.COUNT, Kind.MONEY}


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong in one cell; ``row`` counts from 0."""

    row: int
    problem: FieldProblem


class GridModel(QAbstractTableModel):
    """Rows with one empty row below them, which becomes a row when something is typed into it."""

    edited = Signal()  # by the user: typed, pasted, removed, undone

    def __init__(self, fields: Sequence[Field], read: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields = tuple(fields)
        self._read = read
        self._rows: tuple[Row, ...] = ()
        self._shown: tuple[Row, ...] = (self._blank(),)
        self._history = History()
        self.read_only = False

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in which something stands."""
        return tuple(row for row in self._rows if not row.is_blank)

    def values(self, typing: tuple[int, int, str] | None = None) -> list[dict[str, object]]:
        """Those rows by field name; ``typing`` is row, column and text of a cell that is being typed into."""
        rows = self.rows
        if typing is not None:
            row, column, text = typing
            rows = self._with({(row, column): read_cell(self.fields[column], text, self._read)})
        return [values_of(self.fields, one) for one in rows if not one.is_blank]

    def set_values(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Show ``rows``; what was done before can no longer be undone."""
        self._history.clear()
        self._put(tuple(row_of(self.fields, values, self._read) for values in rows))

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the rows be read only."""
        self.beginResetModel()
        self.read_only = read_only
        self._shown = self._rows if read_only else (*self._rows, self._blank())
        self.endResetModel()

    def check(self) -> tuple[CellProblem, ...]:
        """Look at every row again, now also for what is missing; everything that is wrong."""
        self._put(tuple(checked(self.fields, row, self._read) for row in self.rows))
        return self.problems()

    def show_problems(self, problems: Iterable[CellProblem]) -> None:
        """Mark cells that the office refuses; fields that are not in the grid are left out."""
        rows = list(self._rows)
        names = [field.name for field in self.fields]
        for found in problems:
            if found.row < len(rows) and found.problem.field in names:
                place = names.index(found.problem.field)
                marked = replace(rows[found.row].cells[place], problem=found.problem)
                rows[found.row] = rows[found.row].with_cell(place, marked)
        self._put(tuple(rows))

    def problems(self) -> tuple[CellProblem, ...]:
        """What is shown to be wrong, from the upper left."""
        return tuple(
            CellProblem(number, cell.problem)
            for number, row in enumerate(self._rows)
            for cell in row.cells
            if cell.problem is not None
        )

    def problem_at(self, index: Index) -> FieldProblem | None:
        """What is wrong with a cell."""
        return self._cell(index).problem if index.isValid() else None

    def type_into(self, row: int, column: int, raw: object) -> None:
        """Enter ``raw`` in a cell; a ditto mark takes what stands above."""
        if isinstance(raw, str) and raw.strip() == SAME_AS_ABOVE and row:
            raw = self._shown[row - 1].cells[column].raw
        cell = read_cell(self.fields[column], raw, self._read)
        if cell != self._shown[row].cells[column]:
            self._change(self._with({(row, column): cell}))

    def paste(self, row: int, column: int, lines: Sequence[Sequence[str]]) -> None:
        """Enter a block of texts whose upper left corner is that cell; what lies beyond the columns is left out."""
        cells = {
            (row + down, column + right): read_cell(self.fields[column + right], text, self._read)
            for down, line in enumerate(lines)
            for right, text in enumerate(line[: len(self.fields) - column])
        }
        self._change(self._with(cells))

    def clear(self, places: Iterable[tuple[int, int]]) -> None:
        """Empty some cells, given as row and column."""
        self._change(
            self._with(dict.fromkeys((place for place in places if place[0] < len(self._rows)), Cell()))
        )

    def remove(self, numbers: Iterable[int]) -> None:
        """Take out whole rows."""
        gone = set(numbers)
        self._change(tuple(row for number, row in enumerate(self._rows) if number not in gone))

    def double(self, number: int) -> None:
        """Put a row below that begins like this one."""
        if number < len(self._rows):
            copied = replace(self._rows[number], key=None)
            self._change((*self._rows[: number + 1], copied, *self._rows[number + 1 :]))

    def undo(self) -> None:
        """Take the last change back."""
        self._go_to(self._history.back(self._rows))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._go_to(self._history.forward(self._rows))

    def _go_to(self, rows: tuple[Row, ...] | None) -> None:
        if rows is not None:
            self._put(rows)
            self.edited.emit()

    def _change(self, rows: tuple[Row, ...]) -> None:
        if rows != self._rows:
            self._history.changes(self._rows)
            self._go_to(rows)

    def _with(self, cells: Mapping[tuple[int, int], Cell]) -> tuple[Row, ...]:
        return with_cells(self._rows, cells, self._blank())

    def _put(self, rows: tuple[Row, ...]) -> None:
        """Show other rows: those that differ are replaced, the rest of them is put in or taken out.

        Where rows are added at the end, the empty row becomes the first of them, so that the cursor stays in it.
        """
        former, wanted = self._shown, rows if self.read_only else (*rows, self._blank())
        head = _alike(self._rows, rows)
        tail = _alike(self._rows[head:][::-1], rows[head:][::-1])
        tail += 1 if tail and not self.read_only else 0
        old, new = len(former) - tail, len(wanted) - tail
        both = min(old, new)
        self._rows = rows
        self._shown = (*wanted[:both], *former[both:])
        if both > head:
            self.dataChanged.emit(self.index(head, 0), self.index(both - 1, len(self.fields) - 1))
        if new > old:
            self.beginInsertRows(NOWHERE, old, new - 1)
            self._shown = wanted
            self.endInsertRows()
        elif old > new:
            self.beginRemoveRows(NOWHERE, new, old - 1)
            self._shown = wanted
            self.endRemoveRows()
        _number_anew(self)

    def _blank(self) -> Row:
        return Row((Cell(),) * len(self.fields))

    def _cell(self, index: Index) -> Cell:
        return self._shown[index.row()].cells[index.column()]

    def retranslate(self) -> None:
        """Show titles and cells in the current language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.fields) - 1)
        _number_anew(self)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.fields) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _READ if self.read_only else _READ | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        field, cell = self.fields[index.column()], self._cell(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return shown(field, cell)
        if role == WRONG_ROLE:
            return cell.problem is not None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(field)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return str(cell.problem) if cell.problem else None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self.read_only:
            return False
        self.type_into(index.row(), index.column(), value)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            new = section >= len(self._rows)
            is_text = role == Qt.ItemDataRole.DisplayRole
            return ("+" if new else shown_digits(str(section + 1))) if is_text else None
        return _title(self.fields[section], role)


def _title(field: Field, role: int) -> object:
    """What stands above a column."""
    if role == Qt.ItemDataRole.DisplayRole:
        return f"{field.shown_label} *" if field.required else field.shown_label
    if role == Qt.ItemDataRole.ToolTipRole:
        return _(field.hint) if field.hint else field.shown_label
    return _alignment(field) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _alignment(field: Field) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if field.kind in _FIGURES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _number_anew(model: GridModel) -> None:
    if model.rowCount():  # a grid that is only read can be empty: no row has a number then
        model.headerDataChanged.emit(Qt.Orientation.Vertical, 0, model.rowCount() - 1)


def _alike(one: Sequence[Row], other: Sequence[Row]) -> int:
    """How many rows from the beginning are the same."""
    pairs = zip(one, other, strict=False)
    return next(
        (place for place, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other))
    )
