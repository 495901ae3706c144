"""Sums beside those of the period: since the beginning of the year, and of the same days a year before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from leoc_desktop.domain.incident_figures import PEOPLE, SEXES, SUMMED, Figures, summed
from leoc_desktop.domain.period import Period
from leoc_desktop.foundation.clock import NEPAL, UTC, nepal_time
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.nepali_calendar import BsDate, first_year, month_days, to_ad, to_bs

ANNEX_FIGURES = (*PEOPLE, *(f"dead_{sex}" for sex in SEXES), "affected_families", "estimated_loss")
COMPARED = SUMMED


@dataclass(frozen=True, slots=True)
class Annex:
    """What happened from ``first_day`` to the end of the period, by hazard; only ANNEX_FIGURES are summed."""

    first_day: date
    by_hazard: tuple[tuple[str, Figures], ...]

    @property
    def total(self) -> Figures:
        """All hazards."""
        return summed(figures for _code, figures in self.by_hazard)

    def as_json(self) -> dict[str, object]:
        """For frozen papers."""
        return {
            "first_day": self.first_day.isoformat(),
            "by_hazard": [{"hazard": code, **_some_json(figures)} for code, figures in self.by_hazard],
            "total": _some_json(self.total),
        }


@dataclass(frozen=True, slots=True)
class LastYear:
    """The sums of the same days of the calendar one year before."""

    period: Period
    total: Figures

    def as_json(self) -> dict[str, object]:
        """For frozen papers."""
        return {
            "period": {"from": self.period.start.isoformat(), "until": self.period.end.isoformat()},
            "total": self.total.as_json(),
        }


def _some_json(figures: Figures) -> dict[str, object]:
    names = {name: figures.total(name).as_json() for name in ANNEX_FIGURES}
    return {"incidents": figures.incidents, **names}


def beginnings(period: Period) -> tuple[date, date]:
    """1 Baisakh and 1 Shrawan before the end of the period."""
    year = to_bs(period.last_day).year
    return to_ad(BsDate(year, 1, 1)), FiscalYear.of(period.last_day).first_day


def since(first_day: date, period: Period) -> Period:
    """From that midnight to the end of ``period``."""
    return Period(datetime.combine(first_day, time(), NEPAL).astimezone(UTC), period.end)


def year_before(period: Period) -> Period | None:
    """The same days and hours of the BS calendar a year before; None where the calendar does not reach."""
    moments = []
    for moment in (period.start, period.end):
        local = nepal_time(moment)
        day = to_bs(local.date())
        if day.year <= first_year():
            return None
        month_end = month_days(day.year - 1, day.month)
        before = to_ad(BsDate(day.year - 1, day.month, min(day.day, month_end)))
        moments.append(datetime.combine(before, local.time(), NEPAL).astimezone(UTC))
    start, end = moments
    return Period(start, end) if start < end else None
