"""Amounts of money: whole paisa inside, rupees for people, words for vouchers."""

from __future__ import annotations

import re
from functools import cache

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.nepali_text import (
    ascii_digits,
    clean_line,
    group_digits,
    shown_digits,
    without_grouping,
)
from leoc_desktop.foundation.paths import resource_path
from leoc_desktop.foundation.translation import ENGLISH, N_, _, current

PAISA_IN_RUPEE = 100
LARGEST_PAISA = 10**15 - 1  # 99 kharba rupees and a bit: more than any office holds, less than 64 bits

_MOST_DIGITS = 20
_BEFORE = re.compile(r"(रु|रू|nrs|rs|npr|₨)\.?\s*", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(रुपैयाँ|रुपियाँ|rupees|/-)", re.IGNORECASE)
_DECIMALS = re.compile(r"[0-9]{0,2}")
_UNITS = ((10**11, "खर्ब"), (10**9, "अरब"), (10**7, "करोड"), (10**5, "लाख"), (10**3, "हजार"), (100, "सय"))


def parse_rupees(text: str) -> int:
    """Paisa of a typed amount in rupees: ``रु. ३१,३०,०००``, ``1,234.50``; Refused says what is wrong."""
    typed = _bare(ascii_digits(clean_line(text)).replace("−", "-"))
    if typed.startswith("-"):
        raise Refused(N_("An amount cannot be negative."))
    whole, _dot, decimals = typed.partition(".")
    rupees = without_grouping(whole)
    if rupees is None or not _DECIMALS.fullmatch(decimals):
        raise Refused(
            N_("“{text}” is not an amount in rupees and paisa. Examples: 31,30,000 or 1,250.50."),
            text=clean_line(text),
        )
    if len(rupees) > _MOST_DIGITS or int(rupees) * PAISA_IN_RUPEE > LARGEST_PAISA:
        raise Refused(N_("The amount is too large."))
    return int(rupees) * PAISA_IN_RUPEE + int(decimals.ljust(2, "0"))


def parse_rupee_sum(text: str) -> int:
    """Paisa of a typed sum such as ``1200+300``, or of one amount; Refused says what is wrong."""
    total = sum(parse_rupees(part) for part in text.split("+"))
    if total > LARGEST_PAISA:
        raise Refused(N_("The amount is too large."))
    return total


def _bare(typed: str) -> str:
    """``typed`` without the word for rupees before or behind it."""
    before = _BEFORE.match(typed)
    rest = typed[before.end() :] if before else typed
    behind = _BEHIND.search(rest)
    return rest[: behind.start()] if behind and behind.end() == len(rest) else rest


def rupees_plain(paisa: int) -> str:
    """Rupees in ASCII without grouping: ``3130000``, or ``1250.50`` when there are paisa."""
    rupees, rest = divmod(abs(paisa), PAISA_IN_RUPEE)
    sign = "-" if paisa < 0 else ""
    return f"{sign}{rupees}.{rest:02}" if rest else f"{sign}{rupees}"


def show_rupees(paisa: int) -> str:
    """``रु. ३१,३०,०००`` in the current language and digits; paisa are printed only when there are any."""
    whole, dot, decimals = rupees_plain(paisa).partition(".")
    return _("Rs. {amount}").format(amount=shown_digits(group_digits(whole) + dot + decimals))


def in_words(paisa: int) -> str:
    """The amount in Nepali words for a voucher: ``... रुपैयाँ ... पैसा मात्र``; never negative."""
    if paisa < 0:
        raise ValueError("a voucher has no negative amount")
    rupees, rest = divmod(paisa, PAISA_IN_RUPEE)
    parts = [f"{number_words(rupees)} रुपैयाँ"] if rupees or not rest else []
    if rest:
        parts.append(f"{number_words(rest)} पैसा")
    return " ".join([*parts, "मात्र"])


def words_of(number: int) -> str:
    """``number`` (0 or more) in words of the current language."""
    return _english_words(number) if current().code == ENGLISH else number_words(number)


def number_words(number: int) -> str:
    """``number`` (0 or more) in Nepali words."""
    words: list[str] = []
    for size, name in _UNITS:
        count, number = divmod(number, size)
        if count:
            words += [number_words(count), name]
    if number or not words:
        words.append(_small_words()[number])
    return " ".join(words)


@cache
def _small_words() -> tuple[str, ...]:
    """The words for 0 to 99."""
    lines = (
        resource_path("reference", "nepali_number_words_0_99.txt").read_text(encoding="utf-8").splitlines()
    )
    return tuple(line.split("\t")[1] for line in lines)


def amount_in_words(paisa: int) -> str:
    """The amount in words of the current language, as papers repeat it behind the figures; never negative."""
    if current().code != ENGLISH:
        return in_words(paisa)
    if paisa < 0:
        raise ValueError("a voucher has no negative amount")
    rupees, rest = divmod(paisa, PAISA_IN_RUPEE)
    parts = [f"{_english_words(rupees)} rupees"] if rupees or not rest else []
    if rest:
        parts.append(f"{_english_words(rest)} paisa")
    said = " and ".join(parts)
    return f"{said[0].upper()}{said[1:]} only"


_ENGLISH_SIZES = ((10**7, "crore"), (10**5, "lakh"), (1000, "thousand"), (100, "hundred"))
_ENGLISH_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _english_words(number: int) -> str:
    """``number`` in the English of Nepal, which counts in lakh and crore."""
    words: list[str] = []
    for size, name in _ENGLISH_SIZES:
        count, number = divmod(number, size)
        if count:
            words += [_english_words(count), name]
    if number >= len(_ENGLISH_SMALL):
        tens, ones = divmod(number, 10)
        words.append(_ENGLISH_TENS[tens - 2] + (f"-{_ENGLISH_SMALL[ones]}" if ones else ""))
    elif number or not words:
        words.append(_ENGLISH_SMALL[number])
    return " ".join(words)
