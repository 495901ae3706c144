"""``leoc incident report``: one incident as a paper of its own, or as an Excel file."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.written_file import ensure_writable, write_file
from leoc_desktop.features.incidents.queries import PaperWish
from leoc_desktop.features.incidents.report import export_incident
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import LANGUAGES, N_, NEPALI, _


def add_commands(incident: CommandSet) -> None:
    """Declare the command."""
    report = incident.add(
        "report",
        _report,
        _("Write the paper about one incident, or its Excel file. Secrets: your password."),
    )
    report.add_argument("number")
    report.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help=_("ends with .pdf or .xlsx, which says what it is"),
    )
    report.add_argument("--paper-language", choices=LANGUAGES, default=NEPALI)
    report.add_argument(
        "--with-names", action="store_true", help=_("name persons, if you see them in the program")
    )
    report.add_argument("--without-photos", action="store_true", help=_("leave the photos out"))


def _report(call: Call) -> Answer:
    given = call.arguments
    wish = PaperWish(given.paper_language, given.with_names, not given.without_photos)
    ending = given.out.suffix.lower()
    if ending not in {".pdf", ".xlsx"}:
        raise Refused(N_("The file name ends with .pdf or .xlsx."))
    ensure_writable(given.out)
    with call.signed_in() as services:
        if ending == ".xlsx":
            out = given.out.absolute()
            export_incident(services.incident_papers, given.number, wish, out, Progress())
        else:
            write_file(services.incident_papers.paper(given.number, wish), given.out)
    return Answer({"file": str(given.out)}, (_("Written to {file}").format(file=given.out),))
