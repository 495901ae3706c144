"""Lines of losses under incidents: typed, locked, corrected, logged, and in step with the figures."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from leoc_desktop.access.audit_trail import verify_log
from leoc_desktop.foundation.errors import RecordLocked, StaleVersion, ValidationFailed
from leoc_desktop.startup.services import Services
from leoc_desktop.storage.encrypted_engine import WRITING
from tests.support.offices import LANDSLIDE, TestOffice

NAMED = {"ward": 3, "status": "dead", "name": "राम बहादुर सिंह", "age": "६७", "sex": "male", "poor": True}
LINES: dict[str, Any] = {
    "people": [NAMED, {"ward": 1, "status": "missing", "sex": "महिला", "count": 2}],
    "families": [{"status": "displaced", "count": 4, "people": 21, "shelter": "school"}],
    "structures": [
        {"kind": "house", "damage": "full", "owner": "private", "loss": 800000},
        {
            "kind": "road",
            "damage": "partial",
            "length": 120,
            "service": "road",
            "interrupted_on": "2083-08-06",
            "interrupted_at": "04:30",
        },
    ],
    "livestock": [
        {"kind": "goat", "status": "lost", "count": 6, "loss": 90000},
        {"kind": "chicken", "status": "lost", "count": 40},
    ],
    "crops": [{"crop": "paddy", "status": "destroyed", "quantity": "२.५", "unit": "ropani", "ward": 1}],
    "money": [{"sector": "household_goods", "loss": "1,50,000"}],
}


@pytest.fixture
def sita(office: TestOffice) -> Services:
    """An operator."""
    return office.sign_in("sita")


@pytest.fixture
def hari(office: TestOffice) -> Services:
    """A supervisor."""
    return office.sign_in("hari")


def unlocked(office: TestOffice, sita: Services, number: str) -> None:
    sita.incidents.unlock(
        number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="विवरण थपियो"
    )


def problems_of(sita: Services, **lines: object) -> set[str]:
    with pytest.raises(ValidationFailed) as failed:
        sita.incidents.register({**LANDSLIDE, **lines})
    return {problem.field for problem in failed.value.problems}


def test_lines_come_back_as_they_were_typed_and_settle_the_figures(sita: Services) -> None:
    made = sita.incidents.register({**LANDSLIDE, "estimated_loss": "", **LINES})
    shown = sita.incidents.show(made.number)
    first, missing = shown.lines["people"]
    assert (first["name"], first["count"], first["age_group"]) == ("राम बहादुर सिंह", 1, "65+")
    assert (missing["ward"], missing["sex"], missing["count"]) == (1, "female", 2)
    assert shown.lines["families"][0]["ward"] == LANDSLIDE["wards"][0]  # type: ignore[index]
    assert shown.lines["crops"][0]["quantity"] == 2.5
    values = shown.values
    assert (values["dead_male"], values["missing_female"], values["missing_male"]) == (1, 2, None)
    assert (values["affected_families"], values["livestock_lost"]) == (4, 6)
    assert values["estimated_loss"] == (800000 + 90000 + 150000) * 100
    assert values["road_blocked"] is True


def test_details_are_filled_in_under_the_first_report(office: TestOffice, sita: Services) -> None:
    night = {**LANDSLIDE, "dead_male": "", "dead_unknown_sex": 5, "affected_families": 12}
    number = sita.incidents.register(night).number
    unlocked(office, sita, number)
    corrected = sita.incidents.correct(
        number, {"people": [NAMED], "families": [{"status": "affected", "count": 3}]}
    )
    values = corrected.values
    assert (values["dead_male"], values["dead_unknown_sex"], values["affected_families"]) == (1, 4, 12)
    assert corrected.lines["people"][0]["name"] == NAMED["name"]


def test_locked_lines_do_not_change(office: TestOffice, sita: Services) -> None:
    number = sita.incidents.register({**LANDSLIDE, **LINES}).number
    with pytest.raises(RecordLocked):
        sita.incidents.correct(number, {"people": []})
    store = sita.office.store
    columns = "id, incident_no, position, removed, ward, sector, remarks, created_at, updated_at, version"
    statements = [
        "UPDATE person_loss SET ward = 2",
        "UPDATE structure_loss SET removed = 1",
        "UPDATE family_loss SET incident_no = 99",
        "DELETE FROM crop_loss",
        f"INSERT INTO money_loss ({columns}) SELECT x'00', {columns[4:]} FROM money_loss",
    ]
    for statement in statements:
        with (
            store.engine.engine.execution_options(**{WRITING: True}).connect() as connection,
            pytest.raises(DBAPIError, match=r"leoc:(locked|kept|moved)"),
        ):
            connection.exec_driver_sql(statement)


def test_a_correction_keeps_changes_and_removes_lines_in_the_log(
    office: TestOffice, sita: Services, hari: Services
) -> None:
    number = sita.incidents.register({**LANDSLIDE, "dead_male": "", **LINES}).number
    shown = sita.incidents.show(number)
    unlocked(office, sita, number)
    kept = [{**shown.lines["people"][1], "count": 3}]
    corrected = sita.incidents.correct(number, {"people": kept}, version=shown.version)
    assert [line["count"] for line in corrected.lines["people"]] == [3]
    assert (corrected.values["dead_male"], corrected.values["missing_female"]) == (None, 3)
    with pytest.raises(StaleVersion):
        sita.incidents.correct(number, {"people": []}, version=shown.version)
    told = {(change.kind, change.verb) for change in sita.incidents.history(number)[-1].lines}
    assert told == {("people", "removed"), ("people", "changed")}
    with hari.office.store.read() as session:
        assert not verify_log(session, office.clock.now()).faults


def test_what_cannot_be_true_is_refused_cell_by_cell(sita: Services) -> None:
    assert problems_of(sita, people=[NAMED, {"status": "dead", "name": "सीता", "count": 2}]) == {
        "people[1].count"
    }
    assert problems_of(sita, people=[{"status": "dead", "ward": 7}]) == {"people[0].ward"}
    assert problems_of(sita, people=[{"status": "injured", "outcome": "found"}]) == {"people[0].outcome"}
    assert problems_of(sita, families=[{"head": "राम"}]) == {"families[0].status"}
    assert problems_of(sita, structures=[{"kind": "road", "damage": "none"}]) == {"structures[0].service"}
    cut = {"kind": "road", "damage": "none", "service": "road"}
    turned = {**cut, "interrupted_on": "2083-08-05", "restored_on": "2083-08-04"}
    assert problems_of(sita, structures=[turned]) == {"structures[0].restored_on"}
    assert problems_of(sita, money=[{"sector": "other"}]) == {"money[0].loss"}
    assert problems_of(sita, dead_male=0, people=[NAMED]) == {"dead_male"}
    assert problems_of(sita, people=["राम"]) == {"people"}
    assert problems_of(sita, hazard="", people=[{"ward": 99}]) >= {"hazard", "people[0].ward"}
    assert sita.incidents.listed() == []


def test_a_ward_with_lines_stays_named(office: TestOffice, sita: Services) -> None:
    draft = sita.incidents.register({**LANDSLIDE, **LINES}, draft=True)
    with pytest.raises(ValidationFailed, match="ward 1"):
        sita.incidents.correct(draft.id, {"wards": [3]})
    moved = [{**line, "ward": 3} for line in draft.lines["people"]]
    crops = [{**line, "ward": 3} for line in draft.lines["crops"]]
    assert sita.incidents.correct(draft.id, {"wards": [3], "people": moved, "crops": crops}).values[
        "wards"
    ] == (3,)
