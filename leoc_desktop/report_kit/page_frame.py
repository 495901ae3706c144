"""From a list of flowables to a finished PDF: paper, header, footer with page numbers, watermark, metadata.

The same story, texts and moment give the same bytes, so that an issued paper can be compared by its hash.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from itertools import pairwise
from typing import Any

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate

from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import _, current
from leoc_desktop.report_kit.furniture import Heading
from leoc_desktop.report_kit.kept_together import end_kept
from leoc_desktop.report_kit.line_breaking import break_lines
from leoc_desktop.report_kit.shaping import printable
from leoc_desktop.report_kit.text import Align, TextStyle, draw_lines
from leoc_desktop.report_kit.watermark import draw_watermark

PRODUCER = "LEOC Desktop"
_SMALL = TextStyle(size=7.5, colour="#475467")
_RULE = "#98A2B3"
_GAP = 3 * mm  # between the text and the rules above and below it
_SIDE_PART = 0.4  # of the width for each side of the footer; the page number stands between them

rl_config.useA85 = 0  # plain compressed streams: a fifth smaller, and nothing today needs seven-bit PDF


@dataclass(frozen=True, slots=True)
class Margins:
    """The free edges of the paper, in points."""

    left: float = 17 * mm
    right: float = 15 * mm
    top: float = 13 * mm
    bottom: float = 11 * mm


PLAIN_MARGINS = Margins()


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What surrounds the text on every A4 page.

    ``header`` stands on all pages but the first. The footer has a text at each side and the page number
    between them. ``watermark`` is the word that marks papers of a training office; empty for none.
    """

    header: str = ""
    footer_left: str = ""
    footer_right: str = ""
    watermark: str = ""
    landscape: bool = False
    margins: Margins = PLAIN_MARGINS

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper, in points."""
        return landscape(A4) if self.landscape else A4

    @property
    def width(self) -> float:
        """The width that is free for text, in points."""
        return self.size[0] - self.margins.left - self.margins.right


def build_pdf(
    story: Sequence[Flowable], *, title: str, author: str, subject: str, frame: PageFrame, created: datetime
) -> bytes:
    """Lay ``story`` out on pages. ``created`` (with its time zone) is the date that the PDF names.

    Raises ReportLab's LayoutError when something that cannot be parted is higher than a page.
    """
    for flowable in story:
        vars(flowable).pop("_postponed", None)  # ReportLab's mark of an earlier build
    flowables = end_kept(story)
    for first, second in pairwise(flowables):
        if isinstance(first, Heading):
            first.follower = second
    output = BytesIO()
    template = BaseDocTemplate(
        output,
        pagesize=frame.size,
        pageTemplates=[_template("first", frame, 0), _template("later", frame, _header_height(frame))],
        title=printable(title),
        author=printable(author),
        subject=printable(subject),
        creator=PRODUCER,
        producer=PRODUCER,
        lang=current().code,
        invariant=1,
        pageCompression=1,
    )
    template.build(
        [NextPageTemplate("later"), *flowables], canvasmaker=partial(_FramedCanvas, frame, created)
    )
    return output.getvalue()


class _FramedCanvas(Canvas):
    """Keeps the pages back until their number is known, then draws what surrounds the text on each."""

    def __init__(self, frame: PageFrame, created: datetime, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._frame = frame
        self._kept: list[dict[str, Any]] = []
        self.setDateFormatter(lambda *_parts: pdf_date(created))

    def _make_preamble(self) -> None:
        """Nothing before a page: ReportLab would name Helvetica, a font that no page of ours uses."""
        self._preamble = "1 0 0 1 0 0 cm"

    def showPage(self) -> None:  # noqa: N802  ReportLab's name
        self._kept.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # not in the type stubs

    def save(self) -> None:
        if not self._kept:
            self.showPage()
        for number, state in enumerate(self._kept, 1):
            self.__dict__.update(state)
            self._draw_frame(number, len(self._kept))
            super().showPage()
        super().save()

    def _draw_frame(self, number: int, total: int) -> None:
        frame = self._frame
        if frame.watermark:
            draw_watermark(self, frame.watermark, frame.size)
        if frame.header and number > 1:
            top = frame.size[1] - frame.margins.top
            _draw_text(self, frame, frame.header, top, frame.width, Align.LEFT)
            _draw_rule(self, frame, top - _header_height(frame) + _GAP)
        rule = frame.margins.bottom + _footer_height(frame) - _GAP
        _draw_rule(self, frame, rule)
        pages = _("Page {page} of {total}").format(
            page=shown_digits(str(number)), total=shown_digits(str(total))
        )
        side = frame.width * _SIDE_PART
        _draw_text(self, frame, frame.footer_left, rule, side, Align.LEFT)
        _draw_text(self, frame, pages, rule, frame.width, Align.CENTRE)
        _draw_text(self, frame, frame.footer_right, rule, side, Align.RIGHT)


def pdf_date(moment: datetime) -> str:
    """``moment`` as PDF writes it, with its distance from UTC (PDF 32000-1, 7.9.4)."""
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'" if zone else f"D:{moment:%Y%m%d%H%M%S}"


def _template(name: str, frame: PageFrame, header: float) -> PageTemplate:
    margins, (_width, height) = frame.margins, frame.size
    bottom = margins.bottom + _footer_height(frame)
    inner = Frame(
        margins.left,
        bottom,
        frame.width,
        height - margins.top - header - bottom,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    return PageTemplate(name, [inner], pagesize=frame.size)


def _header_height(frame: PageFrame) -> float:
    """The height that the header takes on later pages with its rule and the gap below, in points."""
    return _text_height(frame.header, frame.width) + 2 + _GAP if frame.header else 0.0


def _footer_height(frame: PageFrame) -> float:
    """The height from the bottom margin to the text, in points."""
    side = frame.width * _SIDE_PART
    texts = (frame.footer_left, frame.footer_right)
    return max(_text_height(text, side) for text in texts) + 2 + _GAP


def _text_height(text: str, width: float) -> float:
    return len(break_lines(printable(text), _SMALL.face, _SMALL.size, width)) * _SMALL.line_height


def _draw_text(canvas: Canvas, frame: PageFrame, text: str, top: float, width: float, align: Align) -> None:
    """Draw ``text`` below ``top`` in a column of ``width`` points at a side or in the middle of the page."""
    style = TextStyle(_SMALL.face, _SMALL.size, colour=_SMALL.colour, align=align)
    lines = break_lines(printable(text), style.face, style.size, width)
    x = frame.margins.left + (frame.width - width) * align.value
    draw_lines(canvas, x, top - 2, width, [line.run for line in lines], style)


def _draw_rule(canvas: Canvas, frame: PageFrame, y: float) -> None:
    canvas.setStrokeColor(_RULE)
    canvas.setLineWidth(0.5)
    canvas.line(frame.margins.left, y, frame.margins.left + frame.width, y)
