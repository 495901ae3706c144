"""Reading dates and times of day."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.field_values.unreadable import Unreadable, typed_text
from leoc_desktop.foundation.nepali_calendar import parse_bs, to_ad
from leoc_desktop.foundation.nepali_text import ascii_digits, clean_line
from leoc_desktop.foundation.translation import N_

# A visarga looks like a colon and sits nearer on the Nepali layouts.
_TIME = re.compile(r"(\d{1,2})\s*[:ः：]\s*(\d{2})")


def read_date(field: Field, raw: object, today: date, _wards: int) -> date:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    try:
        return to_ad(parse_bs(typed_text(field, raw), today))
    except Refused as refused:
        raise Unreadable(field, refused.msgid, **refused.values) from refused


def read_time(field: Field, raw: object, _today: date, _wards: int) -> time:
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
