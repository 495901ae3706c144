"""``leoc audit``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.dates import bs_day, shown_moment
from leoc_desktop.command_line.written_file import ensure_writable, write_file
from leoc_desktop.features.audit.queries import AuditEntry, AuditFilter
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about the log."""
    audit = commands.group("audit", _("The log of who did what."))
    audit.add("verify", _verify, _("Check the whole log: order, chain, signatures. Secrets: your password."))
    listing = audit.add("list", _list, _("List the newest rows of the log. Secrets: your password."))
    listing.add_argument("--newest", type=int, default=50, help=_("how many rows (50)"))
    listing.add_argument("--before", type=int, metavar="NO", help=_("only rows older than this one"))
    export = audit.add(
        "export",
        _export,
        _("Write rows of the log into a table: .csv, .tsv or .xlsx. Secrets: your password."),
    )
    export.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=_("its ending says what it is")
    )
    for parser in (listing, export):
        _add_filters(parser)
    find = audit.add(
        "find", _find, _("Find the row that a log code on a bulletin stands for. Secrets: your password.")
    )
    find.add_argument("code", help=_("eight characters from the footer"))
    audit.add(
        "confirm-clock",
        _confirm_clock,
        _("Say that the clock of this computer is right. Secrets: your password."),
    )


def _add_filters(parser: ArgumentParser) -> None:
    parser.add_argument("--actor", default="", help=_("user name"))
    parser.add_argument("--action", default="", help=_("for example incident.correct"))
    parser.add_argument("--kind", default="", help=_("for example incident, user, unlock_grant"))
    parser.add_argument("--text", default="", help=_("part of a number, name or reason"))
    parser.add_argument("--from", dest="first", metavar="BS-DATE")
    parser.add_argument("--to", dest="last", metavar="BS-DATE", help=_("included"))


def _wanted(given: Namespace) -> AuditFilter:
    first, last = (bs_day(day) if day else None for day in (given.first, given.last))
    return AuditFilter(given.actor, given.action, given.kind, given.text, first, last)


def _verify(call: Call) -> Answer:
    with call.signed_in() as services:
        verdict = services.audit.verify()
    whole = not verdict.faults
    rows = show_number(verdict.rows)
    if whole:
        lines = [_("The log is whole: {rows} rows, code {code}.").format(rows=rows, code=verdict.head_code)]
    else:
        lines = [_("The log was tampered with:")]
        lines += [f"  {show_number(fault.seq)}: {fault}" for fault in verdict.faults]
    data = {
        "whole": whole,
        "rows": verdict.rows,
        "code": verdict.head_code,
        "faults": [{"seq": fault.seq, "fault": str(fault)} for fault in verdict.faults],
        "remarks": [
            {"seq": one.seq, "remark": str(one), "countersigned": one.countersigned}
            for one in verdict.remarks
        ],
        "root": verdict.root,
    }
    return Answer(data, tuple(lines), whole)


def _list(call: Call) -> Answer:
    given = call.arguments
    wanted = replace(_wanted(given), before_seq=given.before)
    with call.signed_in() as services:
        listing = services.audit.begin(wanted)
        keys = listing.keys if listing.is_whole else services.audit.whole(wanted).keys
        entries = services.audit.rows(keys[: max(0, given.newest)])
    lines = tuple(_line(entry) for entry in entries)
    return Answer([_as_json(entry) for entry in entries], lines)


def _line(entry: AuditEntry) -> str:
    return f"{entry.seq}  {shown_moment(entry.at)}  {entry.actor}  {entry.action}  {entry.subject}"


def _as_json(entry: AuditEntry) -> dict[str, object]:
    return {
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "clock_doubtful": entry.clock_doubtful,
        "actor": entry.actor,
        "action": entry.action,
        "kind": entry.object_kind,
        "subject": entry.subject,
        "reason": entry.reason,
        "before": dict(entry.before),
        "after": dict(entry.after),
    }


def _export(call: Call) -> Answer:
    given = call.arguments
    wanted, ending = _wanted(given), given.out.suffix.lower()
    if ending not in {".csv", ".tsv", ".xlsx"}:
        raise Refused(N_("The file name ends with .csv, .tsv or .xlsx."))
    ensure_writable(given.out)
    with call.signed_in() as services:
        if ending == ".xlsx":
            content = services.audit.export_workbook(wanted)
        else:
            content = services.audit.export(wanted, as_tsv=ending == ".tsv").encode("utf-8-sig")
    write_file(content, given.out)
    return Answer({"file": str(given.out)}, (_("Written to {file}").format(file=given.out),))


def _find(call: Call) -> Answer:
    with call.signed_in() as services:
        entry = services.audit.find_code(call.arguments.code)
    return Answer(_as_json(entry), (_line(entry),))


def _confirm_clock(call: Call) -> Answer:
    with call.signed_in() as services:
        services.audit.confirm_clock()
    return Answer({"confirmed": True}, (_("The clock counts as right from now on."),))
