"""The log as a table in a text file, in which no cell can act as a formula (OWASP ASVS 1.2.10)."""

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
