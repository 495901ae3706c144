"""Which figures and periods the map offers, and how wards are put into classes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.nepali_calendar import BsDate, to_ad, to_bs
from leoc_desktop.foundation.translation import N_, _

CLASSES = 5


class Figure(StrEnum):
    """What the wards are coloured by; the names are those of ``Figures``."""

    INCIDENTS = "incidents"
    DEAD = "dead"
    MISSING = "missing"
    INJURED = "injured"
    FAMILIES = "affected_families"
    FULLY = "houses_fully_damaged"
    PARTLY = "houses_partly_damaged"

    @property
    def label(self) -> str:
        """The figure in the current language."""
        return _(_FIGURES[self])


_FIGURES = {
    Figure.INCIDENTS: N_("Incidents"),
    Figure.DEAD: N_("Dead"),
    Figure.MISSING: N_("Missing"),
    Figure.INJURED: N_("Injured"),
    Figure.FAMILIES: N_("Affected families"),
    Figure.FULLY: N_("Houses fully damaged"),
    Figure.PARTLY: N_("Houses partly damaged"),
}
SUMMED = tuple(figure.value for figure in Figure if figure is not Figure.INCIDENTS)


class Span(StrEnum):
    """The periods to choose from; all of them end today."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    FISCAL_YEAR = "fiscal_year"
    YEAR = "year"
    ALL = "all"

    @property
    def label(self) -> str:
        """The period in the current language."""
        return _(_SPANS[self])

    def first_day(self, today: date) -> date | None:
        """Its first day; None when it has none."""
        bs = to_bs(today)
        return {
            Span.DAY: today,
            Span.WEEK: today - timedelta(days=6),
            Span.MONTH: to_ad(BsDate(bs.year, bs.month, 1)),
            Span.FISCAL_YEAR: FiscalYear.of(today).first_day,
            Span.YEAR: to_ad(BsDate(bs.year, 1, 1)),
            Span.ALL: None,
        }[self]


_SPANS = {
    Span.DAY: N_("Today"),
    Span.WEEK: N_("Last 7 days"),
    Span.MONTH: N_("This month (B.S.)"),
    Span.FISCAL_YEAR: N_("This fiscal year"),
    Span.YEAR: N_("Since 1 Baisakh"),
    Span.ALL: N_("All recorded"),
}


@dataclass(frozen=True, slots=True)
class Classes:
    """Up to five classes of equal width, of whole numbers from 1 on; 0 is a class of its own."""

    highest: int

    @classmethod
    def of(cls, values: Iterable[int]) -> Classes:
        """The classes that hold all ``values``."""
        return cls(max(values, default=0))

    @property
    def width(self) -> int:
        """How many numbers one class holds."""
        return max(1, -(-self.highest // CLASSES))

    def number(self, value: int) -> int:
        """The class of a value, 0 to 5."""
        return -(-value // self.width)

    def ranges(self) -> list[tuple[int, int]]:
        """First and last number of each class from 1 on."""
        return [(first, first + self.width - 1) for first in range(1, self.highest + 1, self.width)]
