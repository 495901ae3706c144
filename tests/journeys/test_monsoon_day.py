"""A monsoon day with 40 incidents in nine wards: its bulletin, number by number, against sums made here by hand.

The day is 2083-08-06. Reports come in, are corrected under an unlock, people are found, two reports turn out to be
one, roads open again. The sums below know only what was typed, never what the program made of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.report import services as service_report
from leoc_desktop.features.bulletin.report import tables
from leoc_desktop.features.bulletin.rules import BulletinContent, BulletinOptions
from leoc_desktop.features.bulletin.service import Paper
from leoc_desktop.foundation.nepali_text import show_number
from tests.support.offices import TestOffice
from tests.support.printed import cells_of, text_of

SIXTH = date(2026, 11, 22)
DAY = Period.of_days(SIXTH, SIXTH)
HAZARDS = ("landslide", "flood", "fire", "thunderbolt", "wind_storm")
ENGLISH = dict(zip(HAZARDS, ("Landslide", "Flood", "Fire", "Thunderbolt", "Wind Storm"), strict=True))
SEXES = ("male", "female", "other", "unknown_sex")
FIGURES = ("affected_families", "houses_fully_damaged", "houses_partly_damaged", "livestock_lost")
Raw = dict[str, Any]


def report(number: int) -> Raw:
    """What is typed for one of the forty incidents; every third does not know its families, every fifth its loss."""
    ward = 1 + number % 9
    raw: Raw = {
        "hazard": HAZARDS[number % 5],
        "incident_date": "2083-08-06",
        "incident_time": f"{number % 24:02}:{number:02}",
        "wards": [ward, 1 + (ward + 3) % 9],
        "description": f"घटना क्रम {number}",
    }
    for people, every in (("dead", 4), ("missing", 7), ("injured", 2)):
        if number % 11:
            raw |= {f"{people}_{sex}": 0 for sex in SEXES}
            raw[f"{people}_{SEXES[number % 3]}"] = number % every
    if number % 3:
        raw["affected_families"] = number % 6
    if number % 5:
        raw["estimated_loss"] = 10_000 * number
    raw |= {"houses_fully_damaged": number % 2, "houses_partly_damaged": number % 3}
    if number % 4:
        raw["livestock_lost"] = number % 8
    return raw


@pytest.fixture
def day(office: TestOffice) -> tuple[TestOffice, list[Raw]]:
    """The office after that day, and the forty reports as they stand in the end."""
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    raws = [report(number) for number in range(40)]
    numbers = [detail.number for detail in sita.incidents.register_all(raws)]

    def correct(place: int, changes: Raw) -> None:
        sita.incidents.unlock(
            numbers[place],
            supervisor="hari",
            unlock_key=office.unlock_keys["hari"],
            reason="नयाँ जानकारी आयो",
        )
        sita.incidents.correct(numbers[place], changes)
        raws[place] |= {name: value for name, value in changes.items() if not isinstance(value, list)}

    correct(5, {"dead_female": 3, "affected_families": 12})
    correct(9, {"affected_families": 7, "estimated_loss": 990_000})
    correct(20, {"estimated_loss": None})
    for verified in (1, 2, 3):
        hari.incidents.verify(numbers[verified])
    _find_the_missing(office, numbers[14], raws[14])
    _houses_in_the_other_ward(office, numbers[17], raws[17])
    again = sita.incidents.register({**raws[6], "description": "उही घटना फेरि"}).number
    hari.incident_review.merge(again, into=numbers[6], reason="एउटै घटना दुई पटक")
    _roads(office)
    return office, raws


def _find_the_missing(office: TestOffice, number: str, raw: Raw) -> None:
    """Two women missing in the second ward: one is found alive, one dead."""
    sita = office.sign_in("sita")

    def correct(changes: Raw) -> None:
        key = office.unlock_keys["hari"]
        sita.incidents.unlock(number, supervisor="hari", unlock_key=key, reason="खोजी टोलीको प्रतिवेदन")
        sita.incidents.correct(number, changes)

    missing = {"status": "missing", "sex": "female", "count": 1, "ward": raw["wards"][1]}
    correct({"missing_female": 2, "people": [missing, missing]})
    one, other = sita.incidents.show(number).lines["people"]
    correct({"people": [{**one, "outcome": "found"}, {**other, "outcome": "found_dead"}]})
    raw |= {"missing_female": 0, "dead_female": raw["dead_female"] + 1, "elsewhere": {"dead": 1}}


def _houses_in_the_other_ward(office: TestOffice, number: str, raw: Raw) -> None:
    """Three houses stood in the second ward, two more in the first."""
    sita = office.sign_in("sita")
    sita.incidents.unlock(
        number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="वडाबाट विवरण आयो"
    )
    houses = {"kind": "house", "damage": "full", "owner": "private", "count": 3, "ward": raw["wards"][1]}
    sita.incidents.correct(number, {"houses_fully_damaged": 5, "structures": [houses]})
    raw |= {"houses_fully_damaged": 5, "elsewhere": {"houses_fully_damaged": 3}}


def _roads(office: TestOffice) -> None:
    """Blocked the day before and still; blocked the day before and open since the sixth; both not of this day."""
    sita = office.sign_in("sita")
    for restored in ("", "2083-08-06"):
        road = {"kind": "road", "damage": "none", "count": 1, "service": "road", "restored_on": restored}
        raw = {"hazard": "landslide", "incident_date": "2083-08-05", "incident_time": "22:00", "wards": [4]}
        sita.incidents.register({**raw, "structures": [road]})


def value(raw: Raw, name: str) -> int | None:
    """A figure of one report: a group of people is unknown only when none of its cells is typed."""
    if name in ("dead", "missing", "injured"):
        stated = [raw[f"{name}_{sex}"] for sex in SEXES if raw.get(f"{name}_{sex}") is not None]
        return sum(stated) if stated else None
    found = raw.get(name)
    assert found is None or isinstance(found, int)
    return found


def printed(raws: Iterable[Raw], name: str, *, ward: int | None = None, hazard: str = "") -> str:
    """The cell that must stand in the table."""
    known = unknown = reports = 0
    for raw in raws:
        elsewhere = raw.get("elsewhere", {}).get(name, 0)
        stated = value(raw, name)
        if hazard not in ("", raw["hazard"]):
            continue
        if ward in (None, raw["wards"][0]):
            reports += 1
            unknown += stated is None
            known += (stated or 0) - (elsewhere if ward is not None else 0)
        elif ward == raw["wards"][1]:
            known += elsewhere
    if not known and (unknown == reports):
        return "?" if reports else "–"
    number = f"Rs.\N{NO-BREAK SPACE}{show_number(known)}" if name == "estimated_loss" else show_number(known)
    return number + ("*" if unknown else "")


def _paper(office: TestOffice) -> Paper:
    return office.sign_in("hari").bulletins.issue(DAY, BulletinOptions("en"))


def test_the_wards_add_up_number_by_number(day: tuple[TestOffice, list[Raw]]) -> None:
    office, raws = day
    *wards, total = cells_of(tables.ward_table(_paper(office).content))
    names = ("dead", "missing", "injured", "affected_families", "estimated_loss")
    assert len(wards) == 9
    for ward, cells in enumerate(wards, start=1):
        count = sum(raw["wards"][0] == ward for raw in raws)
        assert cells[:7] == [str(ward), str(count), *(printed(raws, name, ward=ward) for name in names)]
        assert cells[-1] == printed(raws, "livestock_lost", ward=ward)
    assert total[:7] == ["Total", "40", *(printed(raws, name) for name in names)]


def test_the_hazards_add_up_number_by_number(day: tuple[TestOffice, list[Raw]]) -> None:
    office, raws = day
    content = _paper(office).content
    people, losses = cells_of(tables._people_table(content)), cells_of(tables._loss_table(content))
    codes = {ENGLISH[code]: code for code in HAZARDS} | {"Total": ""}
    assert {cells[0] for cells in people} == {cells[0] for cells in losses} == set(codes)
    columns = [
        f"{people}{part}"
        for people in ("dead", "missing", "injured")
        for part in ("_male", "_female", "_other", "_unknown_sex", "")
    ]
    for cells in people:
        hazard = codes[cells[0]]
        assert cells[2:] == [printed(raws, name, hazard=hazard) for name in columns]
    for cells in losses:
        hazard = codes[cells[0]]
        assert cells[1:4] == [printed(raws, name, hazard=hazard) for name in FIGURES[:3]]
        assert cells[6:] == [
            printed(raws, name, hazard=hazard) for name in ("livestock_lost", "estimated_loss")
        ]


def test_each_incident_is_told_and_the_duplicate_is_not(day: tuple[TestOffice, list[Raw]]) -> None:
    office, raws = day
    content: BulletinContent = _paper(office).content
    *rows, total = cells_of(tables.incident_table(content))  # type: ignore[arg-type]
    by_description = {cells[6]: cells for cells in rows}
    assert len(rows) == len(by_description) == 40
    assert content.unverified == 37
    for raw in raws:
        cells = by_description[raw["description"]]
        assert cells[3:6] == [printed([raw], name) for name in ("dead", "missing", "injured")]
    assert total[3:6] == [printed(raws, name) for name in ("dead", "missing", "injured")]


def test_what_nobody_knows_is_never_printed_as_zero(day: tuple[TestOffice, list[Raw]]) -> None:
    office, raws = day
    silent = [raw for raw in raws if value(raw, "dead") is None]
    assert len(silent) == 4
    rows = cells_of(tables.incident_table(_paper(office).content))[:-1]  # type: ignore[arg-type]
    by_description = {cells[6]: cells for cells in rows}
    for raw in silent:
        assert by_description[raw["description"]][3:6] == ["?", "?", "?"]


def test_roads_of_the_day_before(day: tuple[TestOffice, list[Raw]]) -> None:
    roads = cells_of(service_report.service_table(_paper(day[0]).content.services))[0]
    assert roads[1] == "Interrupted at 1 place\nRestored at 1 place"
    assert roads[3] == "2083-08-05\N{NO-BREAK SPACE}22:00"


def test_a_year_later_the_paper_and_its_content_are_the_same(day: tuple[TestOffice, list[Raw]]) -> None:
    office, _raws = day
    paper = _paper(office)
    sita = office.sign_in("sita")
    sita.incidents.register(report(1))
    office.clock.advance(timedelta(days=365))
    hari = office.sign_in("hari")
    again = hari.bulletins.reprint(paper.content.number)
    assert again == paper.pdf
    assert paper.content.number in text_of(again)
    frozen = json.loads(json.dumps(paper.content.as_json()))
    assert frozen["total"]["incidents"] == 40
    assert hari.bulletins.preview(DAY, BulletinOptions("en")).content.total.incidents == 41
