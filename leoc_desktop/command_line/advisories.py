"""``leoc advisory``: public advisories."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.written_file import ensure_writable, write_file
from leoc_desktop.features.advisories.queries import AdvisoryRow
from leoc_desktop.features.advisories.report import render_aloud
from leoc_desktop.foundation.translation import _


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about public advisories."""
    advisory = commands.group("advisory", _("Public advisories."))
    advisory.add("list", _list, _("List the advisories. Secrets: your password."))
    issue = advisory.add("issue", _issue, _("Issue a draft: it gets its number. Secrets: your password."))
    issue.add_argument("id", help=_("of the draft, as `list --json` names it"))
    withdraw = advisory.add("withdraw", _withdraw, _("Withdraw an issued advisory. Secrets: your password."))
    withdraw.add_argument("number")
    withdraw.add_argument("--reason", required=True)
    reprint = advisory.add(
        "reprint", _reprint, _("Write an issued notice again, unchanged. Secrets: your password.")
    )
    reprint.add_argument("number")
    reprint.add_argument("--out", type=Path, required=True, metavar="FILE")
    aloud = advisory.add("aloud", _aloud, _("Print the text to be read aloud. Secrets: your password."))
    aloud.add_argument("number")
    aloud.add_argument("--out", type=Path, metavar="FILE", help=_("as PDF on one page, in large letters"))


def _line(row: AdvisoryRow) -> str:
    return f"{row.number or row.id.hex()}  {row.state.label}  {row.title}"


def _list(call: Call) -> Answer:
    with call.signed_in() as services:
        rows = services.advisories.listed()
    return Answer([row.as_json() for row in rows], tuple(map(_line, rows)))


def _issue(call: Call) -> Answer:
    with call.signed_in() as services:
        row = services.advisories.issue(call.arguments.id)
    return Answer(row.as_json(), (_line(row),))


def _withdraw(call: Call) -> Answer:
    with call.signed_in() as services:
        row = services.advisories.withdraw(call.arguments.number, reason=call.arguments.reason)
    return Answer(row.as_json(), (_line(row),))


def _reprint(call: Call) -> Answer:
    out = call.arguments.out
    ensure_writable(out)
    with call.signed_in() as services:
        pdf, _spoken = services.advisories.reprint(call.arguments.number)
    write_file(pdf, out)
    return Answer({"file": str(out)}, (_("Written to {file}").format(file=out),))


def _aloud(call: Call) -> Answer:
    out = call.arguments.out
    if out is not None:
        ensure_writable(out)
    with call.signed_in() as services:
        paper = services.advisories.aloud(call.arguments.number)
    if out is not None:
        write_file(render_aloud(paper), out)
        return Answer({"file": str(out)}, (_("Written to {file}").format(file=out),))
    return Answer({"text": paper.spoken}, tuple(paper.spoken.splitlines()))
