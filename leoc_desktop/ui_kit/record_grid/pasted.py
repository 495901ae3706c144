"""Reads what a spreadsheet puts on the clipboard, and finds out which column belongs where."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.nepali_text import clean_line
from leoc_desktop.foundation.preeti import looks_like_preeti, to_unicode
from leoc_desktop.foundation.translation import LANGUAGES, Language, speaking

MOST_ROWS = 2_000
"""More than this is a file to be imported, not a paste."""

_TELLING = 2  # cells
_OF_WORDS = {Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE}
_DEVANAGARI = re.compile("[\u0900-\u097f]")


def table_of(text: str) -> list[list[str]]:
    """The cells of tab-separated text, as Excel and LibreOffice copy them: quoted where a cell has several lines."""
    lines = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), dialect="excel-tab")
    rows = [[clean_line(cell) for cell in line] for line in lines]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows[:MOST_ROWS]


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


@dataclass(frozen=True, slots=True)
class Sorted:
    """Rows of a paste and where their columns belong: the place among the fields, or None for nowhere."""

    rows: tuple[tuple[str, ...], ...]
    places: tuple[int | None, ...]
    clear: bool
    """Whether nothing has to be asked: every column has its place and says something that fits there."""

    def placed(self, places: Sequence[int | None], width: int) -> list[list[str]]:
        """The rows in the order of the fields, with other places."""
        return [_sorted_into(row, places, width) for row in self.rows]


def sort_columns(
    fields: Sequence[Field], table: Sequence[Sequence[str]], first: int, fits: Callable[[Field, str], bool]
) -> Sorted:
    """Find out where each column of ``table`` belongs: by titles in its first line, else from place ``first`` on.

    Titles are known in both languages, with or without the mark of a required field, and by the field's name.
    """
    width = max((len(line) for line in table), default=0)
    known = {title: place for place, field in enumerate(fields) for title in _titles(field)}
    titles = [known.get(_bare(title)) for title in table[0]] if table else []
    named = sum(place is not None for place in titles)
    is_headed = named > 0 and 2 * named >= sum(bool(title) for title in table[0])
    if is_headed:
        places = (*titles, *[None] * (width - len(titles)))
        rows = table[1:]
    else:
        places = tuple(first + column if first + column < len(fields) else None for column in range(width))
        rows = table
    made = tuple(tuple(line) for line in rows)
    return Sorted(made, places, _is_clear(fields, made, places, fits))


def _is_clear(
    fields: Sequence[Field],
    rows: Sequence[Sequence[str]],
    places: Sequence[int | None],
    fits: Callable[[Field, str], bool],
) -> bool:
    for column, place in enumerate(places):
        texts = [line[column] for line in rows if column < len(line) and line[column]]
        if place is None and texts:
            return False
        wrong = sum(place is not None and not fits(fields[place], text) for text in texts)
        if len(texts) >= _TELLING and wrong == len(texts):
            return False  # one wrong cell is a slip, a whole column of them stands in the wrong place
    return True


def in_preeti(fields: Sequence[Field], rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """Places of the columns in which words are Preeti; ``rows`` are in the order of the fields."""
    return frozenset(
        place
        for place, field in enumerate(fields)
        if field.kind in _OF_WORDS and any(looks_like_preeti(row[place]) for row in rows)
    )


def in_unicode(rows: Sequence[Sequence[str]], places: Container[int]) -> list[list[str]]:
    """The rows with those columns turned from Preeti into Unicode; what is Devanagari already stays."""
    return [
        [
            to_unicode(text) if place in places and not _DEVANAGARI.search(text) else text
            for place, text in enumerate(row)
        ]
        for row in rows
    ]
