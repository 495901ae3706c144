"""The one way text gets onto a PDF page: lines, and paragraphs that break into lines.

Glyphs stand where HarfBuzz puts them. Every word is a marked span with its source as /ActualText (PDF
32000-1, 14.9.4), so that copying and searching give back what was written, not what the glyphs look like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from leoc_desktop.report_kit.fonts import UNITS_PER_EM, EmbeddedFont, Face, embedded_font, font_file
from leoc_desktop.report_kit.line_breaking import Line, break_lines
from leoc_desktop.report_kit.shaping import ShapedRun, Word, printable, shape

INK = "#111827"
_FUZZ = 0.01  # points that rounding may add to a height
_PDFIUM_PARTS = ((400, 2), (700, 4), (800, 5))
_SPACE_AND_WORD = 2
_POPPLER_GAP = 150  # font units
_GAP_MARGIN = 5
_FEW_LINES = 2  # a paragraph of so few may be parted into single lines
_USUAL_LEADING = 1.45  # of the size; Mukta's highest and lowest marks still clear each other
_MIDDLE = 0.3  # of the size: how far letters stand around the middle of their line


class Align(Enum):
    """Where a line stands in its column."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text looks. ``size`` and ``leading`` are in points, ``leading`` 0 takes what suits the size."""

    face: Face = Face.REGULAR
    size: float = 10.0
    leading: float = 0.0
    colour: str = INK
    align: Align = Align.LEFT

    @property
    def line_height(self) -> float:
        """The distance between two baselines, in points."""
        return self.leading or self.size * _USUAL_LEADING

    @property
    def baseline(self) -> float:
        """How far below the top of a line its baseline is, in points."""
        return self.line_height / 2 + _MIDDLE * self.size


PLAIN = TextStyle()


def draw_line(canvas: Canvas, x: float, y: float, text: str, style: TextStyle = PLAIN) -> float:
    """Draw ``text`` in one line with its baseline at ``y``; returns its width in points.

    ``x`` is the left end, the middle or the right end of the line, as ``style.align`` says.
    """
    run = shape(text, style.face, style.size)
    draw_run(canvas, x - run.width * style.align.value, y, run, style.colour)
    return run.width


def draw_run(canvas: Canvas, x: float, y: float, run: ShapedRun, colour: str = INK) -> None:
    """Draw a shaped run with its left end at (``x``, ``y``)."""
    font = embedded_font(canvas._doc, run.face)  # type: ignore[attr-defined]  # noqa: SLF001  ReportLab has no other door
    writer = _GlyphWriter(font, run)
    for word in _spans(run):
        writer.add(word)
    operators = writer.finish()
    if not operators:
        return
    canvas.setFillColor(_colour(colour))
    place = f"{_number(x)} {_number(y)} Td"
    canvas._code.append(  # type: ignore[attr-defined]  # noqa: SLF001  the page's list of operators
        f"BT /{font.resource} {_number(run.size)} Tf {place}\n{operators}\nET"
    )


def _spans(run: ShapedRun) -> Iterator[Word]:
    """The words and spaces of ``run``; a space too narrow to be seen as one is part of the word before it."""
    place, words = 0, run.words
    while place < len(words):
        word, *following = words[place : place + 3]
        if len(following) == _SPACE_AND_WORD and _is_tight(word, following[0], following[1], run.face):
            space = following[0]
            word = Word(word.text + space.text, word.glyphs + space.glyphs, word.advance + space.advance)
            place += 1
        yield word
        place += 1


def _is_tight(word: Word, space: Word, behind: Word, face: Face) -> bool:
    """Whether readers that go by the gap alone (pdftotext -raw, PDFium) would run the two words together.

    PDFium asks for a part of the wider neighbour, the smaller the wider it is, and takes a sign without
    advance to be as wide as its ink (cpdf_textpage.cpp).
    """
    if word.is_space or not word.glyphs or not behind.glyphs:
        return False
    file = font_file(face)
    last, first = word.glyphs[-1], behind.glyphs[0]
    last_width, first_width = file.apparent_width(last.gid), file.apparent_width(first.gid)
    gap = last.advance - last.dx - last_width + space.advance + first.dx
    widest = max(last_width, first_width)
    part = next((part for limit, part in _PDFIUM_PARTS if widest < limit), 6)
    return gap < max(_POPPLER_GAP, widest / part) + _GAP_MARGIN


class _GlyphWriter:
    """Turns placed glyphs into text operators; counts in font units, so nothing is rounded on the way."""

    def __init__(self, font: EmbeddedFont, run: ShapedRun) -> None:
        self._font = font
        self._size = run.size
        file = font_file(run.face)
        self._advances = file.advances
        self._space = file.space
        self._operators: list[str] = []
        self._shown: list[str] = []
        self._pen = 0  # where HarfBuzz stands
        self._drawn = 0  # where the PDF reader stands after the last glyph
        self._rise = 0

    def add(self, word: Word) -> None:
        """Write the glyphs of ``word``, as a span with its text unless they are mere spaces."""
        marked = not word.is_space
        if marked:
            self._operators.append(f"/Span <</ActualText <FEFF{_utf16(word.text)}>>> BDC")
        before = len(self._operators)
        for glyph in word.glyphs:
            # What is not to be seen (joiners, soft hyphens) comes back as a space without width.
            if glyph.advance or glyph.gid != self._space:
                self._place(glyph.gid, self._pen + glyph.dx, glyph.dy, glyph.source)
            self._pen += glyph.advance
        self._close_word()
        if marked and len(self._operators) == before:
            self._operators.pop()
        elif marked:
            self._operators.append("EMC")

    def finish(self) -> str:
        """All operators, with the text rise back at zero for whatever is drawn next."""
        self._rise_to(0)
        return "\n".join(self._operators)

    def _close_word(self) -> None:
        """Take the reader to the end of the word: PDFium loses a space that starts by stepping back."""
        if self._shown and self._drawn != self._pen:
            self._shown.append(str(self._drawn - self._pen))
            self._drawn = self._pen
        self._flush()

    def _place(self, gid: int, at: int, dy: int, source: str) -> None:
        self._rise_to(dy)
        if at != self._drawn:
            self._shown.append(str(self._drawn - at))
        self._shown.append(f"<{gid:04X}>")
        self._drawn = at + self._advances[gid]
        self._font.use(gid, source)

    def _rise_to(self, dy: int) -> None:
        if dy != self._rise:
            self._flush()
            self._operators.append(f"{_number(dy * self._size / UNITS_PER_EM)} Ts")
            self._rise = dy

    def _flush(self) -> None:
        if self._shown:
            self._operators.append(f"[{''.join(self._shown)}] TJ".replace("><", ""))
            self._shown.clear()


class Paragraph(Flowable):
    """Text that breaks into lines at spaces; line ends in the text are kept.

    A word wider than the paragraph is broken between letters, never inside one (a conjunct with its vowel
    signs is one letter). ``space_before`` and ``space_after`` are in points.
    """

    def __init__(
        self, text: str, style: TextStyle = PLAIN, *, space_before: float = 0, space_after: float = 0
    ) -> None:
        super().__init__()
        self.text = printable(text)
        self.style = style
        self.spaceBefore = space_before
        self.spaceAfter = space_after
        self._lines: tuple[Line, ...] = ()

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Break into lines of ``width`` points; the size taken, in points."""
        self._lines = break_lines(self.text, self.style.face, self.style.size, width)
        self.width, self.height = width, len(self._lines) * self.style.line_height
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The part that fits into ``height`` and the rest; no single line of several is left alone."""
        self.wrap(width, height)
        fits, total = int((height + _FUZZ) / self.style.line_height), len(self._lines)
        if fits >= total:
            return [self]
        if total - fits == 1:
            fits -= 1
        if fits < 1 or (fits == 1 and total > _FEW_LINES):
            return []
        border = self._lines[fits].start
        first = Paragraph(self.text[:border].rstrip(), self.style, space_before=self.spaceBefore)
        rest = Paragraph(self.text[border:], self.style, space_after=self.spaceAfter)
        return [first, rest]

    def lead_height(self, width: float) -> float:
        """The height that must be free below a heading, in points."""
        self.wrap(width, 0)
        return min(len(self._lines), 2) * self.style.line_height

    def draw(self) -> None:
        """Draw on the canvas that ReportLab has set, with the origin at the lower left corner."""
        draw_lines(self.canv, 0, self.height, self.width, [line.run for line in self._lines], self.style)


def draw_lines(
    canvas: Canvas, x: float, top: float, width: float, runs: Iterable[ShapedRun], style: TextStyle
) -> None:
    """Draw ``runs`` below each other from ``top`` down, aligned in the column that starts at ``x``."""
    y = top - style.baseline
    for run in runs:
        draw_run(canvas, x + (width - run.width) * style.align.value, y, run, style.colour)
        y -= style.line_height


@lru_cache(maxsize=64)
def _colour(colour: str) -> Color:
    return HexColor(colour)


def _number(value: float) -> str:
    """A number as PDF writes it: never an exponent, no useless zeros."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
