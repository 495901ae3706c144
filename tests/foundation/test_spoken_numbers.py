"""What is read aloud has no digits: numbers, hours, dates and telephone numbers are words."""

from __future__ import annotations

from datetime import datetime

import pytest

from leoc_desktop.foundation.clock import NEPAL
from leoc_desktop.foundation.spoken_numbers import say_moment, say_numbers
from leoc_desktop.foundation.translation import Language, speaking


@pytest.mark.parametrize(
    ("typed", "english", "nepali"),
    [
        ("Ward 3", "Ward three", "Ward तीन"),
        ("१,५०० घर", "one thousand five hundred घर", "एक हजार पाँच सय घर"),
        ("16:20", "four twenty in the afternoon", "दिउँसो चार बजेर बीस मिनेट"),
        ("२१:००", "nine o'clock at night", "राति नौ बजे"),
        ("12:05", "twelve five in the afternoon", "दिउँसो बाह्र बजेर पाँच मिनेट"),
        ("2.5 m", "two point five m", "दुई दशमलव पाँच m"),
        ("091-420", "zero nine one four two zero", "शून्य नौ एक चार दुई शून्य"),
        ("1155", "one thousand one hundred fifty-five", "एक हजार एक सय पचपन्न"),
        (
            "२०८३-०८-०७",
            "Mangsir seven of the year two thousand eighty-three",
            "दुई हजार त्रियासी साल मंसिर सात गते",
        ),
        ("2083-13-40", "two zero eight three one three four zero", "दुई शून्य आठ तीन एक तीन चार शून्य"),
        ("99:99", "nine nine nine nine", "नौ नौ नौ नौ"),
        ("3, 4", "three, four", "तीन, चार"),
    ],
)
def test_digits_become_words(typed: str, english: str, nepali: str) -> None:
    for language, said in (("en", english), ("ne", nepali)):
        with speaking(Language.of(language)):
            assert say_numbers(typed) == said


def test_a_moment_in_words() -> None:
    at = datetime(2026, 11, 23, 9, 0, tzinfo=NEPAL)
    with speaking(Language.of("ne")):
        assert say_moment(at) == "दुई हजार त्रियासी साल मंसिर सात गते बिहान नौ बजे"
    with speaking(Language.of("en")):
        assert (
            say_moment(at)
            == "Mangsir seven of the year two thousand eighty-three, nine o'clock in the morning"
        )
