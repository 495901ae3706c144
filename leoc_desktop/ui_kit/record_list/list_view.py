"""How a list is looked at: what the same list, made anew, takes over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from leoc_desktop.ui_kit.record_list.filters import Filter
from leoc_desktop.ui_kit.record_list.record_list import RecordList
from leoc_desktop.ui_kit.record_table import table_view
from leoc_desktop.ui_kit.record_table.table_view import TableView


@dataclass(frozen=True)
class ListView:
    """The words searched for, what each filter lets through with its text, and the table."""

    words: str
    filters: tuple[tuple[object, str], ...]
    table: TableView


def view_of(records: RecordList[Any, Any]) -> ListView | None:
    """How it is looked at; None where its table has to stay."""
    table = table_view.view_of(records.table)
    if table is None:
        return None
    return ListView(records.search.words, choices_of(*records.filters), table)


def look_as(records: RecordList[Any, Any], view: object) -> None:
    """Take ``view``, one of :func:`view_of`, over; columns and order are remembered for the user anyway."""
    assert isinstance(view, ListView)
    records.let_all_through()
    records.search.begin_with(view.words)
    choose(view.filters, *records.filters)

    def still() -> bool:
        return (records.search.words, choices_of(*records.filters)) == (view.words, view.filters)

    table_view.look_as(records.table, view.table, arrange=False, still=still)


def choices_of(*filters: Filter) -> tuple[tuple[object, str], ...]:
    """What each filter lets through, with its text."""
    return tuple((one.value, one.shown) for one in filters)


def choose(choices: tuple[tuple[object, str], ...], *filters: Filter) -> None:
    """Let each filter let through what it let through."""
    for one, (value, shown) in zip(filters, choices, strict=True):
        if shown:
            one.let_through(value, shown)
