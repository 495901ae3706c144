"""``leoc event``: named events that several incidents belong to."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.incidents import json_object
from leoc_desktop.command_line.written_file import ensure_writable, write_file
from leoc_desktop.features.incidents.queries import EventDetail
from leoc_desktop.features.incidents.report import (
    event_facts,
    event_notes,
    export_event,
    figure_cells,
    render_event,
)
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import N_, _

_FILE = N_("JSON file; standard input after the secrets if missing")


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about events."""
    event = commands.group("event", _("Named events that incidents belong to."))
    add = event.add("add", _add, _("Add an event: a JSON object. Secrets: your password."))
    add.add_argument("file", nargs="?", type=Path, help=_(_FILE))
    change = event.add(
        "change", _change, _("Change fields of an event: a JSON object. Secrets: your password.")
    )
    change.add_argument("name")
    change.add_argument("file", nargs="?", type=Path, help=_(_FILE))
    end = event.add("end", _end, _("End an event: its last day and the reason. Secrets: your password."))
    end.add_argument("name")
    end.add_argument("--last-day", required=True, metavar="DATE", help=_("B.S. date"))
    end.add_argument("--reason", required=True)
    show = event.add("show", _show, _("Figures of an event by ward. Secrets: your password."))
    show.add_argument("name")
    show.add_argument(
        "--out", type=Path, metavar="FILE", help=_("ends with .pdf or .xlsx, which says what it is")
    )
    event.add("list", _list, _("List events with the number of their incidents. Secrets: your password."))


def _line(event: EventDetail) -> str:
    return f"{event.name}  {event.incidents}"


def _add(call: Call) -> Answer:
    with call.signed_in() as services:
        event = services.events.add(json_object(call.arguments.file))
    return Answer(event.as_json(), (_line(event),))


def _change(call: Call) -> Answer:
    with call.signed_in() as services:
        event = services.events.change(call.arguments.name, json_object(call.arguments.file))
    return Answer(event.as_json(), (_line(event),))


def _end(call: Call) -> Answer:
    given = call.arguments
    with call.signed_in() as services:
        event = services.events.end(given.name, {"last_day": given.last_day, "end_reason": given.reason})
    return Answer(event.as_json(), (_line(event),))


def _show(call: Call) -> Answer:
    name, out = call.arguments.name, call.arguments.out
    ending = out.suffix.lower() if out is not None else ""
    if out is not None and ending not in {".pdf", ".xlsx"}:
        raise Refused(N_("The file name ends with .pdf or .xlsx."))
    if out is not None:
        ensure_writable(out)
    with call.signed_in() as services:
        sums = services.events.export(name) if ending == ".xlsx" else services.events.sums(name)
    if ending == ".xlsx":
        export_event(sums, out.absolute(), Progress())
    elif out is not None:
        write_file(render_event(sums), out)
    lines = [_line(sums.event), *event_facts(sums.event), *event_notes(sums)]
    for ward, figures in sums.by_ward:
        ward_name = _("Ward {number}").format(number=show_number(ward))
        lines.append("  ".join([ward_name, *figure_cells(figures)]))
    return Answer(sums.as_json(), tuple(lines))


def _list(call: Call) -> Answer:
    with call.signed_in() as services:
        events = services.events.listed()
    return Answer([event.as_json() for event in events], tuple(map(_line, events)))
