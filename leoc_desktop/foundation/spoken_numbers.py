"""Numbers, hours and dates in words, as somebody at a microphone needs them; in the current language."""

from __future__ import annotations

import re
from datetime import datetime

from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.errors import DateProblem
from leoc_desktop.foundation.money import words_of
from leoc_desktop.foundation.nepali_calendar import BsDate, month_name, to_bs
from leoc_desktop.foundation.nepali_text import ascii_digits
from leoc_desktop.foundation.translation import N_, _

_DIGIT = "0-9०-९"
_HOURS, _MINUTES = 24, 60
_FOUND = re.compile(
    rf"(?P<date>[{_DIGIT}]{{4}}[-/][{_DIGIT}]{{1,2}}[-/][{_DIGIT}]{{1,2}})"
    rf"|(?P<clock>[{_DIGIT}]{{1,2}}:[{_DIGIT}]{{2}})"
    rf"|(?P<phone>[+]?[{_DIGIT}]+(?:-[{_DIGIT}]+)+|0[{_DIGIT}]+|०[{_DIGIT}]+|[{_DIGIT}]{{7,}})"
    rf"|(?P<decimal>[{_DIGIT}]+\.[{_DIGIT}]+)"
    rf"|(?P<number>[{_DIGIT}][{_DIGIT},]*)"
)
_PARTS_OF_DAY = (
    (4, N_("{clock} at night")),
    (12, N_("{clock} in the morning")),
    (17, N_("{clock} in the afternoon")),
    (20, N_("{clock} in the evening")),
    (_HOURS, N_("{clock} at night")),
)
"""Until which hour, and how it is said."""


def say_moment(at: datetime) -> str:
    """Day and hour in words."""
    local = nepal_time(at)
    return _("{day}, {clock}").format(
        day=say_day(to_bs(local.date())), clock=say_clock(local.hour, local.minute)
    )


def say_day(bs: BsDate) -> str:
    """A BS date in words."""
    return _("{month} {day} of the year {year}").format(
        month=month_name(bs.month), day=words_of(bs.day), year=words_of(bs.year)
    )


def say_clock(hour: int, minute: int) -> str:
    """An hour of 24 in words, with the part of the day."""
    twelve = words_of(hour % 12 or 12)
    clock = (
        _("{hour} {minute}").format(hour=twelve, minute=words_of(minute))
        if minute
        else _("{hour} o'clock").format(hour=twelve)
    )
    part = next(said for until, said in _PARTS_OF_DAY if hour < until)
    return _(part).format(clock=clock)


def say_numbers(text: str) -> str:
    """``text`` with its dates, hours and numbers in words; telephone numbers digit by digit."""
    return _FOUND.sub(_said, text)


def _said(found: re.Match[str]) -> str:
    typed = ascii_digits(found[0])
    match found.lastgroup:
        case "date":
            return _said_date(typed)
        case "clock":
            hour, minute = (int(part) for part in typed.split(":"))
            return say_clock(hour, minute) if hour < _HOURS and minute < _MINUTES else _digits(typed)
        case "phone":
            return _digits(typed)
        case "decimal":
            whole, rest = typed.split(".")
            return _("{whole} point {digits}").format(whole=words_of(int(whole)), digits=_digits(rest))
    plain = typed.replace(",", "")
    tail = "," if typed.endswith(",") else ""
    return words_of(int(plain)) + tail


def _said_date(typed: str) -> str:
    year, month, day = (int(part) for part in re.split("[-/]", typed))
    try:
        return say_day(BsDate(year, month, day))
    except DateProblem:
        return _digits(typed)


def _digits(typed: str) -> str:
    return " ".join(words_of(int(digit)) for digit in typed if digit.isdigit())
