"""``leoc bulletin``."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.dates import bs_day
from leoc_desktop.command_line.written_file import ensure_writable, write_file
from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.service import Paper
from leoc_desktop.foundation.translation import LANGUAGES, N_, NEPALI, _


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about the daily bulletin."""
    bulletin = commands.group("bulletin", _("The daily disaster bulletin."))
    for name, handler, summary in (
        (
            "preview",
            _preview,
            _("Write the bulletin of a period as PDF without issuing it. Secrets: your password."),
        ),
        (
            "issue",
            _issue,
            _("Issue the bulletin of a period: it gets its number and is frozen. Secrets: your password."),
        ),
    ):
        parser = bulletin.add(name, handler, summary)
        parser.add_argument("--from", dest="first", required=True, metavar="BS-DATE")
        parser.add_argument("--to", dest="last", required=True, metavar="BS-DATE", help=_("included"))
        parser.add_argument("--out", type=Path, required=True, metavar="FILE")
        parser.add_argument("--paper-language", choices=LANGUAGES, default=NEPALI)
    bulletin.add("list", _list, _("List the issued bulletins. Secrets: your password."))
    reprint = bulletin.add(
        "reprint", _reprint, _("Write an issued bulletin again, unchanged. Secrets: your password.")
    )
    reprint.add_argument("number")
    reprint.add_argument("--out", type=Path, required=True, metavar="FILE")


def _period(call: Call) -> Period:
    return Period.of_days(bs_day(call.arguments.first), bs_day(call.arguments.last))


def _answer(paper: Paper, out: Path) -> Answer:
    content = paper.content.as_json()
    data: dict[str, object] = {"file": str(out), "number": paper.content.number or None, "content": content}
    if paper.issued is not None:
        data |= paper.issued.as_json()
        return Answer(
            data, (_("Bulletin {number} was issued: {file}").format(number=paper.issued.number, file=out),)
        )
    return Answer(data, (_("Preview written to {file}").format(file=out),))


def _preview(call: Call) -> Answer:
    given = call.arguments
    period = _period(call)
    ensure_writable(given.out)
    with call.signed_in() as services:
        paper = services.bulletins.preview(period, language=given.paper_language)
    write_file(paper.pdf, given.out)
    return _answer(paper, given.out)


def _issue(call: Call) -> Answer:
    given = call.arguments
    period = _period(call)
    ensure_writable(given.out)
    with call.signed_in() as services:
        paper = services.bulletins.issue(period, language=given.paper_language)
    write_file(
        paper.pdf,
        given.out,
        otherwise=N_(
            "Bulletin {number} was issued and is kept in the office, but the file {file} cannot be written: {reason}. "
            "Write it somewhere else with: leoc bulletin reprint {number} --out FILE"
        ),
        number=paper.content.number,
    )
    return _answer(paper, given.out)


def _list(call: Call) -> Answer:
    with call.signed_in() as services:
        bulletins = services.bulletins.issued()
    return Answer([row.as_json() for row in bulletins], tuple(row.number for row in bulletins))


def _reprint(call: Call) -> Answer:
    ensure_writable(call.arguments.out)
    with call.signed_in() as services:
        pdf = services.bulletins.reprint(call.arguments.number)
    write_file(pdf, call.arguments.out)
    return Answer(
        {"file": str(call.arguments.out)}, (_("Written to {file}").format(file=call.arguments.out),)
    )
