"""The incident list: what can be searched and held back, and how other pages ask it for what a figure counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from leoc_desktop.domain.figure_wording import hazard_name
from leoc_desktop.domain.incident_selection import BEYOND_LINES, LOSS_NOT_STATED, InWard, Selection
from leoc_desktop.domain.loss_lists import SECTOR
from leoc_desktop.domain.loss_sectors import sector_name
from leoc_desktop.features.incidents.fields import HAZARD
from leoc_desktop.features.incidents.queries import IncidentRow, Wanted
from leoc_desktop.features.incidents.rules import COUNTED, State
from leoc_desktop.features.incidents.service import IncidentListService
from leoc_desktop.features.incidents.table_model import COLUMNS
from leoc_desktop.foundation.nepali_text import collation_key, list_of, show_number
from leoc_desktop.foundation.spans import Stretch
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.record_list import Choice, Filter, ListMemory, PeriodFilter, RecordList


class IncidentList(RecordList[Wanted, IncidentRow]):
    """Filters for state, hazard, ward and period."""

    def __init__(
        self,
        page: Page,
        source: IncidentListService,
        memory: ListMemory,
        *,
        today: Callable[[], date],
        ward_count: int,
    ) -> None:
        self.states = Filter("state", N_("State"), _states)
        self.hazard = Filter("hazard", N_("Hazard"), _hazards)
        self.ward = Filter("ward", N_("Ward"), lambda: _wards(ward_count))
        self.of_event = EventFilter()
        self.sector = SectorFilter()
        self.period = PeriodFilter(today)
        super().__init__(
            page,
            name="incident_list",
            title=N_("Incident register"),
            columns=COLUMNS,
            key_of=lambda row: row.row_no,
            source=source,
            wanted=self._wanted_of,
            filters=(self.states, self.hazard, self.ward, self.of_event, self.sector, self.period),
            memory=memory,
        )

    def _wanted_of(self, words: str) -> Wanted:
        stretch, ward = self.period.stretch, self.ward.value
        number, how = ward if isinstance(ward, tuple) else (ward, InWard.TOUCHED)
        hazard = self.hazard.value
        several = hazard if isinstance(hazard, tuple) else ()
        return Wanted(
            states=self.states.value,
            ward=number,
            hazard="" if several else hazard,
            hazards=several,
            first_day=stretch.first_day,
            last_day=stretch.last_day,
            words=words,
            since=stretch.since,
            in_ward=how,
            event_no=self.of_event.value,
            sector=self.sector.value,
        )

    def narrow(self, selection: Selection, event: str = "") -> None:
        """Let through exactly these; call ``load`` after it. ``event`` is the name of the event that is selected."""
        self.let_all_through()
        if selection.states:
            states = tuple(State(state) for state in selection.states)
            self.states.let_through(states, list_of(state.label for state in states))
        if selection.hazard:
            self.hazard.let_through(selection.hazard, hazard_name(selection.hazard))
        if selection.hazards:
            self.hazard.let_through(selection.hazards, list_of(map(hazard_name, selection.hazards)))
        if selection.ward is not None:
            how = selection.in_ward
            value = selection.ward if how is InWard.TOUCHED else (selection.ward, how)
            self.ward.let_through(value, _in_ward(selection.ward, how))
        if selection.event_no is not None:
            self.of_event.let_through(selection.event_no, event)
        if selection.sector:
            self.sector.let_through(selection.sector)
        self.period.let_through_stretch(Stretch(selection.first_day, selection.last_day, selection.since))


class SectorFilter(Filter):
    """Sectors of the economy; there once a figure of one led to the list, and not remembered."""

    def __init__(self) -> None:
        super().__init__("sector", N_("Loss by sector"), _sectors)
        self.hide()

    def let_through(self, value: object, text: str = "") -> None:
        super().let_through(value, text)
        self.show()


class EventFilter(Filter):
    """The events of the office. It is not remembered: a list that lacks most incidents should say why by itself."""

    _LETTERS = 10

    def __init__(self) -> None:
        self._events: tuple[tuple[int, str], ...] = ()
        super().__init__("event", N_("Event"), self._offered)
        self.hide()  # until there is an event

    def let_through(self, value: object, text: str = "") -> None:
        super().let_through(value, text)
        self.show()

    def retranslate(self) -> None:
        super().retranslate()
        self.setMinimumContentsLength(self._LETTERS)

    def offer(self, events: Sequence[tuple[int, str]]) -> None:
        """From now on these events, by row number and name."""
        if tuple(events) != self._events:
            chosen, text = self.value, self.shown
            self._events = tuple(events)
            self._extra = None
            self.retranslate()
            self.setCurrentIndex(0)
            self.setVisible(bool(self._events))
            if chosen is not None:
                self.let_through(chosen, text)

    def _offered(self) -> list[Choice]:
        return [Choice(_("All events"), None), *(Choice(name, row_no) for row_no, name in self._events)]


def _states() -> list[Choice]:
    choices = [Choice(_("All states"), ()), Choice(_("All that count"), COUNTED, "counted")]
    return choices + [Choice(state.label, (state,), state.value) for state in State]


def _hazards() -> list[Choice]:
    named = sorted(HAZARD.choices, key=lambda choice: collation_key(choice.name))
    return [Choice(_("All hazards"), "")] + [Choice(each.name, each.code, each.code) for each in named]


def _sectors() -> list[Choice]:
    codes = (*(choice.code for choice in SECTOR), BEYOND_LINES, LOSS_NOT_STATED)
    return [Choice(_("All losses"), ""), *(Choice(sector_name(code), code) for code in codes)]


def _wards(count: int) -> list[Choice]:
    wards = [Choice(_ward(number), number, str(number)) for number in range(1, count + 1)]
    return [Choice(_("All wards"), None), *wards]


def _ward(number: int) -> str:
    return _("Ward {number}").format(number=show_number(number))


def _in_ward(number: int, how: InWard) -> str:
    if how is InWard.FIRST:
        return _("First ward {number}").format(number=show_number(number))
    if how is InWard.COUNTED:
        return _("With losses in ward {number}").format(number=show_number(number))
    return _ward(number)
