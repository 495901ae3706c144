"""The row numbers that a query finds, as one array: what a list of a million rows is made of."""

from __future__ import annotations

import json
from array import array
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session


def row_numbers(session: Session, query: Select[Any]) -> array[int]:
    """The integers of the only column of ``query``, in its order.

    They come as one JSON text, which takes two thirds of the time of a Python row for each (measured).
    """
    (numbers,) = query.subquery().columns
    return array("q", json.loads(session.execute(select(func.json_group_array(numbers))).scalar_one()))
