"""The styles that all parts of a bulletin share, and how they write moments and wards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from leoc_desktop.domain.figure_wording import NO_BREAK_SPACE
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import list_of, show_number, shown_digits
from leoc_desktop.foundation.translation import _
from leoc_desktop.report_kit.tables import Column, Padding, TableStyle
from leoc_desktop.report_kit.text import Align, TextStyle

BODY = TextStyle(size=10, leading=15)
NOTE = TextStyle(size=8, colour="#475467")
CENTRED = TextStyle(size=10, align=Align.CENTRE)
TABLE = TableStyle(size=8.5, heading_size=8)
DENSE = TableStyle(size=8, heading_size=7.5, padding=Padding(2.5, 1.4))


def number_column(title: str, width: float = 1.0) -> Column:
    """A column of figures."""
    return Column(title, width, Align.RIGHT)


def day_text(day: date, at: time | None) -> str:
    """A day with its time, if that is known; the two stay on one line."""
    shown = show_bs(to_bs(day))
    return f"{shown}{NO_BREAK_SPACE}{shown_digits(f'{at:%H:%M}')}" if at else shown


def moment_text(moment: datetime) -> str:
    """A moment of the program as the reader's day and time."""
    local = nepal_time(moment)
    return day_text(local.date(), local.time())


def wards_text(wards: Iterable[int]) -> str:
    """``Ward 3``, ``Wards 3 and 4``."""
    numbers = [show_number(ward) for ward in wards]
    if len(numbers) == 1:
        return _("Ward {number}").format(number=numbers[0])
    return _("Wards {numbers}").format(numbers=list_of(numbers))
