"""``leoc log``: the event log of the centre (``leoc audit`` is the log of the program)."""

from __future__ import annotations

import argparse
from pathlib import Path

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.dates import bs_day, shown_moment
from leoc_desktop.command_line.written_file import ensure_writable, write_file
from leoc_desktop.domain.period import Period
from leoc_desktop.features.event_log.fields import KINDS, QUICK_KIND
from leoc_desktop.features.event_log.rules import LogRow
from leoc_desktop.foundation.translation import LANGUAGES, NEPALI, _


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about the event log."""
    log = commands.group("log", _("The event log of the centre."))
    note = log.add("note", _note, _("Write a line into the event log. Secrets: your password."))
    note.add_argument("text", help=_("a time at the beginning (16:20 ...) says when it happened"))
    note.add_argument("--kind", choices=[choice.code for choice in KINDS], default=QUICK_KIND)
    note.add_argument("--significant", action="store_true", help=_("it goes into the bulletin"))
    listing = log.add("list", _list, _("List what happened in a period. Secrets: your password."))
    listing.add_argument("--significant", action="store_true", help=_("significant entries only"))
    sheet = log.add("sheet", _sheet, _("Write the log of a period as PDF. Secrets: your password."))
    sheet.add_argument("--out", type=Path, required=True, metavar="FILE")
    sheet.add_argument("--paper-language", choices=LANGUAGES, default=NEPALI)
    for parser in (listing, sheet):
        _add_period(parser)
    log.add("begin-shift", _begin, _("Begin your shift. Secrets: your password."))
    end = log.add("end-shift", _end, _("End your shift with a hand-over note. Secrets: your password."))
    end.add_argument("--note", required=True)


def _add_period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", required=True, metavar="BS-DATE")
    parser.add_argument("--to", dest="last", required=True, metavar="BS-DATE", help=_("included"))


def _period(call: Call) -> Period:
    return Period.of_days(bs_day(call.arguments.first), bs_day(call.arguments.last))


def _line(row: LogRow) -> str:
    return f"{shown_moment(row.at)}  {row.text}"


def _note(call: Call) -> Answer:
    given = call.arguments
    with call.signed_in() as services:
        row = services.event_log.note(given.text, kind=given.kind, significant=given.significant)
    return Answer(row.as_json(), (_line(row),))


def _list(call: Call) -> Answer:
    period = _period(call)
    with call.signed_in() as services:
        rows = services.event_log.entries(period, significant_only=call.arguments.significant)
    return Answer([row.as_json() for row in rows], tuple(_line(row) for row in rows))


def _sheet(call: Call) -> Answer:
    period, out = _period(call), call.arguments.out
    ensure_writable(out)
    with call.signed_in() as services:
        pdf = services.event_log.sheet(period, language=call.arguments.paper_language)
    write_file(pdf, out)
    return Answer({"file": str(out)}, (_("Written to {file}").format(file=out),))


def _begin(call: Call) -> Answer:
    with call.signed_in() as services:
        row = services.event_log.begin_shift()
    return Answer({"began_at": row.started_at.isoformat()}, (_("Your shift has begun."),))


def _end(call: Call) -> Answer:
    with call.signed_in() as services:
        row = services.event_log.end_shift(note=call.arguments.note)
    assert row.ended_at is not None
    data: dict[str, object] = {"ended_at": row.ended_at.isoformat(), "note": row.note}
    return Answer(data, (_("Your shift has ended; the note is handed over."),))
