"""Reading measured quantities, and places by their coordinates."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.field_values.unreadable import Unreadable
from leoc_desktop.foundation.nepali_text import ascii_digits, clean_line, without_grouping
from leoc_desktop.foundation.translation import N_

THOUSANDTHS = 1000
LARGEST_QUANTITY = 10**9
NORTH, EAST = (26.3, 30.5), (80.0, 88.3)
"""The degrees between which Nepal lies."""

_DECIMALS = re.compile(r"[0-9]{0,3}")
_COORDINATES = re.compile(
    r"([0-9]{1,2}(?:\.[0-9]+)?)\s*°?\s*[Nn]?\s*[,\s;]\s*([0-9]{1,3}(?:\.[0-9]+)?)\s*°?\s*[Ee]?"
)


def read_quantity(field: Field, raw: object, _today: date, _wards: int) -> int:
    """Thousandths of a unit; ``raw`` is a number with at most three decimals."""
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        raise Unreadable(field, N_("A number is expected here, for example 2.5."))
    text = ascii_digits(clean_line(raw)) if isinstance(raw, str) else format(Decimal(str(raw)), "f")
    whole, _dot, decimals = text.partition(".")
    units = without_grouping(whole)
    if units is None or not _DECIMALS.fullmatch(decimals):
        raise Unreadable(field, N_("A number is expected here, for example 2.5."))
    if int(units or 0) > LARGEST_QUANTITY:
        raise Unreadable(field, N_("The quantity is too large."))
    return int(units or 0) * THOUSANDTHS + int(decimals.ljust(3, "0"))


def plain_quantity(thousandths: int) -> str:
    """The number in ASCII without grouping: ``2``, ``2.5``."""
    whole, rest = divmod(thousandths, THOUSANDTHS)
    return f"{whole}.{rest:03}".rstrip("0") if rest else str(whole)


def read_coordinates(field: Field, raw: object, _today: date, _wards: int) -> str:
    """``29.32145, 80.98213``: degrees north and east with five decimals, about a metre, inside Nepal."""
    found = _COORDINATES.fullmatch(ascii_digits(clean_line(raw))) if isinstance(raw, str) else None
    if found is None:
        raise Unreadable(field, N_("Write degrees north and east, for example 29.3214, 80.9821."))
    north, east = float(found[1]), float(found[2])
    if not (NORTH[0] <= north <= NORTH[1] and EAST[0] <= east <= EAST[1]):
        raise Unreadable(field, N_("This place is not in Nepal. Write degrees north first, then east."))
    return f"{north:.5f}, {east:.5f}"
