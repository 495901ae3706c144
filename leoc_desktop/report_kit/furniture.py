"""The pieces that papers of an office have in common: letterhead, headings, coloured tiles, signatures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import accumulate
from typing import ClassVar, NamedTuple

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from leoc_desktop.report_kit.fonts import Face
from leoc_desktop.report_kit.line_breaking import break_lines
from leoc_desktop.report_kit.shaping import ShapedRun, printable, shape
from leoc_desktop.report_kit.text import INK, Align, TextStyle, draw_line, draw_lines

_LIGHT_INK = "#FFFFFF"
_DARK_ABOVE = 0.45  # relative luminance from which dark text reads better than white
_LEAD_LIMIT = 90.0  # points of an unknown follower that a heading waits for
_FAR = 10_000.0
_GAMMA = 2.2


class LetterheadLine(NamedTuple):
    """A line of a letterhead, with a size in points."""

    text: str
    size: float = 10.5
    face: Face = Face.MEDIUM


class Letterhead(Flowable):
    """Centred lines over a double rule, with a picture (PNG or JPEG) at the left.

    Plain strings among ``lines`` are set in the usual size.
    """

    def __init__(
        self,
        lines: Sequence[LetterheadLine | str],
        left_image: bytes | None = None,
        *,
        image_size: float = 52,
    ) -> None:
        super().__init__()
        self._lines = [LetterheadLine(line) if isinstance(line, str) else line for line in lines]
        self._image = ImageReader(BytesIO(left_image)) if left_image else None
        self._image_size = image_size
        self.spaceAfter = 6

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size taken, in points."""
        self._broken = [self._break(line, width) for line in self._lines]
        text = sum(len(runs) * style.line_height for style, runs in self._broken)
        self.width, self.height = width, max(text, self._image_size if self._image else 0.0) + 7
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the canvas that ReportLab has set, with the origin at the lower left corner."""
        if self._image:
            top = self.height - self._image_size
            self.canv.drawImage(
                self._image, 0, top, self._image_size, self._image_size, "auto", preserveAspectRatio=True
            )
        y = self.height
        for style, runs in self._broken:
            draw_lines(self.canv, 0, y, self.width, runs, style)
            y -= len(runs) * style.line_height
        for place, weight in ((2.6, 1.4), (0.4, 0.5)):
            self.canv.setStrokeColor(INK)
            self.canv.setLineWidth(weight)
            self.canv.line(0, place, self.width, place)

    def _break(self, line: LetterheadLine, width: float) -> tuple[TextStyle, list[ShapedRun]]:
        style = TextStyle(line.face, line.size, line.size * 1.38, align=Align.CENTRE)
        room = width - 2 * self._image_size if self._image else width
        return style, [part.run for part in break_lines(printable(line.text), style.face, style.size, room)]


class TwoSides(Flowable):
    """One line with a text at the left and a text at the right, such as date and number of a paper."""

    def __init__(self, left: str, right: str, style: TextStyle = TextStyle(Face.MEDIUM)) -> None:  # noqa: B008
        super().__init__()
        self._left, self._right, self._style = left, right, style

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size taken, in points; two lines when one has no room for both texts."""
        face, size = self._style.face, self._style.size
        together = shape(self._left, face, size).width + shape(self._right, face, size).width + size
        self._lines = 1 if together <= width else 2
        self.width, self.height = width, self._lines * self._style.line_height
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the canvas that ReportLab has set, with the origin at the lower left corner."""
        style = self._style
        draw_line(self.canv, 0, self.height - style.baseline, self._left, style)
        right = replace(style, align=Align.RIGHT)
        draw_line(self.canv, self.width, style.line_height - style.baseline, self._right, right)


class Heading(Flowable):
    """A heading, never left alone at the foot of a page. Level 1 is a paper's title, 2 and 3 its sections."""

    _STYLES: ClassVar = {
        1: (TextStyle(Face.BOLD, 16, 21, align=Align.CENTRE), 4.0, 4.0),
        2: (TextStyle(Face.SEMIBOLD, 11.5, 16, colour="#0F3A68"), 9.0, 3.0),
        3: (TextStyle(Face.SEMIBOLD, 10, 14), 6.0, 2.0),
    }

    def __init__(self, text: str, level: int = 2) -> None:
        super().__init__()
        self._text = printable(text)
        self._style, self.spaceBefore, self.spaceAfter = self._STYLES[level]
        self.follower: Flowable | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size taken, in points; more than ``height`` when what follows would not begin on this page."""
        self._runs = self._broken(width)
        self.width, self.height = width, len(self._runs) * self._style.line_height
        at_top = getattr(getattr(self, "_frame", None), "_atTop", False)
        wait = not at_top and self.lead_height(width) > height
        return width, height + self.height if wait else self.height

    def lead_height(self, width: float) -> float:
        """The height that the heading needs together with the beginning of what follows, in points."""
        own = len(self._broken(width)) * self._style.line_height
        return own + (self.spaceAfter + _lead_height(self.follower, width) if self.follower else 0)

    def draw(self) -> None:
        """Draw on the canvas that ReportLab has set, with the origin at the lower left corner."""
        draw_lines(self.canv, 0, self.height, self.width, self._runs, self._style)

    def _broken(self, width: float) -> list[ShapedRun]:
        return [line.run for line in break_lines(self._text, self._style.face, self._style.size, width)]


class Tile(NamedTuple):
    """A box with a number: ``colour`` is its background as #RRGGBB."""

    label: str
    value: str
    note: str
    colour: str


class Tiles(Flowable):
    """Coloured boxes of equal size side by side; a value too wide for its box is set smaller."""

    _GAP = 4.0
    _PADDING = 3.0
    _LABEL = TextStyle(Face.SEMIBOLD, 8, 11, align=Align.CENTRE)
    _VALUE = TextStyle(Face.BOLD, 17, 22, align=Align.CENTRE)
    _NOTE = TextStyle(Face.MEDIUM, 7.5, 10, align=Align.CENTRE)

    def __init__(self, tiles: Sequence[Tile | tuple[str, str, str, str]]) -> None:
        super().__init__()
        self._tiles = [Tile(*tile) for tile in tiles]
        self.spaceBefore, self.spaceAfter = 4.0, 6.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size taken, in points."""
        self._box = (width - self._GAP * (len(self._tiles) - 1)) / max(len(self._tiles), 1)
        self._label_height = self._highest([tile.label for tile in self._tiles], self._LABEL)
        notes = [tile.note for tile in self._tiles]
        self._note_height = self._highest(notes, self._NOTE) if any(notes) else 0.0
        inner = self._label_height + self._VALUE.line_height + self._note_height
        self.width, self.height = width, inner + 2 * self._PADDING if self._tiles else 0.0
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the canvas that ReportLab has set, with the origin at the lower left corner."""
        for number, tile in enumerate(self._tiles):
            self._draw_tile(tile, number * (self._box + self._GAP))

    def _draw_tile(self, tile: Tile, x: float) -> None:
        self.canv.setFillColor(tile.colour)
        self.canv.roundRect(x, 0, self._box, self.height, 3, stroke=0, fill=1)
        ink = INK if _luminance(tile.colour) > _DARK_ABOVE else _LIGHT_INK
        room = self._box - 2 * self._PADDING
        widest = shape(tile.value, self._VALUE.face, self._VALUE.size).width
        value = replace(self._VALUE, size=self._VALUE.size * min(1, room / widest if widest else 1))
        top = self.height - self._PADDING
        if not tile.note:  # the value stands in the middle of both
            value = replace(value, leading=value.line_height + self._note_height)
        heights = (self._label_height, self._VALUE.line_height, self._note_height)
        texts = ((tile.label, self._LABEL), (tile.value, value), (tile.note, self._NOTE))
        for (text, style), below in zip(texts, accumulate(heights, initial=0.0), strict=False):
            runs = self._broken(text, style) if text else []
            draw_lines(self.canv, x + self._PADDING, top - below, room, runs, replace(style, colour=ink))

    def _broken(self, text: str, style: TextStyle) -> list[ShapedRun]:
        room = self._box - 2 * self._PADDING
        return [line.run for line in break_lines(printable(text), style.face, style.size, room)]

    def _highest(self, texts: Sequence[str], style: TextStyle) -> float:
        return max((len(self._broken(text, style)) for text in texts), default=0) * style.line_height


class Signature(NamedTuple):
    """Who signs: what he does with the paper, his name and his post."""

    role: str
    name: str
    post: str


class SignatureRow(Flowable):
    """Places to sign, side by side: the role, room for signature and seal, a line, name and post.

    With ``seal``, a box for the seal of the office stands at the right, with that text in it.
    """

    _GAP = 26.0
    _ROOM = 34.0
    _SEAL = 74.0
    _STYLES = (
        TextStyle(Face.SEMIBOLD, 9.5, 14, align=Align.CENTRE),
        TextStyle(Face.MEDIUM, 9.5, 14, align=Align.CENTRE),
        TextStyle(Face.REGULAR, 8.5, 12, align=Align.CENTRE),
    )

    def __init__(self, signatures: Sequence[Signature | tuple[str, str, str]], *, seal: str = "") -> None:
        super().__init__()
        self._seal = seal
        self._signatures = [Signature(*signature) for signature in signatures]
        self.spaceBefore = 16.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size taken, in points."""
        room = width - (self._SEAL + self._GAP if self._seal else 0.0)
        self._place = (room - self._GAP * (len(self._signatures) - 1)) / max(len(self._signatures), 1)
        self._columns = [self._broken(signature) for signature in self._signatures]
        self._heights = [
            max((len(column[part]) for column in self._columns), default=0) * style.line_height
            for part, style in enumerate(self._STYLES)
        ]
        self.width, self.height = width, sum(self._heights) + self._ROOM
        if self._seal:
            self.height = max(self.height, self._SEAL)
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the canvas that ReportLab has set, with the origin at the lower left corner."""
        if self._seal:
            self._draw_seal_box()
        role_height, name_height, _post_height = self._heights
        line = self.height - role_height - self._ROOM
        tops = (self.height, line - 1, line - 1 - name_height)
        for number, column in enumerate(self._columns):
            x = number * (self._place + self._GAP)
            for runs, top, style in zip(column, tops, self._STYLES, strict=True):
                draw_lines(self.canv, x, top, self._place, runs, style)
            self.canv.setStrokeColor(INK)
            self.canv.setLineWidth(0.6)
            self.canv.line(x, line, x + self._place, line)

    def _draw_seal_box(self) -> None:
        style = self._STYLES[2]
        left, bottom = self.width - self._SEAL, self.height - self._SEAL
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.4)
        self.canv.rect(left, bottom, self._SEAL, self._SEAL)
        lines = break_lines(printable(self._seal), style.face, style.size, self._SEAL - 8)
        draw_lines(self.canv, left, self.height - 4, self._SEAL, [line.run for line in lines], style)

    def _broken(self, signature: Signature) -> list[list[ShapedRun]]:
        return [
            [line.run for line in break_lines(printable(text), style.face, style.size, self._place)]
            for text, style in zip(signature, self._STYLES, strict=True)
        ]


def _lead_height(flowable: Flowable, width: float) -> float:
    """The height in points that must be free for ``flowable`` to begin."""
    lead = getattr(flowable, "lead_height", None)
    return float(lead(width)) if lead else min(flowable.wrap(width, _FAR)[1], _LEAD_LIMIT)


def _luminance(colour: str) -> float:
    """The relative luminance of #RRGGBB, 0 for black to 1 for white."""
    red, green, blue = (math.pow(int(colour[place : place + 2], 16) / 255, _GAMMA) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
