"""Periods that end today, to choose from in lists and on the map."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.nepali_calendar import BsDate, to_ad, to_bs
from leoc_desktop.foundation.translation import N_, _


class Span(StrEnum):
    """The periods to choose from; all of them end today."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    FISCAL_YEAR = "fiscal_year"
    YEAR = "year"
    ALL = "all"

    @property
    def label(self) -> str:
        """The period in the current language."""
        return _(_SPANS[self])

    def first_day(self, today: date) -> date | None:
        """Its first day; None when it has none."""
        bs = to_bs(today)
        return {
            Span.DAY: today,
            Span.WEEK: today - timedelta(days=6),
            Span.MONTH: to_ad(BsDate(bs.year, bs.month, 1)),
            Span.FISCAL_YEAR: FiscalYear.of(today).first_day,
            Span.YEAR: to_ad(BsDate(bs.year, 1, 1)),
            Span.ALL: None,
        }[self]


_SPANS = {
    Span.DAY: N_("Today"),
    Span.WEEK: N_("Last 7 days"),
    Span.MONTH: N_("This month (B.S.)"),
    Span.FISCAL_YEAR: N_("This fiscal year"),
    Span.YEAR: N_("Since 1 Baisakh"),
    Span.ALL: N_("All recorded"),
}
