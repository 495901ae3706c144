"""The head of a table: which columns are shown, how wide they are, and by which one it is sorted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.record_table.columns import Column
from leoc_desktop.ui_kit.theme import current_theme

_LEAST_WIDTH = 48
_STRETCHED = 120
_CHANGED_AFTER_MS = 500


class TableHeader(QHeaderView):
    """Widths are told and taken in pixels at 100 % text size, so that they fit any."""

    layout_changed = Signal()  # by the user's hand, half a second after the last change

    def __init__(self, columns: tuple[Column[Any], ...], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self._given: dict[str, int] = {}
        self._arranging = False
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)
        self.menu = QMenu(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_CHANGED_AFTER_MS)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(_LEAST_WIDTH)
        self.setResizeContentsPrecision(0)  # only what is on the screen: the rest may have to be fetched
        self.setSortIndicator(*self._sorted)
        self.setSortIndicatorClearable(True)
        self._later.timeout.connect(self.layout_changed)
        self.sectionResized.connect(self._resized)
        self.sortIndicatorChanged.connect(self._sorted_by)
        self.menu.aboutToShow.connect(self._fill_menu)

    def widths(self) -> dict[str, int]:
        """Widths of the columns by key."""
        shown = {column.key: self.sectionSize(place) for place, column in enumerate(self._columns)}
        return {key: round(width / current_theme().scale) for key, width in shown.items()}

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns their remembered widths; the others get their usual ones."""
        self._given = dict(widths)
        self.arrange()

    def arrange(self) -> None:
        """Size the columns for the present text size."""
        self._arranging = True
        # Where no column takes what is left, the last one does: a strip without titles looks like one that is missing.
        self.setStretchLastSection(all(column.width for column in self._columns))
        for place, column in enumerate(self._columns):
            width = self._given.get(column.key, column.width)
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            self.setSectionResizeMode(place, mode)
            self.resizeSection(place, current_theme().px(width or _STRETCHED))
        self._arranging = False

    def hidden(self) -> list[str]:
        """Keys of the columns that are not shown."""
        return [column.key for place, column in enumerate(self._columns) if self.isSectionHidden(place)]

    def layout_now(self) -> dict[str, object]:
        """Widths chosen by hand and hidden columns, to be remembered as JSON."""
        return {"widths": dict(self._given), "hidden": self.hidden()}

    def set_layout(self, layout: Mapping[str, Any]) -> None:
        """Arrange the columns as ``layout_now`` told them; what no longer fits is left out."""
        keys = {column.key for column in self._columns}
        widths, hidden = layout.get("widths", {}), set(layout.get("hidden", [])) & keys
        if hidden == keys:
            hidden = set()
        for place, column in enumerate(self._columns):
            self.setSectionHidden(place, column.key in hidden)
        self.set_widths({key: int(width) for key, width in widths.items() if key in keys})

    def show_column(self, place: int, *, shown: bool) -> None:
        """Show or hide a column; one always stays."""
        if shown or self.count() - self.hiddenSectionCount() > 1:
            self.setSectionHidden(place, not shown)
            self.arrange()
            self._later.start()

    def usual_layout(self) -> None:
        """All columns, as wide as they are meant."""
        self.set_layout({})
        self._later.start()

    def settle(self) -> None:
        """Tell of a change now that would be told in half a second."""
        if self._later.isActive():
            self._later.stop()
            self.layout_changed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu.popup(event.globalPos())

    @Slot()
    def _fill_menu(self) -> None:
        self.menu.clear()
        alone = self.count() - self.hiddenSectionCount() == 1
        for place, column in enumerate(self._columns):
            action = self.menu.addAction(_(column.title))
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(place))
            action.setEnabled(not (alone and action.isChecked()))
            action.toggled.connect(self._shows(place))
        self.menu.addSeparator()
        self.menu.addAction(_("Usual columns")).triggered.connect(self.usual_layout)

    def _shows(self, place: int) -> Callable[[bool], None]:
        return lambda shown: self.show_column(place, shown=shown)

    def _last_shown(self) -> int:
        shown = [place for place in range(self.count()) if not self.isSectionHidden(self.logicalIndex(place))]
        return shown[-1] if shown else -1

    @Slot(int, int, int)
    def _resized(self, place: int, _before: int, width: int) -> None:
        stretched = self.stretchLastSection() and self.visualIndex(place) == self._last_shown()
        fixed = self.sectionResizeMode(place) is QHeaderView.ResizeMode.Interactive and not stretched
        by_hand = not self._arranging and fixed
        if by_hand and width:  # hiding makes it 0
            self._given[self._columns[place].key] = round(width / current_theme().scale)
            self._later.start()

    @Slot(int, Qt.SortOrder)
    def _sorted_by(self, place: int, order: Qt.SortOrder) -> None:
        """The mark stays where it was when a column without order is clicked."""
        if place >= 0 and not self._columns[place].sortable:
            self.setSortIndicator(*self._sorted)
        else:
            self._sorted = (place, order)
