"""What a list of any length is made of: the keys of its rows in order, and the rows of the first ones."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Order:
    """By which column a list is sorted; the usual order without one."""

    column: str = ""
    descending: bool = False


USUAL_ORDER = Order()


@dataclass(frozen=True)  # with slots, Python 3.11 cannot write Listing[Row](...)
class Listing(Generic[Row]):
    """``keys`` of all rows that were asked for, or of the first ones only; ``rows`` are those of the first keys.

    ``total`` counts the rows there are when nothing is asked for; None where counting them takes longer.
    """

    keys: array[int]
    rows: tuple[Row, ...]
    is_whole: bool = True
    total: int | None = None
