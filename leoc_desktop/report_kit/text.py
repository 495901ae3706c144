"""The one way text gets onto a PDF page: lines, and paragraphs that break into lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from leoc_desktop.report_kit.fonts import Face, embedded_font
from leoc_desktop.report_kit.glyph_operators import number, written_text
from leoc_desktop.report_kit.line_breaking import Line, break_lines
from leoc_desktop.report_kit.shaping import ShapedRun, printable, shape

INK = "#111827"
_FUZZ = 0.01  # points that rounding may add to a height
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
    written = written_text(run.text, run.face, run.size)
    if not written.operators:
        return
    font = embedded_font(canvas._doc, run.face)  # type: ignore[attr-defined]  # noqa: SLF001  the only door
    font.use(written.glyphs)
    canvas._code.append(  # type: ignore[attr-defined]  # noqa: SLF001  the page's list of operators
        f"BT {_fill_operator(colour)} /{font.resource} {number(run.size)} Tf {number(x)} {number(y)} Td\n"
        f"{written.operators}\nET"
    )


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
def _fill_operator(colour: str) -> str:
    """The PDF operator that fills with #RRGGBB; ReportLab's own way there takes longer than the text itself."""
    return " ".join(number(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5)) + " rg"
