"""``leoc situation-report``."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.written_file import ensure_writable, write_file
from leoc_desktop.features.situation_reports.queries import ReportRow
from leoc_desktop.foundation.translation import _


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about situation reports."""
    report = commands.group("situation-report", _("Situation reports."))
    report.add("list", _list, _("List the situation reports. Secrets: your password."))
    for name, handler, summary in (
        ("submit", _submit, _("Submit a draft for approval. Secrets: your password.")),
        ("approve", _approve, _("Approve a submitted report and issue it. Secrets: your password.")),
    ):
        report.add(name, handler, summary).add_argument("id", help=_("as `list --json` names it"))
    reprint = report.add(
        "reprint", _reprint, _("Write an issued report again, unchanged. Secrets: your password.")
    )
    reprint.add_argument("number")
    reprint.add_argument("--out", type=Path, required=True, metavar="FILE")


def _line(row: ReportRow) -> str:
    return f"{row.number or row.id.hex()}  {row.state.label}  {row.title}"


def _list(call: Call) -> Answer:
    with call.signed_in() as services:
        rows = services.situation_reports.listed()
    return Answer([row.as_json() for row in rows], tuple(map(_line, rows)))


def _submit(call: Call) -> Answer:
    with call.signed_in() as services:
        row = services.situation_reports.submit(call.arguments.id)
    return Answer(row.as_json(), (_line(row),))


def _approve(call: Call) -> Answer:
    with call.signed_in() as services:
        row = services.situation_reports.approve(call.arguments.id)
    return Answer(row.as_json(), (_line(row),))


def _reprint(call: Call) -> Answer:
    out = call.arguments.out
    ensure_writable(out)
    with call.signed_in() as services:
        pdf = services.situation_reports.reprint(call.arguments.number)
    write_file(pdf, out)
    return Answer({"file": str(out)}, (_("Written to {file}").format(file=out),))
