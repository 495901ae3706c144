"""The columns of the lists of incidents and of events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leoc_desktop.domain.figure_wording import DASH, hazard_name
from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.domain.loss_lists import SEX
from leoc_desktop.domain.missing_persons import OverdueMissing
from leoc_desktop.features.incidents.queries import EventDetail, EventSums, IncidentRow, WaitingIncident
from leoc_desktop.features.incidents.report import figure_cells
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


def _event_day(name: str) -> Callable[[EventDetail], str]:
    def text(event: EventDetail) -> str:
        day = event.day(name)
        return show_bs(to_bs(day)) if day else DASH

    return text


def _event_hazard(event: EventDetail) -> str:
    code = event.values["hazard"]
    return hazard_name(str(code)) if code else DASH


EVENT_COLUMNS: tuple[Column[EventDetail], ...] = (
    Column("name_ne", N_("Name in Nepali"), lambda event: event.name, 0),
    Column("name_en", N_("Name in English"), lambda event: str(event.values["name_en"]) or DASH, 140),
    Column("hazard", N_("Hazard"), _event_hazard, 100),
    Column(
        "first_day",
        N_("Begin"),
        _event_day("first_day"),
        96,
        sort_by=lambda event: str(event.values["first_day"]),
    ),
    Column(
        "last_day",
        N_("End"),
        _event_day("last_day"),
        96,
        sort_by=lambda event: str(event.values["last_day"]),
    ),
    Column(
        "incidents",
        N_("Incidents"),
        lambda event: show_number(event.incidents),
        80,
        is_number=True,
        sort_by=lambda event: event.incidents,
    ),
    Column(
        "assessed",
        N_("Wards assessed"),
        lambda event: show_number(event.assessed_wards),
        116,
        is_number=True,
        sort_by=lambda event: event.assessed_wards,
    ),
    Column(
        "state",
        N_("State"),
        lambda event: _("Goes on") if event.goes_on else _("Ended"),
        104,
        tone=lambda event: Tone.WARN if event.goes_on else Tone.NEUTRAL,
    ),
)


@dataclass(frozen=True, slots=True)
class WardFigures:
    """A ward's figures, or those of all wards."""

    ward: int | None
    figures: Figures


def event_rows(sums: EventSums) -> list[WardFigures]:
    """The sum, which stands first because it is looked for first; then all wards."""
    wards = [WardFigures(ward, figures) for ward, figures in sums.by_ward]
    return [WardFigures(None, sums.total), *wards]


def _figure(place: int) -> Callable[[WardFigures], str]:
    return lambda row: figure_cells(row.figures)[place]


_FIGURES = (
    (N_("Incidents"), 80),
    (N_("Dead"), 64),
    (N_("Missing"), 72),
    (N_("Injured"), 68),
    (N_("Affected families"), 112),
    (N_("Houses, fully"), 88),
    (N_("Houses, partly"), 96),
    (N_("Livestock"), 76),
    (N_("Estimated loss"), 116),
)
EVENT_WARD_COLUMNS: tuple[Column[WardFigures], ...] = (
    Column(
        "ward",
        N_("Ward"),
        lambda row: _("Total") if row.ward is None else show_number(row.ward),
        0,
        sortable=False,
    ),
    *(
        Column(f"figure{place}", title, _figure(place), width, is_number=True, sortable=False)
        for place, (title, width) in enumerate(_FIGURES)
    ),
)


def _who(row: OverdueMissing) -> str:
    return row.name or _("Not named")


def _sex(row: OverdueMissing) -> str:
    return next((choice.name for choice in SEX if choice.code == row.sex), row.sex)


def _how_many(row: OverdueMissing) -> str:
    return _("Not known") if row.count is None else show_number(row.count)


MISSING_COLUMNS: tuple[Column[OverdueMissing], ...] = (
    Column("number", N_("Number"), lambda row: row.incident, 168),
    Column(
        "incident_date",
        N_("Missing since"),
        lambda row: show_bs(to_bs(row.incident_date)),
        124,
        sort_by=lambda row: row.incident_date,
    ),
    Column("days", N_("Days"), lambda row: show_number(row.missing_since_days), 72, is_number=True),
    Column("who", N_("Name"), _who, 0),
    Column("sex", N_("Sex"), _sex, 120),
    Column("count", N_("How many"), _how_many, 96, is_number=True),
    Column("ward", N_("Ward"), lambda row: show_number(row.ward), 72, is_number=True),
)
