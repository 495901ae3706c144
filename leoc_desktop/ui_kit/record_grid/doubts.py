"""Entries of a grid that are possible and improbable: each waits for a tick, named by its row and column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from leoc_desktop.foundation.errors import FieldProblem
from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.field_values import from_json
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import _, ngettext
from leoc_desktop.ui_kit.record_grid.model import DOUBT_ROLE, CellProblem, GridModel, Index
from leoc_desktop.ui_kit.record_grid.rows import Reader

Asker = Callable[[Field, object], FieldProblem | None]
_SAID = {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}


class DoubtingModel(GridModel):
    """A tick belongs to the entry it was given for: another one in the same cell is asked about anew."""

    def __init__(
        self, fields: Sequence[Field], read: Reader, ask: Asker, parent: QObject | None = None
    ) -> None:
        super().__init__(fields, read, parent)
        self._ask = ask
        self._noted: set[tuple[object, str, object]] = set()

    def doubt_at(self, index: Index) -> FieldProblem | None:
        """What is asked about the entry of a cell, ticked or not."""
        if not index.isValid():
            return None
        field, cell = self.fields[index.column()], self._cell(index)
        if field.doubted_above is None or cell.is_blank or cell.problem is not None:
            return None
        return self._ask(field, from_json(field, cell.raw))

    def is_noted(self, index: Index) -> bool:
        """Whether the entry of a cell was confirmed."""
        return self._entry(index) in self._noted

    def note(self, index: Index, *, noted: bool) -> None:
        """Take the entry of a cell as confirmed, or as not."""
        (self._noted.add if noted else self._noted.discard)(self._entry(index))
        self.dataChanged.emit(index, index)

    def note_all(self, *, noted: bool) -> None:
        """Take every entry as confirmed before, or as new."""
        self._noted.clear()
        if noted:
            self._noted = {self._entry(index) for index in self._asked()}

    def doubts(self) -> tuple[CellProblem, ...]:
        """What nobody ticked, from the upper left; nothing is asked where the rows are only read."""
        if self.read_only:
            return ()
        waiting = [index for index in self._asked() if not self.is_noted(index)]
        return tuple(CellProblem(index.row(), doubt) for index in waiting if (doubt := self.doubt_at(index)))

    def _asked(self) -> list[Index]:
        places = [place for place, field in enumerate(self.fields) if field.doubted_above is not None]
        cells = [self.index(row, place) for row in range(self.rowCount()) for place in places]
        return [index for index in cells if self.doubt_at(index) is not None]

    def _entry(self, index: Index) -> tuple[object, str, object]:
        """What a tick is for; a row that came with a name keeps it wherever it stands."""
        key = self._shown[index.row()].key
        place = index.row() if key is None else key
        return place, self.fields[index.column()].name, self._cell(index).raw

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == DOUBT_ROLE:
            return not self.read_only and self.doubt_at(index) is not None and not self.is_noted(index)
        said = super().data(index, role)
        return str(self.doubt_at(index) or "") or None if said is None and role in _SAID else said


def named(fields: Sequence[Field], found: CellProblem) -> str:
    """Say it like ``Row 2, How many: 600 is unusually many. Is it right?``."""
    return _("Row {row}, {column}: {question}").format(
        row=shown_digits(str(found.row + 1)), column=_column(fields, found), question=found.problem
    )


def cells_to_confirm(fields: Sequence[Field], found: Sequence[CellProblem]) -> str:
    """How many entries wait for a tick, and where the first one is; "" without any."""
    if not found:
        return ""
    said = ngettext(
        "{count} to confirm: row {row}, {column}", "{count} to confirm: row {row}, {column}", len(found)
    )
    row, count = shown_digits(str(found[0].row + 1)), shown_digits(str(len(found)))
    return said.format(count=count, row=row, column=_column(fields, found[0]))


def _column(fields: Sequence[Field], found: CellProblem) -> str:
    return next(field.shown_label for field in fields if field.name == found.problem.field)
