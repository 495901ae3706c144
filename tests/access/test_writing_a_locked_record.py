"""Every way to write a locked record, by services, objects, SQL and the file itself: blocked, or named by the check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import text

from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.record_attacks import FILE, OBJECTS, SERVICES, SQL, Case
from tests.support.store_surgery import key_of, opened_up

COLUMNS = "state, number, dead_male, description, tole, hazard, incident_date, estimated_loss, created_by_no"
THROUGH_THE_PROGRAM = {**SERVICES, **OBJECTS, **SQL}


@dataclass
class Outcome:
    """What became of one attack."""

    number: str
    blocked: bool
    unchanged: bool


@dataclass
class Outcomes:
    """What became of all of them, and whom the check of the log names afterwards."""

    each: dict[str, Outcome]
    named: set[str]


@pytest.fixture(scope="module")
def outcomes(office_template: TestOffice, tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """Each attack gets a locked record of its own in one office; the log is checked once at the end."""
    office = office_template.copy(tmp_path_factory.mktemp("attacked") / "office")
    people = {name: office.sign_in(name) for name in ("sita", "ram", "hari", "gita", "admin")}
    names = [*THROUGH_THE_PROGRAM, *FILE]
    details = people["sita"].incidents.register_all([LANDSLIDE] * (len(names) + 1))
    other = details.pop().number
    numbers = dict(zip(names, (detail.number for detail in details), strict=True))
    each: dict[str, Outcome] = {}
    for name, attack in THROUGH_THE_PROGRAM.items():
        number = numbers[name]
        before = _state(people["sita"], number)
        each[name] = Outcome(
            number, _blocked(attack, Case(office, people, number, before[0], other)), unchanged=False
        )
        each[name].unchanged = _state(people["sita"], number) == before
    key, rows = key_of(people["sita"]), {name: _state(people["sita"], numbers[name])[0] for name in FILE}
    office.close()
    with opened_up(office.folder, key) as connection:
        for name, statement in FILE.items():
            connection.execute(statement.format(row=rows[name]))
            each[name] = Outcome(numbers[name], blocked=False, unchanged=False)
    audit = office.sign_in("hari").audit
    faults = audit.verify().faults
    named = {fault.subject for fault in faults} | {
        audit.entry(fault.seq).subject for fault in faults if fault.seq
    }
    office.close()
    return Outcomes(each, named)


def _blocked(attack: Callable[[Case], object], case: Case) -> bool:
    try:
        attack(case)
    except LeocError:
        return True
    return False


def _state(services: Services, number: str) -> tuple[Any, ...]:
    """The record and its wards as they lie in the database; its row number first."""
    with services.office.store.read() as session:
        row = session.execute(
            text(f"SELECT row_no, {COLUMNS} FROM incident WHERE number = :number"), {"number": number}
        ).one()
        wards = session.execute(
            text("SELECT ward, position FROM incident_ward WHERE incident_no = :row ORDER BY position"),
            {"row": row[0]},
        )
        return (*row, *map(tuple, wards))


def test_there_are_more_than_sixty_ways() -> None:
    assert len(THROUGH_THE_PROGRAM) + len(FILE) > 60


@pytest.mark.parametrize("name", [*SERVICES])
def test_no_service_changes_it(outcomes: Outcomes, name: str) -> None:
    assert (outcomes.each[name].blocked, outcomes.each[name].unchanged) == (True, True)


@pytest.mark.parametrize("name", [*OBJECTS, *SQL])
def test_past_the_services_it_is_blocked_or_named(outcomes: Outcomes, name: str) -> None:
    outcome = outcomes.each[name]
    assert outcome.unchanged or outcome.number in outcomes.named


@pytest.mark.parametrize("name", [*FILE])
def test_past_the_program_it_is_named(outcomes: Outcomes, name: str) -> None:
    assert outcomes.each[name].number in outcomes.named
