"""The log as a table in a text file or a workbook, in which no cell can act as a formula (OWASP ASVS 1.2.10)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.spreadsheet_text import neutral

COLUMNS = (
    "seq",
    "at",
    "clock_doubtful",
    "actor",
    "action",
    "kind",
    "subject",
    "reason",
    "before",
    "after",
    "facts",
)
_WIDTHS = (8, 26, 10, 14, 22, 16, 24, 36, 60, 60, 60)
_LONGEST_CELL = 32_767  # of Excel


class Row(Protocol):
    """What a line is made of."""

    @property
    def seq(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def clock_doubtful(self) -> bool: ...
    @property
    def actor(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def object_kind(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def before(self) -> Mapping[str, object]: ...
    @property
    def after(self) -> Mapping[str, object]: ...
    @property
    def facts(self) -> tuple[Mapping[str, object], ...]: ...


def table_text(rows: Iterable[Row], *, as_tsv: bool) -> tuple[str, int]:
    """The table with its heading, and how many rows it has."""
    out, count = io.StringIO(newline=""), 0
    writer = csv.writer(out, delimiter="\t" if as_tsv else ",", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for count, row in enumerate(rows, 1):  # noqa: B007  the number of the last one is the count
        writer.writerow([_cell(value, as_tsv=as_tsv) for value in _values(row)])
    return out.getvalue(), count


def _values(row: Row) -> tuple[object, ...]:
    doubtful = "yes" if row.clock_doubtful else ""
    return (
        row.seq,
        nepal_time(row.at).isoformat(timespec="seconds"),
        doubtful,
        row.actor,
        row.action,
        row.object_kind,
        row.subject,
        row.reason,
        _json(row.before),
        _json(row.after),
        _json(list(row.facts)),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""


def _cell(value: object, *, as_tsv: bool) -> object:
    if isinstance(value, int):
        return value
    text = str(value)
    if as_tsv:
        text = text.replace("\t", " ")
    return neutral(" ".join(text.splitlines()))


def workbook(rows: Iterable[Row]) -> tuple[bytes, int]:
    """The same table as an Excel file, and how many rows it has. Text stays text; only ``seq`` is a number."""
    import xlsxwriter  # noqa: PLC0415  four megabytes that only an export needs

    out, count = io.BytesIO(), 0
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet("Audit log")
    sheet.write_row(0, 0, COLUMNS, book.add_format({"bold": True}))
    sheet.freeze_panes(1, 0)
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    for count, row in enumerate(rows, 1):
        for place, value in enumerate(_values(row)):
            if isinstance(value, int):
                sheet.write_number(count, place, value)
            else:
                sheet.write_string(count, place, str(_cell(value, as_tsv=False))[:_LONGEST_CELL])
    book.close()
    return out.getvalue(), count
