"""Nepali measures of land in square metres.

A ropani is 74 x 74 feet (hills), a bigha 270 x 270 feet and a kattha its twentieth part (plains).
"""

from __future__ import annotations

from fractions import Fraction

from leoc_desktop.foundation.field_values.measures import THOUSANDTHS

SQUARE_FOOT = Fraction(9290304, 100_000_000)
HECTARE = 10_000
_SQUARE_METRES = {
    "ropani": 74 * 74 * SQUARE_FOOT,
    "kattha": 270 * 270 * SQUARE_FOOT / 20,
    "bigha": 270 * 270 * SQUARE_FOOT,
    "hectare": Fraction(HECTARE),
}


def square_metres(thousandths: int | None, unit: str) -> int | None:
    """Thousandths of a unit as whole square metres; None where nothing is known or the unit measures no area."""
    if thousandths is None or unit not in _SQUARE_METRES:
        return None
    return round(thousandths * _SQUARE_METRES[unit] / THOUSANDTHS)
