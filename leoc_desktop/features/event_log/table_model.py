"""The columns of the event log."""

from __future__ import annotations

from leoc_desktop.features.event_log.fields import KIND, STATUS
from leoc_desktop.features.event_log.rules import LogRow
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.record_table import Column, RecordTableModel
from leoc_desktop.ui_kit.tokens import Tone

_TONES = {"active": Tone.INFO, "done": Tone.OK, "pending": Tone.WARN}


def log_model() -> RecordTableModel[LogRow]:
    """Entries in the order in which they happened."""
    return RecordTableModel(
        [
            Column("at", N_("Date and time"), _at, 138, sort_by=lambda row: row.at.timestamp()),
            Column("kind", N_("Kind of entry"), lambda row: show(KIND, row.kind), 116),
            Column("text", N_("What happened"), _text, 0),
            Column(
                "status",
                N_("Status"),
                lambda row: show(STATUS, row.status),
                104,
                tone=lambda row: Tone.NEUTRAL if row.corrected else _TONES.get(row.status, Tone.NEUTRAL),
            ),
            Column("remark", N_("Remark"), _remark, 120),
            Column("writer", N_("Written by"), lambda row: row.writer, 120),
        ],
        lambda row: row.id,
    )


def _at(row: LogRow) -> str:
    return show_moment(row.at)


def _text(row: LogRow) -> str:
    details = ", ".join(part for part in (row.between, row.incident) if part)
    return f"{row.text} ({details})" if details else row.text


def _remark(row: LogRow) -> str:
    """Why the entry is not to be read like any other."""
    marks = []
    if row.corrected:
        marks.append(_("Corrected"))
    elif row.correction:
        marks.append(_("Correction"))
    if row.significant:
        marks.append(_("Significant"))
    if row.late and not row.correction:
        marks.append(_("Written late"))
    return ", ".join(marks)
