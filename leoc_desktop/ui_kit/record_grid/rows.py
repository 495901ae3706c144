"""The rows of a grid as values: what was typed in each cell, what it means, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from leoc_desktop.foundation.errors import FieldProblem
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.field_values import Unreadable, from_json, show, to_json
from leoc_desktop.foundation.money import rupees_plain
from leoc_desktop.foundation.nepali_text import group_digits, shown_digits
from leoc_desktop.foundation.translation import _

ROW_ID = "id"
"""The member of a row that names it; it goes through the grid unseen."""
SAME_AS_ABOVE, UNKNOWN = '"', "?"

Reader = Callable[[Field, object], object]


@dataclass(frozen=True, slots=True)
class Cell:
    """One entry. ``raw`` is as an ``Editor`` has it: "" for no answer, None for "not known"."""

    raw: object = ""
    problem: FieldProblem | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing was entered."""
        return self.raw in ("", [], ())


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row; ``key`` is what the row was called when it came, None for a new one."""

    cells: tuple[Cell, ...]
    key: object = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing was entered in any cell."""
        return all(cell.is_blank for cell in self.cells)

    def with_cell(self, place: int, cell: Cell) -> Row:
        """The row with another cell at ``place``."""
        return Row((*self.cells[:place], cell, *self.cells[place + 1 :]), self.key)


def read_cell(field: Field, raw: object, read: Reader, *, blank_is_answer: bool = True) -> Cell:
    """The cell of a raw value; a good one is kept as JSON, a wrong one as it was typed."""
    if isinstance(raw, str):
        raw = None if raw.strip() == UNKNOWN and field.may_be_unknown else raw.strip()
    if raw == "" and blank_is_answer:
        return Cell()
    try:
        value = read(field, raw)
    except Unreadable as unreadable:
        return Cell(raw, unreadable.problem)
    return Cell() if raw == "" else Cell(to_json(field, value))


def shown(field: Field, cell: Cell) -> str:
    """The cell as it is read."""
    if cell.is_blank:
        return ""
    if cell.problem is not None:
        return str(cell.raw)
    value = from_json(field, cell.raw)
    if field.kind is Kind.MONEY and isinstance(value, int):
        return _plain_rupees(value)
    return _("Not known") if value is None else show(field, value)


def _plain_rupees(paisa: int) -> str:
    """Without the word for rupees, which the title of a column says once."""
    whole, dot, rest = rupees_plain(paisa).partition(".")
    return shown_digits(group_digits(whole) + dot + rest)


def row_of(fields: Sequence[Field], values: Mapping[str, object], read: Reader) -> Row:
    """The row of raw values by field name; what is not named is blank."""
    cells = (read_cell(field, values.get(field.name, ""), read) for field in fields)
    return Row(tuple(cells), values.get(ROW_ID))


def checked(fields: Sequence[Field], row: Row, read: Reader) -> Row:
    """The row read again; what is required and blank is wrong now."""
    cells = (
        read_cell(field, cell.raw, read, blank_is_answer=not field.required)
        for field, cell in zip(fields, row.cells, strict=True)
    )
    return Row(tuple(cells), row.key)


def with_cells(rows: Sequence[Row], cells: Mapping[tuple[int, int], Cell], blank: Row) -> tuple[Row, ...]:
    """The rows with other cells at some places; where those lie below the last row, rows are added."""
    last = max((row for row, _column in cells), default=-1)
    made = [*rows, *([blank] * (last + 1 - len(rows)))]
    for (row, column), cell in cells.items():
        made[row] = made[row].with_cell(column, cell)
    return tuple(made)


def values_of(fields: Sequence[Field], row: Row) -> dict[str, object]:
    """The raw values of a row by field name, with its id if it came with one."""
    values = {field.name: cell.raw for field, cell in zip(fields, row.cells, strict=True)}
    return values if row.key is None else {ROW_ID: row.key, **values}
