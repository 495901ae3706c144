"""Which days the dashboard counts, and what it points out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from leoc_desktop.foundation.nepali_calendar import BsDate, to_ad, to_bs

TREND_DAYS = 10
LATEST = 8
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


def backup_is_due(made_at: datetime | None, now: datetime) -> bool:
    """Whether there is no backup, or the newest is older than a day."""
    return made_at is None or now - made_at > _BACKUP_OLD_AFTER
