"""How a table is looked at: what the same table, made anew, takes over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Slot

from leoc_desktop.ui_kit.record_table.table import RecordTable

_ARRIVALS = 2  # of rows: the beginning of a list, then the whole


@dataclass(frozen=True)
class TableView:
    """The chosen row, where the table is scrolled to, its columns and by which one it is sorted."""

    chosen: object
    down: int
    across: int
    has_keys: bool
    columns: Mapping[str, object]
    sorted_by: int
    order: Qt.SortOrder


def view_of(table: RecordTable) -> TableView | None:
    """How it is looked at; None while several rows are chosen, which would have to be chosen one by one again."""
    if len(table.selectionModel().selectedRows()) > 1:
        return None
    header = table.header
    around = table.parentWidget()
    return TableView(
        table.current_id(),
        table.verticalScrollBar().value(),
        table.horizontalScrollBar().value(),
        around is not None and around.focusWidget() is table,
        header.layout_now(),
        header.sortIndicatorSection(),
        header.sortIndicatorOrder(),
    )


def look_as(table: RecordTable, view: TableView, *, arrange: bool = True) -> None:
    """Take ``view`` over as soon as there are rows; without ``arrange`` columns and order come from elsewhere."""
    if arrange:
        table.header.set_layout(view.columns)
        table.sortByColumn(view.sorted_by, view.order)
    table.choose(view.chosen)
    if view.has_keys:
        table.setFocus()
    _Scrolling(table, view)


class _Scrolling(QObject):
    """Scrolls when rows arrive, until the place is there."""

    def __init__(self, table: RecordTable, view: TableView) -> None:
        super().__init__(table)
        self._table, self._view = table, view
        self._arrivals = 0
        table.model().modelReset.connect(self._scroll)
        table.model().rowsInserted.connect(self._scroll)

    @Slot()
    def _scroll(self) -> None:
        table, view = self._table, self._view
        table.executeDelayedItemsLayout()
        table.verticalScrollBar().setValue(view.down)
        table.horizontalScrollBar().setValue(view.across)
        self._arrivals += 1
        if self._arrivals == _ARRIVALS or table.verticalScrollBar().value() == view.down:
            table.model().modelReset.disconnect(self._scroll)
            table.model().rowsInserted.disconnect(self._scroll)
            self.deleteLater()
