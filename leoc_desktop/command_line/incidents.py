"""``leoc incident``: JSON in, JSON out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from leoc_desktop.command_line import incident_list, incident_report, incident_review
from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.dates import shown_moment
from leoc_desktop.features.audit.rules import action_name
from leoc_desktop.features.incidents.fields import FIELDS, LINES
from leoc_desktop.features.incidents.queries import HistoryEntry, IncidentDetail
from leoc_desktop.features.incidents.service import IncidentService
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_, _

_LARGEST_INPUT = 64 * 1024 * 1024


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about incidents."""
    incident = commands.group("incident", _("The incident register."))
    register = incident.add(
        "register",
        _register,
        _("Register and submit incidents: a JSON object or array. Secrets: your password."),
    )
    register.add_argument(
        "file", nargs="?", type=Path, help=_("JSON file; standard input after the secrets if missing")
    )
    register.add_argument("--draft", action="store_true", help=_("keep a draft, give no number"))
    correct = incident.add(
        "correct", _correct, _("Change fields of an incident: a JSON object. Secrets: your password.")
    )
    correct.add_argument("number")
    correct.add_argument(
        "file", nargs="?", type=Path, help=_("JSON file; standard input after the secrets if missing")
    )
    correct.add_argument("--version", type=int, help=_("refuse if the record has another version"))
    unlock = incident.add(
        "unlock",
        _unlock,
        _("Unlock a locked incident for one correction. Secrets: your password, then the unlock key."),
    )
    unlock.add_argument("number")
    unlock.add_argument("--supervisor", default="", help=_("whose unlock key it is; yourself if missing"))
    unlock.add_argument(
        "--for", dest="operator", default="", help=_("who may correct it; yourself if missing")
    )
    unlock.add_argument("--reason", required=True)
    for name, handler, summary in (
        (
            "submit",
            _step(IncidentService.submit),
            _("Submit a draft or returned incident. Secrets: your password."),
        ),
        (
            "verify",
            _step(IncidentService.verify),
            _("Confirm that an incident is true. Secrets: your password."),
        ),
        (
            "approve",
            _step(IncidentService.approve),
            _("Release a verified incident. Secrets: your password."),
        ),
    ):
        step = incident.add(name, handler, summary)
        step.add_argument("number")
        step.add_argument("--reason", default="", help=_("a remark for the record's history"))
    for name, handler, summary in (
        ("return", _return, _("Give an incident back to its operator. Secrets: your password.")),
        ("cancel", _cancel, _("Take an incident out of every count. Secrets: your password.")),
    ):
        parser = incident.add(name, handler, summary)
        parser.add_argument("number")
        parser.add_argument("--reason", required=True)
    show = incident.add("show", _show, _("Show one incident. Secrets: your password."))
    show.add_argument("number")
    show.add_argument("--history", action="store_true", help=_("with every step of its life"))
    incident_list.add_commands(incident)
    incident_review.add_commands(incident)
    incident_report.add_commands(incident)
    incident.add("fields", _fields, _("Describe the fields that register and correct take."), signed_in=False)


def _json_input(file: Path | None) -> object:
    try:
        if file is None or str(file) == "-":
            text = sys.stdin.read(_LARGEST_INPUT + 1)
        else:
            with file.open(encoding="utf-8-sig") as opened:
                text = opened.read(_LARGEST_INPUT + 1)
    except OSError as error:
        raise Refused(N_("The input cannot be read: {reason}"), reason=reason_of(error)) from error
    except UnicodeDecodeError as error:
        raise Refused(N_("The input is no text in UTF-8.")) from error
    if len(text) > _LARGEST_INPUT:
        raise Refused(N_("The input is too large."))
    try:
        return json.loads(text)
    except RecursionError:
        raise Refused(N_("The input is nested too deeply.")) from None
    except ValueError as error:
        raise Refused(N_("The input is not valid JSON: {reason}"), reason=str(error)) from error


def _objects(value: object) -> list[dict[str, object]]:
    several = value if isinstance(value, list) else [value]
    objects = [one for one in several if isinstance(one, dict)]
    if not objects or len(objects) != len(several):
        raise Refused(N_("The input must be a JSON object or an array of objects."))
    return objects


def json_object(file: Path | None) -> dict[str, object]:
    """The first object of the input: of a file, or of standard input after the secrets. Raises Refused."""
    return _objects(_json_input(file))[0]


def _line(detail: IncidentDetail) -> str:
    day = detail.values["incident_date"]
    return f"{detail.number or detail.id.hex()}  {detail.state.label}  {show_bs(to_bs(day))}"  # type: ignore[arg-type]


def _register(call: Call) -> Answer:
    with call.signed_in() as services:
        value = _json_input(call.arguments.file)
        details = services.incidents.register_all(_objects(value), draft=call.arguments.draft)
    data: object = [detail.as_json() for detail in details]
    return Answer(data if isinstance(value, list) else details[0].as_json(), tuple(map(_line, details)))


def _correct(call: Call) -> Answer:
    with call.signed_in() as services:
        changes = json_object(call.arguments.file)
        detail = services.incidents.correct(call.arguments.number, changes, version=call.arguments.version)
    return Answer(detail.as_json(), (_line(detail),))


def _unlock(call: Call) -> Answer:
    given = call.arguments
    with call.signed_in() as services:
        detail = services.incidents.unlock(
            given.number,
            supervisor=given.supervisor or services.login.name,
            unlock_key=call.secrets.next(N_("Unlock key")),
            reason=given.reason,
            operator=given.operator,
        )
    return Answer(detail.as_json(), (_("{number} is open for one correction.").format(number=given.number),))


class _Step(Protocol):
    def __call__(self, service: IncidentService, key: str, /, *, reason: str = "") -> IncidentDetail: ...


def _step(method: _Step) -> Callable[[Call], Answer]:
    def handler(call: Call) -> Answer:
        with call.signed_in() as services:
            detail = method(services.incidents, call.arguments.number, reason=call.arguments.reason)
        return Answer(detail.as_json(), (_line(detail),))

    return handler


def _return(call: Call) -> Answer:
    with call.signed_in() as services:
        detail = services.incidents.return_to_operator(call.arguments.number, reason=call.arguments.reason)
    return Answer(detail.as_json(), (_line(detail),))


def _cancel(call: Call) -> Answer:
    with call.signed_in() as services:
        detail = services.incidents.cancel(call.arguments.number, reason=call.arguments.reason)
    return Answer(detail.as_json(), (_line(detail),))


def _show(call: Call) -> Answer:
    with call.signed_in() as services:
        detail = services.incidents.show(call.arguments.number)
        history = services.incidents.history(call.arguments.number) if call.arguments.history else []
    data = detail.as_json()
    if call.arguments.history:
        data["history"] = [_step_json(entry) for entry in history]
    filled = [(field.shown_label, show(field, detail.values[field.name])) for field in FIELDS]
    said = [f"  {label}: {text}" for label, text in filled if text]
    return Answer(data, (_line(detail), *said, *map(_step_line, history)))


def _step_json(entry: HistoryEntry) -> dict[str, object]:
    return {
        "at": entry.at.isoformat(),
        "actor": entry.actor,
        "action": entry.action,
        "reason": entry.reason,
        "before": entry.logged_before(),
        "after": entry.logged_after(),
        "lines": [change.as_json() for change in entry.lines],
    }


def _step_line(entry: HistoryEntry) -> str:
    return f"  {shown_moment(entry.at)}  {entry.actor}  {action_name(entry.action)}  {entry.reason}".rstrip()


def _fields(_call: Call) -> Answer:
    data = [_field_json(field) for field in FIELDS]
    data += [
        {
            "name": kind.name,
            "label": _(kind.title),
            "kind": "lines",
            "fields": [_field_json(field) for field in kind.fields],
        }
        for kind in LINES
    ]
    lines = [_field_line(field.name, field) for field in FIELDS]
    lines += [_field_line(f"{kind.name}[].{field.name}", field) for kind in LINES for field in kind.fields]
    return Answer(data, tuple(lines))


def _field_line(name: str, field: Field) -> str:
    choices = ": " + ", ".join(choice.code for choice in field.choices) if field.choices else ""
    return f"{name}  {field.kind.value}  {field.shown_label}{choices}"


def _field_json(field: Field) -> dict[str, object]:
    return {
        "name": field.name,
        "label": field.shown_label,
        "kind": field.kind.value,
        "required": field.required,
        "may_be_unknown": field.may_be_unknown,
        "choices": [choice.code for choice in field.choices],
    }
