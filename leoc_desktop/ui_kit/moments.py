"""Moments as lists show them."""

from __future__ import annotations

from datetime import datetime

from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import shown_digits


def show_moment(at: datetime) -> str:
    """``2083-08-07 16:20``: the B.S. day and the time in Nepal, in the reader's digits."""
    local = nepal_time(at)
    return f"{show_bs(to_bs(local.date()))} {shown_digits(f'{local:%H:%M}')}"
