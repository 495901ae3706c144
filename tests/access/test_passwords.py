"""Which passwords are taken, and with which words the others are refused."""

import csv
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.access import guessing, passwords
from leoc_desktop.access.passwords import check_new_password, new_one_time_password
from leoc_desktop.foundation.errors import ValidationFailed
from leoc_desktop.foundation.paths import resource_path

OFFICE = ("Banepa Municipality", "बनेपा नगरपालिका", "Kavrepalanchok")


def refusal(password, *, minimum=12, user_name="ramesh.thapa", context_words=OFFICE):
    with pytest.raises(ValidationFailed) as caught:
        check_new_password(password, minimum=minimum, user_name=user_name, context_words=context_words)
    (problem,) = caught.value.problems
    assert problem.field == "password"
    return problem


@pytest.mark.parametrize(
    "password",
    [
        "seven drums before noon",
        "बाढीमा डुङ्गा चाहिन्छ छिटो",
        "Pahiro le bato banda garyo!",
        "xkvqzwmtplrd",
        "४९२७३८१६०५७४ भैंसी",
        "🌧️ वर्षा रोकिएन अझै 🌧️",
        "ramesh likes yellow umbrellas",
        "a" + "क" * 3 + " wheel of seven lamps",
    ],
)
def test_good_passwords_are_taken(password):
    check_new_password(password, minimum=12, user_name="ramesh.thapa", context_words=OFFICE)


def test_length_is_counted_in_characters_after_composing():
    decomposed = unicodedata.normalize("NFD", "é" * 5 + "xkvqzwm")
    check_new_password(decomposed, minimum=12, user_name="")
    problem = refusal(decomposed, minimum=13)
    assert (problem.msgid, problem.values) == (passwords.TOO_SHORT, {"minimum": 13, "typed": 12})


@pytest.mark.parametrize("minimum", [passwords.MINIMUM_WITH_DEVICE_SECRET, passwords.MINIMUM_ALONE])
def test_the_minimum_is_the_one_asked_for(minimum):
    long_enough = "xkvqzwmtplrdgjh"[:minimum]
    check_new_password(long_enough, minimum=minimum, user_name="")
    assert refusal(long_enough[:-1], minimum=minimum).msgid == passwords.TOO_SHORT


def test_the_longest_password_has_256_characters():
    longest = ("seven drums before noon, " * 11)[:256]
    check_new_password(longest, minimum=12, user_name="")
    problem = refusal(longest + "x")
    assert (problem.msgid, problem.values) == (passwords.TOO_LONG, {"maximum": 256, "typed": 257})


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("", passwords.EMPTY),
        (" " * 20, passwords.ONLY_SPACES),
        ("\u00a0" * 20, passwords.ONLY_SPACES),
        ("seven drums\0before noon", passwords.CONTROL_CHARACTER),
        ("seven drums\tbefore noon", passwords.CONTROL_CHARACTER),
        ("seven drums\nbefore noon", passwords.CONTROL_CHARACTER),
        ("seven drums \ud800 before noon", passwords.CONTROL_CHARACTER),
    ],
)
def test_what_cannot_be_a_password_is_refused_with_its_reason(password, reason):
    assert refusal(password).msgid == reason


@pytest.mark.parametrize(
    "password",
    [
        "ramesh.thapa",
        "RAMESH THAPA",
        "Ramesh.Thapa@2083",
        "thaparamesh123",
        "ramesh9841234567",
        "rameshrameshramesh",
        "123-Ramesh-Thapa!",
        "r@mesh.th@p@ 1",
    ],
)
def test_the_user_name_is_no_password(password):
    assert refusal(password).msgid == passwords.LIKE_THE_NAME


@pytest.mark.parametrize(
    "password",
    ["banepa@2083#123", "Kavrepalanchok", "बनेपा नगरपालिका २०८३", "LEOC Desktop 2026", "leocbanepa1234"],
)
def test_the_office_and_the_program_are_no_passwords(password):
    assert refusal(password).msgid == passwords.LIKE_THE_OFFICE


@pytest.mark.parametrize(
    "password",
    [
        "nepal@12345678",
        "N3p@l!!!!!!2083",
        "Kathmandu2083nepal",
        "P@ssw0rd!!2083",
        "passwordpassword",
        "नेपाल२०८३२०८३",
        "जयनेपाल १२३४५६",
        "iloveyou forever",
        "correct horse battery staple",
        "sita.ram@12345",
        "bipad byabasthapan",
        "aaaaaaaaaaaa",
        "abcabcabcabcab",
        "123456789012",
        "987654321098",
        "qwertyuiop12",
        "1qaz2wsx3edc",
        "asdfghjklasdfghjkl",
        "abcdefghijklm",
        "कखगघङचछजझञटठ",
        "१२३४५६७८९०१२",
        "२०८३२०८३२०८३",
        "ＰＡＳＳＷＯＲＤ１２３４",
    ],
)
def test_what_anybody_would_try_first_is_refused(password):
    assert refusal(password, user_name="operator7").msgid == passwords.EASY_TO_GUESS


def test_the_list_is_long_folded_and_in_order():
    path = resource_path("reference", guessing.BLOCKLIST)
    entries = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(entries) >= 3000
    assert entries == sorted(set(entries))
    assert [guessing.folded(entry) for entry in entries] == entries


def test_every_district_is_on_the_list():
    with resource_path("reference", "local_levels.csv").open(encoding="utf-8", newline="") as file:
        districts = {row[name] for row in csv.DictReader(file) for name in ("district_en", "district_ne")}
    assert len(districts) == 2 * 77
    assert {guessing.folded(district) for district in districts} <= guessing.blocklist()


WORDS = sorted(entry for entry in guessing.blocklist() if entry[0].isalpha() and entry[-1].isalpha())


@given(st.sampled_from(WORDS), st.text("0123456789@#!.-_०१२३", max_size=12))
def test_nothing_on_the_list_becomes_good_by_digits_and_signs_behind_it(entry, tail):
    padded = (entry + tail).ljust(12, "!")
    with pytest.raises(ValidationFailed):
        check_new_password(padded, minimum=12, user_name="")


@given(st.text(max_size=300))
def test_any_text_is_taken_or_refused_and_nothing_else_happens(password):
    with suppress(ValidationFailed):
        check_new_password(password, minimum=15, user_name="सीता", context_words=OFFICE)


def test_one_time_passwords_are_good_passwords_that_can_be_dictated():
    made = {new_one_time_password() for _ in range(50)}
    assert len(made) == 50
    for password in made:
        assert len(password) == 19
        assert not set(password) & set("0o1il")
        check_new_password(
            password, minimum=passwords.MINIMUM_ALONE, user_name="ramesh", context_words=OFFICE
        )
