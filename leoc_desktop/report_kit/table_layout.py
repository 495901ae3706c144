"""What a table consists of, and how that is laid out over a width."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from leoc_desktop.report_kit.fonts import Face
from leoc_desktop.report_kit.table_boxes import Band, Box, Padding, broken, column_widths, widest_word
from leoc_desktop.report_kit.text import INK, Align, TextStyle

_FUZZ = 0.01  # points that rounding may add
_PADDING = Padding(3.5, 1.8)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the width against the other columns, and where its cells stand."""

    title: str
    width: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that differs from its column. ``span`` is the number of columns that it covers."""

    text: str
    align: Align | None = None
    bold: bool = False
    colour: str = ""
    fill: str = ""
    span: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """An upper heading over the next ``columns`` columns; without a title theirs take both levels."""

    title: str
    columns: int = 1


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How a table looks. Sizes are in points."""

    size: float = 9.0
    heading_size: float = 8.5
    padding: Padding = _PADDING
    zebra: bool = False
    rule: str = "#98A2B3"
    rule_width: float = 0.4
    heading_fill: str = "#E4EBF3"
    zebra_fill: str = "#F5F7FA"
    totals_fill: str = "#EEF2F6"
    totals_rule_width: float = 1.0


PLAIN_TABLE = TableStyle()


@dataclass(frozen=True, slots=True)
class Laid:
    """A table, or what of it stands on one page, with every line in its place."""

    width: float
    head: Band
    body: Sequence[Band]
    foot: Band | None

    @property
    def bands(self) -> list[Band]:
        return [self.head, *self.body, *([self.foot] if self.foot else [])]

    @property
    def height(self) -> float:
        return sum(band.height for band in self.bands)


class Layout:
    """Lays the rows of one table out over a width."""

    def __init__(
        self,
        columns: Sequence[Column],
        style: TableStyle,
        rows: Sequence[Sequence[Cell]],
        totals: Sequence[Cell] | None,
        width: float,
    ) -> None:
        self._columns, self._style, self._width = columns, style, width
        self._rows, self._totals = rows, totals
        self._heading = TextStyle(Face.SEMIBOLD, style.heading_size, align=Align.CENTRE)
        widths = column_widths([column.width for column in columns], self._needs(), width)
        self._edges = list(accumulate(widths, initial=0.0))

    def laid(self, groups: Sequence[Group], on_rows: Callable[[int], None] | None = None) -> Laid:
        """Every line in its place, under headings of one or two levels; ``on_rows`` hears of each row."""
        fills = ("", self._style.zebra_fill if self._style.zebra else "")
        body = []
        for number, row in enumerate(self._rows):
            body.append(Band.of(self._boxes(row, fill=fills[number % 2], bold=False)))
            if on_rows is not None:
                on_rows(1)
        foot = None
        if self._totals is not None:
            foot = Band.of(self._boxes(self._totals, fill=self._style.totals_fill, bold=True))
        return Laid(self._width, self._head(groups), body, foot)

    def _needs(self) -> list[float]:
        """The width of the widest word of each column with its padding."""
        needs = [widest_word(column.title, self._heading) for column in self._columns]
        for row in [*self._rows, *([self._totals] if self._totals else [])]:
            for place, cell in _placed(row):
                if cell.span == 1 and cell.text:
                    style = self._cell_style(cell, self._columns[place], bold=row is self._totals)
                    needs[place] = max(needs[place], widest_word(cell.text, style))
        return [need + 2 * self._style.padding.x + _FUZZ for need in needs]

    def _boxes(self, row: Sequence[Cell], *, fill: str, bold: bool) -> Iterator[Box]:
        for place, cell in _placed(row):
            style = self._cell_style(cell, self._columns[place], bold=bold)
            yield self._box(cell.text, place, cell.span, style, cell.fill or fill)

    def _cell_style(self, cell: Cell, column: Column, *, bold: bool) -> TextStyle:
        face = Face.BOLD if bold or cell.bold else Face.REGULAR
        return _text_style(face, self._style.size, cell.colour or INK, cell.align or column.align)

    def _box(self, text: str, place: int, span: int, style: TextStyle, fill: str) -> Box:
        x, width = self._edges[place], self._edges[place + span] - self._edges[place]
        padding = self._style.padding
        return Box(x, width, broken(text, width, style, padding), style, padding, fill)

    def _head(self, groups: Sequence[Group]) -> Band:
        fill, style = self._style.heading_fill, self._heading
        titles = [
            self._box(column.title, place, 1, style, fill) for place, column in enumerate(self._columns)
        ]
        places = accumulate((group.columns for group in groups), initial=0)
        uppers = [
            self._box(group.title, place, group.columns, style, fill)
            for group, place in zip(groups, places, strict=False)
            if group.title
        ]
        covered = {place for place, box in enumerate(titles) if any(_covers(upper, box) for upper in uppers)}
        upper_height = max((box.text_height for box in uppers), default=0.0)
        lower_height = max((titles[place].text_height for place in covered), default=0.0)
        tallest = max(titles[place].text_height for place in set(range(len(titles))) - covered or {0})
        lower_height = max(lower_height, tallest - upper_height)
        whole = upper_height + lower_height
        boxes = [replace(box, height=upper_height) for box in uppers]
        for place, box in enumerate(titles):
            top, height = (upper_height, lower_height) if place in covered else (0.0, whole)
            boxes.append(replace(box, top=top, height=height))
        return Band(tuple(sorted(boxes, key=lambda box: box.x)), whole)


@cache
def _text_style(face: Face, size: float, colour: str, align: Align) -> TextStyle:
    return TextStyle(face, size, colour=colour, align=align)


def cells(row: Sequence[Cell | str], columns: int) -> Iterator[Cell]:
    """``row`` as cells, filled up to ``columns``."""
    place = 0
    for given in row:
        cell = Cell(given) if isinstance(given, str) else given
        place += cell.span
        yield cell
    if place > columns:
        raise ValueError(f"a row of {place} cells in a table of {columns} columns")
    yield from (Cell("") for _ in range(columns - place))


def _placed(row: Sequence[Cell]) -> Iterator[tuple[int, Cell]]:
    """Each cell with the number of its first column."""
    return zip(accumulate((cell.span for cell in row), initial=0), row, strict=False)


def _covers(upper: Box, box: Box) -> bool:
    """Whether a column heading lies below an upper heading."""
    return upper.x - _FUZZ <= box.x < upper.x + upper.width - _FUZZ
