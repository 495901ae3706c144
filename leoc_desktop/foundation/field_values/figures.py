"""Reading counts, amounts of money and ward numbers."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.field_values.unreadable import Unreadable
from leoc_desktop.foundation.money import PAISA_IN_RUPEE, parse_rupee_sum
from leoc_desktop.foundation.nepali_text import ascii_digits, clean_line, without_grouping
from leoc_desktop.foundation.translation import N_

LARGEST_COUNT = 9_999_999

_LONGEST_SUM = 200
_WARD_GAP = re.compile(r"[,\s/;]+|र|and")


def read_count(field: Field, raw: object, _today: date, _wards: int) -> int:
    """0 to the field's maximum; a typed sum such as ``12+5`` is added up."""
    count = _whole_number(field, raw)
    if count < 0:
        raise Unreadable(field, N_("A count cannot be negative."))
    largest = LARGEST_COUNT if field.maximum is None else field.maximum
    if count > largest:
        raise Unreadable(field, N_("The count can be at most {largest}."), largest=largest)
    return count


def _whole_number(field: Field, raw: object) -> int:
    if isinstance(raw, float) and raw.is_integer():
        return int(raw)
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    text = ascii_digits(clean_line(raw)).replace("−", "-") if isinstance(raw, str) else ""
    sign = -1 if text.startswith("-") else 1
    parts = [without_grouping(part.strip()) for part in text.removeprefix("-").split("+")]
    if len(text) > _LONGEST_SUM or None in parts:
        raise Unreadable(field, N_("A whole number is expected here, for example 12."))
    return sign * sum(int(part) for part in parts if part)


def read_money(field: Field, raw: object, _today: date, _wards: int) -> int:
    """Paisa; a typed sum such as ``1200+300`` is added up. ``raw`` and the field's maximum are rupees."""
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        raise Unreadable(field, N_("An amount in rupees is expected here, for example 31,30,000."))
    try:
        paisa = parse_rupee_sum(raw if isinstance(raw, str) else _plain(raw))
    except Refused as refused:
        raise Unreadable(field, refused.msgid, **refused.values) from refused
    if field.maximum is not None and paisa > field.maximum * PAISA_IN_RUPEE:
        raise Unreadable(field, N_("The amount can be at most {largest} rupees."), largest=field.maximum)
    return paisa


def _plain(number: float) -> str:
    """A JSON number without an exponent."""
    return format(Decimal(number) if isinstance(number, int) else Decimal(str(number)), "f")


def read_wards(field: Field, raw: object, _today: date, ward_count: int) -> tuple[int, ...]:
    """Different wards of this local level, in the order in which they were named (R30)."""
    if isinstance(raw, str):
        parts: list[object] = [part for part in _WARD_GAP.split(ascii_digits(clean_line(raw))) if part]
    else:
        parts = list(raw) if isinstance(raw, (list, tuple)) else [raw]
    if not parts:
        raise Unreadable(field, N_("Write ward numbers with commas between them, for example 1, 4."))
    wards = tuple(_ward(field, part) for part in parts)
    for ward in wards:
        _ensure_ward(field, ward, ward_count)
        if wards.count(ward) > 1:
            raise Unreadable(field, N_("Ward {ward} is named twice."), ward=ward)
    return wards


def read_ward(field: Field, raw: object, _today: date, ward_count: int) -> int:
    """One ward of this local level."""
    ward = _ward(field, raw)
    _ensure_ward(field, ward, ward_count)
    return ward


def _ensure_ward(field: Field, ward: int, ward_count: int) -> None:
    if not 1 <= ward <= ward_count:
        raise Unreadable(
            field, N_("There is no ward {ward}; wards are 1 to {last}."), ward=ward, last=ward_count
        )


def _ward(field: Field, part: object) -> int:
    if isinstance(part, int) and not isinstance(part, bool):
        return part
    text = ascii_digits(clean_line(part)) if isinstance(part, str) else ""
    if not re.fullmatch(r"\d{1,4}", text):
        raise Unreadable(field, N_("Write ward numbers with commas between them, for example 1, 4."))
    return int(text)
