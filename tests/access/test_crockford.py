"""Codes that survive being read aloud, written down and typed again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.access import crockford

CODES = st.text(crockford.ALPHABET, min_size=2, max_size=30)


def test_the_alphabet_has_no_characters_that_look_or_sound_alike():
    assert len(set(crockford.ALPHABET)) == 32
    assert not set("ILOU") & set(crockford.ALPHABET)


@given(st.binary(max_size=40))
def test_bytes_come_back(data):
    assert crockford.decode(crockford.encode(data)) == data


def test_a_known_encoding():
    assert crockford.encode(b"\x00") == "00"
    assert crockford.encode(b"\xff") == "ZW"
    assert crockford.encode(bytes.fromhex("0123456789abcdef")) == "04HMASW9NF6YY"


@pytest.mark.parametrize("text", ["U0", "0", "ZZ", "000", "01"])
def test_decoding_refuses_what_encode_never_writes(text):
    with pytest.raises(ValueError, match="not a"):
        crockford.decode(text)


@given(CODES, st.data())
def test_one_wrong_character_is_always_noticed(code, data):
    whole = code + crockford.check_character(code)
    place = data.draw(st.integers(0, len(whole) - 1))
    wrong = data.draw(st.sampled_from([c for c in crockford.ALPHABET if c != whole[place]]))
    assert crockford.fits(whole)
    assert not crockford.fits(whole[:place] + wrong + whole[place + 1 :])


@given(CODES, st.data())
def test_two_swapped_characters_are_always_noticed(code, data):
    whole = code + crockford.check_character(code)
    first, second = sorted(data.draw(st.permutations(range(len(whole))))[:2])
    swapped = list(whole)
    swapped[first], swapped[second] = swapped[second], swapped[first]
    assert crockford.fits("".join(swapped)) == (whole[first] == whole[second])


def test_a_code_too_long_for_one_check_character_is_a_programming_error():
    with pytest.raises(ValueError, match="too long"):
        crockford.check_character("0" * 31)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("abc-def", "ABCDEF"),
        ("oO0 iIlL1", "00011111"),
        ("१२३-४५६", "123456"),
        ("１２３ＡＢＣ", "123ABC"),
        (" a\u00a0b\u2013c\u200bd\u2011e\u2212f_g\n", "ABCDEFG"),
        ("U*~", "U*~"),
    ],
)
def test_typing_is_read_generously(typed, read):
    assert crockford.normalised(typed) == read


@given(st.text(max_size=60))
def test_whatever_is_typed_becomes_a_code_or_has_strangers(typed):
    read = crockford.normalised(typed)
    assert crockford.strangers(read) or set(read) <= set(crockford.ALPHABET)
    assert crockford.strangers(read) or crockford.normalised(read) == read


def test_random_characters_use_the_whole_alphabet():
    assert set(crockford.random_characters(2000)) == set(crockford.ALPHABET)


def test_strangers_are_named_once_and_in_order():
    assert crockford.strangers("A*UB*~") == "*U~"
