"""A numbered group of fields in a grid whose number of columns follows the width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QGroupBox, QPushButton, QVBoxLayout

from leoc_desktop.foundation.field import Kind
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.form_builder.field_cell import FieldCell
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

MARGIN, _GAP = 16, 14
_COLUMN, _MOST_COLUMNS = 220, 4
_BESIDE = 2  # long texts that share a row where there is room; one alone, or several, take the whole of it
_ROWS_THAT_BELONG_TOGETHER = 2  # asked for in a group, they make it a table
_DENSE_COLUMN = 132
_COMPACT_COLUMN, _MOST_COMPACT_COLUMNS = 164, 6


class FormGroup(QGroupBox):
    """Fields that belong together. A group of figures uses narrower columns."""

    def __init__(self, title: str, cells: Sequence[FieldCell], *, dense: bool = False) -> None:
        super().__init__()
        self._dense = dense
        self._title = title
        self.cells = tuple(cells)
        self._number = 0
        self._columns = 0
        self._rows: list[list[tuple[FieldCell, int]]] = []
        self._has_two_texts = sum(cell.field.kind is Kind.LONG_TEXT for cell in cells) == _BESIDE
        self._buttons: list[tuple[QPushButton, str]] = []
        self.is_compact = all(cell.is_compact for cell in cells if not cell.editor.wanted_width())
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(_GAP)
        self.grid.setVerticalSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, current_theme().px(2) if dense else 6, MARGIN, 4)
        layout.addLayout(self.grid)
        layout.addStretch(1)  # beside a higher group
        for cell in cells:
            cell.setParent(self)  # its place in the order of Tab is known before its place on the screen

    def add_button(self, text: str) -> QPushButton:
        """A button in the upper right corner; ``text`` is a message id."""
        button = QPushButton(_(text), self)
        set_role(button, Role.GROUP)
        self._buttons.append((button, text))
        self._place_buttons()
        return button

    def good_width(self) -> int:
        """Pixels with which it looks well beside another group: half of its usual columns."""
        narrowest = max([self._usual(), *(least_width(cell) for cell in self.cells)])
        columns = (_MOST_COMPACT_COLUMNS if self.is_compact else _MOST_COLUMNS) // 2
        return columns * (narrowest + _GAP) - _GAP + 2 * MARGIN

    def fit(self, width: int) -> None:
        """Arrange the fields for a group ``width`` pixels wide."""
        inner = width - 2 * MARGIN
        narrowest = max([self._usual(), *(least_width(cell) for cell in self.cells)])
        most = min(_MOST_COMPACT_COLUMNS if self.is_compact else _MOST_COLUMNS, self._longest_row())
        columns = max(1, min(most, (inner + _GAP) // (narrowest + _GAP)))
        column_width = (inner + _GAP) / columns - _GAP
        spans = [self._span(cell, columns, column_width) for cell in self.cells]
        self._arrange(spans, columns)
        for row in self._rows:
            wide = [(cell, round((column_width + _GAP) * span - _GAP)) for cell, span in row]
            height = max(cell.height_below(pixels) for cell, pixels in wide)
            tall = any(cell.field.kind is Kind.LONG_TEXT for cell, _span in row)
            for cell, _span in row:
                cell.keep_below(height)
                cell.lean_up(up=tall)

    def _usual(self) -> int:
        compact = _DENSE_COLUMN if self._dense else _COMPACT_COLUMN
        return current_theme().px(compact if self.is_compact else _COLUMN)

    def _longest_row(self) -> int:
        """How many fields follow each other without a new row being asked for; more columns would stay empty."""
        starts = [place for place, cell in enumerate(self.cells) if place and cell.field.starts_row]
        ends = (*starts, len(self.cells))
        longest = max(end - start for start, end in zip((0, *starts), ends, strict=True))
        return longest if len(starts) >= _ROWS_THAT_BELONG_TOGETHER else _MOST_COMPACT_COLUMNS

    def _span(self, cell: FieldCell, columns: int, column_width: float) -> int:
        if cell.field.kind is Kind.LONG_TEXT and columns >= _MOST_COLUMNS and self._has_two_texts:
            return columns // 2
        wanted = cell.editor.wanted_width()
        span = 1
        while span < columns and wanted > column_width * span + _GAP * (span - 1):
            span += 1
        return span

    def _arrange(self, spans: Sequence[int], columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(self.grid.columnCount()):
            self.grid.setColumnStretch(column, 0)
            self.grid.setColumnMinimumWidth(column, 0)
        row = column = 0
        self._rows = [[]]
        for cell, span in zip(self.cells, spans, strict=True):
            if column + span > columns or (cell.field.starts_row and column):
                row, column = row + 1, 0
                self._rows.append([])
            self.grid.addWidget(cell, row, column, 1, span)
            self._rows[-1].append((cell, span))
            column += span
        for column in range(columns):
            self.grid.setColumnStretch(column, 1)
            # Equal columns whatever they hold: the stretch alone starts from the widest label.
            self.grid.setColumnMinimumWidth(column, 1)
        self._columns = columns

    def retranslate(self, number: int) -> None:
        """Show the title with the number of the group, and all texts within, in the current language."""
        self._number = number
        self.setTitle(f"{shown_digits(str(number))}. {_(self._title)}" if self._title else "")
        for button, text in self._buttons:
            button.setText(_(text))
        for cell in self.cells:
            cell.retranslate()
        self._place_buttons()

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the values be read only; the buttons of the group go away."""
        for button, _text in self._buttons:
            button.setVisible(not read_only)
        for cell in self.cells:
            cell.set_read_only(read_only=read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Line the buttons up on the upper edge, from the right."""
        right = self.width() - MARGIN
        for button, _text in reversed(self._buttons):
            button.adjustSize()
            right -= button.width()
            button.move(right, 0)
            button.raise_()
            right -= 8


def least_width(cell: FieldCell) -> int:
    """Pixels; with fewer, something in the cell would be cut. Cells that wrap or span do not count."""
    return 0 if cell.editor.wanted_width() else cell.minimumSizeHint().width()
