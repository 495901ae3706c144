"""The columns of the incident list."""

from __future__ import annotations

from leoc_desktop.features.incidents.queries import IncidentRow, WaitingIncident
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import list_of, show_number, shown_digits
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.record_table import Column
from leoc_desktop.ui_kit.tokens import Tone

_TONES = {
    State.DRAFT: Tone.NEUTRAL,
    State.SUBMITTED: Tone.WARN,
    State.RETURNED: Tone.DANGER,
    State.VERIFIED: Tone.INFO,
    State.APPROVED: Tone.OK,
    State.CANCELLED: Tone.NEUTRAL,
}


def _number(row: IncidentRow | WaitingIncident) -> str:
    return row.number or "–"


def _day(row: IncidentRow | WaitingIncident) -> str:
    return show_bs(to_bs(row.incident_date))


def _time(row: IncidentRow) -> str:
    return shown_digits(f"{row.incident_time:%H:%M}") if row.incident_time else _("Not known")


def _place(row: IncidentRow | WaitingIncident) -> str:
    wards = _("Ward {number}").format(number=list_of(show_number(ward) for ward in row.wards))
    return f"{wards}, {row.tole}" if row.tole else wards


def _families(row: IncidentRow) -> str:
    return _("Not known") if row.affected_families is None else show_number(row.affected_families)


# Sorted by the database: queries/ordering.py knows the keys.
COLUMNS: tuple[Column[IncidentRow], ...] = (
    Column("number", N_("Number"), _number, 168),
    Column("incident_date", N_("Date"), _day, 120),
    Column("incident_time", N_("Time"), _time, 84, sortable=False),
    Column("hazard", N_("Hazard"), lambda row: row.hazard_name, 132),
    Column("place", N_("Place"), _place, 0),
    Column("families", N_("Families"), _families, 92, is_number=True),
    Column("state", N_("State"), lambda row: row.state.label, 128, tone=lambda row: _TONES[row.state]),
    Column("operator", N_("Registered by"), lambda row: row.operator, 150),
)


def _awaits(row: WaitingIncident) -> str:
    if row.own:
        return _("Another person")
    return _("Verification") if row.state is State.SUBMITTED else _("Approval")


QUEUE_COLUMNS: tuple[Column[WaitingIncident], ...] = (
    Column("number", N_("Number"), _number, 168),
    Column("awaits", N_("Waits for"), _awaits, 112, tone=lambda row: _TONES[row.state]),
    Column(
        "since",
        N_("Since"),
        lambda row: show_moment(row.waiting_since),
        140,
        sort_by=lambda row: row.waiting_since,
    ),
    Column("incident_date", N_("Date"), _day, 120, sort_by=lambda row: row.incident_date),
    Column("hazard", N_("Hazard"), lambda row: row.hazard_name, 120),
    Column("place", N_("Place"), _place, 0),
    Column("operator", N_("Submitted by"), lambda row: row.operator, 130),
    Column("doubles", N_("Perhaps the same as"), lambda row: ", ".join(row.lookalikes), 176),
)
