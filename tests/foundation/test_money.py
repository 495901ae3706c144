"""Amounts are read from whatever is typed, shown as in Nepal, and written in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.money import (
    LARGEST_PAISA,
    amount_in_words,
    in_words,
    number_words,
    parse_rupees,
    rupees_plain,
    show_rupees,
)
from leoc_desktop.foundation.nepali_text import devanagari_digits
from leoc_desktop.foundation.translation import ENGLISH, NEPALI, Language, speaking

amounts = st.integers(min_value=0, max_value=LARGEST_PAISA)


@pytest.mark.parametrize(
    ("typed", "paisa"),
    [
        ("31,30,000", 313000000),
        ("रु. ३१,३०,०००", 313000000),
        ("रु.३१३००००", 313000000),
        ("Rs 3,130,000", 313000000),
        ("NPR 3130000.00", 313000000),
        ("३१,३०,००० रुपैयाँ", 313000000),
        ("५००/-", 50000),
        ("1250.5", 125050),
        ("1,250.05", 125005),
        ("१२५०.", 125000),
        ("0", 0),
        (" 7 ", 700),
    ],
)
def test_amounts_are_read_however_they_are_typed(typed: str, paisa: int) -> None:
    assert parse_rupees(typed) == paisa


@pytest.mark.parametrize(
    "typed", ["", "रु.", "abc", "1,2", "1.234", "1.2.3", "12 lakh", "1e5", ".5", "٣٣", "5 5"]
)
@pytest.mark.usefixtures("in_english")
def test_what_is_no_amount_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Refused, match="is not an amount") as refused:
        parse_rupees(typed)
    assert "31,30,000" in str(refused.value)


@pytest.mark.parametrize("typed", ["-5", "−५", "रु. -500", "-रु. 500"])
@pytest.mark.usefixtures("in_english")
def test_negative_amounts_are_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_rupees(typed)
    assert str(refused.value) == "An amount cannot be negative."


@pytest.mark.parametrize("typed", ["10000000000000", "9" * 30, "9" * 6000])
@pytest.mark.usefixtures("in_english")
def test_amounts_beyond_every_office_are_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_rupees(typed)
    assert str(refused.value) == "The amount is too large."


@given(amounts, st.sampled_from([NEPALI, ENGLISH]))
def test_every_shown_amount_is_read_back(paisa: int, code: str) -> None:
    with speaking(Language.of(code)):
        assert parse_rupees(show_rupees(paisa)) == paisa
    assert parse_rupees(rupees_plain(paisa)) == paisa
    assert parse_rupees(devanagari_digits(rupees_plain(paisa))) == paisa


def test_paisa_are_printed_only_when_there_are_any() -> None:
    assert rupees_plain(313000000) == "3130000"
    assert rupees_plain(125005) == "1250.05"
    assert rupees_plain(-50) == "-0.50"
    with speaking(Language.of(NEPALI)):
        assert show_rupees(313000000) == "रु. ३१,३०,०००"
        assert show_rupees(125050) == "रु. १,२५०.५०"
        assert show_rupees(-12345600) == "रु. -१,२३,४५६"
    with speaking(Language.of(ENGLISH)):
        assert show_rupees(313000000) == "Rs. 31,30,000"


@pytest.mark.parametrize(
    ("paisa", "words"),
    [
        (0, "शून्य रुपैयाँ मात्र"),
        (50, "पचास पैसा मात्र"),
        (100, "एक रुपैयाँ मात्र"),
        (10000, "एक सय रुपैयाँ मात्र"),
        (313000000, "एकतीस लाख तीस हजार रुपैयाँ मात्र"),
        (125025, "एक हजार दुई सय पचास रुपैयाँ पच्चीस पैसा मात्र"),
        (
            12_34_56_78_90_123_00,
            "बाह्र खर्ब चौँतीस अरब छपन्न करोड अठहत्तर लाख नब्बे हजार एक सय तेइस रुपैयाँ मात्र",
        ),
    ],
)
def test_amounts_in_words(paisa: int, words: str) -> None:
    assert in_words(paisa) == words


def test_words_of_a_negative_amount_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="negative"):
        in_words(-1)


def value_of(words: str) -> int:
    """The number that Nepali words name: an own reading of them, to check the writing."""
    units = {"सय": 100, "हजार": 10**3, "लाख": 10**5, "करोड": 10**7, "अरब": 10**9, "खर्ब": 10**11}
    small = {number_words(number): number for number in range(100)}
    total = pending = 0
    for word in words.split():
        if word == "सय":
            pending *= 100
        elif word in units:
            total, pending = total + pending * units[word], 0
        else:
            pending += small[word]
    return total + pending


def test_the_hundred_small_words_differ() -> None:
    assert len({number_words(number) for number in range(100)}) == 100


@given(st.integers(min_value=0, max_value=10**13 - 1))
def test_words_name_exactly_one_number(number: int) -> None:
    assert value_of(number_words(number)) == number


@pytest.mark.parametrize(
    ("paisa", "words"),
    [
        (0, "Zero rupees only"),
        (125_000_000, "Twelve lakh fifty thousand rupees only"),
        (99_99_99_999_00 + 25, ("Ninety-nine crore ninety-nine lakh ninety-nine thousand nine hundred ninety-nine "
         "rupees and twenty-five paisa only")),
        (40, "Forty paisa only"),
        (10_01_319_00, "Ten lakh one thousand three hundred nineteen rupees only"),
    ],
)  # fmt: skip
def test_amounts_in_the_words_of_the_language(paisa: int, words: str) -> None:
    assert amount_in_words(paisa) == words
    with speaking(Language.of("ne")):
        assert amount_in_words(paisa) == in_words(paisa)
