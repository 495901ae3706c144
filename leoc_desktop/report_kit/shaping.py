"""From text to placed glyphs with HarfBuzz, exactly as HarfBuzz places them.

A run is shaped as a whole (Mukta kerns against the space after a danda) and then cut into words, because
the word is what a PDF reader selects, searches and copies.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from leoc_desktop.report_kit.fonts import UNITS_PER_EM, Face, font_file

_DEVANAGARI = "Deva"
_LATIN = "Latn"
_DEVANAGARI_BLOCKS = re.compile("[\u0900-\u0963\u0966-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff]")
_SPACES = re.compile("[ \u2000-\u2006\u2008-\u200a\u205f\u3000]+")  # those a line may break at
_REMEMBERED_TEXTS = 8192

# Drawn for characters that Mukta lacks and compatibility forms do not give; the source text stays as it is.
_STAND_INS = {"→": "->", "←": "<-", "↔": "<->", "✓": "√", "✔": "√", "✗": "×", "✘": "×", "\u2011": "-"}


class Glyph(NamedTuple):
    """One glyph and where HarfBuzz puts it, in font units (1000 to the em)."""

    gid: int
    advance: int
    dx: int
    dy: int
    source: str
    """The characters it was made from; empty when they belong to an earlier glyph."""


class Word(NamedTuple):
    """A word, or the spaces between two words, with its glyphs."""

    text: str
    glyphs: tuple[Glyph, ...]
    advance: int

    @property
    def is_space(self) -> bool:
        """Whether these are the spaces between words."""
        return _SPACES.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class ShapedRun:
    """A line of text ready to be drawn. ``size`` and ``width`` are in points."""

    text: str
    face: Face
    size: float
    words: tuple[Word, ...]

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """All glyphs from left to right."""
        return tuple(glyph for word in self.words for glyph in word.glyphs)

    @property
    def width(self) -> float:
        """The sum of all advances, in points."""
        return sum(word.advance for word in self.words) * self.size / UNITS_PER_EM


def shape(text: str, face: Face, size: float) -> ShapedRun:
    """Shape ``text`` as one line of ``face`` at ``size`` points; line ends and tabs become spaces.

    Characters that the font lacks are drawn by a stand-in or as an empty box; the text still carries them.
    """
    clean = printable(text).replace("\n", " ")
    return ShapedRun(clean, face, size, _shaped_words(clean, face))


def printable(text: str) -> str:
    """``text`` without control characters and broken surrogates, and with one kind of line end."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = (character for character in text if character == "\n" or unicodedata.category(character) != "Cc")
    return "".join("\ufffd" if unicodedata.category(character) == "Cs" else character for character in kept)


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def _shaped_words(text: str, face: Face) -> tuple[Word, ...]:
    glyphs = [
        glyph
        for script, start, end in _itemised(text)
        for glyph in _shape_item(text, script, start, end, face)
    ]
    borders = _word_borders(text)
    inside: list[list[Glyph]] = [[] for _ in borders]
    for place, glyph in glyphs:
        inside[bisect_right(borders, place) - 1].append(glyph)
    return tuple(
        Word(text[start:end], tuple(word), sum(glyph.advance for glyph in word))
        for (start, end), word in zip(pairwise([*borders, len(text)]), inside, strict=True)
    )


def _word_borders(text: str) -> list[int]:
    """Where each word and each stretch of spaces starts."""
    borders = {0} if text else set()
    for spaces in _SPACES.finditer(text):
        borders.update(spaces.span())
    return sorted(borders - {len(text)})


def _itemised(text: str) -> list[tuple[str, int, int]]:
    """Stretches of one script as (script, start, end).

    Digits, punctuation and joiners belong to the letters before them, at the start to the first that follow.
    """
    scripts = [_script_of(character) for character in text]
    current = next((script for script in scripts if script), _LATIN)
    items: list[tuple[str, int, int]] = []
    start = 0
    for place, script in enumerate(scripts):
        if script and script != current:
            items.append((current, start, place))
            current, start = script, place
    items.append((current, start, len(text)))
    return [item for item in items if item[1] < item[2]]


def _script_of(character: str) -> str | None:
    """The script of a character; None for those that every script uses."""
    if _DEVANAGARI_BLOCKS.match(character):
        return _DEVANAGARI
    return _LATIN if character.isalpha() else None


def _shape_item(text: str, script: str, start: int, end: int, face: Face) -> list[tuple[int, Glyph]]:
    """Glyphs of ``text[start:end]``, each with the place in ``text`` of its first character."""
    shown, places = _drawable(text, start, end, face)
    buffer = hb.Buffer()
    # Level CHARACTERS keeps apart what reordering would merge: each glyph then knows its own characters.
    buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
    buffer.add_str(shown)
    buffer.direction, buffer.script, buffer.language = "ltr", script, "ne"
    hb.shape(font_file(face).font, buffer)
    first = sorted({places[info.cluster] for info in buffer.glyph_infos})
    ends = dict(zip(first, [*first[1:], end], strict=True))
    glyphs = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        place = places[info.cluster]
        source = text[place : ends.pop(place)] if place in ends else ""
        glyphs.append(
            (place, Glyph(info.codepoint, position.x_advance, position.x_offset, position.y_offset, source))
        )
    return glyphs


def _drawable(text: str, start: int, end: int, face: Face) -> tuple[str, list[int]]:
    """``text[start:end]`` in characters of the font, and for each of them its place in ``text``."""
    known = font_file(face).known
    part = text[start:end]
    if known.issuperset(part):
        return part, list(range(start, end))
    shown = [(_stand_in(character, known), place) for place, character in enumerate(part, start)]
    places = [place for characters, place in shown for _ in characters]
    return "".join(characters for characters, _ in shown), places


def _stand_in(character: str, known: frozenset[str]) -> str:
    """What to draw for ``character``: itself, a likeness, or itself again for HarfBuzz to hide or box."""
    if character in known:
        return character
    for likeness in (_STAND_INS.get(character, ""), unicodedata.normalize("NFKC", character)):
        if likeness and known.issuperset(likeness):
            return likeness
    return character
