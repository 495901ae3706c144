"""``leoc audit``."""

from __future__ import annotations

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about the log."""
    audit = commands.group("audit", "The log of who did what.")
    audit.add("verify", _verify, "Check the whole log: order, chain, signatures. Secrets: your password.")
    listing = audit.add("list", _list, "List the newest rows of the log. Secrets: your password.")
    listing.add_argument("--newest", type=int, default=50, help="how many rows (50)")
    listing.add_argument("--actor", default="")
    listing.add_argument("--action", default="")


def _verify(call: Call) -> Answer:
    with call.signed_in() as services:
        verdict = services.audit.verify()
    whole = not verdict.faults
    rows = show_number(verdict.rows)
    if whole:
        lines = [_("The log is whole: {rows} rows, code {code}.").format(rows=rows, code=verdict.head_code)]
    else:
        lines = [_("The log was tampered with:")]
        lines += [f"  {show_number(fault.seq)}: {_(fault.msgid)}" for fault in verdict.faults]
    data = {
        "whole": whole,
        "rows": verdict.rows,
        "code": verdict.head_code,
        "faults": [{"seq": fault.seq, "fault": _(fault.msgid)} for fault in verdict.faults],
    }
    return Answer(data, tuple(lines), whole)


def _list(call: Call) -> Answer:
    given = call.arguments
    with call.signed_in() as services:
        entries = services.audit.entries(newest=given.newest, actor=given.actor, action=given.action)
    data = [
        {
            "seq": entry.seq,
            "at": entry.at.isoformat(),
            "actor": entry.actor,
            "action": entry.action,
            "subject": entry.subject,
            "reason": entry.reason,
            "before": dict(entry.before),
            "after": dict(entry.after),
        }
        for entry in entries
    ]
    lines = [
        f"{entry.seq}  {entry.at:%Y-%m-%d %H:%M}  {entry.actor}  {entry.action}  {entry.subject}"
        for entry in entries
    ]
    return Answer(data, tuple(lines))
