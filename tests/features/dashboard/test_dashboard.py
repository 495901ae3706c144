"""The dashboard's figures against sums made here from the very things that were typed."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

import pytest

from leoc_desktop.access.roles import Role
from leoc_desktop.domain.incident_figures import Figures, figures_of, summed
from leoc_desktop.domain.incident_selection import COUNTED, Selection
from leoc_desktop.domain.incident_sums import sums_by
from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.features.dashboard.queries import SHOWN, Overview
from leoc_desktop.features.dashboard.rules import Days, backup_is_due
from leoc_desktop.foundation.clock import NEPAL
from leoc_desktop.foundation.errors import PermissionDenied
from leoc_desktop.foundation.nepali_calendar import BsDate, is_provisional, to_ad, to_bs, year_not_settled
from leoc_desktop.foundation.spans import Stretch
from leoc_desktop.records.incident import Incident, IncidentWard
from leoc_desktop.startup.services import Services
from tests.support.offices import TestOffice

TODAY = date(2026, 11, 23)  # 2083-08-07
HAZARDS = ("flood", "landslide", "fire", "snake_bite")
COUNTS = ("affected_families", "houses_fully_damaged", "houses_partly_damaged")
CELLS = tuple(f"{people}_{sex}" for people in ("dead", "missing", "injured") for sex in ("male", "female"))


def overview_of(services: Services) -> Overview:
    return services.dashboard.overview()


def typed(seed: int, number: int) -> list[dict[str, object]]:
    """Incidents of the last 40 days; every count is typed, zero, or left empty for not known."""
    chance = random.Random(seed)
    made = []
    for _incident in range(number):
        day = TODAY - timedelta(days=chance.choice([0, 0, 1, 2, 5, 6, 7, 9, 10, 25, 40]))
        counts = {name: chance.choice([None, 0, 1, 7]) for name in (*COUNTS, *CELLS)}
        wards = chance.sample(range(1, 10), chance.randint(1, 3))
        made.append(
            {
                "hazard": chance.choice(HAZARDS),
                "incident_date": to_bs(day).iso(),
                "wards": wards,
                **{name: value for name, value in counts.items() if value is not None},
            }
        )
    return made


def day_of(raw: dict[str, object]) -> date:
    year, month, day = (int(part) for part in str(raw["incident_date"]).split("-"))
    return to_ad(BsDate(year, month, day))


def total(raws: list[dict[str, object]], *cells: str) -> Total:
    """The sum by hand: a report without any of ``cells`` is one that did not say."""
    stated = [raw for raw in raws if any(cell in raw for cell in cells)]
    known = sum(int(str(raw.get(cell, 0))) for raw in raws for cell in cells)
    return Total(known, len(raws) - len(stated), len(raws))


def test_every_figure_is_what_was_typed(office: TestOffice) -> None:
    raws = typed(5, 40)
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    registered = sita.incidents.register_all(raws)
    sita.incidents.register({**raws[0], "incident_date": "2083-08-07"}, draft=True)
    for place in (0, 3, 4):
        hari.incidents.verify(registered[place].number)
    hari.incidents.cancel(registered[7].number, reason="दोहोरो दर्ता")
    hari.incidents.return_to_operator(registered[9].number, reason="मिति मिलेन")
    counted = [raw for place, raw in enumerate(raws) if place not in {7, 9}]
    month = [raw for raw in counted if str(raw["incident_date"]).startswith("2083-08-")]

    seen = overview_of(sita)
    for day in seen.days.trend:
        assert seen.on(day) == sum(day_of(raw) == day for raw in counted)
    assert seen.total.incidents == len(month)
    assert {code: figures.incidents for code, figures in seen.by_hazard.items()} == {
        code: number for code in HAZARDS if (number := sum(raw["hazard"] == code for raw in month))
    }
    for name in COUNTS:
        assert seen.total.total(name) == total(month, name)
    for people in ("dead", "missing", "injured"):
        assert seen.total.total(people) == total(month, f"{people}_male", f"{people}_female")
    assert seen.waiting == len(counted) - 3
    assert [row.incident_date for row in seen.latest] == sorted(map(day_of, month), reverse=True)[:8]


def test_the_database_adds_up_as_papers_do(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    sita.incidents.register_all(typed(11, 30))
    with office.sign_in("hari").office.store.read() as session:
        incidents = session.query(Incident).all()
        for key, value_of in (
            (Incident.hazard, lambda incident: incident.hazard),
            (IncidentWard.ward, lambda incident: incident.wards[0]),
        ):
            made = sums_by(session, key, Selection(), SHOWN)
            expected: dict[object, list[Incident]] = {}
            for incident in incidents:
                expected.setdefault(value_of(incident), []).append(incident)
            assert made.keys() == expected.keys()
            for group, of_group in expected.items():
                whole = summed(figures_of(incident) for incident in of_group)
                assert made[group].incidents == whole.incidents
                for name in SHOWN:
                    assert made[group].total(name) == whole.total(name), (group, name)


def test_what_nobody_stated_is_not_zero(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    assert overview_of(sita).total == Figures()
    sita.incidents.register({"hazard": "fire", "incident_date": "2083-08-07", "wards": [2]})
    month = overview_of(sita).total
    assert month.dead == Total(0, 1, 1)
    assert month.dead.nothing_known


def test_days_are_those_of_nepal_and_of_the_bs_month(office: TestOffice) -> None:
    seen = overview_of(office.sign_in("sita"))
    assert (seen.choice.stretch.first_day, seen.choice.stretch.last_day) == (date(2026, 11, 17), TODAY)
    days = seen.days
    assert days.yesterday == date(2026, 11, 22)
    assert (days.trend[0], days.trend[-1], len(days.trend)) == (date(2026, 11, 14), TODAY, 10)
    past = Days.of(TODAY, Stretch(date(2026, 8, 1), date(2026, 8, 20)))
    assert past.trend[-1] == date(2026, 8, 20)


def test_the_day_changes_at_midnight_in_nepal(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    office.clock.set(datetime(2026, 11, 23, 23, 59, tzinfo=NEPAL))
    assert overview_of(sita).days.today == TODAY
    office.clock.set(datetime(2026, 11, 24, 0, 1, tzinfo=NEPAL))
    assert overview_of(sita).days.today == date(2026, 11, 24)


def test_a_provisional_year_is_pointed_out_from_falgun_on() -> None:
    settled = next(year for year in range(2080, 2100) if is_provisional(year + 1))
    assert not is_provisional(settled)
    assert year_not_settled(to_ad(BsDate(settled, 10, 29))) is None
    assert year_not_settled(to_ad(BsDate(settled, 11, 1))) == settled + 1
    assert year_not_settled(to_ad(BsDate(settled + 1, 1, 1))) == settled + 1


def test_only_those_who_make_backups_hear_of_their_age(office: TestOffice) -> None:
    hari = office.sign_in("hari")
    assert not overview_of(hari).tells_backup
    office.sign_in("admin").users.change_roles("maya", {Role.SUPERVISOR, Role.ADMINISTRATOR})
    maya = overview_of(office.sign_in("maya"))
    assert maya.tells_backup
    assert maya.last_backup is None
    assert backup_is_due(None, maya.now)
    assert not backup_is_due(maya.now - timedelta(hours=23), maya.now)
    assert backup_is_due(maya.now - timedelta(hours=25), maya.now)


def test_an_administrator_alone_sees_no_figures(office: TestOffice) -> None:
    with pytest.raises(PermissionDenied):
        overview_of(office.sign_in("admin"))


def test_returned_and_cancelled_incidents_do_not_count() -> None:
    assert set(COUNTED) == {"submitted", "verified", "approved"}
