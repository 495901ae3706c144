"""A list on paper and in a file: the work behind its buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Slot

from leoc_desktop.foundation.listing import Order
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.page import Page, Tone
from leoc_desktop.ui_kit.paper_dialog import PaperDialog
from leoc_desktop.ui_kit.record_list.record_list import RecordList, counted
from leoc_desktop.ui_kit.record_table import Column
from leoc_desktop.ui_kit.save_as import excel_file
from leoc_desktop.ui_kit.shortcuts import EXPORT, PRINT_LIST, bind

W = TypeVar("W")
Row = TypeVar("Row")


@dataclass(frozen=True)
class Printed(Generic[Row]):
    """What goes on paper: the columns that are shown, the rows, and what was asked for."""

    columns: Sequence[Column[Row]]
    widths: Sequence[int]
    rows: Sequence[Row]
    notes: Sequence[str]

    @property
    def titles(self) -> list[str]:
        """The headings in the current language."""
        return [_(column.title) for column in self.columns]

    def texts(self) -> list[list[str]]:
        """Every cell as it is shown."""
        return [[column.text(row) for column in self.columns] for row in self.rows]


class ListOutputs(QObject, Generic[W, Row]):
    """Prints and exports what a list holds at the moment.

    ``fetch`` reads the rows to be printed (lane of the store; it refuses too many), ``render`` makes the PDF and
    ``export`` writes the file and returns the number of rows; both of these run in the lane of files.
    """

    def __init__(
        self,
        page: Page,
        records: RecordList[W, Row],
        *,
        title: str,
        file_name: Callable[[], str],
        fetch: Callable[[W, Order], Sequence[Row]],
        render: Callable[[Printed[Row], Progress], bytes],
        export: Callable[[W, Order, Sequence[str], Path, Progress], int] | None,
    ) -> None:
        """``title`` is a message id; ``file_name`` proposes a name without ending; no ``export`` without the right."""
        super().__init__(page)
        self._page, self._records, self._title, self._file_name = page, records, title, file_name
        self._fetch, self._render, self._export = fetch, render, export
        bind(PRINT_LIST, records, self.print_list)
        if export is not None:
            bind(EXPORT, records, self.ask_where_to_export)

    @Slot()
    def print_list(self) -> None:
        """Show the list as a paper, from which it is printed or saved."""
        records = self._records
        fetched = partial(self._fetch, records.wanted, records.order)
        self._page.in_background(fetched, self._make_paper)

    def _make_paper(self, rows: Sequence[Row]) -> None:
        table = self._records.table
        shown = [
            (column, table.columnWidth(place))
            for place, column in enumerate(self._records.model.columns)
            if not table.isColumnHidden(place)
        ]
        columns, widths = [column for column, _width in shown], [width for _column, width in shown]
        printed = Printed(columns, widths, rows, [*self._records.conditions(), counted(len(rows))])
        self._records.work.run(_("Making the paper…"), partial(self._render, printed), self._show_paper)

    def _show_paper(self, pdf: bytes) -> None:
        PaperDialog(self._page, title=_(self._title), pdf=pdf, file_name=self._file_name()).open()

    @Slot()
    def ask_where_to_export(self) -> None:
        """Let the user choose a file."""
        chosen = excel_file(self._page, _("Export to Excel"), self._file_name())
        if chosen is not None:
            self.export_to(chosen)

    def export_to(self, path: Path) -> None:
        """Write the list to ``path``."""
        if self._export is None:
            return
        records = self._records
        wanted: Any = records.wanted
        job = partial(self._export, wanted, records.order, records.conditions(), path)
        records.work.run(_("Writing the Excel file…"), job, partial(self._exported, path))

    def _exported(self, path: Path, rows: int) -> None:
        said = _("{rows} saved as {file}.").format(rows=counted(rows), file=path)
        self._page.context.say(said, Tone.OK)
