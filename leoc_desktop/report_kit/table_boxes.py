"""The geometry of a table: the widths of its columns, the boxes of its cells, and its rules. In points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas

from leoc_desktop.report_kit.fonts import UNITS_PER_EM
from leoc_desktop.report_kit.line_breaking import break_lines
from leoc_desktop.report_kit.shaping import ShapedRun, printable, shape
from leoc_desktop.report_kit.text import TextStyle, draw_lines

_FUZZ = 0.01  # points by which two edges may differ and still be one line

_LARGEST_NEED = 0.4  # of the width of the table

Segment = tuple[float, float, float]
"""A rule: its fixed coordinate, then where it starts and ends."""


@dataclass(frozen=True, slots=True)
class Padding:
    """The free space inside a cell, in points."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A cell with its broken lines, at ``x`` and ``top`` inside its band; without a height as high as that."""

    x: float
    width: float
    runs: tuple[ShapedRun, ...]
    style: TextStyle
    padding: Padding
    fill: str = ""
    top: float = 0.0
    height: float | None = None

    @property
    def text_height(self) -> float:
        """The height that the lines and the padding need."""
        return len(self.runs) * self.style.line_height + 2 * self.padding.y

    def draw_text(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the lines; (``x``, ``y``) is the band's upper left corner."""
        free = (self.height - self.text_height) / 2 if self.height is not None else 0
        left, top = x + self.x + self.padding.x, y - self.top - self.padding.y - free
        draw_lines(canvas, left, top, self.width - 2 * self.padding.x, self.runs, self.style)


@dataclass(frozen=True, slots=True)
class Band:
    """A row of boxes, or a whole heading of two levels, over the full width of the table."""

    boxes: tuple[Box, ...]
    height: float

    @classmethod
    def of(cls, boxes: Iterable[Box]) -> Band:
        """A row as high as its highest box."""
        boxes = tuple(boxes)
        return cls(boxes, max([box.text_height for box in boxes], default=0.0))

    def draw_fills(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the backgrounds, those alike side by side in one; (``x``, ``y``) is the upper left corner."""
        for (fill, top, height), group in groupby(self.boxes, lambda box: (box.fill, box.top, box.height)):
            boxes = list(group)
            if fill:
                width = boxes[-1].x + boxes[-1].width - boxes[0].x
                down = self.height if height is None else height
                canvas.setFillColor(fill)
                canvas.rect(x + boxes[0].x, y - top - down, width, down, stroke=0, fill=1)

    def parted(self, room: float) -> tuple[Band, Band] | None:
        """The part whose lines fit into ``room`` and the rest; None when not one line fits."""
        fits = min(int((room - 2 * box.padding.y + _FUZZ) / box.style.line_height) for box in self.boxes)
        if fits < 1:
            return None
        first = Band.of(replace(box, runs=box.runs[:fits]) for box in self.boxes)
        return first, Band.of(replace(box, runs=box.runs[fits:]) for box in self.boxes)


def broken(text: str, width: float, style: TextStyle, padding: Padding) -> tuple[ShapedRun, ...]:
    """The lines of ``text`` in a cell of ``width`` points."""
    room = width - 2 * padding.x
    return tuple(line.run for line in break_lines(printable(text), style.face, style.size, room))


def widest_word(text: str, style: TextStyle) -> float:
    """The width in points below which a word of ``text`` would be cut."""
    words = shape(text, style.face, style.size).words
    return max((word.advance for word in words if not word.is_space), default=0) * style.size / UNITS_PER_EM


def column_widths(weights: Sequence[float], needs: Sequence[float], total: float) -> tuple[float, ...]:
    """Share ``total`` by ``weights``, but give every column what its widest word needs if possible.

    A word wider than a large part of the table (an address, say) is cut rather than pressing all other columns.
    """
    largest = total * _LARGEST_NEED
    needs = [
        min(need, max(largest, total * weight / sum(weights)))
        for need, weight in zip(needs, weights, strict=True)
    ]
    if sum(needs) >= total:
        return tuple(total * need / sum(needs) for need in needs)
    widths = dict.fromkeys(range(len(weights)), 0.0)
    open_columns = list(widths)
    room = total
    while True:
        share = room / sum(weights[column] for column in open_columns)
        tight = [column for column in open_columns if needs[column] > weights[column] * share + _FUZZ]
        if not tight:
            break
        for column in tight:
            widths[column] = needs[column]
            room -= needs[column]
            open_columns.remove(column)
    widths.update((column, weights[column] * share) for column in open_columns)
    return tuple(widths.values())


def rules(bands: Sequence[Band], tops: Sequence[float], x: float) -> tuple[list[Segment], list[Segment]]:
    """The horizontal and the vertical rules between and around all boxes, each in one piece where it can be."""
    across: list[Segment] = []
    down: list[Segment] = []
    for band, y in zip(bands, tops, strict=True):
        left, right = x + band.boxes[0].x, x + band.boxes[-1].x + band.boxes[-1].width
        across += [(y, left, right), (y - band.height, left, right)]
        down.append((left, y - band.height, y))
        for box in band.boxes:
            top = y - box.top
            bottom = y - band.height if box.height is None else top - box.height
            down.append((x + box.x + box.width, bottom, top))
            if box.height is not None:
                across.append((bottom, x + box.x, x + box.x + box.width))
    return list(_merged(across)), list(_merged(down))


def _merged(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Segments on the same line joined where they touch."""
    lines: defaultdict[float, list[tuple[float, float]]] = defaultdict(list)
    for place, start, end in segments:
        lines[round(place, 2)].append((start, end))
    for place, pieces in lines.items():
        pieces.sort()
        start, end = pieces[0]
        for next_start, next_end in pieces[1:]:
            if next_start > end + _FUZZ:
                yield place, start, end
                start = next_start
            end = max(end, next_end)
        yield place, start, end
