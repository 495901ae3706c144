"""Services: interrupted is what lasts at the end of the period, whenever it began; silence is not "regular"."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.report.services import places_table, service_table, service_tiles
from leoc_desktop.features.bulletin.rules import BulletinContent, State
from leoc_desktop.foundation.clock import NEPAL
from leoc_desktop.startup.services import Services
from tests.support.offices import TestOffice
from tests.support.printed import cells_of

FIFTH, SIXTH, SEVENTH = date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)
"""2083-08-05 to 2083-08-07."""


@pytest.fixture
def sita(office: TestOffice) -> Services:
    """She registers at 20:00 on the seventh."""
    office.clock.set(datetime(2026, 11, 23, 20, 0, tzinfo=NEPAL))
    return office.sign_in("sita")


def _blocked(sita: Services, day: str = "2083-08-06", at: str = "03:10", **line: object) -> str:
    road = {"kind": "road", "damage": "none", "count": 1, "service": "road", **line}
    raw = {"hazard": "landslide", "incident_date": day, "incident_time": at, "wards": [3, 1]}
    return sita.incidents.register({**raw, "structures": [road]}).number


def _content(sita: Services, first: date, last: date) -> BulletinContent:
    return sita.bulletins.preview(Period.of_days(first, last)).content


def _state(content: BulletinContent, code: str = "road") -> State:
    return next(service.state for service in content.services if service.code == code)


def test_a_road_restored_the_same_day_is_not_interrupted(sita: Services) -> None:
    _blocked(sita, restored_on="2083-08-06")
    content = _content(sita, SIXTH, SIXTH)
    assert _state(content) is State.RESTORED
    road = cells_of(service_table(content.services))[0]
    assert road[:2] == ["Roads", "Restored at 1 place"]
    (place,) = cells_of(places_table(list(content.services[0].lines)))
    assert place[2:5] == ["2083-08-06\N{NO-BREAK SPACE}03:10", "2083-08-06", "?"]
    assert _state(_content(sita, SEVENTH, SEVENTH)) is State.NOT_KNOWN, "the next day nobody said anything"


def test_a_road_blocked_the_day_before_is_still_blocked(sita: Services) -> None:
    _blocked(sita, households_cut_off=40, ward=1)
    _blocked(sita, day="2083-08-05")
    content = _content(sita, SEVENTH, SEVENTH)
    assert content.lines == ()
    road = cells_of(service_table(content.services))[0]
    since = "2083-08-05\N{NO-BREAK SPACE}03:10"
    assert road == ["Roads", "Interrupted at 2 places", "Wards 1 and 3", since, "40*", "–"]
    assert _state(_content(sita, date(2026, 11, 20), date(2026, 11, 20))) is State.NOT_KNOWN


def test_one_place_is_singular_and_restored_later_still_counts_until_then(sita: Services) -> None:
    _blocked(sita, restored_on="2083-08-07", restored_at="08:00")
    assert cells_of(service_table(_content(sita, SIXTH, SIXTH).services))[0][1] == "Interrupted at 1 place"
    assert _state(_content(sita, SEVENTH, SEVENTH)) is State.RESTORED
    until = Period.between(SIXTH, None, SEVENTH, time(8, 0))
    assert sita.bulletins.preview(until).content.services[0].state is State.INTERRUPTED


def test_a_day_without_time_is_read_as_the_incident_is(sita: Services) -> None:
    _blocked(sita, interrupted_on="2083-08-06")
    early = Period.between(FIFTH, time(10), SIXTH, time(4))
    assert sita.bulletins.preview(early).content.services[0].state is State.INTERRUPTED
    before = Period.between(FIFTH, time(10), SIXTH, time(3))
    assert sita.bulletins.preview(before).content.services[0].state is State.NOT_KNOWN


def test_an_answer_without_a_line_does_not_say_whether_it_lasts(sita: Services) -> None:
    raw: dict[str, object] = {"hazard": "flood", "incident_date": "2083-08-06", "wards": [2]}
    sita.incidents.register({**raw, "electricity_interrupted": True, "water_interrupted": False})
    content = _content(sita, SIXTH, SIXTH)
    states = {service.code: service.state for service in content.services}
    assert states == {
        "road": State.NOT_KNOWN,
        "electricity": State.REPORTED,
        "communication": State.NOT_KNOWN,
        "water": State.REGULAR,
    }
    assert [(tile.label, tile.value) for tile in service_tiles(content)] == [
        ("Electricity", "Not known"),
        ("Communication", "Not known"),
        ("Drinking water", "Regular"),
    ]
    electricity = cells_of(service_table(content.services))[1]
    assert electricity[1] == "1 report of an interruption; whether it lasts is not known"


def test_an_empty_day_is_not_regular(sita: Services) -> None:
    assert {service.state for service in _content(sita, SIXTH, SIXTH).services} == {State.NOT_KNOWN}


def test_cancelled_and_removed_do_not_count(sita: Services, office: TestOffice) -> None:
    hari = office.sign_in("hari")
    hari.incidents.cancel(_blocked(sita), reason="गलत सूचना थियो")
    number = _blocked(sita)
    sita.incidents.unlock(number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="गलत सूचना")
    sita.incidents.correct(number, {"structures": [], "road_blocked": False})
    assert _state(_content(sita, SIXTH, SIXTH)) is State.REGULAR
