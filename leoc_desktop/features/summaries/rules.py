"""What the papers that sum up a period hold, and how their rows add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from leoc_desktop.domain.incident_figures import COUNTS, PEOPLE, Figures, summed
from leoc_desktop.domain.incident_selection import COUNTED, VERIFIED, WAITING, Selection
from leoc_desktop.domain.letterhead import Letterhead
from leoc_desktop.domain.period import Period
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.nepali_calendar import BsDate, to_ad, to_bs
from leoc_desktop.foundation.translation import N_, NEPALI, _

MONTHS_A_YEAR = 12
FIGURES = (*PEOPLE, *COUNTS)
"""What is added up by ward and by month."""


class Paper(StrEnum):
    """The papers there are."""

    WARDS = "wards"
    MONTHS = "months"
    PEOPLE = "people"

    @property
    def label(self) -> str:
        """What it is called, in the current language."""
        return _(_TITLES[self])


_TITLES = {
    Paper.WARDS: N_("Summary by ward"),
    Paper.MONTHS: N_("Hazards by month"),
    Paper.PEOPLE: N_("List of the dead and missing"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which paper of which days, whole ones and both included. ``fiscal_year`` or ``bs_year`` names a whole year."""

    paper: Paper
    first_day: date
    last_day: date
    verified_only: bool = False
    language: str = NEPALI
    fiscal_year: int | None = None
    bs_year: int | None = None

    def __post_init__(self) -> None:
        Period.of_days(self.first_day, self.last_day)  # refuses what ends before it begins, or is too long
        if self.paper is Paper.MONTHS and self.fiscal_year is None and self.bs_year is None:
            raise Refused(N_("The table by month is made of a whole year. Choose one."))

    @property
    def period(self) -> Period:
        """The days."""
        return Period.of_days(self.first_day, self.last_day)

    @property
    def selection(self) -> Selection:
        """The incidents that count."""
        states = VERIFIED if self.verified_only else COUNTED
        return Selection(states=states, first_day=self.first_day, last_day=self.last_day)

    @property
    def waiting(self) -> Selection:
        """The incidents of these days that nobody has verified yet."""
        return replace(self.selection, states=WAITING)

    def months(self) -> list[tuple[BsDate, date, date]]:
        """Of a whole year: the first of each month, and its first and last day."""
        starts = [to_bs(self.first_day)]
        for _month in range(MONTHS_A_YEAR):
            year, month = starts[-1].year, starts[-1].month
            starts.append(BsDate(year + month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1, 1))
        days = [to_ad(start) for start in starts]
        return [
            (start, first, following - timedelta(days=1))
            for start, first, following in zip(starts[:-1], days[:-1], days[1:], strict=True)
        ]


def of_fiscal_year(paper: Paper, year: FiscalYear) -> Asked:
    """The paper of a fiscal year."""
    return Asked(paper, year.first_day, year.last_day, fiscal_year=year.start)


def of_bs_year(paper: Paper, year: int) -> Asked:
    """The paper of a year from 1 Baisakh on. Raises DateProblem outside the calendar."""
    first, following = to_ad(BsDate(year, 1, 1)), to_ad(BsDate(year + 1, 1, 1))
    return Asked(paper, first, following - timedelta(days=1), bs_year=year)


@dataclass(frozen=True, slots=True)
class Head:
    """What every one of the papers says besides its rows."""

    asked: Asked
    letterhead: Letterhead
    training: bool
    office_name: str
    unverified: int
    """How many incidents of the days are not verified; they are left out where only verified ones count."""
    audit_code: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class WardRow:
    """A ward: its figures, and in how many incidents of another ward it is named as well (counted there, R30)."""

    ward: int
    figures: Figures
    named_elsewhere: int


@dataclass(frozen=True, slots=True)
class WardSummary:
    """Every ward of the office."""

    head: Head
    rows: tuple[WardRow, ...]
    total: Figures


@dataclass(frozen=True, slots=True)
class HazardMonths:
    """Hazards by the months of a year; a month that has not begun has no reports."""

    head: Head
    months: tuple[BsDate, ...]
    by_month: tuple[Mapping[str, Figures], ...]
    """For each month, hazard to its figures."""

    def hazards(self) -> list[str]:
        """Every hazard that occurred, most incidents first."""
        codes = {code for month in self.by_month for code in month}
        return sorted(codes, key=lambda code: (-self.of_hazard(code).incidents, code))

    def cell(self, hazard: str, month: int) -> Figures:
        """A hazard in the month of that place."""
        return self.by_month[month].get(hazard, Figures())

    def of_hazard(self, hazard: str) -> Figures:
        """A hazard over the whole year."""
        return summed(month.get(hazard, Figures()) for month in self.by_month)

    def of_month(self, month: int) -> Figures:
        """All hazards of the month of that place."""
        return summed(self.by_month[month].values())

    @property
    def total(self) -> Figures:
        """All of it."""
        return summed(figures for month in self.by_month for figures in month.values())


@dataclass(frozen=True, slots=True)
class Person:
    """One line about somebody dead or missing, or several of them; ``described`` is False for the bare rest.

    ``status`` is dead, missing or found as it is today; ``recorded`` what was reported first.
    """

    incident: str
    incident_date: date
    hazard: str
    ward: int
    tole: str
    name: str
    sex: str
    age: int | None
    count: int | None
    recorded: str
    status: str
    outcome: str
    outcome_on: date | None
    body_identified: bool | None
    body_handed_over: bool | None
    address: str
    remarks: str
    described: bool = True


@dataclass(frozen=True, slots=True)
class PeopleList:
    """The dead and missing of the days. What nobody described by a line is a row without a name."""

    head: Head
    rows: tuple[Person, ...]
    total: Figures

    def count_of(self, status: str) -> int:
        """How many have that status today, as far as it is known."""
        return sum(row.count or 0 for row in self.rows if row.status == status)


Content = WardSummary | HazardMonths | PeopleList
