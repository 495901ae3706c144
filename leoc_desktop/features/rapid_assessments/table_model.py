"""The columns of the list of rapid assessments, and of their totals."""

from __future__ import annotations

from dataclasses import dataclass

from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.features.rapid_assessments.fields import ASSESSED_ON, QUESTIONS
from leoc_desktop.features.rapid_assessments.queries import AssessmentRow
from leoc_desktop.features.rapid_assessments.report.totals_paper import answer_text, sum_text, unknown_text
from leoc_desktop.features.rapid_assessments.rules import State, Totals
from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.record_table import Column, RecordTableModel
from leoc_desktop.ui_kit.tokens import Tone

_TONES = {
    State.DRAFT: Tone.NEUTRAL,
    State.SUBMITTED: Tone.WARN,
    State.RETURNED: Tone.DANGER,
    State.VERIFIED: Tone.OK,
    State.CANCELLED: Tone.NEUTRAL,
}
_LISTED = tuple(
    field
    for field in QUESTIONS
    if field.name in ("dead", "missing", "injured", "displaced_households", "houses_fully_damaged")
)


def assessment_model() -> RecordTableModel[AssessmentRow]:
    """Assessments, known by their ids."""
    return RecordTableModel(
        [
            Column("subject", N_("Event"), lambda row: row.subject, 0),
            Column(
                "ward",
                N_("Ward"),
                lambda row: show_number(row.ward),
                60,
                is_number=True,
                sort_by=lambda row: row.ward,
            ),
            Column(
                "assessed_on",
                N_("Date"),
                lambda row: show(ASSESSED_ON, row.values["assessed_on"]),
                100,
                sort_by=lambda row: str(row.values["assessed_on"]),
            ),
            *(_count_column(field) for field in _LISTED),
            Column(
                "state", N_("State"), lambda row: row.state.label, 108, tone=lambda row: _TONES[row.state]
            ),
        ],
        lambda row: row.id,
    )


_WIDTHS = {"houses_fully_damaged": 96}
_SHORT = {"displaced_households": N_("Displaced"), "houses_fully_damaged": N_("Houses lost")}


def _count_column(field: Field) -> Column[AssessmentRow]:
    return Column(
        field.name,
        _SHORT.get(field.name, field.label),
        lambda row: show(field, row.values[field.name]),
        _WIDTHS.get(field.name, 88),
        is_number=True,
        sort_by=lambda row: row.total(field.name),
    )


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with its sum, and what each ward answered."""

    question: Field
    total: Total
    totals: Totals

    def by_ward(self) -> str:
        """Ward and answer in pairs: ``1: 3 · 2: ?``."""
        parts = [f"{show_number(one.ward)}: {answer_text(self.question, one)}" for one in self.totals.wards]
        return " · ".join(parts)


def totals_model() -> RecordTableModel[QuestionRow]:
    """The questions in the order of the form."""
    return RecordTableModel(
        [
            Column("group", N_("Part"), lambda row: _(row.question.group), 150, sortable=False),
            Column("question", N_("Question"), lambda row: row.question.shown_label, 270, sortable=False),
            Column(
                "total",
                N_("Total"),
                lambda row: sum_text(row.question, row.total),
                84,
                is_number=True,
                sortable=False,
            ),
            Column(
                "unknown",
                N_("Not known in (wards)"),
                lambda row: unknown_text(row.total),
                136,
                is_number=True,
                sortable=False,
            ),
            Column("by_ward", N_("By ward"), QuestionRow.by_ward, 0, sortable=False),
        ],
        lambda row: row.question.name,
    )


def question_rows(totals: Totals) -> list[QuestionRow]:
    """A row for each question."""
    return [QuestionRow(question, totals.total(question), totals) for question in QUESTIONS]
