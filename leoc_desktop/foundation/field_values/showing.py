"""Values as people read them, and as they are exchanged in JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any, cast

from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.field_values.measures import THOUSANDTHS, plain_quantity
from leoc_desktop.foundation.money import PAISA_IN_RUPEE, rupees_plain, show_rupees
from leoc_desktop.foundation.nepali_calendar import BsDate, show_bs, to_ad, to_bs
from leoc_desktop.foundation.nepali_text import show_number, shown_digits
from leoc_desktop.foundation.translation import _

# Kinds whose None always means "not known"; elsewhere it means that nothing was entered.
_NONE_IS_UNKNOWN = {Kind.COUNT, Kind.MONEY, Kind.TIME, Kind.YES_NO, Kind.QUANTITY}


def show(field: Field, value: object) -> str:
    """The value in the current language and digits: "Not known" for an unknown one, "" for a blank one."""
    if value is None:
        return _("Not known") if field.may_be_unknown or field.kind in _NONE_IS_UNKNOWN else ""
    if field.kind is Kind.CHOICE:
        choice = field.choice(str(value))
        return choice.name if choice else str(value)
    return _SHOWN[field.kind](value) if field.kind in _SHOWN else str(value)


_SHOWN: dict[Kind, Callable[[Any], str]] = {
    Kind.COUNT: show_number,
    Kind.MONEY: show_rupees,
    Kind.BS_DATE: lambda day: show_bs(to_bs(day)),
    Kind.TIME: lambda moment: shown_digits(f"{moment:%H:%M}"),
    Kind.WARDS: lambda wards: shown_digits(", ".join(map(str, wards))),
    Kind.YES_NO: lambda answer: _("Yes") if answer else _("No"),
    Kind.PHONE: shown_digits,
    Kind.WARD: show_number,
    Kind.QUANTITY: lambda thousandths: shown_digits(plain_quantity(thousandths)),
    Kind.COORDINATES: shown_digits,
}


def to_json(field: Field, value: object) -> object:
    """The value as JSON: BS text, rupees as a number, a list of wards, ``HH:MM``; None stays null."""
    match field.kind, value:
        case Kind.BS_DATE, date():
            return to_bs(value).iso()
        case Kind.TIME, time():
            return f"{value:%H:%M}"
        case Kind.MONEY, int():
            plain = rupees_plain(value)
            return float(plain) if "." in plain else int(plain)
        case Kind.WARDS, (*wards,):
            return wards
        case Kind.QUANTITY, int():
            plain = plain_quantity(value)
            return float(plain) if "." in plain else int(plain)
    return value


def from_json(field: Field, stored: object) -> object:
    """The inverse of ``to_json``, for JSON that this program wrote itself; nothing is checked again."""
    match field.kind, stored:
        case Kind.BS_DATE, str():
            year, month, day = stored.split("-")
            return to_ad(BsDate(int(year), int(month), int(day)))
        case Kind.TIME, str():
            return time.fromisoformat(stored)
        case Kind.MONEY, int() | float():
            return int(Decimal(str(stored)) * PAISA_IN_RUPEE)
        case Kind.WARDS, list():
            return tuple(cast("list[int]", stored))
        case Kind.QUANTITY, int() | float():
            return int(Decimal(str(stored)) * THOUSANDTHS)
    return stored
