"""Reading lines, long texts, entries of a list, yes or no, and phone numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches

from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.field_values.unreadable import Unreadable, typed_text
from leoc_desktop.foundation.nepali_text import ascii_digits, clean_line, clean_text
from leoc_desktop.foundation.translation import N_

LINE_LENGTH = 200
TEXT_LENGTH = 5000

_YES_WORDS = {"yes", "true", "हो", "छ"}
_NO_WORDS = {"no", "false", "होइन", "छैन"}
_CHOICES_WORTH_LISTING = 8
_PHONE_GAP = re.compile(r"[\s().-]+")
_PHONE_LENGTHS = range(3, 16)  # short emergency numbers to the longest international ones
_MOBILE_LENGTH = 10
_MOBILE = ("96", "97", "98")
_ABROAD = re.compile(r"(\+|00)(977)?")


def read_line(field: Field, raw: object, _today: date, _wards: int) -> str:
    """One cleaned line; the field's maximum is its length."""
    return _of_length(field, clean_line(typed_text(field, raw)), LINE_LENGTH)


def read_text(field: Field, raw: object, _today: date, _wards: int) -> str:
    """Cleaned lines; the field's maximum is their length together."""
    return _of_length(field, clean_text(typed_text(field, raw)), TEXT_LENGTH)


def _of_length(field: Field, text: str, usual: int) -> str:
    longest = field.maximum or usual
    if len(text) > longest:
        raise Unreadable(
            field,
            N_("The text has {length} characters; at most {longest} are possible."),
            length=len(text),
            longest=longest,
        )
    return text


def read_choice(field: Field, raw: object, _today: date, _wards: int) -> str:
    """The code of the entry that ``raw`` names by code, Nepali or English name."""
    wanted = clean_line(typed_text(field, raw)).casefold()
    by_name = {choice.code.casefold(): choice.code for choice in field.choices}
    for choice in field.choices:
        for name in (choice.name_ne, choice.name_en):
            by_name.setdefault(clean_line(name).casefold(), choice.code)
    if wanted in by_name:
        return by_name[wanted]
    raise _no_such_choice(field, clean_line(str(raw)), by_name)


def _no_such_choice(field: Field, wanted: str, by_name: Mapping[str, str]) -> Unreadable:
    """Names the whole list when it is short, else what looks most like the wanted entry."""
    codes = [choice.code for choice in field.choices]
    if len(codes) > _CHOICES_WORTH_LISTING:
        codes = list(dict.fromkeys(by_name[name] for name in get_close_matches(wanted.casefold(), by_name)))
    if not codes:
        return Unreadable(field, N_("“{wanted}” is not in the list."), wanted=wanted)
    names = [f"{choice.name} ({choice.code})" for choice in field.choices if choice.code in codes]
    return Unreadable(
        field,
        N_("“{wanted}” is not in the list. Possible: {choices}."),
        wanted=wanted,
        choices=", ".join(names),
    )


def read_yes_no(field: Field, raw: object, _today: date, _wards: int) -> bool:
    """True or False, also from the words of both languages."""
    if isinstance(raw, bool):
        return raw
    word = clean_line(raw).casefold() if isinstance(raw, str) else ""
    if word in _YES_WORDS:
        return True
    if word in _NO_WORDS:
        return False
    raise Unreadable(field, N_("Answer yes or no."))


def read_phone(field: Field, raw: object, _today: date, _wards: int) -> str:
    """ASCII digits without Nepal's country code; a foreign number keeps its own."""
    typed = _PHONE_GAP.sub("", ascii_digits(clean_line(typed_text(field, raw))))
    prefix = _ABROAD.match(typed)
    digits = typed[prefix.end() :] if prefix else typed
    if not re.fullmatch(r"[0-9]+", digits) or len(digits) not in _PHONE_LENGTHS:
        raise Unreadable(field, N_("Write the phone number in digits, for example 9841234567."))
    in_nepal = prefix is None or prefix[2] is not None
    if in_nepal and digits.startswith(_MOBILE) and len(digits) != _MOBILE_LENGTH:
        raise Unreadable(field, N_("A mobile number has 10 digits, for example 9841234567."))
    return digits
