"""Years of the calendar as an office types or imports them, and what they change."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from leoc_desktop.foundation.errors import DateProblem
from leoc_desktop.foundation.nepali_calendar.bs_date import is_provisional, to_bs
from leoc_desktop.foundation.nepali_calendar.year_table import YearTable
from leoc_desktop.foundation.nepali_text import ascii_digits, clean_line
from leoc_desktop.foundation.translation import N_

MOST_YEARS = 30
"""More than this is no file of published years."""
MONTHS = 12
_FALGUN = 11
_YEAR_COLUMNS = ("bs_year", "year")
_SEPARATOR = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class PublishedYear:
    """A BS year with the days of its months as somebody typed them; nothing is checked yet."""

    year: int
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class YearChange:
    """What a published year changes against the calendar in use."""

    year: int
    first_day: date
    before: tuple[int, ...]
    """The months in use until now; empty for a year behind the calendar."""
    was_provisional: bool
    after: tuple[int, ...]
    days_that_move: int
    """Days of the year that get another BS date."""
    next_first_day_before: date | None
    """When the year after it began until now; None for a year behind the calendar."""
    next_first_day: date

    @property
    def changed_months(self) -> tuple[int, ...]:
        """The months (1 to 12) whose length changes."""
        return tuple(
            month
            for month, (old, new) in enumerate(zip(self.before, self.after, strict=False), start=1)
            if old != new
        )

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {
            "year": self.year,
            "first_day_ad": self.first_day.isoformat(),
            "months_before": list(self.before),
            "months": list(self.after),
            "was_provisional": self.was_provisional,
            "changed_months": list(self.changed_months),
            "days_that_move": self.days_that_move,
            "next_year_begins_ad": self.next_first_day.isoformat(),
        }


def year_not_settled(today: date) -> int | None:
    """The BS year whose calendar should be entered: the present one, from 1 Falgun on the next; None when it is."""
    bs = to_bs(today)
    years = [bs.year, bs.year + 1] if bs.month >= _FALGUN else [bs.year]
    return next((year for year in years if _not_settled(year)), None)


def _not_settled(year: int) -> bool:
    try:
        return is_provisional(year)
    except DateProblem:  # the table ends before
        return True


def read_months(text: str) -> tuple[int, ...]:
    """The numbers of a typed row of month lengths, in any digits; DateProblem when something else is in it."""
    words = [word for word in _SEPARATOR.split(ascii_digits(clean_line(text))) if word]
    if not all(word.isascii() and word.isdigit() for word in words):
        raise DateProblem(N_("The days of the months are twelve numbers from 29 to 32."))
    return tuple(int(word) for word in words)


def read_years(text: str) -> list[PublishedYear]:
    """The years of a CSV file with the columns ``bs_year`` and ``m01`` to ``m12``; other columns are left alone.

    DateProblem names the line that cannot be read.
    """
    rows = csv.DictReader(io.StringIO(ascii_digits(text.lstrip("\ufeff"))))
    names = {name.strip().casefold(): name for name in rows.fieldnames or () if name}
    year_column = next((names[name] for name in _YEAR_COLUMNS if name in names), None)
    months = [f"m{month:02}" for month in range(1, MONTHS + 1)]
    if year_column is None or any(month not in names for month in months):
        raise DateProblem(N_("The file needs the columns bs_year and m01 to m12."))
    years: list[PublishedYear] = []
    for row in rows:
        try:
            lengths = tuple(int(row[names[month]] or "") for month in months)
            years.append(PublishedYear(int(row[year_column] or ""), lengths))
        except ValueError:
            raise DateProblem(N_("Line {line} of the file cannot be read."), line=rows.line_num) from None
        if len(years) > MOST_YEARS:
            raise DateProblem(N_("A file of published years has {most} years at most."), most=MOST_YEARS)
    if not years:
        raise DateProblem(N_("There is no year in the file."))
    return years


def change_of(year: int, in_use: YearTable, wanted: YearTable) -> YearChange:
    """How ``year`` of the calendar ``wanted`` differs from the one ``in_use``."""
    row = wanted.row(year)
    known = year <= in_use.last_year
    old = in_use.row(year) if known else None
    return YearChange(
        year=year,
        first_day=row.first_day,
        before=old.months if old else (),
        was_provisional=old.provisional if old else True,
        after=row.months,
        days_that_move=_days_that_move(old.first_day, old.months, row.first_day, row.months) if old else 0,
        next_first_day_before=old.day_after if old else None,
        next_first_day=row.day_after,
    )


def _days_that_move(old_first: date, old: Sequence[int], first: date, months: Sequence[int]) -> int:
    before, after = _dates(old_first, old), _dates(first, months)
    return sum(before.get(day) != bs for day, bs in after.items())


def _dates(first: date, months: Sequence[int]) -> dict[date, tuple[int, int]]:
    starts = [0, *accumulate(months)]
    return {
        first + timedelta(days=starts[place] + number): (place + 1, number + 1)
        for place, days in enumerate(months)
        for number in range(days)
    }
