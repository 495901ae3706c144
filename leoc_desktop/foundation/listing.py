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
    """``keys`` of all rows that were asked for, or of the first ones only: then ``total`` is None and more follow.

    ``rows`` are the rows of the first keys. ``total`` counts the rows there are when nothing is asked for.
    """

    keys: array[int]
    rows: tuple[Row, ...]
    total: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether no more rows follow."""
        return self.total is not None
