"""The columns of the list of advisories."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from leoc_desktop.features.advisories.fields import PRIORITY
from leoc_desktop.features.advisories.queries import AdvisoryRow
from leoc_desktop.features.advisories.rules import State, where
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.record_table import Column, RecordTableModel
from leoc_desktop.ui_kit.tokens import Tone

_PRIORITY_TONES = {"low": Tone.NEUTRAL, "normal": Tone.INFO, "high": Tone.WARN, "urgent": Tone.DANGER}


def advisory_model(now: Callable[[], datetime]) -> RecordTableModel[AdvisoryRow]:
    """Advisories, known by their ids; ``now`` tells which are in force."""
    return RecordTableModel(
        [
            Column("number", N_("Number"), lambda row: row.number or "–", 176),
            Column(
                "priority",
                N_("Priority"),
                lambda row: show(PRIORITY, row.priority),
                124,
                tone=lambda row: _PRIORITY_TONES[row.priority],
            ),
            Column("title", N_("Title"), lambda row: row.title, 0),
            Column("wards", N_("Wards"), lambda row: where(row.wards), 132),
            Column("valid", N_("Valid"), _validity, 250, sort_by=lambda row: row.valid_start.timestamp()),
            Column(
                "state",
                N_("State"),
                lambda row: state_word(row, now()),
                112,
                tone=lambda row: _tone(row, now()),
            ),
        ],
        lambda row: row.id,
    )


def state_word(row: AdvisoryRow, now: datetime) -> str:
    """The state; of an issued one whether it is in force, not yet, or over."""
    if row.state is not State.ISSUED:
        return row.state.label
    if row.holds_at(now):
        return _("In force")
    return _("Not yet") if row.valid_start > now else _("Over")


def _tone(row: AdvisoryRow, now: datetime) -> Tone:
    if row.state is State.DRAFT:
        return Tone.WARN
    return Tone.OK if row.holds_at(now) else Tone.NEUTRAL


def _validity(row: AdvisoryRow) -> str:
    end = show_moment(row.valid_end) if row.valid_end else _("until it is withdrawn")
    return f"{show_moment(row.valid_start)} – {end}"
