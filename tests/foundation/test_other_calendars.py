"""The calendar agrees day by day with two calendars of other people (R43), and every known dispute is listed.

The shipped table began as the one of ``sambat``, which is therefore no witness. These two were made independently;
they are needed by the tests alone.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import bikram_sambat
import nepali_datetime
import pytest

from leoc_desktop.foundation.nepali_calendar import BsDate, is_provisional, to_ad, to_bs
from leoc_desktop.foundation.paths import resource_path

Convert = Callable[[date], tuple[int, int, int]]
DOCS = Path(__file__).parents[2] / "docs" / "calendar.md"
FIRST_COMPARED, LAST_SETTLED, LAST = 2000, 2083, 2100

# Settled years for which some published table has other months, or that a source calls disputed. docs/calendar.md
# tells what each is about.
DISPUTES = {1975, 1977, 1981, 1989, 1991, 1993, 1996, 1998, 2004, 2062, 2081, 2082, 2083}


def _nepali_datetime(day: date) -> tuple[int, int, int]:
    found = nepali_datetime.date.from_datetime_date(day)
    return found.year, found.month, found.day


def _bikram_sambat(day: date) -> tuple[int, int, int]:
    found = bikram_sambat.date.fromgregorian(day)
    return found.year, found.month, found.day


OTHERS = [
    pytest.param(_nepali_datetime, id="nepali-datetime"),
    pytest.param(_bikram_sambat, id="bikram-sambat"),
]


def _days(first_year: int, last_year: int) -> Iterator[date]:
    day, end = to_ad(BsDate(first_year, 1, 1)), to_ad(BsDate(last_year, 12, 29))
    while day <= end or to_bs(day).year == last_year:
        yield day
        day += timedelta(days=1)


def _years_that_differ(convert: Convert, first_year: int, last_year: int) -> set[int]:
    differing = set()
    for day in _days(first_year, last_year):
        ours = to_bs(day)
        if convert(day) != (ours.year, ours.month, ours.day):
            differing.add(ours.year)
    return differing


@pytest.mark.parametrize("convert", OTHERS)
def test_every_day_of_2000_to_2083_is_the_same_in_another_calendar(convert: Convert) -> None:
    assert len(list(_days(FIRST_COMPARED, LAST_SETTLED))) == 30_681
    assert _years_that_differ(convert, FIRST_COMPARED, LAST_SETTLED) == set()


@pytest.mark.parametrize("convert", OTHERS)
def test_of_the_years_before_they_have_the_same_reading_of_each_dispute(convert: Convert) -> None:
    assert _years_that_differ(convert, 1975, FIRST_COMPARED - 1) == set()


def test_where_publishers_only_estimate_they_part_and_we_say_so() -> None:
    parting = _years_that_differ(_nepali_datetime, LAST_SETTLED + 1, LAST - 1)
    assert min(parting) == 2084, "they part on 1 Asar 2084"
    assert all(is_provisional(year) for year in parting)


def test_every_known_dispute_is_listed_here_and_in_the_docs() -> None:
    with resource_path("reference", "bs_month_lengths.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    settled = [row for row in rows if not row["evidence"].startswith("provisional")]
    disputed = {
        int(row["bs_year"]) for row in settled if row["other_variants"] or row["evidence"] == "disputed"
    }
    assert disputed == DISPUTES
    told = DOCS.read_text(encoding="utf-8").partition("## Known disputes")[2].partition("\n## ")[0]
    assert {int(year) for year in re.findall(r"^\| (\d{4}) ", told, re.MULTILINE)} == DISPUTES
