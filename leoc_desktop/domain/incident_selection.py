"""Which incidents a figure counts, so that every figure can lead to the list of exactly these."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

COUNTED = ("submitted", "verified", "approved")
"""States whose figures enter totals (R32)."""
VERIFIED = ("verified", "approved")
"""States that somebody else than the one who registered has confirmed."""
WAITING = ("submitted",)
"""States that wait for verification."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions on incidents; what is None or empty selects nothing away. Both days are included."""

    states: tuple[str, ...] = COUNTED
    ward: int | None = None
    hazard: str = ""
    first_day: date | None = None
    last_day: date | None = None
    event_no: int | None = None

    def of_ward(self, ward: int) -> Selection:
        """The same, in one ward."""
        return replace(self, ward=ward)
