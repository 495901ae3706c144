"""``leoc paper``: papers that sum up a period, as PDF or Excel file."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.dates import bs_day
from leoc_desktop.command_line.written_file import ensure_writable, write_file
from leoc_desktop.features.summaries.report import export_summary
from leoc_desktop.features.summaries.rules import Asked, Paper, of_bs_year, of_fiscal_year
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import LANGUAGES, N_, NEPALI, _


def add_commands(commands: CommandSet) -> None:
    """Declare the command; which paper it is comes first."""
    parser = commands.add(
        "paper",
        _paper,
        _("Write a summary by ward, hazards by month, or the dead and missing. Secrets: your password."),
    )
    parser.add_argument("paper", choices=[paper.value for paper in Paper])
    parser.add_argument("--fiscal-year", metavar="2083/84", help=_("of a fiscal year"))
    parser.add_argument("--year", type=int, metavar="2083", help=_("of a year from 1 Baisakh on"))
    parser.add_argument("--from", dest="first", metavar="BS-DATE")
    parser.add_argument("--to", dest="last", metavar="BS-DATE", help=_("included"))
    parser.add_argument(
        "--verified-only", action="store_true", help=_("count only incidents that somebody else verified")
    )
    parser.add_argument("--paper-language", choices=LANGUAGES, default=NEPALI)
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help=_("ends with .pdf or .xlsx, which says what it is"),
    )


def _asked(given: argparse.Namespace) -> Asked:
    paper = Paper(given.paper)
    named = [bool(given.fiscal_year), given.year is not None, bool(given.first or given.last)]
    if sum(named) != 1 or bool(given.first) != bool(given.last):
        raise Refused(N_("Name one period: --fiscal-year, --year, or --from with --to."))
    if given.fiscal_year:
        asked = of_fiscal_year(paper, FiscalYear.from_key(given.fiscal_year))
    elif given.year is not None:
        asked = of_bs_year(paper, given.year)
    else:
        asked = Asked(paper, bs_day(given.first), bs_day(given.last))
    return replace(asked, verified_only=given.verified_only, language=given.paper_language)


def _paper(call: Call) -> Answer:
    given = call.arguments
    asked, ending = _asked(given), given.out.suffix.lower()
    if ending not in {".pdf", ".xlsx"}:
        raise Refused(N_("The file name ends with .pdf or .xlsx."))
    ensure_writable(given.out)
    with call.signed_in() as services:
        summaries = services.summaries
        if ending == ".xlsx":
            export_summary(summaries, asked, given.out.absolute(), Progress())
        else:
            make = summaries.people_paper if asked.paper is Paper.PEOPLE else summaries.paper
            write_file(make(asked), given.out)
    return Answer({"file": str(given.out)}, (_("Written to {file}").format(file=given.out),))
