"""How a table is looked at: what the same table, made anew, takes over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from leoc_desktop.ui_kit.record_table.table import RecordTable

_PATIENCE_MS = 5_000  # the beginning of a long list comes first, then the whole


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


def look_as(
    table: RecordTable,
    view: TableView,
    *,
    arrange: bool = True,
    still: Callable[[], bool] = lambda: True,
) -> None:
    """Take ``view`` over as soon as there are rows.

    Without ``arrange`` columns and order come from elsewhere. ``still`` says whether the rows that arrive are those
    of the view: another page may have asked for others meanwhile.
    """
    if arrange:
        table.header.set_layout(view.columns)
        table.sortByColumn(view.sorted_by, view.order)
    table.choose(view.chosen)
    if view.has_keys:
        table.setFocus()
    _Scrolling(table, view, still)


class _Scrolling(QObject):
    """Scrolls when rows arrive, until the place is there; not later, when somebody reads elsewhere."""

    def __init__(self, table: RecordTable, view: TableView, still: Callable[[], bool]) -> None:
        super().__init__(table)
        self._table, self._view, self._still = table, view, still
        patience = QTimer(self)
        patience.setSingleShot(True)
        patience.timeout.connect(self._end)
        patience.start(_PATIENCE_MS)
        table.model().modelReset.connect(self._scroll)
        table.model().rowsInserted.connect(self._scroll)

    @Slot()
    def _scroll(self) -> None:
        table, view = self._table, self._view
        if not self._still():
            self._end()
            return
        table.executeDelayedItemsLayout()
        table.verticalScrollBar().setValue(view.down)
        table.horizontalScrollBar().setValue(view.across)
        if table.verticalScrollBar().value() == view.down:
            self._end()

    @Slot()
    def _end(self) -> None:
        self._table.model().modelReset.disconnect(self._scroll)
        self._table.model().rowsInserted.disconnect(self._scroll)
        self.deleteLater()
