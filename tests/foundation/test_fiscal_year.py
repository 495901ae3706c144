"""The fiscal year runs from 1 Shrawan to the end of Asar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.foundation.errors import DateProblem
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.nepali_calendar import BsDate, to_ad, to_bs

days = st.dates(min_value=to_ad(BsDate(1975, 4, 1)), max_value=to_ad(BsDate(2100, 3, 31)))


@pytest.mark.parametrize(
    ("bs", "label"),
    [
        ((2083, 8, 7), "2083/84"),
        ((2083, 4, 1), "2083/84"),
        ((2083, 3, 32), "2082/83"),
        ((2084, 1, 1), "2083/84"),
    ],
)
def test_a_day_belongs_to_its_fiscal_year(bs: tuple[int, int, int], label: str) -> None:
    assert FiscalYear.of(to_ad(BsDate(*bs))).label == label


def test_first_and_last_day() -> None:
    year = FiscalYear(2082)
    assert to_bs(year.first_day) == BsDate(2082, 4, 1)
    assert year.first_day == date(2025, 7, 17)
    assert to_bs(year.last_day) == BsDate(2083, 3, 32)
    assert year.last_day + timedelta(days=1) == FiscalYear(2083).first_day


@given(days)
def test_every_day_lies_within_its_year(day: date) -> None:
    year = FiscalYear.of(day)
    assert year.first_day <= day <= year.last_day
    assert FiscalYear.from_key(year.key) == FiscalYear.from_key(year.label) == year


@pytest.mark.usefixtures("in_nepali")
def test_the_label_is_shown_in_the_readers_digits() -> None:
    assert FiscalYear(2083).shown == "२०८३/८४"
    assert FiscalYear(2083).key == "2083-84"
    assert FiscalYear(2099).label == "2099/00"
    assert FiscalYear.from_key("२०८३/८४") == FiscalYear(2083)


@pytest.mark.parametrize("key", ["", "2083", "2083-85", "2083-2084", "83-84", "2083_84", "1800-01"])
def test_what_is_no_fiscal_year_is_refused(key: str) -> None:
    with pytest.raises(DateProblem):
        FiscalYear.from_key(key)
