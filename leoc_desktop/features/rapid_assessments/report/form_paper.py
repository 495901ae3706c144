"""The form of the initial rapid assessment in both languages: blank to be written on, or filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportlab.platypus import Flowable, PageBreak

from leoc_desktop.features.rapid_assessments.fields import (
    ASSESSED_AT,
    ASSESSED_ON,
    EVENT,
    HEAD,
    REMARKS,
    SERVICES,
    WARD,
    questions_by_group,
)
from leoc_desktop.features.rapid_assessments.report.answer_lines import (
    Answer,
    AnswerLine,
    ChoiceRow,
    Entry,
    EntryRow,
    TextBox,
    in_both,
    joined,
)
from leoc_desktop.features.rapid_assessments.rules import FormPaper
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.report_kit.furniture import Heading, Signature, SignatureRow
from leoc_desktop.report_kit.office_head import office_head
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle

TITLE = N_("Initial rapid assessment")
_HELP = N_(
    "Write a number, and 0 where there is none. Tick “Not known” where nobody can tell yet. * must be answered."
)
_SIGNING = (N_("Assessed by"), N_("Received at the centre by"))
_CENTRED = TextStyle(size=11, align=Align.CENTRE)
_NOTE = TextStyle(size=8.5, colour="#475467")
_MEANS, _ASSESSOR, _PHONE = HEAD[5], HEAD[6], HEAD[7]


def render_form(paper: FormPaper) -> bytes:
    """The PDF: two pages of A4. The same content always gives the same bytes."""
    nepali, english = in_both(TITLE)
    head = paper.heads[0]
    story: list[Flowable] = [
        office_head(head),
        Heading(nepali, 1),
        Paragraph(f"{english} · {paper.heads[1].lines[0]}", _CENTRED),
        *_about(paper),
        *(Paragraph(text, _NOTE) for text in in_both(_HELP)),
        *_questions(paper.values),
        Heading(joined(REMARKS.group), 3),
        *_end(paper),
    ]
    frame = PageFrame(
        header=f"{nepali} · {paper.subject}" if paper.subject else nepali,
        footer_left=head.lines[0],
        footer_right=paper.note,
        watermark=_("TRAINING") if paper.training else "",
    )
    return build_pdf(
        story, title=nepali, author=head.lines[0], subject=paper.subject, frame=frame, created=paper.made_at
    )


def _about(paper: FormPaper) -> Iterator[Flowable]:
    values = paper.values or {}
    ward = show_number(paper.ward) if paper.ward is not None else ""
    yield EntryRow([Entry(EVENT.label, 4, paper.subject), Entry(WARD.label, 1, ward)])
    yield EntryRow(
        [
            Entry(ASSESSED_ON.label, 1, _shown(ASSESSED_ON, values)),
            Entry(ASSESSED_AT.label, 1, _shown(ASSESSED_AT, values)),
            Entry(_ASSESSOR.label, 2.4, _shown(_ASSESSOR, values)),
            Entry(_PHONE.label, 1.6, _shown(_PHONE, values)),
        ]
    )
    means = values.get(_MEANS.name)
    ticked = [(f"{one.name_ne} / {one.name_en}", one.code == means) for one in _MEANS.choices]
    yield ChoiceRow(_MEANS.label, ticked)


def _questions(values: Mapping[str, object] | None) -> Iterator[Flowable]:
    number = 0
    for group, questions in questions_by_group():
        if group == SERVICES:  # a group in one piece is read and filled in without turning the page
            yield PageBreak()
        yield Heading(joined(group), 3)
        for question in questions:
            number += 1
            yield AnswerLine(
                show_number(number) + ".",
                question.label,
                yes_no=question.kind is Kind.YES_NO,
                required=question.required,
                answer=_answer(question, values),
            )


def _answer(question: Field, values: Mapping[str, object] | None) -> Answer:
    if values is None:
        return Answer()
    value = values[question.name]
    if value is None:
        return Answer(unknown=True)
    return Answer(yes=bool(value)) if question.kind is Kind.YES_NO else Answer(text=show(question, value))


def _end(paper: FormPaper) -> Iterator[Flowable]:
    yield TextBox(_shown(REMARKS, paper.values or {}))
    yield SignatureRow([Signature(joined(role), "", "") for role in _SIGNING])


def _shown(field: Field, values: Mapping[str, object]) -> str:
    value = values.get(field.name)
    return show(field, value) if value not in (None, "") else ""
