"""The month lengths of every year, shipped as a file and completed by the office when a year is published."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from leoc_desktop.foundation.errors import DateProblem
from leoc_desktop.foundation.paths import resource_path
from leoc_desktop.foundation.translation import N_

_MONTHS = 12
_SHORTEST_MONTH, _LONGEST_MONTH = 29, 32
_YEAR_LENGTHS = (365, 366)


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """One BS year: the AD date of 1 Baishakh and the days of its twelve months."""

    year: int
    first_day: date
    months: tuple[int, ...]
    provisional: bool = False

    @property
    def days(self) -> int:
        """Days of the whole year."""
        return sum(self.months)

    @property
    def day_after(self) -> date:
        """The AD date on which the next year begins."""
        return self.first_day + timedelta(days=self.days)


class YearTable:
    """An unbroken run of calendar years."""

    def __init__(self, years: Iterable[CalendarYear]) -> None:
        self.years = tuple(sorted(years, key=lambda row: row.year))
        for row in self.years:
            _check_lengths(row.year, row.months)
        for before, after in pairwise(self.years):
            _check_chain(before, after)
        self.first_days = [row.first_day for row in self.years]
        self.first_year = self.years[0].year
        self.last_year = self.years[-1].year

    def row(self, year: int) -> CalendarYear:
        """The row of ``year``; DateProblem outside the table."""
        if not self.first_year <= year <= self.last_year:
            raise DateProblem(
                N_("The calendar covers the years {first} to {last}; {year} is outside."),
                first=self.first_year,
                last=self.last_year,
                year=year,
            )
        return self.years[year - self.first_year]


def _check_lengths(year: int, months: Sequence[int]) -> None:
    if len(months) != _MONTHS:
        raise DateProblem(N_("Year {year} needs the days of 12 months."), year=year)
    for month, days in enumerate(months, start=1):
        if not _SHORTEST_MONTH <= days <= _LONGEST_MONTH:
            raise DateProblem(
                N_("Month {month} of {year} cannot have {days} days; a month has 29 to 32."),
                month=month,
                year=year,
                days=days,
            )
    if sum(months) not in _YEAR_LENGTHS:
        raise DateProblem(
            N_("The months of {year} add up to {days} days; a year has 365 or 366."),
            year=year,
            days=sum(months),
        )


def _check_chain(before: CalendarYear, after: CalendarYear) -> None:
    if after.year != before.year + 1 or after.first_day != before.day_after:
        raise DateProblem(
            N_("Year {year} does not begin on the day after the end of the year before."), year=after.year
        )


@cache
def _shipped() -> YearTable:
    with resource_path("reference", "bs_month_lengths.csv").open(encoding="utf-8", newline="") as file:
        return YearTable(
            CalendarYear(
                year=int(row["bs_year"]),
                first_day=date.fromisoformat(row["baisakh1_ad"]),
                months=tuple(int(row[f"m{month:02}"]) for month in range(1, _MONTHS + 1)),
                provisional=row["evidence"].startswith("provisional"),
            )
            for row in csv.DictReader(file)
        )


def calendar_with(rows: Iterable[tuple[int, Sequence[int]]]) -> YearTable:
    """The shipped table with the office's own years: pairs of year and twelve month lengths.

    Only years behind the published ones can be given, each behind a settled one. The provisional years behind them
    begin when they end. DateProblem names the first row that cannot be right.
    """
    shipped = _shipped()
    years = {row.year: row for row in shipped.years}
    for year, months in sorted(rows, key=lambda pair: pair[0]):
        _check_lengths(year, months)
        if year <= shipped_until():
            raise DateProblem(N_("The months of {year} are settled and cannot be changed."), year=year)
        before = years.get(year - 1)
        if before is None or before.provisional:
            raise DateProblem(
                N_("Enter the months of {before} first: {year} begins when {before} ends."),
                before=year - 1,
                year=year,
            )
        years[year] = CalendarYear(year, before.day_after, tuple(months))
    return YearTable(_chained(years.values()))


def shipped_until() -> int:
    """The last BS year whose months were published when this program was made; no office changes years up to it."""
    return max(row.year for row in _shipped().years if not row.provisional)


def _chained(years: Iterable[CalendarYear]) -> list[CalendarYear]:
    """``years`` with every first day moved to the end of the year before."""
    chained: list[CalendarYear] = []
    for row in sorted(years, key=lambda row: row.year):
        chained.append(replace(row, first_day=chained[-1].day_after) if chained else row)
    return chained


_installed: YearTable | None = None


def table() -> YearTable:
    """The table in use."""
    return _installed or _shipped()


def year_row(year: int) -> CalendarYear:
    """The row in use for ``year``, for showing what a new one changes."""
    return table().row(year)


def install_rows(rows: Iterable[tuple[int, Sequence[int]]]) -> None:
    """Use the shipped table with exactly these years of the office from now on (see ``calendar_with``)."""
    global _installed  # noqa: PLW0603  one process has one calendar
    _installed = calendar_with(rows)
