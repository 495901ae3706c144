"""Periods to choose from in lists, on the dashboard and on the map; those that have a name end today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.nepali_calendar import BsDate, to_ad, to_bs
from leoc_desktop.foundation.translation import N_, _


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of incidents, both included; None is open. ``since``: of the first day only what came then or later.

    An incident whose time is not known counts at the end of its day, as in the periods of papers.
    """

    first_day: date | None = None
    last_day: date | None = None
    since: time | None = None


class Span(StrEnum):
    """The periods to choose from; all of them end today."""

    DAY = "day"
    LAST_24_HOURS = "24_hours"
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
            Span.LAST_24_HOURS: today - timedelta(days=1),
            Span.WEEK: today - timedelta(days=6),
            Span.MONTH: to_ad(BsDate(bs.year, bs.month, 1)),
            Span.FISCAL_YEAR: FiscalYear.of(today).first_day,
            Span.YEAR: to_ad(BsDate(bs.year, 1, 1)),
            Span.ALL: None,
        }[self]

    def at(self, now: datetime) -> Stretch:
        """The period as it is at this moment."""
        local = nepal_time(now)
        first = self.first_day(local.date())
        if self is Span.LAST_24_HOURS:
            return Stretch(first, local.date(), local.time().replace(second=0, microsecond=0))
        return Stretch(first, local.date() if first else None)


_SPANS = {
    Span.DAY: N_("Today"),
    Span.LAST_24_HOURS: N_("Last 24 hours"),
    Span.WEEK: N_("Last 7 days"),
    Span.MONTH: N_("This month (B.S.)"),
    Span.FISCAL_YEAR: N_("Since 1 Shrawan"),
    Span.YEAR: N_("Since 1 Baisakh"),
    Span.ALL: N_("All recorded"),
}
