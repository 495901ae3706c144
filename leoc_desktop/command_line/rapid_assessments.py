"""``leoc assessment``: initial rapid assessments of the wards of an event."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.incidents import json_object
from leoc_desktop.command_line.written_file import ensure_writable, write_file
from leoc_desktop.features.rapid_assessments.fields import QUESTIONS
from leoc_desktop.features.rapid_assessments.queries import AssessmentRow, Subject
from leoc_desktop.features.rapid_assessments.report.totals_paper import notes, sum_text, unknown_text
from leoc_desktop.features.rapid_assessments.service import RapidAssessmentService
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _

_FILE = N_("JSON file; standard input after the secrets if missing")
_ID = N_("as `list --json` names it")
Step = Callable[[RapidAssessmentService, str], AssessmentRow]


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about rapid assessments."""
    assessment = commands.group("assessment", _("Initial rapid assessments of wards."))
    add = assessment.add("add", _add, _("Save a draft: a JSON object. Secrets: your password."))
    add.add_argument("file", nargs="?", type=Path, help=_(_FILE))
    change = assessment.add(
        "change", _change, _("Change a draft or returned assessment: a JSON object. Secrets: your password.")
    )
    change.add_argument("id", help=_(_ID))
    change.add_argument("file", nargs="?", type=Path, help=_(_FILE))
    for name, step, summary in (
        ("submit", RapidAssessmentService.submit, _("Submit an assessment. Secrets: your password.")),
        (
            "verify",
            RapidAssessmentService.verify,
            _("Confirm a submitted assessment. Secrets: your password."),
        ),
    ):
        assessment.add(name, _stepping(step), summary).add_argument("id", help=_(_ID))
    for name, handler, summary in (
        ("return", _return, _("Give an assessment back to be corrected. Secrets: your password.")),
        ("cancel", _cancel, _("Take an assessment out of every total. Secrets: your password.")),
    ):
        parser = assessment.add(name, handler, summary)
        parser.add_argument("id", help=_(_ID))
        parser.add_argument("--reason", required=True)
    _add_readers(assessment)


def _add_readers(assessment: CommandSet) -> None:
    reading: tuple[tuple[str, Callable[[Call], Answer], str], ...] = (
        ("list", _list, _("List assessments. Secrets: your password.")),
        ("totals", _totals, _("Add up what the wards told. Secrets: your password.")),
        ("blank", _blank, _("Write the blank form as PDF. Secrets: your password.")),
    )
    for name, handler, summary in reading:
        parser = assessment.add(name, handler, summary)
        parser.add_argument("--event", default="", help=_("name of an event"))
        parser.add_argument("--incident", default="", help=_("number of an incident of no event"))
        if name != "list":
            parser.add_argument("--out", type=Path, required=name == "blank", metavar="FILE")
        if name == "blank":
            parser.add_argument("--ward", type=int, help=_("ward that the form is for"))
    paper = assessment.add("print", _print, _("Write a filled form as PDF. Secrets: your password."))
    paper.add_argument("id", help=_(_ID))
    paper.add_argument("--out", type=Path, required=True, metavar="FILE")


def _line(row: AssessmentRow) -> str:
    ward = _("Ward {number}").format(number=show_number(row.ward))
    return f"{row.id.hex()}  {row.state.label}  {row.subject}  {ward}"


def _answer(row: AssessmentRow) -> Answer:
    return Answer(row.as_json(), (_line(row),))


def _subject(call: Call) -> Subject:
    return Subject(event=call.arguments.event, incident=call.arguments.incident)


def _add(call: Call) -> Answer:
    with call.signed_in() as services:
        return _answer(services.rapid_assessments.enter(json_object(call.arguments.file)))


def _change(call: Call) -> Answer:
    with call.signed_in() as services:
        assessments, key = services.rapid_assessments, call.arguments.id
        typed = json_object(call.arguments.file)
        row = assessments.show(key)
        return _answer(assessments.change(key, {**row.as_raw(), **typed}, version=row.version))


def _stepping(step: Step) -> Callable[[Call], Answer]:
    def handler(call: Call) -> Answer:
        with call.signed_in() as services:
            return _answer(step(services.rapid_assessments, call.arguments.id))

    return handler


def _return(call: Call) -> Answer:
    with call.signed_in() as services:
        reason = call.arguments.reason
        return _answer(services.rapid_assessments.return_to_operator(call.arguments.id, reason=reason))


def _cancel(call: Call) -> Answer:
    with call.signed_in() as services:
        return _answer(services.rapid_assessments.cancel(call.arguments.id, reason=call.arguments.reason))


def _list(call: Call) -> Answer:
    with call.signed_in() as services:
        rows = services.rapid_assessments.listed(_subject(call))
    return Answer([row.as_json() for row in rows], tuple(map(_line, rows)))


def _totals(call: Call) -> Answer:
    out = call.arguments.out
    if out is not None:
        ensure_writable(out)
    with call.signed_in() as services:
        totals = services.rapid_assessments.totals(_subject(call))
        pdf = services.rapid_assessments.totals_paper(_subject(call)) if out is not None else b""
    if out is not None:
        write_file(pdf, out)
    lines = []
    for question in QUESTIONS:
        total = totals.total(question)
        unknown = _("not known in {count}").format(count=unknown_text(total)) if total.unknown else ""
        lines.append(f"{question.shown_label}: {sum_text(question, total)}  {unknown}".rstrip())
    return Answer(totals.as_json(), (totals.subject, *notes(totals), *lines))


def _blank(call: Call) -> Answer:
    out = call.arguments.out
    ensure_writable(out)
    with call.signed_in() as services:
        pdf = services.rapid_assessments.blank_form(_subject(call), call.arguments.ward)
    return _written(pdf, out)


def _print(call: Call) -> Answer:
    out = call.arguments.out
    ensure_writable(out)
    with call.signed_in() as services:
        pdf = services.rapid_assessments.filled_form(call.arguments.id)
    return _written(pdf, out)


def _written(pdf: bytes, out: Path) -> Answer:
    write_file(pdf, out)
    return Answer({"file": str(out)}, (_("Written to {file}").format(file=out),))
