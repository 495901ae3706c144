"""The calendar: which years are settled, and entering a year that was published after this program was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.office_calendar import entered_rows, use_entered_years
from leoc_desktop.access.permissions import Permission
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.errors import FieldProblem, NotFound, Refused, ValidationFailed
from leoc_desktop.foundation.nepali_calendar import (
    PublishedYear,
    YearChange,
    calendar_with,
    change_of,
    read_years,
    shipped_until,
    year_not_settled,
)
from leoc_desktop.foundation.nepali_text import clean_line
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.calendar_year import EnteredYear
from leoc_desktop.records.user import User
from leoc_desktop.storage.unit_of_work import Store

_LARGEST_FILE = 100_000  # bytes; thirty years are about 2,000


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year that the office entered, with who did it last and when."""

    year: int
    months: tuple[int, ...]
    source: str
    entered_by: str
    entered_at: datetime
    in_program: bool
    """Whether a newer program brings the year itself, so that this row no longer counts."""

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {
            "year": self.year,
            "months": list(self.months),
            "source": self.source,
            "entered_by": self.entered_by,
            "entered_at": self.entered_at.isoformat(),
            "in_program": self.in_program,
        }


@dataclass(frozen=True, slots=True)
class CalendarState:
    """How far the calendar is settled, and what the office entered itself."""

    settled_until: int
    should_be_entered: int | None
    """The year whose months should be entered by now: the present one, from 1 Falgun on the next."""
    entered: tuple[YearRow, ...]

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {
            "settled_until": self.settled_until,
            "should_be_entered": self.should_be_entered,
            "entered": [row.as_json() for row in self.entered],
        }


class CalendarService:
    """Years are compared first, then entered as they were compared."""

    def __init__(self, store: Store, login: Login) -> None:
        self.store = store
        self.login = login

    @requires(Permission.OFFICE_VIEW)
    def state(self) -> CalendarState:
        """The settled years and those of the office."""
        today = nepal_day(self.store.clock.now())
        with self.store.read() as session:
            use_entered_years(session)
            entered = tuple(
                YearRow(row.year, row.lengths, row.source, name, row.updated_at, row.year <= shipped_until())
                for row, name in session.execute(
                    select(EnteredYear, User.full_name)
                    .join(User, User.row_no == EnteredYear.updated_by_no)
                    .order_by(EnteredYear.year)
                )
            )
        counted = [row.year for row in entered if not row.in_program]
        return CalendarState(max([shipped_until(), *counted]), year_not_settled(today), entered)

    @requires(Permission.CALENDAR_MANAGE)
    def compare(self, years: Sequence[PublishedYear]) -> tuple[YearChange, ...]:
        """What each of ``years`` would change. DateProblem for months that cannot be right."""
        with self.store.read() as session:
            return _changes(session, years)

    @requires(Permission.CALENDAR_MANAGE)
    def compare_file(self, file: Path) -> tuple[YearChange, ...]:
        """As ``compare``, with the years of a CSV file. Raises also NotFound, and Refused for what is no such file."""
        return self.compare(read_years(_text_of(file)))

    @requires(Permission.CALENDAR_MANAGE)
    def enter(self, changes: Sequence[YearChange], *, source: str) -> CalendarState:
        """Enter the years of ``changes``, which somebody looked at and confirmed; every date follows at once.

        ``source`` says where they were published. Raises Refused when the calendar is another one by now.
        """
        said = clean_line(source)
        if not said:
            raise ValidationFailed([FieldProblem("source", N_("State where the months were published."))])
        with self.store.write(self.login, "calendar.enter") as work:
            years = [PublishedYear(change.year, change.after) for change in changes]
            if _changes(work.session, years) != tuple(changes):
                raise Refused(N_("The calendar was changed meanwhile. Look at the difference again."))
            for change in changes:
                row = work.session.scalars(select(EnteredYear).where(EnteredYear.year == change.year)).first()
                if row is None:
                    row = EnteredYear(year=change.year)
                    work.session.add(row)
                row.months, row.source = " ".join(map(str, change.after)), said
        return self.state()


def _text_of(file: Path) -> str:
    if not file.is_file():
        raise NotFound(N_("There is no file {path}."), path=str(file))
    try:
        if file.stat().st_size > _LARGEST_FILE:
            raise Refused(N_("The file is too large to be a list of years."))
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(N_("The file {file} cannot be read as text."), file=str(file)) from error


def _changes(session: Session, years: Sequence[PublishedYear]) -> tuple[YearChange, ...]:
    rows = dict(entered_rows(session))
    before = calendar_with(rows.items())
    after = calendar_with((rows | {year.year: year.months for year in years}).items())
    changes = tuple(change_of(year.year, before, after) for year in sorted(years, key=lambda one: one.year))
    if len({change.year for change in changes}) < len(years):
        raise Refused(N_("The same year stands there twice."))
    same = [change.year for change in changes if not change.was_provisional and not change.changed_months]
    if len(same) == len(changes):
        raise Refused(N_("The calendar has these months already."))
    return changes
