"""A table of up to some million rows: their keys are all here, the rows come when somebody looks at them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from leoc_desktop.ui_kit.record_table.columns import Column, Row
from leoc_desktop.ui_kit.record_table.table_model import NOWHERE, Index, TableModel

PAGE = 128
"""Rows that are fetched together."""
_PAGES_AT_ONCE = 4  # what is on the screen spans two; older wishes come from scrolling past
_ROWS_KEPT = 64 * PAGE

Fetch = Callable[[Sequence[int], Callable[[Sequence[Row]], None]], None]
"""Fetches the rows of some keys and hands those that still exist to the function given, also when it fails."""


class PagedTableModel(TableModel[Row]):
    """The order of the rows is that of their keys; who lists them also sorts and filters.

    While a row is on its way its cells say so. Nothing here waits: rows are fetched by ``fetch``, pages of 128 at
    a time, the ones looked at last first.
    """

    order_wanted = Signal(str, bool)  # key of a column or "", descending

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key_of: Callable[[Row], int],
        fetch: Fetch[Row],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._key_of = key_of
        self._fetch = fetch
        self._keys = array("q")
        self._rows: dict[int, Row] = {}
        self._gone: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._generation = 0
        self._fetching = False
        self._order = ("", False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fetch_wanted)

    def set_keys(self, keys: array[int], rows: Iterable[Row] = ()) -> None:
        """List the rows with ``keys``; ``rows`` are those that are known already, the first ones say."""
        self.beginResetModel()
        self._generation += 1
        self._fetching = False
        self._keys = keys
        self._rows = {self._key_of(row): row for row in rows}
        self._gone, self._wanted = set(), {}
        self.is_filled = True
        self.endResetModel()

    def add_keys(self, keys: array[int]) -> None:
        """List more rows behind the ones that are listed."""
        if keys:
            self.beginInsertRows(NOWHERE, len(self._keys), len(self._keys) + len(keys) - 1)
            self._keys += keys
            self.endInsertRows()

    def row_if_there(self, number: int) -> Row | None:
        key = self._keys[number]
        row = self._rows.get(key)
        if row is None and key not in self._gone:
            self._want(number // PAGE)
        return row

    def row(self, number: int) -> Row:
        """The row at a place of the table, which has arrived."""
        return self._rows[self._keys[number]]

    def id_at(self, number: int) -> int:
        return self._keys[number]

    def place_of(self, row_id: object) -> int:
        try:
            return self._keys.index(row_id)  # type: ignore[arg-type]  # what is no key is not found
        except ValueError:
            return -1

    def keys_at(self, places: Iterable[int]) -> list[int]:
        """The keys of the rows at those places, as far as there are rows."""
        return [self._keys[place] for place in places if 0 <= place < len(self._keys)]

    def with_rows(self, places: Sequence[int], done: Callable[[Sequence[Row]], None]) -> None:
        keys = self.keys_at(places)
        if all(key in self._rows for key in keys):
            done([self._rows[key] for key in keys])
        else:
            self._fetch(keys, done)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; -1 is the usual one."""
        if column >= 0 and not self.columns[column].sortable:
            return
        key = self.columns[column].key if column >= 0 else ""
        wanted = (key, bool(key) and order is Qt.SortOrder.DescendingOrder)
        if wanted != self._order:
            self._order = wanted
            self.order_wanted.emit(*wanted)

    @property
    def order(self) -> tuple[str, bool]:
        """The key of the column by which the rows are to be sorted, "" for the usual order; descending."""
        return self._order

    def _want(self, page: int) -> None:
        self._wanted.pop(page, None)
        self._wanted[page] = None  # now the newest wish
        if not self._fetching:
            self._soon.start()

    @Slot()
    def _fetch_wanted(self) -> None:
        pages = sorted(list(self._wanted)[-_PAGES_AT_ONCE:])
        self._wanted = {}
        places = [place for page in pages for place in range(page * PAGE, (page + 1) * PAGE)]
        keys = [key for key in self.keys_at(places) if key not in self._rows]
        if not keys:
            return
        self._fetching = True
        generation = self._generation
        self._fetch(keys, lambda rows: self._take(generation, pages, keys, rows))

    def _take(self, generation: int, pages: Sequence[int], keys: Sequence[int], rows: Sequence[Row]) -> None:
        if generation != self._generation:
            return  # the list was made anew meanwhile
        self._fetching = False
        if rows:
            arrived = {self._key_of(row): row for row in rows}
            self._rows |= arrived
            self._gone |= set(keys) - arrived.keys()  # asking again would never end
            for key in list(islice(self._rows, max(0, len(self._rows) - _ROWS_KEPT))):
                del self._rows[key]
            for page in pages:
                last = min((page + 1) * PAGE, len(self._keys)) - 1
                self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(self.columns) - 1))
            if self._wanted:
                self._soon.start()
        else:
            self._wanted = {}  # it failed: what is looked at next time is tried again
