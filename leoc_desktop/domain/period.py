"""The stretch of time that a paper covers, and how papers word it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from leoc_desktop.foundation.clock import NEPAL, UTC, nepal_time
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import N_, _

DAILY_HOUR = time(10, 0)
LONGEST_PERIOD = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` up to but not including ``end``, both moments in UTC."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise Refused(N_("The period ends before it begins."))
        if self.end - self.start > LONGEST_PERIOD:
            raise Refused(N_("The period is longer than a year."))

    @classmethod
    def of_days(cls, first: date, last: date) -> Period:
        """Whole days in Nepal, both included (R32)."""
        return cls(_midnight(first), _midnight(last + timedelta(days=1)))

    @classmethod
    def between(cls, first: date, start: time | None, last: date, end: time | None) -> Period:
        """From a day and hour in Nepal to another; without an hour from the day's beginning, or to its end."""
        ends = _midnight(last + timedelta(days=1)) if end is None else _moment(last, end)
        return cls(_moment(first, start or time()), ends)

    @classmethod
    def daily(cls, now: datetime) -> Period:
        """The 24 hours up to the last 10:00 in Nepal."""
        local = nepal_time(now)
        end = datetime.combine(local.date(), DAILY_HOUR, NEPAL)
        if end > local:
            end -= timedelta(days=1)
        return cls((end - timedelta(days=1)).astimezone(UTC), end.astimezone(UTC))

    @property
    def first_day(self) -> date:
        """The Nepali calendar day of the first moment."""
        return nepal_time(self.start).date()

    @property
    def last_day(self) -> date:
        """The Nepali calendar day of the last moment."""
        return nepal_time(self.end - timedelta(microseconds=1)).date()

    @property
    def whole_days(self) -> bool:
        """Whether it begins and ends at midnight in Nepal."""
        return nepal_time(self.start).time() == time() == nepal_time(self.end).time()

    def holds(self, day: date, at: time | None) -> bool:
        """Whether an incident of that day and time belongs here.

        An incident whose time is not known counts at the end of its day: so it is in exactly one of two periods
        that meet at 10:00, and in the one that is still open when it gets reported late.
        """
        moment = datetime.combine(day, at or time.max, NEPAL)
        return self.start <= moment < self.end


def _midnight(day: date) -> datetime:
    return _moment(day, time())


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, NEPAL).astimezone(UTC)


def period_text(period: Period) -> str:
    """The period as the head of the paper states it."""
    first, last = to_bs(period.first_day), to_bs(period.last_day)
    if period.whole_days:
        if first == last:
            return show_bs(first, long=True)
        return _("{first} to {last}").format(first=show_bs(first, long=True), last=show_bs(last, long=True))
    start, end = nepal_time(period.start), nepal_time(period.end)
    return _("{first}, {start} to {last}, {end}").format(
        first=show_bs(to_bs(start.date()), long=True),
        start=shown_digits(f"{start:%H:%M}"),
        last=show_bs(to_bs(end.date()), long=True),
        end=shown_digits(f"{end:%H:%M}"),
    )
