"""``leoc event``: named events that several incidents belong to."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.incidents import json_object
from leoc_desktop.features.incidents.queries import EventDetail
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


def _list(call: Call) -> Answer:
    with call.signed_in() as services:
        events = services.events.listed()
    return Answer([event.as_json() for event in events], tuple(map(_line, events)))
