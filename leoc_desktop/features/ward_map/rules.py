"""Which figures the map offers, and how wards are put into classes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from leoc_desktop.domain.incident_selection import InWard
from leoc_desktop.foundation.spans import Span
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
    LIVESTOCK = "livestock_lost"
    LOSS = "estimated_loss"
    ROADS = "road_blocked"
    ELECTRICITY = "electricity_interrupted"
    COMMUNICATION = "communication_interrupted"
    WATER = "water_interrupted"

    @property
    def label(self) -> str:
        """The figure in the current language."""
        return _(_FIGURES[self])

    @property
    def is_money(self) -> bool:
        """Whether it is an amount, in paisa."""
        return self is Figure.LOSS

    @property
    def counted(self) -> InWard:
        """Which incidents count in a ward: answers about services and the incident itself have one ward (R30)."""
        return InWard.FIRST if self in _OF_THE_INCIDENT else InWard.COUNTED


_FIGURES = {
    Figure.INCIDENTS: N_("Incidents"),
    Figure.DEAD: N_("Dead"),
    Figure.MISSING: N_("Missing"),
    Figure.INJURED: N_("Injured"),
    Figure.FAMILIES: N_("Affected families"),
    Figure.FULLY: N_("Houses fully damaged"),
    Figure.PARTLY: N_("Houses partly damaged"),
    Figure.LIVESTOCK: N_("Livestock lost"),
    Figure.LOSS: N_("Estimated loss"),
    Figure.ROADS: N_("Roads blocked"),
    Figure.ELECTRICITY: N_("Electricity interrupted"),
    Figure.COMMUNICATION: N_("Communication interrupted"),
    Figure.WATER: N_("Drinking water interrupted"),
}
SERVICES = (Figure.ROADS, Figure.ELECTRICITY, Figure.COMMUNICATION, Figure.WATER)
_OF_THE_INCIDENT = frozenset({Figure.INCIDENTS, *SERVICES})
SPANS = (
    Span.FISCAL_YEAR,
    Span.DAY,
    Span.LAST_24_HOURS,
    Span.WEEK,
    Span.MONTH,
    Span.YEAR,
    Span.ALL,
)
"""Periods to choose from besides any two days; the first one is shown unless another is chosen."""
SUMMED = tuple(figure.value for figure in Figure if figure is not Figure.INCIDENTS)


@dataclass(frozen=True, slots=True)
class Classes:
    """Up to five classes of equal width, of whole numbers from 1 on; 0 is a class of its own.

    ``rounded`` ones are as wide as 1, 2 or 5 with zeros behind it: amounts that somebody can read.
    """

    highest: int
    rounded: bool = False

    @classmethod
    def of(cls, values: Iterable[int], *, rounded: bool = False) -> Classes:
        """The classes that hold all ``values``."""
        return cls(max(values, default=0), rounded)

    @property
    def width(self) -> int:
        """How many numbers one class holds."""
        least = max(1, -(-self.highest // CLASSES))
        if not self.rounded:
            return least
        zeros = int(10 ** (len(str(least)) - 1))
        return next(step * zeros for step in (1, 2, 5, 10) if step * zeros >= least)

    def number(self, value: int) -> int:
        """The class of a value, 0 to 5."""
        return -(-value // self.width)

    def ranges(self) -> list[tuple[int, int]]:
        """First and last number of each class from 1 on."""
        return [(first, first + self.width - 1) for first in range(1, self.highest + 1, self.width)]
