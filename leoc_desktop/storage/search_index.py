"""Full-text search over one kind of record: an FTS5 table of search keys beside the records themselves.

The table holds keys only, no texts, and lies in the encrypted store like everything else. Its rowids are the
records' row numbers with a minus, so that the newest come first without sorting; FTS5 runs backwards through a
prefix in quadratic time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Integer, Select, TextClause, column, select, text
from sqlalchemy import table as sql_table
from sqlalchemy.orm import Session

from leoc_desktop.foundation.nepali_search import fold, roman_key

_WORDS_REMEMBERED = 20_000
_LETTER = re.compile(r"[^\W\d_]|[\u0900-\u0963]")
_DEVANAGARI = re.compile("[\u0900-\u0963]")
_SHORTEST_BEGINNING = 2
"""One letter begins a third of all words: it must be a whole word."""
_AT_ONCE = 2_000

TagsOf = Callable[[str], Iterable[str]]
"""Tags of which a name begins with the folded word: a hazard, a user."""


@dataclass(frozen=True, slots=True)
class SearchText:
    """What a record is found by: running text, and tags that stand for names kept elsewhere."""

    texts: tuple[str, ...]
    tags: tuple[str, ...] = ()


class SearchIndex:
    """The index in the table ``name``. Every write is part of the caller's transaction."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._insert = text(
            f"INSERT INTO {name} (rowid, words, sounds, tags) VALUES (:rowid, :words, :sounds, :tags)"  # noqa: S608
        )
        self._delete = text(f"DELETE FROM {name} WHERE rowid = :rowid")  # noqa: S608
        self._clear = text(f"INSERT INTO {name} ({name}) VALUES ('delete-all')")  # noqa: S608

    @property
    def create_statement(self) -> str:
        """How the table is made. Without the categories, vowel signs would part words (measured)."""
        return (
            f"CREATE VIRTUAL TABLE {self.name} USING fts5(words, sounds, tags, content='', contentless_delete=1, "
            "detail='column', tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
        )

    def replace(self, session: Session, row_no: int, found_by: SearchText, *, is_new: bool) -> None:
        """Write the keys of one record in place of its former ones."""
        if not is_new:
            session.execute(self._delete, {"rowid": -row_no})
        session.execute(self._insert, _keys(row_no, found_by))

    def rebuild(self, session: Session, records: Iterable[tuple[int, SearchText]]) -> None:
        """Write the keys of all records anew."""
        session.execute(self._clear)
        batch = []
        for row_no, found_by in records:
            batch.append(_keys(row_no, found_by))
            if len(batch) == _AT_ONCE:
                session.execute(self._insert, batch)
                batch = []
        if batch:
            session.execute(self._insert, batch)

    def matching(self, wanted: str, tags_of: TagsOf = lambda _word: ()) -> Select[int] | None:
        """The row numbers of records with every word of ``wanted``, newest first; None when it has no word.

        A word matches where one of the record's begins with it, in any spelling or in Roman letters.
        """
        expression = " AND ".join(_alternatives(wanted, tags_of))
        if not expression:
            return None
        rowid = column("rowid", Integer)
        found = sql_table(self.name, rowid)
        return select((-rowid).label("row_no")).select_from(found).where(self._match(expression))

    def _match(self, expression: str) -> TextClause:
        return text(f"{self.name} MATCH :expression").bindparams(expression=expression)


def _keys(row_no: int, found_by: SearchText) -> dict[str, object]:
    words: dict[str, None] = {}
    sounds: dict[str, None] = {}
    for chunk in " ".join(found_by.texts).split():
        for word, sound in _word_keys(chunk):
            words[word] = None
            if _LETTER.search(word):
                sounds[sound] = None
                if not _DEVANAGARI.search(word):
                    words[sound] = None  # so that Devanagari finds what was written in Roman letters
    return {
        "rowid": -row_no,
        "words": " ".join(words),
        "sounds": " ".join(sounds),
        "tags": " ".join(found_by.tags),
    }


@lru_cache(_WORDS_REMEMBERED)
def _word_keys(chunk: str) -> tuple[tuple[str, str], ...]:
    return tuple(zip(fold(chunk).split(), roman_key(chunk).split(), strict=False))


def _alternatives(wanted: str, tags_of: TagsOf) -> Iterator[str]:
    for chunk in wanted.split():
        for word, sound in _word_keys(chunk):
            ways = [_begins("words", word)]
            if _DEVANAGARI.search(word):
                ways.append(_begins("words", sound))
            elif _LETTER.search(word):
                ways.append(_begins("sounds", sound))
            ways += [f'tags : "{tag}"' for tag in tags_of(word)]
            yield f"({' OR '.join(ways)})"


def _begins(where: str, key: str) -> str:
    return f'{where} : "{key}"{"*" if len(key) >= _SHORTEST_BEGINNING else ""}'
