"""What a column of a table of records says about a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from leoc_desktop.foundation.nepali_text import collation_key
from leoc_desktop.ui_kit.tokens import Tone

Row = TypeVar("Row")


@dataclass(frozen=True)  # with slots, Python 3.11 cannot write Column[Row](...)
class Column(Generic[Row]):
    """One column. ``title`` is a message id; ``text`` makes the cell out of a row, in the current language.

    ``tone`` turns the cell into a pill, a dot and a word. A column sorts by ``sort_by``, without it by its text in
    the order of a Nepali dictionary; ``sortable`` False leaves rows as they are. ``width`` is in pixels at 100 %
    text size; 0 takes what is left.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    width: int = 120
    is_number: bool = False
    tone: Callable[[Row], Tone] | None = None
    sort_by: Callable[[Row], Any] | None = None
    sortable: bool = True

    def sort_key(self, row: Row) -> tuple[bool, Any]:
        """Rows without a value come last in ascending order."""
        value = collation_key(self.text(row)) if self.sort_by is None else self.sort_by(row)
        return value is None, value if value is not None else 0
