"""The columns of the list of situation reports."""

from __future__ import annotations

from leoc_desktop.features.situation_reports.queries import ReportRow
from leoc_desktop.features.situation_reports.rules import State
from leoc_desktop.foundation.translation import N_
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.record_table import Column, RecordTableModel
from leoc_desktop.ui_kit.tokens import Tone

_TONES = {
    State.DRAFT: Tone.NEUTRAL,
    State.SUBMITTED: Tone.WARN,
    State.RETURNED: Tone.DANGER,
    State.ISSUED: Tone.OK,
    State.CANCELLED: Tone.NEUTRAL,
}


def report_model() -> RecordTableModel[ReportRow]:
    """Situation reports, known by their ids."""
    return RecordTableModel(
        [
            Column("number", N_("Number"), lambda row: row.number or "–", 176),
            Column("title", N_("What the report is about"), lambda row: row.title, 0),
            Column("period", N_("Period"), _period, 270, sort_by=lambda row: row.period.start.timestamp()),
            Column(
                "state", N_("State"), lambda row: row.state.label, 116, tone=lambda row: _TONES[row.state]
            ),
            Column("writer", N_("Written by"), lambda row: row.writer, 130),
        ],
        lambda row: row.id,
    )


def _period(row: ReportRow) -> str:
    return f"{show_moment(row.period.start)} – {show_moment(row.period.end)}"
