"""The answers of the wards of an event beside each other, with their sums: A4 across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from leoc_desktop.domain.figure_wording import DASH, UNKNOWN, cell
from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.features.rapid_assessments.fields import questions_by_group
from leoc_desktop.features.rapid_assessments.rules import Totals, TotalsPaper, WardAnswers
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import list_of, show_number, shown_digits
from leoc_desktop.foundation.translation import N_, _, ngettext
from leoc_desktop.report_kit.furniture import Heading
from leoc_desktop.report_kit.office_head import office_head
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf
from leoc_desktop.report_kit.tables import Cell, Column, Table, TableStyle
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle

TOTALS_TITLE = N_("Initial rapid assessment: totals")
_WARDS_ACROSS = 12
_TABLE = TableStyle(size=8.5, heading_size=8.5)
_CENTRED = TextStyle(size=9.5, align=Align.CENTRE)
_NOTE = TextStyle(size=8, colour="#475467")


def render_totals(paper: TotalsPaper) -> bytes:
    """The PDF in the current language; the same content always gives the same bytes."""
    totals, title, office = paper.totals, _(TOTALS_TITLE), paper.head.lines[0]
    story: list[Flowable] = [
        office_head(paper.head),
        Heading(f"{title}: {totals.shown_subject}", 1),
        *(Paragraph(text, _CENTRED) for text in notes(totals)),
        Paragraph(_made(paper), _CENTRED, space_after=4),
        *_tables(totals),
        Paragraph(_legend(), _NOTE, space_before=4),
    ]
    frame = PageFrame(
        header=f"{office} · {title} · {totals.shown_subject}",
        footer_left=office,
        watermark=_("TRAINING") if paper.training else "",
        landscape=True,
    )
    return build_pdf(
        story, title=title, author=office, subject=totals.shown_subject, frame=frame, created=paper.made_at
    )


def notes(totals: Totals) -> list[str]:
    """From how many wards something came, from which nothing, and how many were not verified."""
    heard = ngettext("Assessed: {count} ward of {all}", "Assessed: {count} wards of {all}", len(totals.wards))
    said = [heard.format(count=show_number(len(totals.wards)), all=show_number(totals.ward_count))]
    if totals.not_assessed:
        wards = list_of(show_number(ward) for ward in totals.not_assessed)
        said.append(_("Not assessed, and in no sum: wards {wards}").format(wards=wards))
    if totals.beside:
        others = list_of(_other(one) for one in totals.beside)
        said.append(_("Assessed more than once and counted once, without: {others}").format(others=others))
    if totals.unverified:
        text = ngettext(
            "{count} assessment is not verified", "{count} assessments are not verified", totals.unverified
        )
        said.append(text.format(count=show_number(totals.unverified)))
    return said


def _other(answers: WardAnswers) -> str:
    """Which assessment of a ward is in no sum: that of an incident, made on a day."""
    return _("ward {ward} ({incident}, {day})").format(
        ward=show_number(answers.ward),
        incident=answers.incident,
        day=show_bs(to_bs(answers.assessed_on)),
    )


def sum_text(question: Field, total: Total) -> str:
    """A sum; of yes and no, in how many wards the answer was yes."""
    if question.kind is Kind.YES_NO and not (total.nothing_known or total.nothing_reported):
        text = ngettext("{count} ward", "{count} wards", total.known)
        return text.format(count=show_number(total.known)) + ("*" if total.unknown else "")
    return cell(total)


def answer_text(question: Field, answers: WardAnswers) -> str:
    """One ward's answer in a table: a question mark for "not known"."""
    value = answers.answers[question.name]
    return UNKNOWN if value is None else show(question, value)


def unknown_text(total: Total) -> str:
    """How many wards did not know; nothing where all did."""
    return show_number(total.unknown) if total.unknown else DASH


def _tables(totals: Totals) -> Iterator[Table]:
    """Twelve wards on a table at most; the sums stand on the last one."""
    parts = [
        totals.wards[place : place + _WARDS_ACROSS] for place in range(0, len(totals.wards), _WARDS_ACROSS)
    ] or [()]
    for place, wards in enumerate(parts):
        yield _table(totals, wards, with_sums=place == len(parts) - 1)


def _table(totals: Totals, wards: Sequence[WardAnswers], *, with_sums: bool) -> Table:
    columns = [Column(_("Question"), 5)]
    columns += [
        Column(_("Ward {number}").format(number=show_number(one.ward)), 1, Align.RIGHT) for one in wards
    ]
    if with_sums:
        columns += [Column(_("Total"), 1.5, Align.RIGHT), Column(_("Not known in (wards)"), 1.3, Align.RIGHT)]
    rows: list[list[Cell | str]] = []
    for group, questions in questions_by_group():
        rows.append([Cell(_(group), bold=True, fill="#F5F7FA", span=len(columns))])
        for question in questions:
            row: list[Cell | str] = [question.shown_label, *(answer_text(question, one) for one in wards)]
            if with_sums:
                total = totals.total(question)
                row += [Cell(sum_text(question, total), bold=True), unknown_text(total)]
            rows.append(row)
    return Table(columns, rows, style=_TABLE, space_after=6)


def _made(paper: TotalsPaper) -> str:
    local = nepal_time(paper.made_at)
    moment = f"{show_bs(to_bs(local.date()))} {shown_digits(f'{local:%H:%M}')}"
    return _("Made on {moment}").format(moment=moment)


def _legend() -> str:
    return _("? not known · * the sum lacks what some wards do not know · – no assessment")
