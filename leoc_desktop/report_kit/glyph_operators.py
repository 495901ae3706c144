"""PDF operators for shaped text: glyphs where HarfBuzz puts them, every word marked with its source.

A word is a span with /ActualText (PDF 32000-1, 14.9.4), so that copying and searching give back what was written,
not what the glyphs look like.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from leoc_desktop.report_kit.fonts import UNITS_PER_EM, Face, font_file
from leoc_desktop.report_kit.shaping import HYPHENS, ShapedRun, Word, shape

_REMEMBERED_TEXTS = 2048
_PDFIUM_PARTS = ((400, 2), (700, 4), (800, 5))
_PDFIUM_ODD_THRESHOLDS = (1.488, 1.39)  # points; PDFium asks for half as much again at just these
_EXACTLY = 0.0002
_POPPLER_GAP = 150  # font units
_GAP_MARGIN = 5


class WrittenText(NamedTuple):
    """Operators to stand between BT and ET, and the glyphs they draw with the characters behind each."""

    operators: str
    glyphs: dict[int, str]


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def written_text(text: str, face: Face, size: float) -> WrittenText:
    """The operators of ``text`` at ``size`` points; empty when there is nothing to draw."""
    writer = _GlyphWriter(face, size)
    *words, last = _spans(shape(text, face, size)) or [Word("", (), 0)]
    for word in words:
        writer.add(word)
    # At the end of a line readers take a hyphen for hyphenation and swallow it, unless a space follows.
    writer.add(last._replace(text=last.text + " ") if last.text.endswith(HYPHENS) else last)
    return writer.finish()


def number(value: float) -> str:
    """A number as PDF writes it: never an exponent, no useless zeros."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


class _GlyphWriter:
    """Turns placed glyphs into text operators; counts in font units, so nothing is rounded on the way."""

    def __init__(self, face: Face, size: float) -> None:
        self._size = size
        file = font_file(face)
        self._advances = file.advances
        self._space = file.space
        self._used: dict[int, str] = {}
        self._operators: list[str] = []
        self._shown: list[str] = []
        self._pen = 0  # where HarfBuzz stands
        self._drawn = 0  # where the PDF reader stands after the last glyph
        self._rise = 0

    def add(self, word: Word) -> None:
        """Write the glyphs of ``word``, as a span with its text unless they are mere spaces."""
        marked = not word.is_space
        if marked:
            source = word.text.encode("utf-16-be").hex().upper()
            self._operators.append(f"/Span <</ActualText <FEFF{source}>>> BDC")
        before = len(self._operators)
        for glyph in word.glyphs:
            # What is not to be seen (joiners, soft hyphens) comes back as a space without width.
            if glyph.advance or glyph.gid != self._space:
                self._place(glyph.gid, self._pen + glyph.dx, glyph.dy)
                self._used.setdefault(glyph.gid, glyph.source)
            self._pen += glyph.advance
        self._flush()
        if marked and len(self._operators) == before:
            self._operators.pop()
        elif marked:
            self._operators.append("EMC")

    def finish(self) -> WrittenText:
        """All that was written, with the text rise back at zero for whatever is drawn next."""
        self._rise_to(0)
        return WrittenText("\n".join(self._operators), self._used)

    def _place(self, gid: int, at: int, dy: int) -> None:
        self._rise_to(dy)
        if at != self._drawn:
            self._shown.append(f">{self._drawn - at}<")
        self._shown.append(f"{gid:04X}")
        self._drawn = at + self._advances[gid]

    def _rise_to(self, dy: int) -> None:
        if dy != self._rise:
            self._flush()
            self._operators.append(f"{number(dy * self._size / UNITS_PER_EM)} Ts")
            self._rise = dy

    def _flush(self) -> None:
        if self._shown:
            self._operators.append(f"[<{''.join(self._shown)}>] TJ".replace("<>", ""))
            self._shown.clear()


def _spans(run: ShapedRun) -> list[Word]:
    """The words and spaces of ``run``; a space too narrow to be seen as one is part of the word before it."""
    spans: list[Word] = []
    place, words = 0, run.words
    while place < len(words):
        word = words[place]
        if place + 2 < len(words) and _is_tight(word, words[place + 1], words[place + 2], run.face, run.size):
            space = words[place + 1]
            word = Word(word.text + space.text, word.glyphs + space.glyphs, word.advance + space.advance)
            place += 1
        spans.append(word)
        place += 1
    return spans


def _is_tight(word: Word, space: Word, behind: Word, face: Face, size: float) -> bool:
    """Whether readers that go by the gap alone (pdftotext -raw, PDFium) would run the two words together.

    PDFium asks for a part of the wider neighbour, the smaller the wider it is, and takes a sign without
    advance to be as wide as its ink (cpdf_textpage.cpp).
    """
    if word.is_space or not word.glyphs or not behind.glyphs:
        return False
    if len(word.text) == len(behind.text) == 1:
        return True  # pdftotext takes single characters at equal distances for one spaced word
    file = font_file(face)
    last, first = word.glyphs[-1], behind.glyphs[0]
    last_width, first_width = file.apparent_width(last.gid), file.apparent_width(first.gid)
    gap = last.advance - last.dx - last_width + space.advance + first.dx
    widest = max(last_width, first_width)
    wanted = widest / next((part for limit, part in _PDFIUM_PARTS if widest < limit), 6)
    if any(abs(wanted * size / UNITS_PER_EM - points) < _EXACTLY for points in _PDFIUM_ODD_THRESHOLDS):
        wanted *= 1.5
    return gap < max(_POPPLER_GAP, wanted) + _GAP_MARGIN
