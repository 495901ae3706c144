"""Nepali text as data: normal form, digits, grouping, sorting and lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from leoc_desktop.foundation.translation import _, current

DEVANAGARI_DIGITS = "०१२३४५६७८९"
_TO_ASCII = str.maketrans(DEVANAGARI_DIGITS, "0123456789")
_TO_DEVANAGARI = str.maketrans("0123456789", DEVANAGARI_DIGITS)

# Joiners shape र्‍य and क्‌ष, so they stay; every other invisible character only hides differences.
_JOINERS = "\u200c\u200d"
_IN_PLACE_OF = {"Cc": " ", "Cf": "", "Cs": ""}  # control, format, half of a surrogate pair
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+|[0-9]{1,2}(,[0-9]{2})*,[0-9]{3}|[0-9]+")


def nfc(text: str) -> str:
    """``text`` in Unicode normal form C, the form everything is stored in."""
    return unicodedata.normalize("NFC", text)


def ascii_digits(text: str) -> str:
    """``text`` with Devanagari digits replaced by 0-9."""
    return text.translate(_TO_ASCII)


def devanagari_digits(text: str) -> str:
    """``text`` with 0-9 replaced by Devanagari digits."""
    return text.translate(_TO_DEVANAGARI)


def shown_digits(text: str) -> str:
    """``text`` with its digits as the reader has chosen them."""
    return devanagari_digits(text) if current().nepali_digits else ascii_digits(text)


def group_digits(digits: str) -> str:
    """Commas as in Nepal, three then twos: ``1234567`` gives ``12,34,567``; a leading minus stays."""
    sign, number = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    head, tail = number[:-3], number[-3:]
    pairs = re.findall(r"\d{1,2}", head[::-1])
    return sign + ",".join([*(pair[::-1] for pair in reversed(pairs)), tail])


def without_grouping(text: str) -> str | None:
    """ASCII digits with their commas taken out; None when commas stand where no grouping has them."""
    return text.replace(",", "") if _GROUPED.fullmatch(text) else None


def show_number(number: int) -> str:
    """``number`` grouped and in the reader's digits."""
    return shown_digits(group_digits(str(number)))


def clean_line(text: str) -> str:
    """One line of text as it is stored: NFC, one space between words, nothing invisible but joiners."""
    return " ".join(nfc(_visible(text)).split())


def clean_text(text: str) -> str:
    """Several lines of text as they are stored: every line cleaned, no empty lines at either end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(clean_line(line) for line in lines).strip("\n")


def _visible(text: str) -> str:
    """``text`` with spaces for control characters and without what cannot be seen or stored."""
    return "".join(
        char if char in _JOINERS else _IN_PLACE_OF.get(unicodedata.category(char), char) for char in text
    )


# The first level of ICU's order for Nepali: punctuation, digits, ॐ, Devanagari, then Latin letters.
_FIRST = " _-–—,;:!?.।॥'‘’\"“”()[]{}@*/\\&#%`^+<=>|~$₹"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_BEHIND_DEVANAGARI = 0xE000  # private use: no stored text has these letters
_MARKS = "ँंः़"  # they count only between names that are otherwise equal (ux.md 5.5)
_ORDER = (
    {ord(char): chr(0x10 + place) for place, char in enumerate(_FIRST)}
    | {
        ord(digits[place]): chr(0x60 + place)
        for digits in ("0123456789", DEVANAGARI_DIGITS)
        for place in range(10)
    }
    | {ord("ॐ"): chr(0x6A)}
    | {ord(char): chr(_BEHIND_DEVANAGARI + place) for place, char in enumerate(_LATIN)}
    | dict.fromkeys(map(ord, _MARKS + _JOINERS))
)
_MARKS_ALONE = str.maketrans("", "", _JOINERS)
_LEVEL, _NO_MARK = "\x01", "\x02"
_SMALL_FIRST = str.maketrans(_LATIN + _LATIN.upper(), _LATIN.upper() + _LATIN)


def collation_key(text: str) -> str:
    """A text whose code-point order is ICU's order of ``text`` for Nepali, the same on every machine.

    Three levels: letters; chandrabindu, anusvara, visarga and nukta; the text itself. Different texts never
    have the same key. It is made to be stored beside a name and compared as it stands.
    """
    decomposed = unicodedata.normalize("NFD", text)
    letters = decomposed.casefold().translate(_ORDER)
    marks = "".join(char if char in _MARKS else _NO_MARK for char in decomposed.translate(_MARKS_ALONE))
    return _LEVEL.join((letters, marks.rstrip(_NO_MARK), nfc(text).translate(_SMALL_FIRST)))


def list_of(items: Iterable[str]) -> str:
    """``items`` as running text: "a, b and c"."""
    *head, last = list(items) or [""]
    return _("{items} and {last}").format(items=", ".join(head), last=last) if head else last
