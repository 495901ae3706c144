"""What people type for a date is read, and what cannot be read is explained."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.foundation.errors import DateProblem
from leoc_desktop.foundation.nepali_calendar import BsDate, parse_bs, show_bs, to_ad, to_bs
from leoc_desktop.foundation.nepali_text import devanagari_digits
from leoc_desktop.foundation.translation import ENGLISH, NEPALI, Language, speaking

TODAY = date(2026, 11, 23)  # 2083-08-07
MANGSIR_7 = BsDate(2083, 8, 7)

first = to_ad(BsDate(1975, 1, 1))
days = st.dates(min_value=first, max_value=to_ad(BsDate(2100, 12, 30)))


@pytest.mark.parametrize(
    "typed",
    [
        "2083-8-7",
        "2083-08-07",
        "२०८३/८/७",
        "2083.8.7",
        "2083 8 7",
        " २0८3 - 8 / ७ ",
        "२०८३।८।७",
        "2083–8–7",
        "8-7",
        "८-७",
        "7",
        "७",
        "०७",
        "७ गते",
        "७गते",
        "आज",
        "T",
        "t",
        "Today",
        "२०८३ मंसिर ७ गते",
        "२०८३ साल मंसिर ७",
        "मंसिर ७",
        "7 Mangsir 2083",
        "mangsir 7",
        "२०८३ मङ्सिर ७",
    ],
)
def test_dates_are_read_however_they_are_typed(typed: str) -> None:
    assert parse_bs(typed, TODAY) == MANGSIR_7


def test_yesterday_may_lie_in_another_month() -> None:
    assert parse_bs("हिजो", TODAY) == BsDate(2083, 8, 6)
    assert parse_bs("yesterday", to_ad(BsDate(2083, 9, 1))) == BsDate(2083, 8, 29)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "No date was typed. Example: 2083-08-07."),
        ("  ", "No date was typed. Example: 2083-08-07."),
        ("2083-8-30", "Mangsir (month 8) of 2083 has only 29 days."),
        ("२०८३-८-३२", "Mangsir (month 8) of 2083 has only 29 days."),
        ("30", "Mangsir (month 8) of 2083 has only 29 days."),
        ("13-1", "There is no month 13; months are 1 to 12."),
        ("0", "There is no day 0; the first day of a month is 1."),
        ("83-8-7", "Write year, month and day, the year in four digits. Example: 2083-08-07."),
        ("7-8-2083", "Write year, month and day, the year in four digits. Example: 2083-08-07."),
        ("2183-8-7", "The calendar covers the years 1975 to 2100; 2183 is outside."),
        ("भोलिपर्सि", "“भोलिपर्सि” cannot be read as a date. Example: 2083-08-07."),
        ("2083-8-7-1", "“2083-8-7-1” cannot be read as a date. Example: 2083-08-07."),
        ("-7", "“-7” cannot be read as a date. Example: 2083-08-07."),
        ("8--7", "“8--7” cannot be read as a date. Example: 2083-08-07."),
        ("20830807", "“20830807” cannot be read as a date. Example: 2083-08-07."),
        ("मंसिर", "“मंसिर” cannot be read as a date. Example: 2083-08-07."),
        ("असार मंसिर ७", "“असार मंसिर ७” cannot be read as a date. Example: 2083-08-07."),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_what_cannot_be_read_is_explained(typed: str, sentence: str) -> None:
    with pytest.raises(DateProblem) as refused:
        parse_bs(typed, TODAY)
    assert str(refused.value) == sentence


@given(days, st.sampled_from("-/. ।"), st.booleans(), st.booleans())
def test_every_date_is_read_back_in_every_notation(day: date, gap: str, nepali: bool, padded: bool) -> None:
    bs = to_bs(day)
    parts = [str(bs.year), f"{bs.month:02}" if padded else str(bs.month), str(bs.day)]
    text = gap.join(parts)
    assert parse_bs(devanagari_digits(text) if nepali else text, TODAY) == bs


@pytest.mark.parametrize(
    "copied",
    ["2084-08-07 prov.", "२०८४-०८-०७ अनु.", "7 Mangsir 2084 (provisional)", "२०८४ मंसिर ७ गते (अनुमानित)"],
)
def test_a_copied_date_may_carry_the_mark_of_a_provisional_year(copied: str) -> None:
    assert parse_bs(copied, TODAY) == BsDate(2084, 8, 7)


@given(days.filter(lambda day: not to_bs(day).provisional), st.sampled_from([NEPALI, ENGLISH]))
def test_every_date_written_out_is_read_back(day: date, code: str) -> None:
    with speaking(Language.of(code)):
        assert parse_bs(show_bs(to_bs(day), long=True), TODAY) == to_bs(day)


@given(days.filter(lambda day: day > first + timedelta(days=40)))
def test_short_forms_mean_the_present_month_and_year(today: date) -> None:
    now = to_bs(today)
    assert parse_bs(str(now.day), today) == now
    assert parse_bs(f"{now.month}/{now.day}", today) == now
    assert to_ad(parse_bs("हिजो", today)) == today - timedelta(days=1)


@given(st.text(max_size=40))
def test_any_text_gives_a_date_or_is_refused(text: str) -> None:
    with suppress(DateProblem):
        bs = parse_bs(text, TODAY)
        assert to_bs(to_ad(bs)) == bs
