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
from leoc_desktop.foundation.nepali_calendar.names import (
    month_name,
    show_bs,
    typed_bs,
    weekday_index,
    weekday_name,
    with_mark,
)
from leoc_desktop.foundation.nepali_calendar.published_years import (
    PublishedYear,
    YearChange,
    change_of,
    read_months,
    read_years,
    year_not_settled,
)
from leoc_desktop.foundation.nepali_calendar.typed_dates import parse_bs
from leoc_desktop.foundation.nepali_calendar.year_table import (
    CalendarYear,
    YearTable,
    calendar_with,
    install_rows,
    shipped_until,
    table,
    year_row,
)

__all__ = [
    "BsDate",
    "CalendarYear",
    "PublishedYear",
    "YearChange",
    "YearTable",
    "calendar_with",
    "change_of",
    "first_year",
    "install_rows",
    "is_provisional",
    "last_year",
    "month_days",
    "month_name",
    "parse_bs",
    "read_months",
    "read_years",
    "shipped_until",
    "show_bs",
    "table",
    "to_ad",
    "to_bs",
    "typed_bs",
    "weekday_index",
    "weekday_name",
    "with_mark",
    "year_not_settled",
    "year_row",
]
