"""Which incidents a figure counts, so that every figure can lead to the list of exactly these."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

COUNTED = ("submitted", "verified", "approved")
"""States whose figures enter totals (R32)."""
VERIFIED = ("verified", "approved")
"""States that somebody else than the one who registered has confirmed."""
WAITING = ("submitted",)
"""States that wait for verification."""

BEYOND_LINES = "beyond_lines"
"""Of a loss by sector: what is stated beyond the lines, and so belongs to none."""
LOSS_NOT_STATED = "not_stated"
"""Incidents for which nobody stated a loss."""


class InWard(StrEnum):
    """What it means that an incident belongs to a ward."""

    TOUCHED = "touched"
    """It is one of its wards."""
    FIRST = "first"
    """It is its first ward: the incident itself counts there."""
    COUNTED = "counted"
    """Some of its figures count there: it is the first ward, or lines describe a loss in it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions on incidents; what is None or empty selects nothing away. Both days are included.

    ``since``: of the first day only what came at that time or later; an unknown time is at the end of its day.
    """

    states: tuple[str, ...] = COUNTED
    ward: int | None = None
    hazard: str = ""
    first_day: date | None = None
    last_day: date | None = None
    event_no: int | None = None
    since: time | None = None
    in_ward: InWard = InWard.TOUCHED
    hazards: tuple[str, ...] = ()
    """One of these, where several are meant."""
    sector: str = ""
    """With a loss in this sector of the economy, BEYOND_LINES or LOSS_NOT_STATED."""

    def of_ward(self, ward: int, how: InWard) -> Selection:
        """The same, in one ward."""
        return replace(self, ward=ward, in_ward=how)
