"""``leoc bulletin``."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from leoc_desktop.command_line import bulletin_pictures
from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.dates import bs_day
from leoc_desktop.command_line.written_file import ensure_writable, write_file
from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.fields import END_TIME, FIELDS, START_TIME
from leoc_desktop.features.bulletin.rules import BulletinOptions, Part, parts_named, typed
from leoc_desktop.features.bulletin.service import Paper
from leoc_desktop.foundation.clock import SystemClock, nepal_day
from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.field_values import read
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
        parser.add_argument("--from-time", metavar="HH:MM", help=_("from this time on; else from midnight"))
        parser.add_argument("--to", dest="last", required=True, metavar="BS-DATE", help=_("included"))
        parser.add_argument(
            "--to-time", metavar="HH:MM", help=_("up to this time of the last day; else the whole day")
        )
        parser.add_argument("--paper-language", choices=LANGUAGES, default=NEPALI)
        _add_options(parser)
    correct = bulletin.add(
        "correct",
        _correct,
        _(
            "Issue a corrected edition: same number and period, from the records as they are. "
            "Secrets: your password."
        ),
    )
    correct.add_argument("number")
    correct.add_argument("--reason", required=True)
    _add_options(correct)
    bulletin.add("list", _list, _("List the issued bulletins. Secrets: your password."))
    reprint = bulletin.add(
        "reprint", _reprint, _("Write an issued bulletin again, unchanged. Secrets: your password.")
    )
    reprint.add_argument("number")
    reprint.add_argument("--edition", type=int, help=_("the newest if missing"))
    reprint.add_argument("--out", type=Path, required=True, metavar="FILE")
    bulletin_pictures.add_commands(bulletin)


def _add_options(parser: argparse.ArgumentParser) -> None:
    """What is chosen and typed; a correction keeps what is not named here as it was."""
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    named = ", ".join(part.value for part in Part)
    parser.add_argument("--parts", metavar="A,B,…", help=_("only these parts: {parts}").format(parts=named))
    parser.add_argument("--without", metavar="A,B,…", help=_("all parts but these"))
    parser.add_argument(
        "--verified-only",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=_("count only incidents that somebody else verified"),
    )
    for field in FIELDS:
        parser.add_argument(f"--{field.name.replace('_', '-')}", metavar="TEXT", help=field.shown_label)


def _options(given: argparse.Namespace, before: BulletinOptions) -> BulletinOptions:
    """What the arguments say; the rest as in ``before``."""
    named = {field.name: getattr(given, field.name) for field in FIELDS}
    raw = before.as_raw() | {name: text for name, text in named.items() if text is not None}
    options = replace(before, **typed(raw, _today()))
    if given.parts is not None:
        options = replace(options, parts=parts_named(given.parts.split(",")))
    if given.without is not None:
        options = replace(options, parts=options.parts - parts_named(given.without.split(",")))
    if given.verified_only is not None:
        options = replace(options, verified_only=given.verified_only)
    return options


def _today() -> date:
    return nepal_day(SystemClock().now())


def _period(given: argparse.Namespace) -> Period:
    first, last = bs_day(given.first), bs_day(given.last)
    return Period.between(first, _time(START_TIME, given.from_time), last, _time(END_TIME, given.to_time))


def _time(field: Field, text: str | None) -> time | None:
    found = read(field, text or "", today=_today())
    return found if isinstance(found, time) else None


def _answer(paper: Paper, out: Path) -> Answer:
    content = paper.content.as_json()
    data: dict[str, object] = {"file": str(out), "number": paper.content.number or None, "content": content}
    if paper.issued is not None:
        data |= paper.issued.as_json()
        return Answer(
            data, (_("Bulletin {number} was issued: {file}").format(number=paper.issued.named, file=out),)
        )
    return Answer(data, (_("Preview written to {file}").format(file=out),))


def _preview(call: Call) -> Answer:
    given = call.arguments
    period, options = _period(given), _options(given, BulletinOptions(given.paper_language))
    ensure_writable(given.out)
    with call.signed_in() as services:
        paper = services.bulletins.preview(period, options)
    write_file(paper.pdf, given.out)
    return _answer(paper, given.out)


def _issue(call: Call) -> Answer:
    given = call.arguments
    period, options = _period(given), _options(given, BulletinOptions(given.paper_language))
    ensure_writable(given.out)
    with call.signed_in() as services:
        paper = services.bulletins.issue(period, options)
    _write_issued(paper, given.out)
    return _answer(paper, given.out)


def _correct(call: Call) -> Answer:
    given = call.arguments
    ensure_writable(given.out)
    with call.signed_in() as services:
        options = _options(given, services.bulletins.options_of(given.number))
        paper = services.bulletins.correct(given.number, options, reason=given.reason)
    _write_issued(paper, given.out)
    return _answer(paper, given.out)


def _write_issued(paper: Paper, out: Path) -> None:
    write_file(
        paper.pdf,
        out,
        otherwise=N_(
            "Bulletin {number} was issued and is kept in the office, but the file {file} cannot be written: {reason}. "
            "Write it somewhere else with: leoc bulletin reprint {number} --out FILE"
        ),
        number=paper.content.number,
    )


def _list(call: Call) -> Answer:
    with call.signed_in() as services:
        bulletins = services.bulletins.issued()
    return Answer([row.as_json() for row in bulletins], tuple(row.named for row in bulletins))


def _reprint(call: Call) -> Answer:
    given = call.arguments
    ensure_writable(given.out)
    with call.signed_in() as services:
        pdf = services.bulletins.reprint(given.number, given.edition)
    write_file(pdf, given.out)
    return Answer({"file": str(given.out)}, (_("Written to {file}").format(file=given.out),))
