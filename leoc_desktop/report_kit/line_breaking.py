"""Where a text breaks into lines: at spaces, and inside a word only when it is wider than the line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from leoc_desktop.report_kit.fonts import UNITS_PER_EM, Face
from leoc_desktop.report_kit.shaping import HYPHENS, ShapedRun, Word, shape

_FUZZ = 0.01  # points that rounding may add to a width
_GOOD_BREAKS = "/–—_,;:.)"  # a code or number that must be parted is parted behind one of these
_JOINERS = "\u200c\u200d"
_BINDING = "\u094d\u200d"  # virama and ZWJ: the next consonant belongs to the same letter
_REMEMBERED_TEXTS = 8192


class Line(NamedTuple):
    """One line of a broken text and the place in the text where it starts."""

    run: ShapedRun
    start: int


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def break_lines(text: str, face: Face, size: float, width: float) -> tuple[Line, ...]:
    """Break printable ``text`` into lines of at most ``width`` points; an empty text has one empty line."""
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        run = shape(paragraph, face, size)
        if run.width <= width + _FUZZ:
            lines.append(Line(run, start))
        else:
            lines.extend(
                Line(shape(piece, face, size), start + place) for piece, place in _filled(run, width + _FUZZ)
            )
        start += len(paragraph) + 1
    return tuple(lines)


def _filled(run: ShapedRun, width: float) -> Iterator[tuple[str, int]]:
    """The lines of ``run`` and where each starts in its text."""
    line, start, used, place = "", 0, 0.0, 0
    for piece in _pieces(run, width):
        taken = piece.advance * run.size / UNITS_PER_EM
        if line and not piece.is_space and used + taken > width:
            yield line.rstrip(), start
            line, used = "", 0.0
        if line or not piece.is_space or place == 0:
            start = start if line else place
            line += piece.text
            used += taken
        place += len(piece.text)
    yield line.rstrip(), start


def _pieces(run: ShapedRun, width: float) -> Iterator[Word]:
    """What ``run`` may be broken between; words wider than ``width`` come cut between letters."""
    limit = width * UNITS_PER_EM / run.size
    for group in _held_together(run.words):
        advance = sum([word.advance for word in group])
        if advance <= limit:
            yield Word("".join([word.text for word in group]), (), advance)
        else:
            for word in group:
                yield from (word,) if word.advance <= limit else _cut(word.text, run.face, limit)


def _held_together(words: tuple[Word, ...]) -> Iterator[list[Word]]:
    """The words one by one; one that ends in a hyphen together with the word behind it."""
    group: list[Word] = []
    for word in words:
        group.append(word)
        if not word.text.endswith(HYPHENS) and not (len(group) > 1 and word.is_space):
            yield group
            group = []
    if group:
        yield group


def _cut(text: str, face: Face, limit: float) -> Iterator[Word]:
    """``text`` in pieces of at most ``limit`` font units, cut behind a separator where one is near."""
    rest = letters(text)
    while rest:
        count = _that_fit(rest, face, limit)
        if count < len(rest):
            near = (cut for cut in range(count, count // 2, -1) if rest[cut - 1] in _GOOD_BREAKS)
            count = next(near, count - (count > 1 and rest[count - 1] in HYPHENS))
        piece = "".join(rest[:count])
        yield Word(piece, (), _advance(piece, face))
        rest = rest[count:]


def _that_fit(parts: list[str], face: Face, limit: float) -> int:
    """How many of ``parts`` fit into ``limit`` font units; one at least."""
    count, used = 0, 0.0
    while count < len(parts) and (used := used + _advance(parts[count], face)) <= limit:
        count += 1
    while count > 1 and _advance("".join(parts[:count]), face) > limit:
        count -= 1
    return max(count, 1)


def _advance(text: str, face: Face) -> int:
    return sum(word.advance for word in shape(text, face, UNITS_PER_EM).words)


def letters(text: str) -> list[str]:
    """``text`` cut where a reader would: a conjunct stays with its signs (Unicode annex 29, GB9c)."""
    parts: list[str] = []
    for character in text:
        joined = unicodedata.category(character).startswith("M") or character in _JOINERS
        if parts and (joined or parts[-1][-1] in _BINDING):
            parts[-1] += character
        else:
            parts.append(character)
    return parts
