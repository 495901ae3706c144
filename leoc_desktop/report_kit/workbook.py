"""A list as an Excel file: a title, what was asked for, a heading that stays, and typed cells.

What is not known is a word and never 0, so that sums are right; text can never act as a formula. While it is
written everything lies beside the file that was asked for, never in a folder of the system.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from leoc_desktop.foundation.durable_files import replace_patiently, sync_folder
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.spreadsheet_text import neutral
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_

MOST_ROWS = 1_000_000  # Excel takes 1,048,576 with everything above them
_LONGEST_TEXT = 32_767
_LONGEST_NAME = 31
_REPORT_EVERY = 200
_FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_FONT = "Mukta"


class Form(Enum):
    """How the cells of a column are typed."""

    TEXT = "@"
    COUNT = "#,##0"
    MONEY = "#,##0.00"
    DATE = "yyyy-mm-dd"
    TIME = "hh:mm"


Value = str | int | Decimal | date | time | None
"""None leaves the cell empty; a word in a column of numbers stays a word."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its title in the language of the file, the type of its cells, its width in characters."""

    title: str
    form: Form = Form.TEXT
    width: int = 14


@dataclass(frozen=True)
class Sheet:
    """What is written. ``notes`` stand below the title; ``mark`` is that of a training office, "" for none."""

    title: str
    notes: Sequence[str]
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[Value]]
    row_count: int
    author: str
    created: datetime
    mark: str = ""


def write_workbook(path: Path, sheet: Sheet, progress: Progress, further: Sequence[Sheet] = ()) -> int:
    """Write ``sheet`` to ``path`` and return how many rows it has; an older file is replaced at the end only.

    ``further`` sheets come behind it.

    Raises Refused when there are too many rows or the file cannot be written, Stopped when ``progress`` says so.
    """
    from xlsxwriter.exceptions import XlsxWriterException  # noqa: PLC0415  as below

    most = max(one.row_count for one in (sheet, *further))
    if most > MOST_ROWS:
        raise Refused(
            N_("Excel takes {most} rows and the list has {count}. Choose a shorter period."),
            most=MOST_ROWS,
            count=most,
        )
    try:
        return _write_beside(path, (sheet, *further), progress)
    except (OSError, XlsxWriterException) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        raise Refused(
            N_("The file {file} cannot be written: {reason}"), file=str(path), reason=reason
        ) from error


def _write_beside(path: Path, sheets: Sequence[Sheet], progress: Progress) -> int:
    import xlsxwriter  # noqa: PLC0415  four megabytes that only an export needs

    sheet, total, done = sheets[0], sum(one.row_count for one in sheets), 0
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".leoc-", ignore_cleanup_errors=True) as scratch:
        unfinished = Path(scratch) / "list.xlsx"
        # Row by row into a file beside the target: a million rows would not fit into memory.
        book = xlsxwriter.Workbook(unfinished, {"constant_memory": True, "tmpdir": scratch})
        book.set_properties({"title": sheet.title, "author": sheet.author, "created": sheet.created})
        names = [one.title.translate(_FORBIDDEN_IN_NAMES)[:_LONGEST_NAME].strip() for one in sheets]
        pages = [book.add_worksheet(name) for name in names]
        written = []
        try:
            for page, one in zip(pages, sheets, strict=True):
                written.append(_Writer(book, page, one).write(progress, done, total))
                done += written[-1]
        except BaseException:
            for page in pages:
                page.row_data_fh.close()  # Windows removes no file that is open
            raise
        book.close()
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        replace_patiently(unfinished, path)
    sync_folder(path.parent)
    return written[0]


class _Writer:
    def __init__(self, book: Any, page: Any, sheet: Sheet) -> None:
        self._page, self._sheet = page, sheet
        font = {"font_name": _FONT, "valign": "top"}
        self._forms = {form: book.add_format({**font, "num_format": form.value}) for form in Form}
        self._title = book.add_format({**font, "bold": True, "font_size": 14})
        self._note = book.add_format({**font, "font_color": "#475467"})
        self._mark = book.add_format({**font, "bold": True, "font_color": "#B3261E", "font_size": 14})
        self._heading = book.add_format(
            {**font, "bold": True, "text_wrap": True, "bg_color": "#EDF1F5", "bottom": 1}
        )

    def write(self, progress: Progress, done: int, total: int) -> int:
        """Everything, from the top to the last row; ``done`` of ``total`` rows stand on other sheets already."""
        first = self._write_top()
        count = 0
        for count, values in enumerate(self._sheet.rows, 1):
            for place, value in enumerate(values):
                self._write_cell(first + count, place, value)
            if count % _REPORT_EVERY == 0:
                progress.step(done + count, total)
        progress.step(done + count, total)
        self._page.autofilter(first, 0, first + count, len(self._sheet.columns) - 1)
        return count

    def _write_top(self) -> int:
        """Title, notes and heading; the row number of the heading."""
        page, sheet = self._page, self._sheet
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
        lines = [(sheet.mark, self._mark)] if sheet.mark else []
        lines += [(sheet.title, self._title), *((note, self._note) for note in sheet.notes)]
        for row, (text, form) in enumerate(lines):
            page.write_string(row, 0, neutral(text), form)
        row = len(lines) + 1
        for place, column in enumerate(sheet.columns):
            page.write_string(row, place, neutral(column.title), self._heading)
        page.freeze_panes(row + 1, 0)
        page.repeat_rows(row)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.set_footer("&C&P / &N")
        if sheet.mark:
            page.set_header(f"&C{sheet.mark.replace('&', '&&')}")
        return row

    def _write_cell(self, row: int, place: int, value: Value) -> None:
        form = self._sheet.columns[place].form
        if value is None:
            return
        if isinstance(value, str):
            if value:
                self._page.write_string(row, place, neutral(value)[:_LONGEST_TEXT], self._forms[Form.TEXT])
        elif isinstance(value, date | time):
            self._page.write_datetime(row, place, value, self._forms[form])
        else:
            self._page.write_number(row, place, value, self._forms[form])
