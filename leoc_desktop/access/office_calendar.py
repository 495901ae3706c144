"""The calendar of the program follows the years that the office entered."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.foundation.nepali_calendar import install_rows, shipped_until
from leoc_desktop.records.calendar_year import EnteredYear


def use_entered_years(session: Session) -> None:
    """From now on every date of this process follows the years in the store."""
    install_rows(entered_rows(session))


def entered_rows(session: Session) -> list[tuple[int, tuple[int, ...]]]:
    """The entered years that still count. A newer program brings some of them itself; then its months are right."""
    years = session.scalars(select(EnteredYear).where(EnteredYear.year > shipped_until()))
    return [(row.year, row.lengths) for row in years.all()]
