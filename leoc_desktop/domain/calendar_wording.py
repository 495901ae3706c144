"""How a published year of the calendar and what it changes are put into words."""

from __future__ import annotations

from collections.abc import Sequence

from leoc_desktop.foundation.nepali_calendar import YearChange, month_name
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import _, ngettext


def months_line(year: int, months: Sequence[int]) -> str:
    """``2084:  31 32 31 32 31 30 30 30 29 29 30 31``."""
    return shown_digits(f"{year}:  {' '.join(map(str, months))}")


def change_lines(change: YearChange) -> list[str]:
    """The difference of a year to the calendar in use, one sentence a line."""
    lines = [
        _("{year} has {days} days and begins on {day} A.D.").format(
            year=change.year, days=sum(change.after), day=change.first_day
        )
    ]
    if not change.before:
        lines.append(_("The program did not know this year at all."))
    elif not change.changed_months:
        lines.append(_("All months are as estimated; the year is no estimate any more."))
    else:
        lines.append(
            "; ".join(
                _("{month}: {days} days instead of {before}").format(
                    month=month_name(month), days=change.after[month - 1], before=change.before[month - 1]
                )
                for month in change.changed_months
            )
        )
        lines.append(
            ngettext(
                "{count} day of the year gets another date.",
                "{count} days of the year get another date.",
                change.days_that_move,
            ).format(count=change.days_that_move)
        )
    if change.next_first_day_before not in (None, change.next_first_day):
        lines.append(
            _("The year after it begins on {day} A.D. instead of {before}.").format(
                day=change.next_first_day, before=change.next_first_day_before
            )
        )
    return [shown_digits(line) for line in lines]
