"""A list of any length: search and filters above, the table below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.listing import Order
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _, ngettext
from leoc_desktop.ui_kit.folding_row import FoldingRow
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.long_work import LongWork
from leoc_desktop.ui_kit.page import Page, Tone
from leoc_desktop.ui_kit.record_list.chips import Chips
from leoc_desktop.ui_kit.record_list.filters import Filter
from leoc_desktop.ui_kit.record_list.loading import ListLoader, ListSource
from leoc_desktop.ui_kit.record_list.search_line import SearchLine
from leoc_desktop.ui_kit.record_table import Column, RecordTable
from leoc_desktop.ui_kit.record_table.table import MOST_COPIED
from leoc_desktop.ui_kit.shortcuts import FIND, bind
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.wrapping_row import WrappingRow

W = TypeVar("W")
Row = TypeVar("Row")


class ListMemory(Protocol):
    """Remembers columns, order and filters for the user; called in the lane of the store."""

    def kept(self, name: str) -> object:
        """What was kept, as JSON value, or None."""
        ...

    def keep(self, name: str, value: object) -> None:
        """Remember it."""
        ...


class RecordList(QWidget, Generic[W, Row]):
    """Shows what ``wanted`` makes of the words searched for and of the filters.

    Its page calls ``load``; it loads by itself when something else is wanted. Columns, order and filters are
    remembered under ``name`` for each user, the words are not.
    """

    opened = Signal(object)  # the key of a row
    loaded = Signal()

    def __init__(
        self,
        page: Page,
        *,
        name: str,
        title: str,
        columns: Sequence[Column[Row]],
        key_of: Callable[[Row], int],
        source: ListSource[W, Row],
        wanted: Callable[[str], W],
        filters: Sequence[Filter],
        memory: ListMemory,
    ) -> None:
        """``title`` is the message id of what is listed; ``wanted`` gets the words searched for."""
        super().__init__()
        self._page, self._name, self._memory, self._wanted = page, name, memory, wanted
        self.filters = tuple(filters)
        self._recalled = self._own_filters = False
        self._loader: ListLoader[W, Row] = ListLoader(page, source, columns, key_of)
        self.model = self._loader.model
        self.table = RecordTable(self.model, title)
        self.search = SearchLine()
        self.work = LongWork(page)
        self.clear, self.columns, self.count = QPushButton(), QPushButton(), QLabel()
        self.chips = Chips()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.clear.setIcon(icon("x"))
        self.clear.hide()
        self.columns.setIcon(icon("list-details"))
        self.columns.setMenu(self.table.header.menu)
        set_role(self.count, Role.SUBTITLE)
        search = _row(self.search, self.count, self.columns)
        choices = WrappingRow(*self.filters, self.clear)
        search.layout().setStretch(0, 1)  # type: ignore[union-attr]  # a box layout, made just now
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(FoldingRow(search, choices))
        layout.addWidget(self.chips)
        layout.addWidget(self.work)
        layout.addWidget(self.table, 1)

    def _connect(self) -> None:
        for one in self.filters:
            one.changed.connect(self._filtered)
        self.search.wanted.connect(self.load)
        self.search.left.connect(self.table.setFocus)
        self.clear.clicked.connect(self.show_all)
        self.chips.filter_unwanted.connect(self._let_through)
        self.chips.words_unwanted.connect(self._forget_words)
        self.model.order_wanted.connect(self._ordered)
        self.table.opened.connect(self.opened)
        self.table.too_many_to_copy.connect(self._say_too_many)
        self.table.header.layout_changed.connect(self.remember)
        self._loader.loaded.connect(self._show_count)
        self._loader.loaded.connect(self.loaded)
        bind(FIND, self, self.search.start)

    @property
    def wanted(self) -> W:
        """What is to be listed."""
        return self._wanted(self.search.words)

    @property
    def order(self) -> Order:
        """In which order."""
        return Order(*self.model.order)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is held back."""
        return bool(self.search.words) or any(one.is_active for one in self.filters)

    def conditions(self) -> list[str]:
        """What is held back, for papers and captions."""
        words = [_("Search: {words}").format(words=self.search.words)] if self.search.words else []
        return [one.shown for one in self.filters if one.is_active] + words

    def _show_conditions(self) -> None:
        self.chips.show_conditions(self.filters, self.search.words)
        self.clear.setVisible(len(self.chips.buttons) > 1)

    @Slot(object)
    def _let_through(self, one: Filter) -> None:
        one.clear_choice()
        self._filtered()

    @Slot()
    def _forget_words(self) -> None:
        self.search.empty()
        self.load()

    @Slot()
    def load(self) -> None:
        """Fetch the list; the first time, how the user had it before that."""
        if self._recalled:
            self._show_conditions()
            self._loader.load(self.wanted, self.order)
        else:
            self._page.in_background(partial(self._memory.kept, self._name), self._recall)

    def _recall(self, kept: object) -> None:
        if not self._recalled:
            self._recalled = True
            if isinstance(kept, Mapping):
                self._arrange(kept)
        self.load()

    def _arrange(self, kept: Mapping[str, Any]) -> None:
        """Columns, order and filters as they were. Filters that were set meanwhile stay."""
        self.table.header.set_layout(kept.get("columns", {}))
        column, descending = kept.get("order", ("", False))
        places = [place for place, each in enumerate(self.model.columns) if each.key == column]
        if places:
            down = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            self.model.blockSignals(True)  # noqa: FBT003  Qt takes it by position
            self.table.sortByColumn(places[0], down)
            self.model.blockSignals(False)  # noqa: FBT003
        if not self._own_filters:
            for one in self.filters:
                one.take_kept(kept.get("filters", {}).get(one.key))

    def settle(self) -> None:
        """Keep what was changed just now; for a page that is left."""
        self.table.header.settle()

    @Slot()
    def remember(self) -> None:
        """Keep columns, order and filters for the user."""
        if not self.isVisible():
            return  # the office may be closed by now
        present = {
            "columns": self.table.header.layout_now(),
            "order": [self.order.column, self.order.descending],
            "filters": {one.key: one.kept() for one in self.filters if one.is_active},
        }
        self._page.in_background(partial(self._memory.keep, self._name, present), lambda _nothing: None)

    @Slot()
    def _filtered(self) -> None:
        self._own_filters = True
        self.load()
        self.remember()

    @Slot()
    def _ordered(self) -> None:
        self.load()
        self.remember()

    @Slot()
    def show_all(self) -> None:
        """Search for nothing and let everything through."""
        self.let_all_through()
        self._filtered()

    def let_all_through(self) -> None:
        """Empty the search line and the filters, for a page that sets them anew; call ``load`` after it."""
        self._own_filters = True
        self.search.empty()
        for one in self.filters:
            one.clear_choice()

    def row(self, key: object) -> Row | None:
        """The row with that key, if it is here already."""
        place = self.model.place_of(key)
        return self.model.row_if_there(place) if place >= 0 else None

    def retranslate(self) -> None:
        """Show every text in the current language."""
        for one in self.filters:
            one.retranslate()
        self.search.retranslate()
        self.clear.setText(_("Show all"))
        self.columns.setText(_("Columns"))
        self.columns.setAccessibleName(_("Choose columns"))
        self.columns.setToolTip(_("Choose columns"))
        self.model.retranslate()
        self._show_count()

    def _show_count(self) -> None:
        self.count.setText(_count_text(self._loader))

    @Slot(int)
    def _say_too_many(self, chosen: int) -> None:
        self._page.context.say(_too_many_text(chosen), Tone.WARN)


def _row(*widgets: QWidget) -> QWidget:
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return around


def counted(rows: int) -> str:
    """How many records, in words."""
    return ngettext("{count} record", "{count} records", rows).format(count=show_number(rows))


def _count_text(loader: ListLoader[Any, Any]) -> str:
    shown, total = loader.model.rowCount(), loader.total
    if loader.shown is None:
        return ""
    if total is None:
        return counted(shown) if loader.is_whole else _("Counting…")
    if shown == total:
        return counted(total)
    return _("{shown} of {total}").format(shown=show_number(shown), total=show_number(total))


def _too_many_text(chosen: int) -> str:
    text = _("{chosen} rows are too many to copy; {most} are the most. Export the list instead.")
    return text.format(chosen=show_number(chosen), most=show_number(MOST_COPIED))
