"""A group of figures as a table: heads above the columns and before the rows, instead of a label over each figure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.form_builder.field_cell import FieldCell
from leoc_desktop.ui_kit.form_builder.form_group import MARGIN, FormGroup, least_width
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_GAP, _COLUMN = 8, 92


class FormTable(FormGroup):
    """Each figure stands where its row and its column cross; screen readers say its whole label."""

    def __init__(self, title: str, cells: Sequence[FieldCell], *, dense: bool = False) -> None:
        super().__init__(title, cells, dense=dense)
        rows = list(dict.fromkeys(cell.field.row for cell in cells))
        self._of_columns = list(dict.fromkeys(cell.field.column for cell in cells))
        self._heads = [(QLabel(self), text) for text in (*self._of_columns, *rows)]
        self.grid.setHorizontalSpacing(_GAP)
        self.grid.setVerticalSpacing(4)
        for place, (head, _text) in enumerate(self._heads):
            set_role(head, Role.FIELD_LABEL)
            across = place < len(self._of_columns)
            if across:
                self.grid.addWidget(head, 0, place + 1, Qt.AlignmentFlag.AlignBottom)
            else:
                self.grid.addWidget(head, place - len(self._of_columns) + 1, 0, _BESIDE_EDITOR)
            self.grid.setColumnStretch(place + 1, int(across))
        for cell in cells:
            at = (rows.index(cell.field.row) + 1, self._of_columns.index(cell.field.column) + 1)
            self.grid.addWidget(cell, *at)
            cell.lean_up(up=True)

    def good_width(self) -> int:
        """Pixels for the heads of the rows and a column of usual figures each."""
        heads, across = self._heads[len(self._of_columns) :], self._heads[: len(self._of_columns)]
        cells = [least_width(cell) for cell in self.cells]
        columns = max(
            [current_theme().px(_COLUMN), *cells, *(head.sizeHint().width() for head, _text in across)]
        )
        beside = max(head.sizeHint().width() for head, _text in heads)
        return beside + len(across) * (columns + _GAP) + 2 * MARGIN

    def fit(self, width: int) -> None:
        """Nothing to arrange: the columns share whatever width there is."""

    def retranslate(self, number: int) -> None:
        """Show the heads, too, in the current language."""
        super().retranslate(number)
        for head, text in self._heads:
            head.setText(_(text))


_BESIDE_EDITOR = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
