"""A search finds names however they are spelled, in either script."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.foundation.nepali_search import fold, roman_key
from leoc_desktop.foundation.paths import resource_path

KINDS = (" Rural Municipality", " Sub-Metropolitan City", " Metropolitan City", " Municipality")


@cache
def local_levels() -> tuple[dict[str, str], ...]:
    with resource_path("reference", "local_levels.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def name_ne(row: dict[str, str]) -> str:
    """The name without the word for its kind."""
    return row["local_level_ne"].rpartition(" ")[0]


def name_en(row: dict[str, str]) -> str:
    return next(
        row["local_level_en"].removesuffix(kind) for kind in KINDS if row["local_level_en"].endswith(kind)
    )


@pytest.mark.parametrize(
    "spellings",
    [
        "सङ्घ संघ सँघ",
        "कञ्चन कंचन कन्चन",
        "गण्डकी गंडकी गन्डकि",
        "सम्बन्ध संबंध",
        "काँडा कांडा काडा",
        "गाउँपालिका गाउपालिका गाऊँपालीका",
        "काठमाडौं काठमाडौँ काठमाडौ",
        "विपद् विपद बिपद्",
        "विश्व बिश्व विस्व",
        "कृषि क्रिषि कृसी",
        "मनसुन मन्सुन",
        "जिल्ला जिला",
        "युद्ध युध",
        "दुःख दुख",
        "गर्‍यो गर्यो",
        "भैरव भइरव",
        "क्षेत्री छेत्री",
        "ज्ञान ग्यान",
        "सिंह सिङ्घ",
        "फक्ताङलुङ फक्ताङ्लुङ्ग",
        "शङ्कर शंकर संकर",
        "डॉक्टर डाक्टर",
        "२०८३ 2083",
        "GPS gps",
        "Café cafe",
    ],
)
def test_spellings_of_a_word_fold_together(spellings: str) -> None:
    assert len({fold(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize("words", ["थलारा थलरी", "बाढी बूढी", "राम रमा", "घर घिर", "कमल कमला", "पहिरो पहरा"])
def test_other_words_stay_apart(words: str) -> None:
    one, other = words.split()
    assert fold(one) != fold(other)


def test_words_are_kept_and_punctuation_is_not() -> None:
    assert fold("वडा नं. ५ (थलारा) — पहिरो, घर_गोठ।") == "बडा न 5 थलारा पहिरो घर गोठ"
    assert fold(" \n—।") == ""


def test_both_published_spellings_of_a_place_are_found() -> None:
    pairs = [(row["local_level_ne"], row["local_level_ne_postal_list"]) for row in local_levels()]
    differing = [(ours, postal) for ours, postal in pairs if ours != postal]
    same = [fold(ours) == fold(postal) for ours, postal in differing]
    # The others are other names or misprints, not other spellings.
    assert sum(same) > 0.5 * len(differing)


def test_folding_confuses_no_two_places() -> None:
    names: dict[str, set[str]] = defaultdict(set)
    for row in local_levels():
        names[fold(name_ne(row))].add(name_ne(row))
    together = {tuple(sorted(group)) for group in names.values() if len(group) > 1}
    assert together == {
        ("बागमती", "बाग्मती"),
        ("बिष्णुपुर", "विष्णुपुर"),
        ("ब्याँस", "व्यास"),
        ("मुसिकोट", "मुसीकोट"),
        ("शुद्धोधन", "सुद्धोधन"),
    }


@pytest.mark.parametrize(
    ("nepali", "romans"),
    [
        ("थलारा", "thalara Thalara THALAARA thalaaraa"),
        ("काठमाडौं", "Kathmandu kathmandou kaathmaandu"),
        ("बझाङ", "Bajhang bajhaang"),
        ("काभ्रेपलाञ्चोक", "Kavrepalanchok Kavrepalanchowk kabhrepalanchok"),
        ("धनगढी", "Dhangadhi dhangadi"),
        ("लक्ष्मी", "Laxmi Lakshmi"),
        ("क्षेत्री", "Chhetri Chetri Kshetri"),
        ("श्रेष्ठ", "Shrestha shresth"),
        ("पौडेल", "Poudel Paudel"),
        ("पाण्डे", "Pandey Pande"),
        ("गुरुङ", "Gurung"),
        ("तामाङ", "Tamang"),
        ("सिंह", "Singh"),
        ("विश्वकर्मा", "Bishwakarma Biswakarma Vishwakarma"),
        ("ज्ञवाली", "Gyawali"),
        ("गाउँ", "gaun gau"),
        ("पहिरो", "pahiro"),
        ("बाढी", "badhi baadhi baadi"),
    ],
)
def test_roman_spellings_find_the_name(nepali: str, romans: str) -> None:
    assert {roman_key(roman) for roman in romans.split()} == {roman_key(nepali)}


def test_english_names_find_nearly_all_places() -> None:
    found = [roman_key(name_ne(row)) == roman_key(name_en(row)) for row in local_levels()]
    assert sum(found) >= 0.95 * len(found)


def test_roman_keys_stay_telling() -> None:
    names = {name_ne(row) for row in local_levels()}
    assert len({roman_key(name) for name in names}) > 0.98 * len(names)


letters = st.characters(min_codepoint=0x0900, max_codepoint=0x097F) | st.sampled_from(
    "aeiouhnmkgshyw \u200d-5५"
)
texts = st.text(letters, max_size=30)


@given(texts)
def test_a_key_is_the_key_of_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert roman_key(fold(text)) == roman_key(text)


@given(texts, texts)
def test_words_have_their_own_keys(one: str, other: str) -> None:
    assert fold(f"{one} {other}") == " ".join(filter(None, (fold(one), fold(other))))


@given(st.text() | texts)
def test_any_text_has_a_key_in_roman_letters(text: str) -> None:
    assert not re.search("[क-हअआइउएओािुेो]", roman_key(text))
    assert len(roman_key(text).split()) <= len(fold(text).split())


@given(st.text(st.characters(max_codepoint=127)))
def test_capitals_make_no_difference(text: str) -> None:
    assert fold(text.upper()) == fold(text)
    assert roman_key(text.upper()) == roman_key(text)
