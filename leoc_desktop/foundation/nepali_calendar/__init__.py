"""The Bikram Sambat calendar: exact conversion both ways, reading what people type, official names.

Dates are stored as AD (``datetime.date``) and shown as BS. Years whose calendar is not published yet are
provisional and say so wherever a date is written out.
"""

from leoc_desktop.foundation.nepali_calendar.bs_date import (
    BsDate,
    first_year,
    is_provisional,
    last_year,
    month_days,
    to_ad,
    to_bs,
)
from leoc_desktop.foundation.nepali_calendar.names import month_name, show_bs, weekday_index, weekday_name
from leoc_desktop.foundation.nepali_calendar.typed_dates import parse_bs
from leoc_desktop.foundation.nepali_calendar.year_table import (
    CalendarYear,
    YearTable,
    calendar_with,
    install_rows,
    year_row,
)

__all__ = [
    "BsDate",
    "CalendarYear",
    "YearTable",
    "calendar_with",
    "first_year",
    "install_rows",
    "is_provisional",
    "last_year",
    "month_days",
    "month_name",
    "parse_bs",
    "show_bs",
    "to_ad",
    "to_bs",
    "weekday_index",
    "weekday_name",
    "year_row",
]
