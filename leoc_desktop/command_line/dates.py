"""BS dates as arguments."""

from __future__ import annotations

from datetime import date

from leoc_desktop.foundation.clock import SystemClock, nepal_day
from leoc_desktop.foundation.nepali_calendar import parse_bs, to_ad


def bs_day(text: str) -> date:
    """The AD day of a BS date such as 2083-08-07. Raises DateProblem."""
    return to_ad(parse_bs(text, nepal_day(SystemClock().now())))
