"""Files that nobody vouches for are read by the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.access.strict_json import exactly, hex_bytes, read_canonical_object, whole_number, yes_or_no
from leoc_desktop.foundation.canonical_json import canonical

TEXTS = st.text(max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(TEXTS, JSON, max_size=4))
def test_what_was_written_is_read(value):
    assert read_canonical_object(canonical(value)) == value


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"1",
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":1.0e1}',
        b'{"a":NaN}',
        b'{"a":"\\u0041"}',
        b'{"a":"\\ud800"}',
        b"\xef\xbb\xbf{}",
        b"{}\n",
        b'{"a":' * 50_000,
        b'{"a":' + b"9" * 5000 + b"}",
    ],
)
def test_any_other_spelling_is_refused(data):
    with pytest.raises(ValueError, match="canonical"):
        read_canonical_object(data)


@given(st.binary(max_size=200))
def test_rubbish_is_a_value_error(data):
    with pytest.raises(ValueError, match="canonical"):
        read_canonical_object(b"\0" + data)


def test_fields_are_exactly_those_asked_for():
    assert exactly({"a": 1, "b": 2}, "a", "b") == {"a": 1, "b": 2}
    for value in ({"a": 1}, {"a": 1, "b": 2, "c": 3}, [], None, "ab"):
        with pytest.raises(ValueError, match="unexpected"):
            exactly(value, "a", "b")


def test_hex_texts_are_lower_case_and_of_the_right_length():
    assert hex_bytes("00ff") == b"\0\xff"
    for value in ("00FF", "00 ff", "0", "zz", 0, None, b"00"):
        with pytest.raises(ValueError, match="hex"):
            hex_bytes(value)
    with pytest.raises(ValueError, match="length"):
        hex_bytes("00", 2)


def test_numbers_and_truth_values_are_not_mixed_up():
    assert whole_number(3) == 3
    assert yes_or_no(False) is False
    for value in (True, 3.0, "3", None, -1):
        with pytest.raises(ValueError, match="whole"):
            whole_number(value)
    for value in (0, 1, None, "true"):
        with pytest.raises(ValueError, match="neither"):
            yes_or_no(value)
