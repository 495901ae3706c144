"""Each number of dashboard and map is the length of the list it opens, or the sum over it, whatever was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leoc_desktop.domain.incident_figures import Figures, figures_of
from leoc_desktop.domain.incident_selection import BEYOND_LINES, LOSS_NOT_STATED, Selection
from leoc_desktop.domain.loss_details import loss_by_sector
from leoc_desktop.domain.loss_lines import Lines, lines_by_incident
from leoc_desktop.domain.loss_sectors import SectorLosses
from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.domain.ward_figures import by_ward
from leoc_desktop.features.dashboard.page.cards import FigureCards
from leoc_desktop.features.dashboard.page.sectors import Sectors
from leoc_desktop.features.dashboard.page.trends import Trends
from leoc_desktop.features.dashboard.queries import SHOWN, Overview
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.features.ward_map.rules import Figure
from leoc_desktop.foundation.spans import Span, Stretch
from leoc_desktop.records.incident import Incident
from leoc_desktop.startup.services import Services
from tests.support.incident_page import incident_page
from tests.support.offices import TestOffice
from tests.support.page_frame import PageFrame
from tests.support.typed_incidents import INCIDENT, Typed, raw_of

FIFTH, SIXTH = date(2026, 11, 21), date(2026, 11, 22)
STRETCHES = (
    *(span for span in Span if span is not Span.ALL),
    Stretch(FIFTH, FIFTH),
    Stretch(FIFTH, SIXTH, time(10)),
    Stretch(None, FIFTH),
)
WHOLE = 0
"""In the place of a ward: what a second ward cannot tell leaves the figure of the whole incident as it was stated."""
CHOICE = st.tuples(
    st.sampled_from(STRETCHES), st.sampled_from(["", "flood", "fire"]), st.sampled_from([None, 1, 2, 3])
)


class _Lists:
    """The incident list of the window: what it shows for a selection, read from the store anew."""

    def __init__(self, page: IncidentPage, services: Services) -> None:
        self._page, self._services = page, services
        self._read: dict[Selection, list[dict[int, Figures]]] = {}

    def forget(self) -> None:
        """Something was recorded since."""
        self._read.clear()

    def shares(self, selection: Selection) -> list[dict[int, Figures]]:
        """The figures of each listed incident, as a whole and by ward."""
        if selection not in self._read:
            self._read[selection] = self._shares(selection)
        return self._read[selection]

    def with_lines(self, selection: Selection) -> list[tuple[Incident, Lines]]:
        """The listed incidents with their lines."""
        self._page.list.narrow(selection)
        keys = list(self._services.incident_lists.whole(self._page.list.wanted).keys)
        with self._services.office.store.read() as session:
            rows = [session.get_one(Incident, key) for key in keys]
            lines = lines_by_incident(session, keys)
            return [(row, lines.get(row.row_no, {})) for row in rows]

    def _shares(self, selection: Selection) -> list[dict[int, Figures]]:
        self._page.list.narrow(selection)
        keys = list(self._services.incident_lists.whole(self._page.list.wanted).keys)
        begun = self._services.incident_lists.begin(self._page.list.wanted)
        assert list(begun.keys) == keys[: len(begun.keys)]
        with self._services.office.store.read() as session:
            rows = [session.get_one(Incident, key) for key in keys]
            lines = lines_by_incident(session, keys)
            return [{WHOLE: figures_of(row)} | by_ward(row, lines.get(row.row_no, {})) for row in rows]


def _sum(shares: Sequence[dict[int, Figures]], ward: int | None) -> Figures:
    place = WHOLE if ward is None else ward
    return sum((share[place] for share in shares if place in share), Figures())


def _whole(total: Total) -> tuple[int, int]:
    return total.known, total.unknown


def check_dashboard(
    services: Services, lists: _Lists, stretch: Stretch, hazard: str, ward: int | None
) -> None:
    """Cards and bars, asked for as the page asks for them."""
    seen = services.dashboard.overview(stretch, hazard=hazard, ward=ward)
    cards, trends = FigureCards(), Trends()
    asked: list[Selection] = []
    for part in (cards, trends):
        part.wanted.connect(asked.append)
        part.show_overview(seen)
    cards.incidents.click()
    assert len(lists.shares(asked[-1])) == seen.total.incidents
    for card in (cards.families, cards.people, cards.houses, cards.loss):
        card.click()
        summed = _sum(lists.shares(asked[-1]), ward)
        assert [_whole(summed.total(name)) for name in SHOWN] == [
            _whole(seen.total.total(name)) for name in SHOWN
        ]
    cards.waiting.click()
    assert len(lists.shares(asked[-1])) == seen.waiting
    for chart in (trends.hazards, trends.daily):
        for bar in chart.bars:
            chart.chosen.emit(bar.key)
            assert len(lists.shares(asked[-1])) == bar.value, (bar, asked[-1])
    check_sectors(lists, seen, services.dashboard.sectors(seen))
    assert {row.id for row in seen.latest} <= _ids(services, seen.choice.incidents, lists)


def check_sectors(lists: _Lists, seen: Overview, losses: SectorLosses) -> None:
    """Each sector is the sum over its list, all of them are the whole loss, and every unknown one is told."""
    row, ward = Sectors(), seen.choice.ward
    asked: list[Selection] = []
    row.wanted.connect(asked.append)
    row.show_losses(seen.choice, losses)
    told = {code: total.known for code, total in losses.sectors if total.known}
    told |= {BEYOND_LINES: losses.beyond_lines} if losses.beyond_lines else {}
    assert sum(told.values()) == seen.total.estimated_loss.known
    assert set(row.buttons) - {LOSS_NOT_STATED} == set(told)
    for code, button in row.buttons.items():
        button.click()
        listed = lists.with_lines(asked[-1])
        if code == LOSS_NOT_STATED:
            assert len(listed) == losses.not_stated
            assert all(incident.estimated_loss is None for incident, _lines in listed)
        elif code == BEYOND_LINES:
            assert sum(loss_by_sector([one]).get("", 0) for one in listed) == told[code]
        else:
            in_ward = [(_without_stated(one), _in_ward(lines, ward)) for one, lines in listed]
            parts = [loss_by_sector([one]).get(code, 0) for one in in_ward]
            assert sum(parts) == told[code], (code, asked[-1])
    if ward is None:
        assert losses.not_stated == seen.total.estimated_loss.unknown


def _without_stated(incident: Incident) -> Incident:
    return Incident(estimated_loss=None, row_no=incident.row_no)


def _in_ward(lines: Lines, ward: int | None) -> Lines:
    return {
        kind: [line for line in of_kind if ward in (None, line["ward"])] for kind, of_kind in lines.items()
    }


def _ids(services: Services, selection: Selection, lists: _Lists) -> set[bytes]:
    lists._page.list.narrow(selection)
    return {row.id for row in services.incident_lists.listed(lists._page.list.wanted)}


def check_map(services: Services, lists: _Lists, stretch: Stretch, hazard: str) -> None:
    """A layer of each kind, in every ward."""
    for figure in (Figure.INCIDENTS, Figure.DEAD, Figure.LIVESTOCK, Figure.LOSS, Figure.ROADS):
        view = services.ward_map.view(figure, stretch, hazard)
        for line in view.wards[:3]:
            shares = lists.shares(view.listed(line.ward))
            if figure is Figure.INCIDENTS:
                assert len(shares) == line.figures.incidents
                continue
            summed = _sum(shares, line.ward).total(figure.value)
            assert _whole(summed) == _whole(line.total(figure)), (figure, line.ward)


def _record(sita: Services, hari: Services, incidents: Sequence[Typed]) -> None:
    for typed in incidents:
        number = sita.incidents.register(raw_of(typed)).number
        if typed["state"] == "verified":
            hari.incidents.verify(number)
        elif typed["state"] == "returned":
            hari.incidents.return_to_operator(number, reason="फेरि हेर्नुहोस्")


def test_each_number_is_the_length_or_the_sum_of_its_list(office: TestOffice, frame: PageFrame) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    lists = _Lists(incident_page(sita, frame), sita)
    now = office.clock.now()
    recorded = []

    @settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(INCIDENT, min_size=1, max_size=3), st.lists(CHOICE, min_size=1, max_size=2))
    def more(incidents: list[Typed], choices: list[tuple[Any, str, int | None]]) -> None:
        _record(sita, hari, incidents)
        lists.forget()
        recorded.extend(incidents)
        for span, hazard, ward in choices:
            stretch = span.at(now) if isinstance(span, Span) else span
            check_dashboard(sita, lists, stretch, hazard, ward)
        check_map(sita, lists, stretch, hazard)

    more()
    assert len(recorded) >= 3


def test_many_hazards_in_one_bar_lead_to_these(office: TestOffice, frame: PageFrame) -> None:
    sita = office.sign_in("sita")
    lists = _Lists(incident_page(sita, frame), sita)
    codes = ["flood", "flood", "fire", "landslide", "storm", "hailstorm", "snake_bite", "drought"]
    sita.incidents.register_all(
        [{"hazard": code, "incident_date": "2083-08-07", "wards": [1]} for code in codes]
    )
    check_dashboard(sita, lists, Span.MONTH.at(office.clock.now()), "", None)
    seen = sita.dashboard.overview()
    trends = Trends()
    trends.show_overview(seen)
    *_most, others = trends.hazards.bars
    assert others.label == "Other hazards"
    assert others.value == len(codes) - sum(bar.value for bar in _most) > 1
