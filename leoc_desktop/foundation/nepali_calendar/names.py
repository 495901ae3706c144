"""Names of months and weekdays as printed officially, and dates written out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import NEPALI, _, current

if TYPE_CHECKING:
    from leoc_desktop.foundation.nepali_calendar.bs_date import BsDate

# Data (R39), not messages: typed dates are read in both languages whatever the window speaks.
MONTHS_NE = ("वैशाख", "जेठ", "असार", "साउन", "भदौ", "असोज", "कात्तिक", "मंसिर", "पुस", "माघ", "फागुन", "चैत")
MONTHS_EN = (
    "Baishakh",
    "Jestha",
    "Asar",
    "Shrawan",
    "Bhadau",
    "Asoj",
    "Kartik",
    "Mangsir",
    "Poush",
    "Magh",
    "Phagun",
    "Chait",
)
_WEEKDAYS_NE = ("आइतबार", "सोमबार", "मङ्गलबार", "बुधबार", "बिहीबार", "शुक्रबार", "शनिबार")
_WEEKDAYS_NE_SHORT = ("आइत", "सोम", "मङ्गल", "बुध", "बिही", "शुक्र", "शनि")
_WEEKDAYS_EN = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_WEEKDAYS_EN_SHORT = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


def _nepali() -> bool:
    return current().code == NEPALI


def month_name(month: int) -> str:
    """The name of month 1 to 12 in the current language."""
    return (MONTHS_NE if _nepali() else MONTHS_EN)[month - 1]


def weekday_index(day: date) -> int:
    """0 for Sunday to 6 for Saturday: the week of a Nepali calendar."""
    return day.isoweekday() % 7


def weekday_name(day: date, *, short: bool = False) -> str:
    """The weekday of an AD day in the current language."""
    if _nepali():
        names = _WEEKDAYS_NE_SHORT if short else _WEEKDAYS_NE
    else:
        names = _WEEKDAYS_EN_SHORT if short else _WEEKDAYS_EN
    return names[weekday_index(day)]


def show_bs(bs: BsDate, *, long: bool = False) -> str:
    """``२०८३-०८-०७``, or long ``२०८३ मंसिर ७ गते``, in the current language and digits.

    Both mark a provisional year: the short form with an abbreviation behind it.
    """
    if not long:
        return with_mark(typed_bs(bs), bs)
    # The order of the parts belongs to the language, so the whole is one message.
    text = _("{day} {month} {year}").format(day=bs.day, month=month_name(bs.month), year=bs.year)
    mark = _("(provisional)")
    return shown_digits(f"{text} {mark}" if bs.provisional else text)


def with_mark(text: str, bs: BsDate) -> str:
    """``text``, a short date or span that ends with ``bs``, marked when the year of ``bs`` is provisional."""
    mark = _("prov.")
    return f"{text} {mark}" if bs.provisional else text


def typed_bs(bs: BsDate) -> str:
    """``२०८३-०८-०७`` as somebody types it, without a mark: for fields that say it beside the date."""
    return shown_digits(bs.iso())
