"""The calendar converts every day both ways, knows its limits, and takes new years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from leoc_desktop.foundation.errors import DateProblem
from leoc_desktop.foundation.nepali_calendar import (
    BsDate,
    calendar_with,
    first_year,
    install_rows,
    is_provisional,
    last_year,
    month_days,
    month_name,
    show_bs,
    to_ad,
    to_bs,
    typed_bs,
    weekday_name,
    year_row,
)
from leoc_desktop.foundation.translation import Language, speaking

LINEAGE_A_2084 = (31, 31, 32, 31, 31, 30, 30, 30, 29, 30, 30, 30)


@pytest.fixture
def shipped_calendar() -> Iterator[None]:
    yield
    install_rows([])


@pytest.mark.parametrize(
    ("bs", "ad"),
    [
        ((2000, 1, 1), date(1943, 4, 14)),
        ((2081, 1, 1), date(2024, 4, 13)),
        ((2082, 1, 1), date(2025, 4, 14)),
        ((2083, 8, 7), date(2026, 11, 23)),
        ((2017, 9, 1), date(1960, 12, 15)),
        ((2046, 12, 26), date(1990, 4, 8)),  # the people's movement ends
        ((2058, 2, 19), date(2001, 6, 1)),  # the night at the palace
        ((2072, 1, 12), date(2015, 4, 25)),  # the Gorkha earthquake
        ((2072, 6, 3), date(2015, 9, 20)),  # the constitution
    ],
)
def test_known_days_of_history_fall_on_their_dates(bs: tuple[int, int, int], ad: date) -> None:
    assert to_ad(BsDate(*bs)) == ad
    assert to_bs(ad) == BsDate(*bs)


def test_every_day_of_the_calendar_converts_there_and_back() -> None:
    day = to_ad(BsDate(first_year(), 1, 1))
    for year in range(first_year(), last_year() + 1):
        for month in range(1, 13):
            for number in range(1, month_days(year, month) + 1):
                bs = BsDate(year, month, number)
                assert to_ad(bs) == day
                assert to_bs(day) == bs
                day += timedelta(days=1)


def test_the_calendar_covers_1975_to_2100() -> None:
    assert (first_year(), last_year()) == (1975, 2100)
    assert to_bs(date(1918, 4, 13)) == BsDate(1975, 1, 1)
    for outside in (date(1918, 4, 12), date(2044, 4, 14), date.min, date.max):
        with pytest.raises(DateProblem):
            to_bs(outside)


def test_dates_sort_as_days_do() -> None:
    assert BsDate(2083, 1, 31) < BsDate(2083, 2, 1) < BsDate(2084, 1, 1)
    assert BsDate(2083, 8, 7).iso() == "2083-08-07"


def test_years_from_2084_are_provisional() -> None:
    assert not is_provisional(2083)
    assert is_provisional(2084)
    assert BsDate(2084, 1, 1).provisional
    assert not BsDate(2083, 12, 30).provisional


@pytest.mark.parametrize(
    ("year", "month", "day", "sentence"),
    [
        (2083, 8, 30, "Mangsir (month 8) of 2083 has only 29 days."),
        (2083, 8, 32, "Mangsir (month 8) of 2083 has only 29 days."),
        (2083, 13, 1, "There is no month 13; months are 1 to 12."),
        (2083, 0, 1, "There is no month 0; months are 1 to 12."),
        (2083, 8, 0, "There is no day 0; the first day of a month is 1."),
        (2083, 8, -1, "There is no day -1; the first day of a month is 1."),
        (1974, 8, 1, "The calendar covers the years 1975 to 2100; 1974 is outside."),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_impossible_dates_are_refused_with_the_reason(year: int, month: int, day: int, sentence: str) -> None:
    with pytest.raises(DateProblem) as refused:
        BsDate(year, month, day)
    assert str(refused.value) == sentence


@pytest.mark.usefixtures("in_nepali")
def test_the_reason_is_told_in_nepali() -> None:
    with pytest.raises(DateProblem) as refused:
        BsDate(2083, 8, 30)
    assert str(refused.value) == "२०८३ को मंसिर (महिना ८) मा २९ दिन मात्र छन्।"


@pytest.mark.usefixtures("in_nepali")
def test_nepali_names_are_the_official_ones() -> None:
    months = "वैशाख जेठ असार साउन भदौ असोज कात्तिक मंसिर पुस माघ फागुन चैत"
    assert " ".join(month_name(month) for month in range(1, 13)) == months
    assert weekday_name(date(2026, 11, 23)) == "सोमबार"
    assert weekday_name(date(2026, 11, 28), short=True) == "शनि"
    assert show_bs(BsDate(2083, 8, 7)) == "२०८३-०८-०७"
    assert show_bs(BsDate(2083, 8, 7), long=True) == "२०८३ मंसिर ७ गते"


@pytest.mark.usefixtures("in_english")
def test_english_names_follow_the_same_week() -> None:
    week = [weekday_name(date(2026, 11, 22) + timedelta(days=days), short=True) for days in range(7)]
    assert week == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    assert show_bs(BsDate(2083, 8, 7)) == "2083-08-07"
    assert show_bs(BsDate(2083, 8, 7), long=True) == "7 Mangsir 2083"
    assert show_bs(BsDate(2084, 8, 7), long=True) == "7 Mangsir 2084 (provisional)"
    assert show_bs(BsDate(2084, 8, 7)) == "2084-08-07 prov."
    assert typed_bs(BsDate(2084, 8, 7)) == "2084-08-07"


def test_digits_are_chosen_apart_from_the_language() -> None:
    with speaking(Language("ne", nepali_digits=False)):
        assert show_bs(BsDate(2084, 8, 7), long=True) == "2084 मंसिर 7 गते (अनुमानित)"


@pytest.mark.usefixtures("shipped_calendar")
def test_a_published_year_replaces_the_estimate() -> None:
    install_rows([(2084, LINEAGE_A_2084)])
    assert year_row(2084).months == LINEAGE_A_2084
    assert not is_provisional(2084)
    assert to_bs(date(2027, 7, 17)) == BsDate(2084, 4, 1)
    assert is_provisional(2085), "the years behind it stay estimates"
    assert to_ad(BsDate(2085, 1, 1)) == date(2028, 4, 13), "and begin when it ends"
    assert to_ad(BsDate(2083, 12, 30)) == date(2027, 4, 13)


@pytest.mark.usefixtures("shipped_calendar")
def test_a_year_behind_the_last_can_be_added() -> None:
    install_rows([(year, LINEAGE_A_2084) for year in range(2084, 2102)])
    assert last_year() == 2101
    install_rows([])
    assert last_year() == 2100


@pytest.mark.parametrize(
    ("year", "months", "reason"),
    [
        (2084, (31,) * 11, "needs the days of 12 months"),
        (2084, (33, *LINEAGE_A_2084[1:]), "cannot have 33 days"),
        (2084, (28, *LINEAGE_A_2084[1:]), "cannot have 28 days"),
        (2084, (30, 30, *LINEAGE_A_2084[2:]), "add up to 363 days"),
        (2083, LINEAGE_A_2084, "settled"),
        (2085, LINEAGE_A_2084, "Enter the months of 2084 first"),
        (2103, LINEAGE_A_2084, "Enter the months of 2102 first"),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_a_wrong_year_is_refused_and_changes_nothing(year: int, months: tuple[int, ...], reason: str) -> None:
    before = year_row(2084)
    with pytest.raises(DateProblem) as refused:
        install_rows([(year, months)])
    assert reason in str(refused.value)
    assert year_row(2084) == before


def test_trying_a_year_does_not_install_it() -> None:
    assert calendar_with([(2084, LINEAGE_A_2084)]).row(2084).days == 365
    assert is_provisional(2084)
