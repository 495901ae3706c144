"""The columns of the latest incidents."""

from __future__ import annotations

from leoc_desktop.domain.figure_wording import hazard_name
from leoc_desktop.features.dashboard.queries import LatestIncident
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import list_of, show_number, shown_digits
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.record_table import Column, RecordTableModel
from leoc_desktop.ui_kit.tokens import Tone

_STATES = {
    "submitted": (N_("Submitted"), Tone.WARN),
    "verified": (N_("Verified"), Tone.INFO),
    "approved": (N_("Approved"), Tone.OK),
}


def _time(row: LatestIncident) -> str:
    return shown_digits(f"{row.incident_time:%H:%M}") if row.incident_time else _("Not known")


def _place(row: LatestIncident) -> str:
    wards = _("Ward {number}").format(number=list_of(show_number(ward) for ward in row.wards))
    return f"{wards}, {row.tole}" if row.tole else wards


def _families(row: LatestIncident) -> str:
    return _("Not known") if row.affected_families is None else show_number(row.affected_families)


COLUMNS: tuple[Column[LatestIncident], ...] = (
    Column("number", N_("Number"), lambda row: row.number, 168),
    Column("incident_date", N_("Date"), lambda row: show_bs(to_bs(row.incident_date)), 120),
    Column("incident_time", N_("Time"), _time, 84, sort_by=lambda row: row.incident_time),
    Column("hazard", N_("Hazard"), lambda row: hazard_name(row.hazard), 132),
    Column("place", N_("Place"), _place, 0, sort_by=lambda row: row.wards),
    Column(
        "families", N_("Families"), _families, 92, is_number=True, sort_by=lambda row: row.affected_families
    ),
    Column(
        "state",
        N_("State"),
        lambda row: _(_STATES[row.state][0]),
        128,
        tone=lambda row: _STATES[row.state][1],
    ),
    Column("operator", N_("Registered by"), lambda row: row.operator, 150),
)


class LatestModel(RecordTableModel[LatestIncident]):
    """The latest incidents."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, lambda row: row.id)
