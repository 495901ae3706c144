"""Values of every kind are shown in both languages, exchanged as JSON, and survive both ways."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.foundation import field_values
from leoc_desktop.foundation.field import Choice, Field, Kind
from leoc_desktop.foundation.field_values import LARGEST_COUNT, Unreadable, from_json, read_all, show, to_json
from leoc_desktop.foundation.money import LARGEST_PAISA
from leoc_desktop.foundation.nepali_calendar import BsDate, to_ad
from leoc_desktop.foundation.nepali_text import clean_line, clean_text, devanagari_digits
from leoc_desktop.foundation.translation import ENGLISH, NEPALI, Language, speaking

TODAY = date(2026, 11, 23)  # 2083-08-07
HAZARDS = (
    Choice("flood", "बाढी", "Flood"),
    Choice("landslide", "पहिरो", "Landslide"),
    Choice("fire", "आगलागी", "Fire"),
)

TOLE = Field("tole", "Tole", Kind.TEXT, required=True)
STORY = Field("description", "Description", Kind.LONG_TEXT)
DEAD = Field("dead", "Dead", Kind.COUNT, may_be_unknown=True)
LOSS = Field("loss", "Estimated loss", Kind.MONEY, may_be_unknown=True)
DAY = Field("day", "Date", Kind.BS_DATE, required=True)
HOUR = Field("hour", "Time", Kind.TIME, may_be_unknown=True)
HAZARD = Field("hazard", "Hazard", Kind.CHOICE, required=True, choices=HAZARDS)
WARDS = Field("wards", "Wards", Kind.WARDS, required=True)
ROAD = Field("road", "Road blocked", Kind.YES_NO, may_be_unknown=True)
PHONE = Field("phone", "Phone", Kind.PHONE)
ALL = (TOLE, STORY, DEAD, LOSS, DAY, HOUR, HAZARD, WARDS, ROAD, PHONE)


def read(field: Field, raw: object) -> object:
    return field_values.read(field, raw, today=TODAY, ward_count=9)


@pytest.mark.parametrize(
    ("field", "value", "nepali", "english"),
    [
        (TOLE, "टोल 5", "टोल 5", "टोल 5"),
        (DEAD, 1234567, "१२,३४,५६७", "12,34,567"),
        (DEAD, 0, "०", "0"),
        (DEAD, None, "थाहा छैन", "Not known"),
        (LOSS, 313000000, "रु. ३१,३०,०००", "Rs. 31,30,000"),
        (DAY, TODAY, "२०८३-०८-०७", "2083-08-07"),
        (HOUR, time(16, 5), "१६:०५", "16:05"),
        (HAZARD, "fire", "आगलागी", "Fire"),
        (HAZARD, "gone", "gone", "gone"),
        (WARDS, (1, 4), "१, ४", "1, 4"),
        (WARDS, (), "", ""),
        (ROAD, True, "हो", "Yes"),
        (ROAD, False, "होइन", "No"),
        (PHONE, "9841234567", "९८४१२३४५६७", "9841234567"),
        (PHONE, "", "", ""),
        (Field("seen", "", Kind.BS_DATE), None, "", ""),
    ],
)
def test_values_are_shown_in_both_languages(field: Field, value: object, nepali: str, english: str) -> None:
    with speaking(Language.of(NEPALI)):
        assert show(field, value) == nepali
    with speaking(Language.of(ENGLISH)):
        assert show(field, value) == english


@pytest.mark.parametrize(
    ("field", "value", "exchanged"),
    [
        (DAY, TODAY, "2083-08-07"),
        (LOSS, 313000000, 3130000),
        (LOSS, 125005, 1250.05),
        (LOSS, None, None),
        (HOUR, time(4, 5), "04:05"),
        (WARDS, (4, 1), [4, 1]),
        (ROAD, False, False),
        (DEAD, None, None),
        (TOLE, "टोल", "टोल"),
    ],
)
def test_values_are_exchanged_as_plain_json(field: Field, value: object, exchanged: object) -> None:
    assert to_json(field, value) == exchanged
    assert from_json(field, exchanged) == value


phones = st.from_regex(r"9[678][0-9]{8}|0[1-9][0-9]{7}", fullmatch=True).filter(str.isascii)
days = st.dates(min_value=to_ad(BsDate(1975, 1, 1)), max_value=to_ad(BsDate(2100, 12, 30)))
records = st.fixed_dictionaries(
    {
        "tole": st.text(min_size=1, max_size=60).map(clean_line).filter(bool),
        "description": st.text(max_size=200).map(clean_text),
        "dead": st.none() | st.integers(0, LARGEST_COUNT),
        "loss": st.none() | st.integers(0, LARGEST_PAISA),
        "day": days,
        "hour": st.none() | st.times().map(lambda moment: moment.replace(second=0, microsecond=0)),
        "hazard": st.sampled_from([choice.code for choice in HAZARDS]),
        "wards": st.lists(st.integers(1, 9), min_size=1, unique=True).map(tuple),
        "road": st.none() | st.booleans(),
        "phone": st.just("") | phones,
    }
)


@given(records)
def test_every_record_survives_the_exchange(record: Mapping[str, object]) -> None:
    exchanged = json.loads(json.dumps({field.name: to_json(field, record[field.name]) for field in ALL}))
    assert {field.name: from_json(field, exchanged[field.name]) for field in ALL} == record
    assert read_all(ALL, exchanged, today=TODAY, ward_count=9) == record


@given(records, st.sampled_from([NEPALI, ENGLISH]))
def test_every_shown_value_can_be_typed_again(record: Mapping[str, object], code: str) -> None:
    with speaking(Language.of(code)):
        typed = {field.name: show(field, record[field.name]) for field in ALL}
        assert read_all(ALL, typed, today=TODAY, ward_count=9) == record


@given(st.integers(0, LARGEST_COUNT))
def test_counts_are_read_in_either_digits(count: int) -> None:
    assert read(DEAD, devanagari_digits(str(count))) == read(DEAD, str(count)) == count


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(ALL), json_values)
def test_whatever_arrives_is_read_or_refused(field: Field, raw: object) -> None:
    with speaking(Language.of(ENGLISH)), suppress(Unreadable):
        value = read(field, raw)
        json.dumps(to_json(field, value))
        show(field, value)
