"""Every kind of field reads what people and programs write, and explains what it refuses."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from leoc_desktop.foundation import field_values
from leoc_desktop.foundation.errors import ValidationFailed
from leoc_desktop.foundation.field import Choice, Field, Kind
from leoc_desktop.foundation.field_values import Unreadable, read_all, show
from leoc_desktop.foundation.translation import NEPALI, Language, speaking

TODAY = date(2026, 11, 23)  # 2083-08-07
HAZARDS = (
    Choice("flood", "बाढी", "Flood"),
    Choice("landslide", "पहिरो", "Landslide"),
    Choice("fire", "आगलागी", "Fire"),
)
MANY = tuple(Choice(f"code_{number}", f"नाम {number}", f"Name {number}") for number in range(20))

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
    ("field", "raw", "value"),
    [
        (TOLE, "  थलारा\u200b बजार ", "थलारा बजार"),
        (TOLE, 7, "7"),
        (STORY, "घर\r\nगोठ  ", "घर\nगोठ"),
        (STORY, "", ""),
        (STORY, None, ""),
        (DEAD, 0, 0),
        (DEAD, "०", 0),
        (DEAD, "1२", 12),
        (DEAD, "१,२३४", 1234),
        (DEAD, "12+5", 17),
        (DEAD, "१ + २ + ३", 6),
        (DEAD, 3.0, 3),
        (LOSS, "रु. ३१,३०,०००", 313000000),
        (LOSS, 3130000, 313000000),
        (LOSS, 12.5, 1250),
        (LOSS, 0, 0),
        (DAY, "२०८३/८/७", TODAY),
        (DAY, "आज", TODAY),
        (DAY, date(2026, 11, 22), date(2026, 11, 22)),
        (HOUR, "16:20", time(16, 20)),
        (HOUR, "१६:२०", time(16, 20)),
        (HOUR, "१६ः२०", time(16, 20)),
        (HOUR, "4:05", time(4, 5)),
        (HOUR, time(4, 5, 30), time(4, 5)),
        (HAZARD, "landslide", "landslide"),
        (HAZARD, " LANDSLIDE ", "landslide"),
        (HAZARD, "पहिरो", "landslide"),
        (WARDS, [4, 1], (4, 1)),
        (WARDS, "१, ४", (1, 4)),
        (WARDS, "4 र 1", (4, 1)),
        (WARDS, "9", (9,)),
        (WARDS, 9, (9,)),
        (WARDS, ["1", "२"], (1, 2)),
        (ROAD, True, True),
        (ROAD, "छ", True),
        (ROAD, "Yes", True),
        (ROAD, "छैन", False),
        (ROAD, "होइन", False),
        (ROAD, "false", False),
        (PHONE, "९८४१-२३४५६७", "9841234567"),
        (PHONE, "+977 9841234567", "9841234567"),
        (PHONE, 9841234567, "9841234567"),
        (PHONE, "092-421234", "092421234"),
        (PHONE, "(+91) 98765 43210", "919876543210"),
        (PHONE, "100", "100"),
        (PHONE, None, ""),
    ],
)
def test_values_are_read(field: Field, raw: object, value: object) -> None:
    stored = read(field, raw)
    assert stored == value
    assert type(stored) is type(value)


@pytest.mark.parametrize("raw", [None, "थाहा छैन", " थाहा  छैन ", "Not known", "not known"])
@pytest.mark.parametrize("field", [DEAD, LOSS, HOUR, ROAD])
def test_not_known_is_none_and_not_zero(field: Field, raw: object) -> None:
    assert read(field, raw) is None
    with speaking(Language.of(NEPALI)):
        assert show(field, None) == "थाहा छैन"


def test_a_required_unknown_must_be_said() -> None:
    time_of_event = Field("hour", "Time", Kind.TIME, required=True, may_be_unknown=True)
    assert read(time_of_event, "थाहा छैन") is None
    assert read(time_of_event, None) is None
    with pytest.raises(Unreadable):
        read(time_of_event, "")


def test_a_list_may_have_its_own_entry_for_unknown() -> None:
    source = Field(
        "source", "", Kind.CHOICE, may_be_unknown=True, choices=(Choice("unknown", "अज्ञात", "Unknown"),)
    )
    assert read(source, "unknown") == "unknown"
    assert read(source, "थाहा छैन") is None


@pytest.mark.parametrize(
    ("field", "raw", "sentence"),
    [
        (TOLE, " \u200b ", "This must be filled in."),
        (TOLE, None, "This must be filled in."),
        (TOLE, "क" * 201, "The text has 201 characters; at most 200 are possible."),
        (TOLE, ["a"], "Text is expected here."),
        (TOLE, True, "Text is expected here."),
        (STORY, "क" * 5001, "The text has 5001 characters; at most 5000 are possible."),
        (DEAD, -1, "A count cannot be negative."),
        (DEAD, "-१", "A count cannot be negative."),
        (DEAD, "−1", "A count cannot be negative."),
        (DEAD, 10_000_000, "The count can be at most 9999999."),
        (DEAD, "9999999+1", "The count can be at most 9999999."),
        (DEAD, "1,2", "A whole number is expected here, for example 12."),
        (DEAD, "1.5", "A whole number is expected here, for example 12."),
        (DEAD, 1.5, "A whole number is expected here, for example 12."),
        (DEAD, "5-3", "A whole number is expected here, for example 12."),
        (DEAD, "1++2", "A whole number is expected here, for example 12."),
        (DEAD, "two", "A whole number is expected here, for example 12."),
        (DEAD, True, "A whole number is expected here, for example 12."),
        (DEAD, [], "This must be filled in."),
        (DEAD, {"a": 1}, "A whole number is expected here, for example 12."),
        (LOSS, -5, "An amount cannot be negative."),
        (LOSS, True, "An amount in rupees is expected here, for example 31,30,000."),
        (
            LOSS,
            float("inf"),
            "“Infinity” is not an amount in rupees and paisa. Examples: 31,30,000 or 1,250.50.",
        ),
        (LOSS, 1e300, "The amount is too large."),
        (DAY, "2083-08-32", "Mangsir (month 8) of 2083 has only 29 days."),
        (DAY, "कहिले", "“कहिले” cannot be read as a date. Example: 2083-08-07."),
        (DAY, "", "This must be filled in."),
        (DAY, 2083.5, "Text is expected here."),
        (DAY, datetime(2026, 11, 23), "Text is expected here."),  # noqa: DTZ001  a moment is no day
        (DAY, date(1800, 1, 1), "The calendar covers the years 1975 to 2100; 1800-01-01 AD is outside."),
        (HOUR, "24:00", "There is no such time; the day goes from 00:00 to 23:59."),
        (HOUR, "16:60", "There is no such time; the day goes from 00:00 to 23:59."),
        (HOUR, "4:20 pm", "Write the time as hours and minutes of the 24-hour day, for example 16:20."),
        (HOUR, "1620", "Write the time as hours and minutes of the 24-hour day, for example 16:20."),
        (
            HAZARD,
            "बाढि",
            "“बाढि” is not in the list. Possible: Flood (flood), Landslide (landslide), Fire (fire).",
        ),
        (WARDS, [0], "There is no ward 0; wards are 1 to 9."),
        (WARDS, "10", "There is no ward 10; wards are 1 to 9."),
        (WARDS, [-1], "There is no ward -1; wards are 1 to 9."),
        (WARDS, [1, 4, 1], "Ward 1 is named twice."),
        (WARDS, "1-4", "Write ward numbers with commas between them, for example 1, 4."),
        (WARDS, ",", "Write ward numbers with commas between them, for example 1, 4."),
        (WARDS, True, "Write ward numbers with commas between them, for example 1, 4."),
        (WARDS, [1.0], "Write ward numbers with commas between them, for example 1, 4."),
        (WARDS, [], "This must be filled in."),
        (ROAD, "शायद", "Answer yes or no."),
        (ROAD, 1, "Answer yes or no."),
        (PHONE, "98412345", "A mobile number has 10 digits, for example 9841234567."),
        (PHONE, "+977 984123456", "A mobile number has 10 digits, for example 9841234567."),
        (PHONE, "12", "Write the phone number in digits, for example 9841234567."),
        (PHONE, "call me", "Write the phone number in digits, for example 9841234567."),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_what_cannot_be_taken_is_refused_with_the_reason(field: Field, raw: object, sentence: str) -> None:
    required = Field(**{**plain(field), "required": True})
    with pytest.raises(Unreadable) as refused:
        read(required, raw)
    assert str(refused.value) == sentence
    assert refused.value.problem.field == field.name
    assert str(refused.value.problem) == sentence


def plain(field: Field) -> dict[str, Any]:
    return {name: getattr(field, name) for name in Field.__slots__}


@pytest.mark.usefixtures("in_english")
def test_a_long_list_offers_what_looks_alike() -> None:
    field = Field("item", "Item", Kind.CHOICE, choices=MANY)
    with pytest.raises(Unreadable, match=r"Possible: .*Name 13 \(code_13\)"):
        read(field, "nmae 13")
    with pytest.raises(Unreadable, match=r"is not in the list\.$"):
        read(field, "xyz")


def test_a_field_sets_its_own_limit() -> None:
    assert read(Field("km", "", Kind.COUNT, maximum=10), 10) == 10
    with pytest.raises(Unreadable):
        read(Field("km", "", Kind.COUNT, maximum=10), 11)
    with pytest.raises(Unreadable):
        read(Field("note", "", Kind.TEXT, maximum=3), "abcd")
    assert read(Field("grant", "", Kind.MONEY, maximum=200000), "2,00,000") == 20000000
    with pytest.raises(Unreadable):
        read(Field("grant", "", Kind.MONEY, maximum=200000), "2,00,000.01")


def test_a_whole_record_is_read_at_once() -> None:
    values = read_all(
        ALL, {"tole": "बजार", "day": "8-7", "hazard": "Fire", "wards": [1], "loss": None}, today=TODAY
    )
    assert values == {
        "tole": "बजार",
        "description": "",
        "dead": None,
        "loss": None,
        "day": TODAY,
        "hour": None,
        "hazard": "fire",
        "wards": (1,),
        "road": None,
        "phone": "",
    }


def test_a_correction_reads_only_what_it_names() -> None:
    assert read_all(ALL, {"dead": "२"}, today=TODAY, partial=True) == {"dead": 2}
    with pytest.raises(ValidationFailed):
        read_all(ALL, {"tole": ""}, today=TODAY, partial=True)


@pytest.mark.usefixtures("in_english")
def test_all_problems_are_named_together() -> None:
    raw = {"dead": -1, "wards": [12], "day": "2083-08-32", "hazard": "fire", "deaths": 1}
    with pytest.raises(ValidationFailed) as refused:
        read_all(ALL, raw, today=TODAY, ward_count=9)
    told = {problem.field: str(problem) for problem in refused.value.problems}
    assert set(told) == {"dead", "wards", "day", "tole", "deaths"}
    assert told["tole"] == "This must be filled in."
    assert told["deaths"].startswith("There is no field of this name. Known fields: tole, description, dead,")
