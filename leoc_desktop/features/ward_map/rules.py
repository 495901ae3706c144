"""Which figures the map offers, and how wards are put into classes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

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
