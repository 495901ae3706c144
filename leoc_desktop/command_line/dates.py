"""BS dates as arguments, and moments as people read them."""

from __future__ import annotations

from datetime import date, datetime

from leoc_desktop.foundation.clock import SystemClock, nepal_day, nepal_time
from leoc_desktop.foundation.nepali_calendar import parse_bs, show_bs, to_ad, to_bs
from leoc_desktop.foundation.nepali_text import shown_digits


def bs_day(text: str) -> date:
    """The AD day of a BS date such as 2083-08-07. Raises DateProblem."""
    return to_ad(parse_bs(text, nepal_day(SystemClock().now())))


def shown_moment(moment: datetime) -> str:
    """Day and time of Nepal, in the digits of the office."""
    local = nepal_time(moment)
    return f"{show_bs(to_bs(local.date()))} {shown_digits(f'{local:%H:%M}')}"
