"""Reading the BS dates that people type."""

from __future__ import annotations

import re
from datetime import date, timedelta

from leoc_desktop.foundation.errors import DateProblem
from leoc_desktop.foundation.nepali_calendar.bs_date import BsDate, to_bs
from leoc_desktop.foundation.nepali_calendar.names import MONTHS_EN, MONTHS_NE
from leoc_desktop.foundation.nepali_text import ascii_digits, clean_line, shown_digits
from leoc_desktop.foundation.translation import N_

_FIRST_YEAR_OF_FOUR_DIGITS = 1000
_DAYS_AGO = {"आज": 0, "t": 0, "today": 0, "हिजो": 1, "yesterday": 1}
_WITHOUT_MEANING = {"साल", "गते"}
# A date copied from a list or paper may carry its mark.
_PROVISIONAL = re.compile(r"\s*(?:\(\s*)?(?:अनुमानित|अनु\.?|provisional|prov\.?)(?:\s*\))?\s*$")
_SEPARATOR = re.compile(r"\s*[-/.,।–—−]\s*|\s+")
_NUMBER_OR_NAME = re.compile(r"[0-9]+|[^0-9]+")
_NUMBER = re.compile(r"[0-9]{1,4}")

# Spellings met in letters and older calendars; ours come first.
_OTHER_SPELLINGS = (
    "बैशाख बैसाख वैसाख Baisakh Vaishakh",
    "जेष्ठ ज्येष्ठ Jeth Jyeshtha",
    "आषाढ अषाढ Asadh Ashad Ashadh",
    "श्रावण सावन Saun Sawan",
    "भाद्र भाद्रपद Bhadra",
    "आश्विन अशोज आसोज Ashwin Ashoj",
    "कार्तिक Kattik",
    "मङ्सिर मंगसिर मङ्गसिर मार्ग Mangshir Marga",
    "पुष पौष पूस Push Paush",
    "Mag",
    "फाल्गुन Falgun Fagun Phalgun",
    "चैत्र Chaitra",
)


def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for month, spellings in enumerate(_OTHER_SPELLINGS, start=1):
        for name in (MONTHS_NE[month - 1], MONTHS_EN[month - 1], *spellings.split()):
            numbers[clean_line(name).casefold()] = month
    return numbers


_MONTH_NUMBERS = _month_numbers()


def parse_bs(text: str, today: date) -> BsDate:
    """The BS date meant by ``text``, typed on the AD day ``today``.

    Read are year-month-day with ``-``, ``/``, ``.`` or spaces, month-day of this BS year, a bare day of this
    month, a month by its name, and आज, T, हिजो. Digits may be Devanagari, ASCII or mixed. DateProblem says
    what is wrong.
    """
    typed = _PROVISIONAL.sub("", ascii_digits(clean_line(text)).casefold())
    now = to_bs(today)
    example = shown_digits(now.iso())
    if not typed:
        raise DateProblem(N_("No date was typed. Example: {example}."), example=example)
    if typed in _DAYS_AGO:
        return to_bs(today - timedelta(days=_DAYS_AGO[typed]))
    parts = _year_month_day(typed, now)
    if parts is None:
        raise DateProblem(
            N_("“{text}” cannot be read as a date. Example: {example}."),
            text=clean_line(text),
            example=example,
        )
    if parts[0] < _FIRST_YEAR_OF_FOUR_DIGITS:
        raise DateProblem(
            N_("Write year, month and day, the year in four digits. Example: {example}."), example=example
        )
    return BsDate(*parts)


def _year_month_day(typed: str, now: BsDate) -> tuple[int, int, int] | None:
    """The three numbers meant, not yet checked against the calendar; None when there is no telling."""
    words = _words(typed)
    named = [_MONTH_NUMBERS[word] for word in words if word in _MONTH_NUMBERS]
    numbers = [int(word) for word in words if _NUMBER.fullmatch(word)]
    if len(named) + len(numbers) < len(words):
        return None
    match named, numbers:
        case [], [day]:
            return now.year, now.month, day
        case [], [month, day]:
            return now.year, month, day
        case [], [year, month, day]:
            return year, month, day
        case [month], [day]:
            return now.year, month, day
        case [month], [first, second]:
            return (max(first, second), month, min(first, second))
    return None


def _words(typed: str) -> list[str]:
    """Numbers and names of a typed date in their order; two separators in a row leave an empty word."""
    pieces = [piece for chunk in _SEPARATOR.split(typed) for piece in _NUMBER_OR_NAME.findall(chunk) or [""]]
    return [piece for piece in pieces if piece not in _WITHOUT_MEANING]
