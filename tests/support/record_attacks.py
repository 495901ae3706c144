"""Ways to write a locked record: by a service, by its object, by SQL, and in the file with the key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from leoc_desktop.records.incident import Incident, IncidentWard
from leoc_desktop.startup.services import Services
from tests.support.offices import TestOffice
from tests.support.unlocking import REASON


@dataclass
class Case:
    """A locked record of Sita's, and everybody who might write it."""

    office: TestOffice
    people: dict[str, Services]
    number: str
    row: int
    other: str
    """A second locked record, which nobody attacks."""

    def unlock(self, number: str, operator: str = "sita", supervisor: str = "hari") -> None:
        """A true unlock by a supervisor's key."""
        self.people[operator].incidents.unlock(
            number, supervisor=supervisor, unlock_key=self.office.unlock_keys[supervisor], reason=REASON
        )


def _correct(name: str, **more: object) -> Callable[[Case], object]:
    return lambda case: case.people[name].incidents.correct(case.number, {"dead_male": 7}, **more)


def _with_grant_for_another_record(case: Case) -> None:
    case.unlock(case.other)
    case.people["sita"].incidents.correct(case.number, {"dead_male": 7})


def _with_grant_of_another_operator(case: Case) -> None:
    case.unlock(case.number, operator="ram")
    case.people["sita"].incidents.correct(case.number, {"dead_male": 7})


def _with_a_key_of_another_supervisor(case: Case) -> None:
    case.people["sita"].incidents.unlock(
        case.number, supervisor="maya", unlock_key=case.office.unlock_keys["hari"], reason=REASON
    )


SERVICES: dict[str, Callable[[Case], object]] = {
    "correct without a grant": _correct("sita"),
    "correct with the right version": _correct("sita", version=1),
    "correct as another operator": _correct("ram"),
    "correct as a supervisor": _correct("hari"),
    "correct as a viewer": _correct("gita"),
    "correct as an administrator": _correct("admin"),
    "correct under a grant for another record": _with_grant_for_another_record,
    "correct under a grant of another operator": _with_grant_of_another_operator,
    "unlock with another supervisor's key": _with_a_key_of_another_supervisor,
    "unlock without a reason": lambda case: case.people["sita"].incidents.unlock(
        case.number, supervisor="hari", unlock_key=case.office.unlock_keys["hari"], reason=""
    ),
    "unlock for oneself": lambda case: case.people["hari"].incidents.unlock(
        case.number, supervisor="hari", unlock_key=case.office.unlock_keys["hari"], reason=REASON
    ),
    "submit once more": lambda case: case.people["sita"].incidents.submit(case.number),
    "verify as its operator": lambda case: case.people["sita"].incidents.verify(case.number),
    "approve before it is verified": lambda case: case.people["hari"].incidents.approve(case.number),
    "return as its operator": lambda case: case.people["sita"].incidents.return_to_operator(
        case.number, reason=REASON
    ),
    "cancel as its operator": lambda case: case.people["sita"].incidents.cancel(case.number, reason=REASON),
}


def _object(change: Callable[[Any], None], name: str = "sita") -> Callable[[Case], object]:
    """Change the mapped object in a transaction of the program's own store, past the service."""

    def attack(case: Case) -> None:
        services = case.people[name]
        with services.office.store.write(services.login, "incident.correct") as work:
            change(work.session.get_one(Incident, case.row))

    return attack


def _add(make: Callable[[Case], object]) -> Callable[[Case], object]:
    def attack(case: Case) -> None:
        services = case.people["sita"]
        with services.office.store.write(services.login, "incident.correct") as work:
            work.session.merge(make(case))

    return attack


def _delete(case: Case) -> None:
    services = case.people["sita"]
    with services.office.store.write(services.login, "incident.correct") as work:
        work.session.delete(work.session.get_one(Incident, case.row))


def _set(**values: object) -> Callable[[Any], None]:
    def change(incident: Any) -> None:
        for name, value in values.items():
            setattr(incident, name, value)

    return change


def _drop_a_ward(incident: Any) -> None:
    incident.ward_rows = incident.ward_rows[:1]


OBJECTS: dict[str, Callable[[Case], object]] = {
    "set a count": _object(_set(dead_male=7)),
    "set a count as a supervisor": _object(_set(dead_male=7), "hari"),
    "set a text": _object(_set(description="अर्कै")),
    "set a text to nothing": _object(_set(description="")),
    "set an amount": _object(_set(estimated_loss=1)),
    "set the hazard": _object(_set(hazard="fire")),
    "set the number": _object(_set(number="LEOC/2083-84/9999")),
    "set its operator": _object(_set(created_by_no=1)),
    "make it a draft again": _object(_set(state="draft")),
    "approve it at once": _object(_set(state="approved")),
    "verify it in one's own transaction": _object(_set(state="verified")),
    "return it and change it together": _object(_set(state="returned", dead_male=7)),
    "cancel it and change it together": _object(_set(state="cancelled", dead_male=7)),
    "take a ward away": _object(_drop_a_ward),
    "add a ward": _add(lambda case: IncidentWard(incident_no=case.row, ward=9, position=5)),
    "move a ward to the front": _add(lambda case: IncidentWard(incident_no=case.row, ward=1, position=-1)),
    "delete it": _delete,
}


def _sql(*statements: str, name: str = "sita") -> Callable[[Case], object]:
    """Statements in a transaction of the program's own store."""

    def attack(case: Case) -> None:
        services = case.people[name]
        with services.office.store.write(services.login, "incident.correct") as work:
            for statement in statements:
                work.session.execute(text(statement.format(row=case.row, number=case.number)))

    return attack


_COPY = "SELECT * FROM incident WHERE row_no = {row}"
_CHANGED = "UPDATE incident SET dead_male = 7 WHERE row_no = {row}"
SQL: dict[str, Callable[[Case], object]] = {
    "UPDATE": _sql(_CHANGED),
    "UPDATE by number": _sql("UPDATE incident SET tole = 'x' WHERE number = '{number}'"),
    "UPDATE OR REPLACE": _sql("UPDATE OR REPLACE incident SET dead_male = 7 WHERE row_no = {row}"),
    "UPDATE OR IGNORE": _sql("UPDATE OR IGNORE incident SET dead_male = 7 WHERE row_no = {row}"),
    "UPDATE of the key": _sql("UPDATE incident SET row_no = row_no + 900000 WHERE row_no = {row}"),
    "UPDATE of the id": _sql("UPDATE incident SET id = randomblob(16) WHERE row_no = {row}"),
    "UPDATE FROM": _sql(
        "UPDATE incident SET dead_male = other.n FROM (SELECT 7 AS n) AS other WHERE row_no = {row}"
    ),
    "DELETE": _sql("DELETE FROM incident WHERE row_no = {row}"),
    "INSERT OR REPLACE": _sql(f"INSERT OR REPLACE INTO incident {_COPY}"),
    "REPLACE": _sql(f"REPLACE INTO incident {_COPY}"),
    "UPSERT": _sql(f"INSERT INTO incident {_COPY} ON CONFLICT (row_no) DO UPDATE SET dead_male = 7"),
    "UPSERT on the number": _sql(
        f"INSERT INTO incident {_COPY} ON CONFLICT (number) DO UPDATE SET dead_male = 7"
    ),
    "DELETE of a ward": _sql("DELETE FROM incident_ward WHERE incident_no = {row}"),
    "UPDATE of a ward": _sql("UPDATE incident_ward SET ward = 9 WHERE incident_no = {row} AND position = 0"),
    "INSERT of a ward": _sql("INSERT INTO incident_ward (incident_no, ward, position) VALUES ({row}, 8, 7)"),
    "REPLACE of a ward": _sql(
        "REPLACE INTO incident_ward (incident_no, ward, position) VALUES ({row}, 3, 9)"
    ),
    "a grant of one's own making": _sql(
        "INSERT INTO unlock_grant SELECT * FROM unlock_grant LIMIT 1", _CHANGED
    ),
    "a closed grant moved here": _sql(
        "UPDATE unlock_grant SET closed_at = NULL, record_no = {row}", _CHANGED
    ),
    "DROP TRIGGER": _sql("DROP TRIGGER incident_locked", _CHANGED),
    "a trigger of one's own": _sql(
        "CREATE TRIGGER mine AFTER INSERT ON form_draft BEGIN UPDATE incident SET dead_male = 7; END",
        _CHANGED,
    ),
    "PRAGMA recursive_triggers": _sql("PRAGMA recursive_triggers = OFF", f"REPLACE INTO incident {_COPY}"),
    "PRAGMA writable_schema": _sql(
        "PRAGMA writable_schema = ON", "DELETE FROM sqlite_master WHERE name = 'incident_locked'", _CHANGED
    ),
    "ALTER TABLE": _sql("ALTER TABLE incident RENAME TO former"),
    "DROP TABLE": _sql("DROP TABLE incident_ward"),
    "ATTACH": _sql("ATTACH DATABASE ':memory:' AS beside", _CHANGED),
    "the log rewritten": _sql("UPDATE audit_row SET body = '{{}}'"),
    "the log cut": _sql("DELETE FROM audit_row"),
}
FILE: dict[str, str] = {
    "file: a count": _CHANGED,
    "file: a count to not known": "UPDATE incident SET dead_male = NULL WHERE row_no = {row}",
    "file: a text": "UPDATE incident SET description = 'अर्कै' WHERE row_no = {row}",
    "file: an amount": "UPDATE incident SET estimated_loss = 0 WHERE row_no = {row}",
    "file: the date": "UPDATE incident SET incident_date = '2026-11-01' WHERE row_no = {row}",
    "file: the hazard": "UPDATE incident SET hazard = 'fire' WHERE row_no = {row}",
    "file: the state": "UPDATE incident SET state = 'approved' WHERE row_no = {row}",
    "file: who approved": "UPDATE incident SET approved_by_no = 5 WHERE row_no = {row}",
    "file: its operator": "UPDATE incident SET created_by_no = 1 WHERE row_no = {row}",
    "file: the version": "UPDATE incident SET version = 9 WHERE row_no = {row}",
    "file: made a draft": "UPDATE incident SET state = 'draft' WHERE row_no = {row}",
    "file: a ward less": "DELETE FROM incident_ward WHERE incident_no = {row} AND position = 1",
    "file: a ward more": "INSERT INTO incident_ward (incident_no, ward, position) VALUES ({row}, 8, 7)",
    "file: another ward": "UPDATE incident_ward SET ward = 9 WHERE incident_no = {row} AND position = 0",
    "file: the wards in another order": "UPDATE incident_ward SET position = 1 - position WHERE incident_no = {row}",
    "file: REPLACE": "REPLACE INTO incident_ward (incident_no, ward, position) VALUES ({row}, 3, 5)",
    "file: another id": "UPDATE incident SET id = randomblob(16) WHERE row_no = {row}",
}
