"""What the dashboard counts, and what it points out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from leoc_desktop.domain.incident_selection import InWard, Selection
from leoc_desktop.foundation.spans import Span, Stretch

TREND_DAYS = 10
LATEST = 8
SPANS = (
    Span.MONTH,
    Span.DAY,
    Span.LAST_24_HOURS,
    Span.WEEK,
    Span.FISCAL_YEAR,
    Span.YEAR,
)
"""Periods to choose from besides any two days; the first one is shown unless another is chosen."""
_BACKUP_OLD_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is looked at: a period, one hazard or all (empty), one ward or all (None)."""

    stretch: Stretch
    hazard: str = ""
    ward: int | None = None

    @property
    def incidents(self) -> Selection:
        """The incidents that are counted: in a ward those whose first ward it is (R30)."""
        return self._selection(self.stretch, InWard.FIRST)

    @property
    def figures(self) -> Selection:
        """The incidents whose figures are added up: in a ward also those that lines place there."""
        return self._selection(self.stretch, InWard.COUNTED)

    def on(self, first: date, last: date) -> Selection:
        """The incidents of some days, whatever the period."""
        return self._selection(Stretch(first, last), InWard.FIRST)

    def _selection(self, stretch: Stretch, how: InWard) -> Selection:
        return Selection(
            ward=self.ward,
            hazard=self.hazard,
            first_day=stretch.first_day,
            last_day=stretch.last_day,
            since=stretch.since,
            in_ward=how if self.ward is not None else InWard.TOUCHED,
        )


@dataclass(frozen=True, slots=True)
class Days:
    """The days that are shown beside the period: today in Nepal and the day before, and ten days up to ``last``."""

    today: date
    last: date

    @classmethod
    def of(cls, today: date, stretch: Stretch) -> Days:
        """Ten days up to the end of the period; days to come are none."""
        return cls(today, min(today, stretch.last_day or today))

    @property
    def yesterday(self) -> date:
        """The day before."""
        return self.today - timedelta(days=1)

    @property
    def trend(self) -> tuple[date, ...]:
        """Ten days, the end of the period being the last one."""
        return tuple(self.last - timedelta(days=back) for back in reversed(range(TREND_DAYS)))


def backup_is_due(made_at: datetime | None, now: datetime) -> bool:
    """Whether there is no backup, or the newest is older than a day."""
    return made_at is None or now - made_at > _BACKUP_OLD_AFTER
