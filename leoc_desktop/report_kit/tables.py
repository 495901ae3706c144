"""Tables that run over pages: the heading comes again on each, and a row stays in one piece."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate

from reportlab.platypus import Flowable

from leoc_desktop.report_kit.table_boxes import Padding, rules
from leoc_desktop.report_kit.table_layout import (
    PLAIN_TABLE,
    Cell,
    Column,
    Group,
    Laid,
    Layout,
    TableStyle,
    cells,
)
from leoc_desktop.report_kit.text import INK

__all__ = ["PLAIN_TABLE", "Cell", "Column", "Group", "Padding", "Table", "TableStyle"]

_FUZZ = 0.01  # points that rounding may add to a height
_LARGEST_PIECE = 500.0  # points of a table in one piece that a heading waits for
_LEAD_LIMIT = 90.0  # points of a first row that a heading above the table waits for


class Table(Flowable):
    """Columns with headings, rows, and a row of totals.

    A row shorter than the table is filled up with empty cells. Only a row that is higher than a whole page is
    parted, between its lines. No column is narrower than its widest word while there is room elsewhere.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell | str]],
        *,
        totals: Sequence[Cell | str] | None = None,
        groups: Sequence[Group] = (),
        style: TableStyle = PLAIN_TABLE,
        space_before: float = 0,
        space_after: float = 0,
        on_rows: Callable[[int], None] | None = None,
        in_one_piece: bool = False,
    ) -> None:
        """``on_rows`` hears of every row twice, when it is laid out and when it is drawn; it may raise to stop.

        ``in_one_piece`` keeps a table of few rows on one page, if a page can hold it.
        """
        super().__init__()
        if groups and sum(group.columns for group in groups) != len(columns):
            raise ValueError("groups must cover all columns")
        self.spaceBefore, self.spaceAfter = space_before, space_after
        self._columns, self._groups, self._style = columns, groups, style
        self._rows = [list(cells(row, len(columns))) for row in rows]
        self._totals = None if totals is None else list(cells(totals, len(columns)))
        self._laid: Laid | None = None
        self._is_part = False
        self._on_rows = on_rows
        self._in_one_piece = in_one_piece

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Lay the table out over ``width`` points; the size taken, in points."""
        laid = self._lay(width)
        self.width, self.height = laid.width, laid.height
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fits into ``height`` points and the rest; nothing when it had better start on a new page."""
        laid = self._lay(width)
        if self._in_one_piece and height + _FUZZ < laid.height <= self._page_height(height):
            return []
        room = height - laid.head.height + _FUZZ
        fits = sum(bottom <= room for bottom in accumulate(band.height for band in laid.body))
        if fits == len(laid.body):
            if laid.height <= height + _FUZZ:
                return [self]
            if fits == 1 and laid.height <= self._page_height(height):
                return []
            fits -= fits > 1  # the totals take the last row with them
        first, rest = list(laid.body[:fits]), list(laid.body[fits:])
        if rest and laid.head.height + rest[0].height > self._page_height(height):
            pieces = rest[0].parted(room - sum(band.height for band in first))
            if pieces:
                first.append(pieces[0])
                rest[0] = pieces[1]
        if not first:
            return []
        return [self._part(replace(laid, body=first, foot=None)), self._part(replace(laid, body=rest))]

    def lead_height(self, width: float) -> float:
        """The height that must be free below a heading, in points."""
        laid = self._lay(width)
        if self._in_one_piece and laid.height <= _LARGEST_PIECE:
            return laid.height
        return laid.head.height + min(sum(band.height for band in laid.bands[1:2]), _LEAD_LIMIT)

    def draw(self) -> None:
        """Draw on the canvas that ReportLab has set, with the origin at the lower left corner."""
        laid = self._lay(self.width)
        if self._on_rows is not None:
            self._on_rows(len(laid.body))
        tops = [self.height - used for used in accumulate((band.height for band in laid.bands), initial=0.0)]
        placed = list(zip(laid.bands, tops, strict=False))
        for band, y in placed:
            band.draw_fills(self.canv, 0, y)
        self._draw_rules(laid, tops)
        for band, y in placed:
            for box in band.boxes:
                box.draw_text(self.canv, 0, y)

    def _draw_rules(self, laid: Laid, tops: list[float]) -> None:
        across, down = rules(laid.bands, tops[:-1], 0)
        canvas = self.canv
        canvas.setStrokeColor(self._style.rule)
        canvas.setLineWidth(self._style.rule_width)
        canvas.lines([(x1, y, x2, y) for y, x1, x2 in across] + [(x, y1, x, y2) for x, y1, y2 in down])
        if laid.foot:
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(self._style.totals_rule_width)
            canvas.line(0, tops[-2], self.width, tops[-2])

    def _part(self, laid: Laid) -> Table:
        part = Table(self._columns, (), style=self._style, on_rows=self._on_rows)
        part._laid, part._is_part = laid, True
        part.spaceBefore = 0 if self._is_part else self.spaceBefore
        part.spaceAfter = self.spaceAfter
        return part

    def _page_height(self, height: float) -> float:
        """What an empty page offers, as far as ReportLab has said it."""
        return max(height, getattr(getattr(self, "_frame", None), "_aH", 0.0)) + _FUZZ

    def _lay(self, width: float) -> Laid:
        if self._laid is None or (self._laid.width != width and not self._is_part):
            layout = Layout(self._columns, self._style, self._rows, self._totals, width)
            self._laid = layout.laid(self._groups, self._on_rows)
        return self._laid
