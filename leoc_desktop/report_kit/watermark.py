"""A word across the page, drawn as outlines: it marks the paper and cannot be taken for text (R36)."""

from __future__ import annotations

from math import atan2, degrees, hypot

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from leoc_desktop.report_kit.fonts import UNITS_PER_EM, Face, font_file
from leoc_desktop.report_kit.shaping import shape

_FACE = Face.BOLD
_COLOUR = "#B42318"
_OPACITY = 0.075
_PART_OF_DIAGONAL = 0.58
_MIDDLE = 315  # font units from the baseline to half the height of letters
_FORM = "watermark"
_NON_ZERO = 1  # ReportLab's name for the winding rule of TrueType outlines

Point = tuple[float, float]


class _OutlinePen:
    """Receives the contours of a glyph from HarfBuzz and writes them into a PDF path."""

    def __init__(self, path: PDFPathObject, x: float, y: float) -> None:
        self._path, self._x, self._y = path, x, y
        self._last: Point = (0, 0)

    def moveTo(self, point: Point) -> None:  # noqa: N802  the pen's names are HarfBuzz's
        self._path.moveTo(point[0] + self._x, point[1] + self._y)
        self._last = point

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self._path.lineTo(point[0] + self._x, point[1] + self._y)
        self._last = point

    def qCurveTo(self, control: Point, end: Point) -> None:  # noqa: N802
        """PDF knows only cubic curves; this is the same curve as one."""
        self.curveTo(_towards(self._last, control), _towards(end, control), end)

    def curveTo(self, first: Point, second: Point, end: Point) -> None:  # noqa: N802
        x, y = self._x, self._y
        self._path.curveTo(first[0] + x, first[1] + y, second[0] + x, second[1] + y, end[0] + x, end[1] + y)
        self._last = end

    def closePath(self) -> None:  # noqa: N802
        self._path.close()


def draw_watermark(canvas: Canvas, text: str, page: tuple[float, float]) -> None:
    """Draw ``text`` along the rising diagonal of a ``page`` of that width and height in points."""
    run = shape(text, _FACE, UNITS_PER_EM)
    if not run.width:
        return
    if not canvas.hasForm(_FORM):
        file = font_file(_FACE)
        canvas.beginForm(_FORM, 0, file.descent, run.width, file.ascent)
        _draw_outlines(canvas, text)
        canvas.endForm()
    width, height = page
    scale = _PART_OF_DIAGONAL * hypot(width, height) / run.width
    canvas.saveState()
    canvas.setFillAlpha(_OPACITY)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(degrees(atan2(height, width)))
    canvas.scale(scale, scale)
    canvas.translate(-run.width / 2, -_MIDDLE)
    canvas.doForm(_FORM)
    canvas.restoreState()


def _towards(start: Point, control: Point) -> Point:
    """Two thirds of the way: where the control point of a cubic curve stands for a quadratic one's."""
    return start[0] + (control[0] - start[0]) * 2 / 3, start[1] + (control[1] - start[1]) * 2 / 3


def _draw_outlines(canvas: Canvas, text: str) -> None:
    """The outlines of ``text`` in font units from the origin."""
    path = canvas.beginPath()
    pen = 0
    for glyph in shape(text, _FACE, UNITS_PER_EM).glyphs:
        font_file(_FACE).font.draw_glyph_with_pen(glyph.gid, _OutlinePen(path, pen + glyph.dx, glyph.dy))
        pen += glyph.advance
    canvas.setFillColor(_COLOUR)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=_NON_ZERO)
