"""The audit page: rows in words of the office, what each changed, and whether the log is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import inspect

from leoc_desktop.access.audit_trail import Fault, Verdict
from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.features.audit.page import AuditPage
from leoc_desktop.features.audit.rules import ACTIONS
from leoc_desktop.features.audit.table_model.kinds import KINDS
from leoc_desktop.features.audit.table_model.labels import LABELS, TECHNICAL
from leoc_desktop.foundation import translation
from leoc_desktop.foundation.errors import WrongSecret
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.startup.pages import CATALOGUE
from leoc_desktop.startup.services import Services
from leoc_desktop.storage.base_record import Base, Record
from leoc_desktop.ui_kit.page import Tone
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame

PROGRAM = Path(__file__).parents[3] / "leoc_desktop"


def _corrected_incident(office: TestOffice) -> str:
    """An incident that was registered, unlocked, corrected and verified."""
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    number = sita.incidents.register(LANDSLIDE).number
    sita.incidents.unlock(
        number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="मृतक संख्या गलत"
    )
    sita.incidents.correct(number, {"dead_male": 2, "estimated_loss": None, "wards": [3]})
    hari.incidents.verify(number)
    return number


def _shown(office: TestOffice, frame: PageFrame, name: str = "hari") -> AuditPage:
    return _shown_to(office.sign_in(name), frame)


def _shown_to(services: Services, frame: PageFrame) -> AuditPage:
    memory = UserSettings(services.office.store, services.login)
    page = AuditPage(frame.context, services.audit, memory, CATALOGUE)
    frame.show(page)
    return page


def _cells(page: AuditPage, place: int) -> list[str]:
    return [page.list.model.index(place, column).data() for column in range(page.list.model.columnCount())]


def _choose(page: AuditPage, what: str) -> None:
    place = next(place for place in range(page.list.model.rowCount()) if _cells(page, place)[3] == what)
    page.list.table.selectRow(place)


def _changes(page: AuditPage) -> dict[str, tuple[str, str]]:
    model = page.detail.changes
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    return {label: (before, after) for label, before, after in rows}


def test_rows_are_told_in_words_of_the_office(office: TestOffice, frame: PageFrame) -> None:
    number = _corrected_incident(office)
    page = _shown(office, frame)
    told = {tuple(_cells(page, place)[2:]) for place in range(page.list.model.rowCount())}
    assert ("sita", "Registered an incident", number, "") in told
    assert ("sita", "Unlocked an incident for one correction", number, "मृतक संख्या गलत") in told
    assert ("sita", "Corrected an incident", number, "मृतक संख्या गलत") in told
    assert ("hari", "Verified an incident", number, "") in told
    assert ("hari", "Signed in", "hari", "") in told
    assert _cells(page, 0)[1] == "2083-08-07 09:00"


def test_a_wrong_unlock_key_is_told_with_the_supervisor_it_was_tried_for(
    office: TestOffice, frame: PageFrame
) -> None:
    sita = office.sign_in("sita")
    number = sita.incidents.register(LANDSLIDE).number
    with pytest.raises(WrongSecret):
        sita.incidents.unlock(
            number, supervisor="maya", unlock_key=office.unlock_keys["hari"], reason="मृतक संख्या गलत"
        )
    page = _shown(office, frame)
    _choose(page, "The unlock key was wrong")
    assert _cells(page, page.list.table.currentIndex().row())[2:] == [
        "sita",
        "The unlock key was wrong",
        "maya",
        "",
    ]


def test_a_correction_is_told_field_by_field_in_the_labels_of_the_form(
    office: TestOffice, frame: PageFrame
) -> None:
    _corrected_incident(office)
    page = _shown(office, frame)
    _choose(page, "Corrected an incident")
    if "Dead: male" not in _changes(page):  # the same step also closed the grant, in a row of its own
        page.list.table.selectRow(page.list.table.currentIndex().row() + 1)
    changes = _changes(page)
    assert changes["Dead: male"] == ("1", "2")
    assert changes["Wards"] == ("3, 1", "3")
    assert changes["Estimated loss (Rs.)"] == ("Rs. 12,50,000", "Not known")
    assert not set(changes) & TECHNICAL


def test_a_new_record_has_nothing_before_and_speaks_the_readers_language(
    office: TestOffice, frame: PageFrame
) -> None:
    _corrected_incident(office)
    page = _shown(office, frame)
    _choose(page, "Registered an incident")
    translation.choose(translation.Language("en", nepali_digits=True))
    page.retranslate()
    changes = _changes(page)
    assert changes["Date of incident (B.S.)"] == ("", "२०८३-०८-०६")
    assert changes["Time"] == ("", "०३:१०")
    assert changes["Hazard"] == ("", "Landslide")
    assert changes["Road blocked"] == ("", "Yes")
    assert changes["Missing: male"] == ("", "Not known")
    assert changes["State"] == ("", "Submitted")


def test_the_log_is_checked_and_found_whole(office: TestOffice, frame: PageFrame) -> None:
    services = office.sign_in("admin")
    page = _shown_to(services, frame)
    page.checks.check_button.click()
    assert not page.checks.check_button.isEnabled()
    frame.wait()
    verdict = services.audit.verify()
    assert page.checks.verdict.text.startswith(
        f"The log is whole: {verdict.rows} rows, code {verdict.head_code}."
    )
    assert page.checks.verdict.property("tone") == Tone.OK
    assert page.checks.check_button.isEnabled()


def test_faults_are_listed_with_their_rows(office: TestOffice, frame: PageFrame) -> None:
    page = _shown(office, frame)
    faults = tuple(Fault(seq, "The content of this row was changed.") for seq in range(3, 13))
    page.checks.show_verdict(Verdict(20, "ABCDEFGH", faults, office.clock.now()))
    lines = page.checks.verdict.text.splitlines()
    assert lines[:2] == ["The log was tampered with:", "Row 3: The content of this row was changed."]
    assert lines[-1] == "and 2 more"
    assert page.checks.verdict.property("tone") == Tone.DANGER


def test_opening_a_row_goes_to_what_it_changed(office: TestOffice, frame: PageFrame) -> None:
    page = _shown(office, frame)
    page.activateWindow()
    page.list.table.opened.emit(page.list.model.id_at(0))
    assert page.focusWidget() is page.detail.table


_FILED = ("incident", "log_entry", "advisory", "situation_report", "rapid_assessment")
"""Kinds of record that files are attached to: their actions are named by ``domain/record_files.py``."""


def test_every_action_of_the_program_has_its_sentence() -> None:
    written = re.compile(r"\.write\(\s*[\w.()]+,\s*(.+?)\s*(?:,\s*note=.*?)?\) as work", re.DOTALL)
    named = {
        action
        for path in PROGRAM.rglob("*.py")
        for call in written.findall(path.read_text(encoding="utf-8"))
        for action in re.findall(r'"([a-z_]+\.[a-z_]+)"', call)
    }
    named |= {f"{kind}.{deed}" for kind in _FILED for deed in ("attach", "detach", "copy_file")}
    named.discard("log_entry.detach")  # the event log gives no file away
    unaudited = {action for action in named if action.startswith(("draft.", "search.", "setting."))}
    assert len(named) > 20
    assert (named | {"clock.step"}) - unaudited == set(ACTIONS)


def _logged_records() -> list[type[Record]]:
    assert SCHEMA.metadata is Base.metadata  # importing the schema is what brings every record in
    records = [mapper.class_ for mapper in Base.registry.mappers]
    logged = [record for record in records if issubclass(record, Record) and record.audited]
    return sorted(logged, key=lambda record: record.__name__)


@pytest.mark.parametrize("record", _logged_records())
def test_every_logged_column_is_labelled_or_known_to_be_technical(record: type[Record]) -> None:
    fields = {field.name for field in CATALOGUE.get(record.__tablename__, ())}
    columns = {column.key for column in inspect(record).column_attrs} - record.not_in_audit
    assert columns <= fields | set(LABELS) | TECHNICAL


def test_every_kind_of_record_that_is_logged_has_a_name() -> None:
    assert {record.__tablename__ for record in _logged_records()} <= set(KINDS)
