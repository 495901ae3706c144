"""``leoc calendar``: which years are settled, and entering published ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.domain.calendar_wording import change_lines, months_line
from leoc_desktop.features.office.service import CalendarService, CalendarState
from leoc_desktop.foundation.nepali_calendar import PublishedYear, YearChange, read_months
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import _


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about the calendar."""
    calendar = commands.group("calendar", _("Years of the calendar."))
    calendar.add("list", _list, _("List the years that the office entered. Secrets: your password."))
    add = calendar.add(
        "add",
        _add,
        _("Enter the months of a year as they were published. Secrets: your password."),
    )
    add.add_argument("year", type=int, metavar="YEAR", help=_("the B.S. year"))
    add.add_argument(
        "months", nargs="+", metavar="DAYS", help=_("the days of its twelve months, from Baishakh to Chait")
    )
    bring = calendar.add(
        "import", _import, _("Enter years from a CSV file (bs_year, m01 to m12). Secrets: your password.")
    )
    bring.add_argument("file", type=Path, metavar="FILE")
    for parser in (add, bring):
        parser.add_argument(
            "--source", required=True, metavar="TEXT", help=_("where the months were published")
        )
        parser.add_argument(
            "--confirm", action="store_true", help=_("enter them; without it the difference is only shown")
        )


def _list(call: Call) -> Answer:
    with call.signed_in() as services:
        state = services.calendar.state()
    return Answer(state.as_json(), tuple(_state_lines(state)))


def _state_lines(state: CalendarState) -> list[str]:
    lines = [
        _("The calendar is settled until the end of {year}.").format(
            year=shown_digits(str(state.settled_until))
        )
    ]
    lines.extend(
        f"  {months_line(row.year, row.months)}  {row.source}  {row.entered_by}" for row in state.entered
    )
    if state.should_be_entered is not None:
        lines.append(
            _("The calendar of {year} is only an estimate. Enter the published one.").format(
                year=shown_digits(str(state.should_be_entered))
            )
        )
    return lines


def _add(call: Call) -> Answer:
    given = call.arguments
    months = read_months(" ".join(given.months))
    with call.signed_in() as services:
        calendar = services.calendar
        return _enter(call, calendar, calendar.compare([PublishedYear(given.year, months)]))


def _import(call: Call) -> Answer:
    with call.signed_in() as services:
        calendar = services.calendar
        return _enter(call, calendar, calendar.compare_file(call.arguments.file))


def _enter(call: Call, calendar: CalendarService, changes: Sequence[YearChange]) -> Answer:
    lines = [line for change in changes for line in change_lines(change)]
    confirmed: bool = call.arguments.confirm
    if confirmed:
        calendar.enter(changes, source=call.arguments.source)
        lines.append(_("Entered. Every date follows from now on."))
    else:
        lines.append(_("Nothing was entered yet. Compare with the printed calendar, then add --confirm."))
    data = {"entered": confirmed, "changes": [change.as_json() for change in changes]}
    return Answer(data, tuple(lines), well=confirmed)
