"""Reading the BS dates that people type."""

from __future__ import annotations

import re
from datetime import date, timedelta

from leoc_desktop.foundation.errors import DateProblem
from leoc_desktop.foundation.nepali_calendar.bs_date import BsDate, to_bs
from leoc_desktop.foundation.nepali_calendar.names import MONTHS_EN, MONTHS_NE
from leoc_desktop.foundation.nepali_text import ascii_digits, clean_line
from leoc_desktop.foundation.translation import N_

_YEAR_DIGITS = 4
_DAYS_AGO = {"आज": 0, "t": 0, "today": 0, "हिजो": 1, "yesterday": 1}
_SEPARATOR = re.compile(r"\s*[-/.,।–—−\s]\s*")

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
    typed = ascii_digits(clean_line(text)).casefold()
    if not typed:
        raise DateProblem(N_("No date was typed. Example: {example}."), example=_example(today))
    if typed in _DAYS_AGO:
        return to_bs(today - timedelta(days=_DAYS_AGO[typed]))
    year, month, day = _parts(typed, text, today)
    if year < 10 ** (_YEAR_DIGITS - 1):
        raise DateProblem(N_("Write the year with four digits. Example: {example}."), example=_example(today))
    return BsDate(year, month, day)


def _example(today: date) -> str:
    return to_bs(today).iso()


def _parts(typed: str, text: str, today: date) -> tuple[int, int, int]:
    words = [word for word in _SEPARATOR.split(typed.removesuffix("गते").strip()) if word]
    now = to_bs(today)
    named = [_MONTH_NUMBERS[word] for word in words if word in _MONTH_NUMBERS]
    numbers = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) <= _YEAR_DIGITS]
    match len(words), named, numbers:
        case 1, [], [day]:
            return now.year, now.month, day
        case 2, [], [month, day]:
            return now.year, month, day
        case 3, [], [year, month, day]:
            return year, month, day
        case 2, [month], [day]:
            return now.year, month, day
        case 3, [month], [first, second]:
            return (first, month, second) if first > second else (second, month, first)
    raise DateProblem(
        N_("“{text}” cannot be read as a date. Example: {example}."),
        text=text.strip(),
        example=_example(today),
    )
