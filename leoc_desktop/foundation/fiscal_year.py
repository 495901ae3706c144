"""The fiscal year of Nepal: 1 Shrawan to the end of Asar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from leoc_desktop.foundation.errors import DateProblem
from leoc_desktop.foundation.nepali_calendar import BsDate, month_days, to_ad, to_bs
from leoc_desktop.foundation.nepali_text import ascii_digits, shown_digits
from leoc_desktop.foundation.translation import N_

_SHRAWAN = 4
_KEY = re.compile(r"([0-9]{4})[-/]([0-9]{2})")


@dataclass(frozen=True, order=True, slots=True)
class FiscalYear:
    """The fiscal year that begins in the BS year ``start``."""

    start: int

    @classmethod
    def of(cls, day: date) -> FiscalYear:
        """The fiscal year of an AD day."""
        bs = to_bs(day)
        return cls(bs.year if bs.month >= _SHRAWAN else bs.year - 1)

    @classmethod
    def from_key(cls, text: str) -> FiscalYear:
        """The year named by a key or label: ``2083-84``, ``२०८३/८४``."""
        match = _KEY.fullmatch(ascii_digits(text.strip()))
        if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
            raise DateProblem(
                N_("“{text}” is not a fiscal year. Example: {example}."),
                text=text.strip(),
                example=shown_digits("2083/84"),
            )
        start = int(match[1])
        month_days(start, _SHRAWAN)  # refuses a year outside the calendar
        return cls(start)

    @property
    def label(self) -> str:
        """``2083/84``, in ASCII digits."""
        return f"{self.start}/{(self.start + 1) % 100:02}"

    @property
    def shown(self) -> str:
        """The label in the reader's digits."""
        return shown_digits(self.label)

    @property
    def key(self) -> str:
        """``2083-84``, as it stands in office numbers and file names."""
        return self.label.replace("/", "-")

    @property
    def first_day(self) -> date:
        """The AD day of 1 Shrawan."""
        return to_ad(BsDate(self.start, _SHRAWAN, 1))

    @property
    def last_day(self) -> date:
        """The AD day of the last of Asar."""
        return to_ad(BsDate(self.start + 1, _SHRAWAN, 1)) - timedelta(days=1)
