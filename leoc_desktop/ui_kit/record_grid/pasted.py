"""Reads what a spreadsheet puts on the clipboard, and finds out which column belongs where."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.nepali_text import clean_line
from leoc_desktop.foundation.translation import LANGUAGES, Language, speaking

MOST_ROWS = 2_000
"""More than this is a file to be imported, not a paste."""


def table_of(text: str) -> list[list[str]]:
    """The cells of tab-separated text, as Excel and LibreOffice copy them: quoted where a cell has several lines."""
    lines = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), dialect="excel-tab")
    rows = [[clean_line(cell) for cell in line] for line in lines]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows[:MOST_ROWS]


def by_titles(fields: Sequence[Field], table: Sequence[Sequence[str]]) -> list[list[str]] | None:
    """The rows in the order of ``fields`` when the first line holds titles of columns; None when it does not.

    Titles are known in both languages, with or without the mark of a required field, and by the field's name.
    """
    if not table:
        return None
    places = {title: place for place, field in enumerate(fields) for title in _titles(field)}
    found = [places.get(_bare(title)) for title in table[0]]
    if not any(place is not None for place in found) or any(
        place is None and title for place, title in zip(found, table[0], strict=True)
    ):
        return None
    return [_sorted_into(line, found, len(fields)) for line in table[1:]]


def _sorted_into(line: Sequence[str], places: Sequence[int | None], width: int) -> list[str]:
    row = [""] * width
    for text, place in zip(line, places, strict=False):
        if place is not None:
            row[place] = text
    return row


def _titles(field: Field) -> set[str]:
    titles = {_bare(field.name)}
    for code in LANGUAGES:
        with speaking(Language.of(code)):
            titles.add(_bare(field.shown_label))
    return titles


def _bare(title: str) -> str:
    return clean_line(title).removesuffix("*").strip().casefold()
