"""From text to placed glyphs with HarfBuzz, exactly as HarfBuzz places them.

A run is shaped in pieces that cannot influence each other, so that words are shaped once however often they come.
The result is the same as of the whole run. It is given word by word, because the word is what a PDF reader selects,
searches and copies.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from leoc_desktop.report_kit.fonts import UNITS_PER_EM, Face, font_file

HYPHENS = ("-", "\u2010", "\xad")
"""What PDF readers take for hyphenation at the end of a line, and swallow."""
_DEVANAGARI = "Deva"
_LATIN = "Latn"
_DEVANAGARI_BLOCKS = "[\u0900-\u0963\u0966-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff]"
_LETTERS = re.compile(rf"(?P<devanagari>{_DEVANAGARI_BLOCKS}+)|(?:(?!{_DEVANAGARI_BLOCKS})[^\W\d_])+")
_SPACES = re.compile("[ \u2000-\u2006\u2008-\u200a\u205f\u3000]+")  # those a line may break at
# Mukta kerns the space against what stands before it, and against these behind it.
_CUTS = re.compile("(?<= )(?=[^ ‘“])")
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
    width: float
    """The sum of all advances, in points."""

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """All glyphs from left to right."""
        return tuple(glyph for word in self.words for glyph in word.glyphs)


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def shape(text: str, face: Face, size: float) -> ShapedRun:
    """Shape ``text`` as one line of ``face`` at ``size`` points; line ends and tabs become spaces.

    Characters that the font lacks are drawn by a stand-in or as an empty box; the text still carries them.
    """
    clean = printable(text).replace("\n", " ")
    words = _shaped_words(clean, face)
    return ShapedRun(clean, face, size, words, sum([word.advance for word in words]) * size / UNITS_PER_EM)


def printable(text: str) -> str:
    """``text`` without control characters and broken surrogates, and with one kind of line end."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = (character for character in text if character == "\n" or unicodedata.category(character) != "Cc")
    return "".join("\ufffd" if unicodedata.category(character) == "Cs" else character for character in kept)


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def _shaped_words(text: str, face: Face) -> tuple[Word, ...]:
    borders = _word_borders(text)
    inside: list[list[Glyph]] = [[] for _ in borders]
    for place, glyph in _shaped(text, face):
        inside[bisect_right(borders, place) - 1].append(glyph)
    return tuple(
        Word(text[start:end], tuple(word), sum([glyph.advance for glyph in word]))
        for (start, end), word in zip(pairwise([*borders, len(text)]), inside, strict=True)
    )


def _shaped(text: str, face: Face) -> Iterator[tuple[int, Glyph]]:
    """All glyphs of ``text``, each with the place of its first character."""
    for script, start, end in _itemised(text):
        place = start
        for piece in _CUTS.split(text[start:end]):
            yield from ((place + within, glyph) for within, glyph in _shaped_piece(piece, script, face))
            place += len(piece)


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
    items: list[tuple[str, int, int]] = []
    current, start = "", 0
    for letters in _LETTERS.finditer(text):
        script = _DEVANAGARI if letters.lastgroup else _LATIN
        if current and script != current:
            items.append((current, start, letters.start()))
            start = letters.start()
        current = script
    return [*items, (current or _LATIN, start, len(text))] if text else []


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def _shaped_piece(piece: str, script: str, face: Face) -> tuple[tuple[int, Glyph], ...]:
    """The glyphs of ``piece``, each with the place in it of its first character."""
    shown, places = _drawable(piece, face)
    buffer = hb.Buffer()
    # Level CHARACTERS keeps apart what reordering would merge: each glyph then knows its own characters.
    buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
    buffer.add_str(shown)
    buffer.direction, buffer.script, buffer.language = "ltr", script, "ne"
    hb.shape(font_file(face).font, buffer)
    clusters = [places[info.cluster] for info in buffer.glyph_infos]
    first = sorted(set(clusters))
    ends = dict(zip(first, [*first[1:], len(piece)], strict=True))
    glyphs = []
    for info, position, place in zip(buffer.glyph_infos, buffer.glyph_positions, clusters, strict=True):
        dx, dy, advance, _down = position.position
        source = piece[place : ends.pop(place, place)]
        glyphs.append((place, Glyph(info.codepoint, advance, dx, dy, source)))
    return tuple(glyphs)


def _drawable(piece: str, face: Face) -> tuple[str, Sequence[int]]:
    """``piece`` in characters of the font, and for each of them its place in ``piece``."""
    known = font_file(face).known
    if known.issuperset(piece):
        return piece, range(len(piece))
    shown = [_stand_in(character, known) for character in piece]
    return "".join(shown), [place for place, characters in enumerate(shown) for _ in characters]


def _stand_in(character: str, known: frozenset[str]) -> str:
    """What to draw for ``character``: itself, a likeness, or itself again for HarfBuzz to hide or box."""
    if character in known:
        return character
    for likeness in (_STAND_INS.get(character, ""), unicodedata.normalize("NFKC", character)):
        if likeness and known.issuperset(likeness):
            return likeness
    return character
