"""A date of the Bikram Sambat calendar, and its conversion from and to AD."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from leoc_desktop.foundation.errors import DateProblem
from leoc_desktop.foundation.nepali_calendar.names import month_name
from leoc_desktop.foundation.nepali_calendar.year_table import table
from leoc_desktop.foundation.translation import N_

_MONTHS = 12


@dataclass(frozen=True, order=True, slots=True)
class BsDate:
    """A day that exists in the calendar; any other is refused with DateProblem."""

    year: int
    month: int
    day: int

    def __post_init__(self) -> None:
        days = month_days(self.year, self.month)
        if self.day < 1:
            raise DateProblem(N_("There is no day {day}; the first day of a month is 1."), day=self.day)
        if self.day > days:
            raise DateProblem(
                N_("{name} (month {month}) of {year} has only {days} days."),
                name=month_name(self.month),
                month=self.month,
                year=self.year,
                days=days,
            )

    def iso(self) -> str:
        """``2083-08-07`` in ASCII digits, as it is stored and exchanged."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def provisional(self) -> bool:
        """Whether the calendar of its year is not published yet."""
        return is_provisional(self.year)


def first_year() -> int:
    """The earliest BS year of the calendar."""
    return table().first_year


def last_year() -> int:
    """The latest BS year of the calendar."""
    return table().last_year


def is_provisional(year: int) -> bool:
    """Whether the months of that BS year are an estimate."""
    return table().row(year).provisional


def month_days(year: int, month: int) -> int:
    """Days of a BS month, 29 to 32."""
    row = table().row(year)
    if not 1 <= month <= _MONTHS:
        raise DateProblem(N_("There is no month {month}; months are 1 to 12."), month=month)
    return row.months[month - 1]


def to_bs(day: date) -> BsDate:
    """The BS date of an AD day; DateProblem outside the calendar."""
    years = table()
    index = bisect_right(years.first_days, day) - 1
    if index < 0 or day >= years.years[-1].day_after:
        raise DateProblem(
            N_("The calendar covers the years {first} to {last}; {day} AD is outside."),
            first=years.first_year,
            last=years.last_year,
            day=day.isoformat(),
        )
    row = years.years[index]
    rest = (day - row.first_day).days
    for month, days in enumerate(row.months, start=1):
        if rest < days:
            return BsDate(row.year, month, rest + 1)
        rest -= days
    raise AssertionError("unreachable: every year is as long as its months")


def to_ad(bs: BsDate) -> date:
    """The AD day of a BS date."""
    row = table().row(bs.year)
    return row.first_day + timedelta(days=sum(row.months[: bs.month - 1]) + bs.day - 1)
