"""Reading dates and times of day."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from leoc_desktop.foundation.errors import DateProblem
from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.field_values.unreadable import Unreadable, typed_text
from leoc_desktop.foundation.nepali_calendar import parse_bs, to_ad, to_bs
from leoc_desktop.foundation.nepali_text import ascii_digits, clean_line
from leoc_desktop.foundation.translation import N_

# A visarga looks like a colon and sits nearer on the Nepali layouts.
_TIME = re.compile(r"(\d{1,2})\s*[:ः：]\s*(\d{2})")
NOT_CERTAIN = N_(
    "The calendar of {year} is only an estimate, and the law counts from this date. Leave it open until an "
    "administrator has entered the published year."
)


def read_date(field: Field, raw: object, today: date, _wards: int) -> date:
    """The AD day of a typed BS date, or an AD day as it is; both must lie in the calendar."""
    try:
        is_day = isinstance(raw, date) and not isinstance(raw, datetime)
        bs = to_bs(raw) if is_day else parse_bs(typed_text(field, raw), today)  # type: ignore[arg-type]
        if field.certain_date and bs.provisional:
            raise DateProblem(NOT_CERTAIN, year=bs.year)
        return to_ad(bs)
    except DateProblem as problem:
        raise Unreadable(field, problem.msgid, **problem.values) from problem


def read_time(field: Field, raw: object, _today: date, _wards: int) -> time:
    """A time of the 24-hour day, without seconds."""
    if isinstance(raw, time):
        return raw.replace(second=0, microsecond=0, tzinfo=None)
    match = _TIME.fullmatch(ascii_digits(clean_line(typed_text(field, raw))))
    if match is None:
        raise Unreadable(
            field, N_("Write the time as hours and minutes of the 24-hour day, for example 16:20.")
        )
    hour, minute = int(match[1]), int(match[2])
    try:
        return time(hour, minute)
    except ValueError as impossible:
        raise Unreadable(
            field, N_("There is no such time; the day goes from 00:00 to 23:59.")
        ) from impossible
