"""How a bulletin words numbers, sums, periods and hazards."""

from __future__ import annotations

from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.features.bulletin.rules import Period
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.money import show_rupees
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number, shown_digits
from leoc_desktop.foundation.reference_data import hazards
from leoc_desktop.foundation.translation import _

DASH = "–"
UNKNOWN = "?"


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


def count_text(total: Total) -> str:
    """A sum as papers print it: never a zero for what nobody stated."""
    if total.nothing_known:
        return _("Not known")
    return show_number(total.known)


def money_text(total: Total) -> str:
    """A sum of paisa as papers print it."""
    if total.nothing_known:
        return _("Not known")
    return show_rupees(total.known)


def cell(total: Total) -> str:
    """In a table, with the marks that the legend explains: unknown, no report, not complete."""
    if not total.reports:
        return DASH
    if total.nothing_known:
        return UNKNOWN
    return show_number(total.known) + ("*" if total.unknown else "")


def money_cell(total: Total) -> str:
    if not total.reports or total.nothing_known:
        return cell(total)
    return show_rupees(total.known) + ("*" if total.unknown else "")


def hazard_name(code: str) -> str:
    """The hazard in the current language."""
    return next((choice.name for choice in hazards() if choice.code == code), code)
