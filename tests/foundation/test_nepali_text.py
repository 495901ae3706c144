"""Text is stored in one form, numbers are grouped as in Nepal, names sort as in a dictionary."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from development import icu_order
from leoc_desktop.foundation.nepali_text import (
    ascii_digits,
    clean_line,
    clean_text,
    collation_key,
    devanagari_digits,
    group_digits,
    list_of,
    nfc,
    show_number,
    shown_digits,
    without_grouping,
)
from leoc_desktop.foundation.translation import Language, speaking


def test_mixed_digits_become_ascii() -> None:
    assert ascii_digits("वडा १2, ०९") == "वडा 12, 09"
    assert devanagari_digits("2083/84") == "२०८३/८४"


@given(st.text())
def test_digits_change_and_nothing_else(text: str) -> None:
    assert ascii_digits(devanagari_digits(text)) == ascii_digits(text)
    assert len(devanagari_digits(text)) == len(text)


def test_digits_are_shown_as_the_reader_chose() -> None:
    with speaking(Language("en", nepali_digits=True)):
        assert shown_digits("12 / ३४") == "१२ / ३४"
    with speaking(Language("ne", nepali_digits=False)):
        assert shown_digits("12 / ३४") == "12 / 34"


@pytest.mark.parametrize(
    ("plain", "grouped"),
    [
        ("0", "0"),
        ("999", "999"),
        ("1000", "1,000"),
        ("12345", "12,345"),
        ("123456", "1,23,456"),
        ("1234567", "12,34,567"),
        ("12345678901", "12,34,56,78,901"),
        ("-1234567", "-12,34,567"),
    ],
)
def test_numbers_are_grouped_three_then_two(plain: str, grouped: str) -> None:
    assert group_digits(plain) == grouped


@given(st.integers(min_value=0, max_value=10**30))
def test_grouping_is_undone_exactly(number: int) -> None:
    assert without_grouping(group_digits(str(number))) == str(number)
    assert without_grouping(f"{number:,}") == str(number)


@pytest.mark.parametrize("text", ["1,2", "10,00", "1,0000", ",100", "100,", "1,,000", "", "१,०००", "1 000"])
def test_commas_in_odd_places_are_no_grouping(text: str) -> None:
    assert without_grouping(text) is None


@pytest.mark.usefixtures("in_nepali")
def test_a_number_is_shown_grouped_in_nepali_digits() -> None:
    assert show_number(1234567) == "१२,३४,५६७"


def test_a_line_keeps_words_and_joiners_and_loses_what_cannot_be_seen() -> None:
    assert clean_line("  थलारा\t\n गाउँपालिका ") == "थलारा गाउँपालिका"
    assert clean_line("र\u094d\u200dयाल") == "र्‍याल"
    assert clean_line("ab\u202ec\u200b\ufeff\u0000d\ud800") == "abc d"
    assert clean_line("\u0958") == "\u0915\u093c"


def test_a_text_keeps_its_lines() -> None:
    assert clean_text("\r\n पहिलो  हरफ \r\n\r\nदोस्रो\rतेस्रो\n\n") == "पहिलो हरफ\n\nदोस्रो\nतेस्रो"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    for clean in (clean_line, clean_text):
        once = clean(text)
        assert clean(once) == once
        assert nfc(once) == once
        assert all(unicodedata.category(char) not in ("Cc", "Cs") for char in once.replace("\n", ""))
        once.encode()


def test_names_sort_as_icu_sorts_them() -> None:
    """The file is written by ``development.icu_order``, which is compared with ICU itself where there is one."""
    in_order = icu_order.IN_ORDER.read_text(encoding="utf-8").splitlines()
    assert set(in_order) == icu_order.names()
    assert sorted(sorted(in_order), key=collation_key) == in_order


@pytest.mark.skipif(sys.platform != "linux", reason="only Qt for Linux carries ICU")
def test_icu_itself_sorts_every_name_of_a_place_as_we_do() -> None:
    names = icu_order.names()
    assert len(names) > 1000
    assert icu_order.icu_sorted(names) == sorted(sorted(names), key=collation_key)
    assert icu_order.icu_sorted(names) != sorted(names), "code points are no order for Nepali"


def test_marks_count_only_between_equal_names() -> None:
    in_order = [
        "९",
        "अछाम",
        "कंचनपुर",
        "कञ्चनपुर",
        "काठमाडौं",
        "काँडा",
        "खोटाङ",
        "गैडाकोट",
        "गैँडाकोट",
        "achham",
        "Kathmandu",
    ]
    assert sorted(sorted(in_order), key=collation_key) == in_order


@given(st.text().map(clean_line), st.text().map(clean_line))
def test_only_equal_texts_have_equal_keys(one: str, other: str) -> None:
    assert (collation_key(one) == collation_key(other)) == (one == other)


def test_lists_read_as_sentences() -> None:
    with speaking(Language.of("ne")):
        assert list_of(["बाढी", "पहिरो", "आगलागी"]) == "बाढी, पहिरो र आगलागी"
    with speaking(Language.of("en")):
        assert list_of(["flood", "landslide"]) == "flood and landslide"
        assert list_of(["flood"]) == "flood"
        assert list_of([]) == ""
