"""Which days the dashboard counts, and what it points out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from leoc_desktop.foundation.errors import DateProblem
from leoc_desktop.foundation.nepali_calendar import BsDate, is_provisional, to_ad, to_bs

TREND_DAYS = 10
LATEST = 8
_FALGUN = 11
_BACKUP_OLD_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that count on the day ``today`` in Nepal."""

    today: date

    @property
    def yesterday(self) -> date:
        """The day before."""
        return self.today - timedelta(days=1)

    @property
    def month_first(self) -> date:
        """The first day of the BS month."""
        bs = to_bs(self.today)
        return to_ad(BsDate(bs.year, bs.month, 1))

    @property
    def trend(self) -> tuple[date, ...]:
        """The last ten days, today being the last one."""
        return tuple(self.today - timedelta(days=back) for back in reversed(range(TREND_DAYS)))

    @property
    def first(self) -> date:
        """The earliest day that any figure needs."""
        return min(self.month_first, self.trend[0])


def year_not_settled(today: date) -> int | None:
    """The BS year whose calendar should be entered: the present one, from 1 Falgun on the next; None when it is."""
    bs = to_bs(today)
    years = [bs.year, bs.year + 1] if bs.month >= _FALGUN else [bs.year]
    return next((year for year in years if _not_settled(year)), None)


def _not_settled(year: int) -> bool:
    try:
        return is_provisional(year)
    except DateProblem:  # the table ends before
        return True


def backup_is_due(made_at: datetime | None, now: datetime) -> bool:
    """Whether there is no backup, or the newest is older than a day."""
    return made_at is None or now - made_at > _BACKUP_OLD_AFTER
