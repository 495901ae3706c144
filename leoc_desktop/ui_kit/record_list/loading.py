"""Brings a list of any length into its table: its beginning first, then the whole, and rows when they are seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from leoc_desktop.foundation.listing import Listing, Order
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.record_table import Column, PagedTableModel

W = TypeVar("W")
Row = TypeVar("Row")
W_contra = TypeVar("W_contra", contravariant=True)


class ListSource(Protocol[W_contra, Row]):
    """Where a list comes from; called in the lane of the store."""

    def begin(self, wanted: W_contra, order: Order, /) -> Listing[Row]:
        """The beginning of the list, or the whole of it."""
        ...

    def whole(self, wanted: W_contra, order: Order, /) -> Listing[Row]:
        """The list from its first to its last row."""
        ...

    def count(self) -> int:
        """How many rows there are when nothing is asked for."""
        ...

    def rows(self, keys: Sequence[int], /) -> Sequence[Row]:
        """The rows with those keys, without those that are gone."""
        ...


class ListLoader(QObject, Generic[W, Row]):
    """Fills ``model``. What was asked for last is shown; an answer that comes late is dropped."""

    loaded = Signal()  # the beginning, or all of it

    def __init__(
        self,
        page: Page,
        source: ListSource[W, Row],
        columns: Sequence[Column[Row]],
        key_of: Callable[[Row], int],
    ) -> None:
        super().__init__(page)
        self._page, self._source = page, source
        self._asked = 0
        self._shown: tuple[W, Order] | None = None
        self.is_whole = False
        self.total: int | None = None
        self.model: PagedTableModel[Row] = PagedTableModel(columns, key_of, self.fetch, self)

    @property
    def shown(self) -> tuple[W, Order] | None:
        """What the rows on the screen are the answer to."""
        return self._shown

    def load(self, wanted: W, order: Order) -> None:
        """Fetch the list; the same list once more comes in one piece, so that nothing jumps."""
        self._asked += 1
        if (wanted, order) == self._shown:
            self._load_whole(wanted, order)
        else:
            begun = partial(self._show_beginning, self._asked, wanted, order)
            self._page.in_background(partial(self._source.begin, wanted, order), begun)

    def _load_whole(self, wanted: W, order: Order) -> None:
        self._page.in_background(
            partial(self._source.whole, wanted, order), partial(self._show_whole, self._asked)
        )

    def _show_beginning(self, asked: int, wanted: W, order: Order, listing: Listing[Row]) -> None:
        if asked != self._asked:
            return
        self._shown, self.is_whole, self.total = (wanted, order), listing.is_whole, None
        self.model.set_keys(listing.keys, listing.rows)
        self.loaded.emit()
        if listing.is_whole:
            self._count(asked, listing)
        else:
            self._load_whole(wanted, order)

    def _show_whole(self, asked: int, listing: Listing[Row]) -> None:
        if asked != self._asked:
            return
        begun = self.model.rowCount()
        follows = not self.is_whole and self.model.keys_at(range(begun)) == list(listing.keys[:begun])
        self.is_whole = True
        if begun and follows:
            self.model.add_keys(listing.keys[begun:])
        else:
            self.model.set_keys(listing.keys, listing.rows)
        self.loaded.emit()
        self._count(asked, listing)

    def _count(self, asked: int, listing: Listing[Row]) -> None:
        """How many there are in all comes last: it is the slowest answer and the least urgent one."""
        if listing.total is None:
            self._page.in_background(self._source.count, partial(self._counted, asked))
        else:
            self._counted(asked, listing.total)

    def _counted(self, asked: int, total: int) -> None:
        if asked == self._asked:
            self.total = total
            self.loaded.emit()

    def fetch(self, keys: Sequence[int], done: Callable[[Sequence[Row]], None]) -> None:
        """Hand the rows with those keys to ``done``; none when they cannot be read, which is presented."""

        def failed(error: Exception) -> None:
            done([])
            self._page.context.present(error, None)

        self._page.in_background(partial(self._source.rows, list(keys)), done, failed=failed)
