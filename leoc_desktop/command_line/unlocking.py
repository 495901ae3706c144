"""``leoc unlock-key``, ``leoc unlock-sheet`` and ``leoc unlock-request``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.dates import shown_moment
from leoc_desktop.command_line.written_file import ensure_writable, write_file
from leoc_desktop.features.users.queries import OwnKeys, SheetRow, WaitingRequest
from leoc_desktop.features.users.report import render_unlock_sheet
from leoc_desktop.features.users.service import USUAL_ROWS
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.translation import LANGUAGES, N_, NEPALI, Language, _, choose, current


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about unlocking."""
    key = commands.group("unlock-key", _("Supervisors' unlock keys."))
    key.add("issue", _issue_key, _("Issue your own unlock key; it is shown once. Secrets: your password."))
    revoke = key.add(
        "revoke", _revoke_key, _("Revoke a supervisor's unlock key and sheet. Secrets: your password.")
    )
    revoke.add_argument("name")
    sheet = commands.group("unlock-sheet", _("Your own sheet of one-time unlock keys."))
    issue = sheet.add(
        "issue",
        _issue_sheet,
        _(
            "Write a new sheet as PDF: print it and delete the file. The former one ends. Secrets: your password."
        ),
    )
    issue.add_argument("--out", type=Path, required=True, metavar="FILE")
    issue.add_argument(
        "--rows", type=int, default=USUAL_ROWS, help=_("how many keys ({count})").format(count=USUAL_ROWS)
    )
    issue.add_argument("--paper-language", choices=LANGUAGES, default=NEPALI)
    sheet.add("list", _list_rows, _("Show which rows of your sheet were used. Secrets: your password."))
    sheet.add("revoke", _revoke_sheet, _("Make your sheet worthless. Secrets: your password."))
    _add_requests(commands)


def _add_requests(commands: CommandSet) -> None:
    request = commands.group("unlock-request", _("Requests to open locked records."))
    send = request.add("send", _send, _("Ask for a locked incident to be unlocked. Secrets: your password."))
    send.add_argument("number")
    send.add_argument("--reason", required=True)
    request.add("list", _list_requests, _("List the requests that wait. Secrets: your password."))
    grant = request.add(
        "grant", _grant, _("Unlock what was asked for. Secrets: your password, then your unlock key.")
    )
    decline = request.add("decline", _decline, _("Answer a request with no. Secrets: your password."))
    for parser in (grant, decline):
        parser.add_argument("request", metavar="ID", help=_("the id that the list shows"))
    decline.add_argument("--reason", required=True)


def _issue_key(call: Call) -> Answer:
    with call.signed_in() as services:
        code = services.users.issue_unlock_key()
        name = services.login.name
    return Answer(
        {"name": name, "unlock_key": code},
        (
            _("Unlock key of {name}: {key}").format(name=name, key=code),
            _("It is not shown again. Keep it to yourself."),
        ),
    )


def _revoke_key(call: Call) -> Answer:
    with call.signed_in() as services:
        services.users.revoke_unlock_key(call.arguments.name)
    return Answer({"name": call.arguments.name}, (_("The unlock key was revoked."),))


def _issue_sheet(call: Call) -> Answer:
    given = call.arguments
    ensure_writable(given.out)
    with call.signed_in() as services:
        office = services.users.office_on_paper()
        sheet = services.users.issue_unlock_sheet(rows=given.rows)
    pdf = _in_language(given.paper_language, lambda: render_unlock_sheet(sheet, office))
    write_file(
        pdf,
        given.out,
        otherwise=N_(
            "Sheet {number} was issued, but the file {file} cannot be written: {reason}. Nobody knows its keys; "
            "issue another sheet."
        ),
        number=sheet.number,
    )
    said = _(
        "Sheet {number} was written to {file}. Print it and delete the file: whoever reads it can unlock."
    )
    return Answer(
        {"sheet": sheet.number, "rows": len(sheet.keys), "file": str(given.out)},
        (said.format(number=sheet.number, file=given.out),),
    )


def _in_language(code: str, render: Callable[[], bytes]) -> bytes:
    spoken = current()
    choose(Language.of(code))
    try:
        return render()
    finally:
        choose(spoken)


def _list_rows(call: Call) -> Answer:
    with call.signed_in() as services:
        keys = services.users.own_unlock_keys()
    data = {
        "key_issued_at": keys.key_issued_at.isoformat() if keys.key_issued_at else None,
        "sheet": keys.sheet,
        "rows": [row.as_json() for row in keys.rows],
    }
    return Answer(data, tuple(_row_lines(keys)) or (_("You have no sheet of one-time keys."),))


def _row_lines(keys: OwnKeys) -> list[str]:
    return [f"{row.row}  {_use(row)}" for row in keys.rows]


def _use(row: SheetRow) -> str:
    if row.used_at is None:
        return "–"
    return f"{shown_moment(row.used_at)}  {row.number}  {row.operator}"


def _revoke_sheet(call: Call) -> Answer:
    with call.signed_in() as services:
        services.users.end_own_unlock_sheet()
        name = services.login.name
    return Answer({"name": name}, (_("No row of your sheet works any more."),))


def _send(call: Call) -> Answer:
    given = call.arguments
    with call.signed_in() as services:
        incident = services.incidents.show(given.number)
        services.users.request_unlock(incident.id, reason=given.reason)
    return Answer({"number": incident.number}, (_("The request was sent to the supervisors."),))


def _list_requests(call: Call) -> Answer:
    with call.signed_in() as services:
        requests = services.users.unlock_requests()
    lines = tuple(f"{one.id.hex()}  {one.number}  {one.operator_name}  {one.reason}" for one in requests)
    return Answer([one.as_json() for one in requests], lines or (_("No request waits."),))


def _grant(call: Call) -> Answer:
    with call.signed_in() as services:
        request = _named(services.users.unlock_requests(), call.arguments.request)
        services.incidents.unlock(
            request.record_id,
            supervisor=services.login.name,
            unlock_key=call.secrets.next(N_("Unlock key")),
            reason=request.reason,
            operator=request.operator,
        )
    said = _("{number} is unlocked for {name}.").format(number=request.number, name=request.operator_name)
    return Answer(request.as_json(), (said,))


def _decline(call: Call) -> Answer:
    given = call.arguments
    with call.signed_in() as services:
        request = _named(services.users.unlock_requests(), given.request)
        services.users.decline_unlock(request.id, reason=given.reason)
    return Answer(request.as_json(), (_("The request was declined."),))


def _named(requests: list[WaitingRequest], key: str) -> WaitingRequest:
    """The waiting request with that id. Raises NotFound."""
    for request in requests:
        if request.id.hex() == key.strip().lower():
            return request
    raise NotFound(N_("No request with this id waits."))
