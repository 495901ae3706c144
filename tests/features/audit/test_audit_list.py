"""The audit page in use: filters, search, export, a check that is stopped, a code read off a bulletin."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from leoc_desktop.access import audit_trail
from leoc_desktop.access.crockford import encode
from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.features.audit.page import AuditPage
from leoc_desktop.features.audit.page.check_bar import in_words
from leoc_desktop.features.audit.queries import AuditFilter
from leoc_desktop.features.audit.rules import COLUMNS
from leoc_desktop.features.incidents.fields import CATALOGUE
from leoc_desktop.foundation.errors import NotFound, PasswordNeeded, PermissionDenied
from leoc_desktop.foundation.spans import Stretch
from leoc_desktop.startup.services import Services
from leoc_desktop.ui_kit.page import Tone
from tests.support.excel_file import cells_of, has_formulas
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.page_frame import PageFrame

FORMULA = '=HYPERLINK("http://x","y")'


@pytest.fixture
def hari(office: TestOffice) -> Services:
    sita = office.sign_in("sita")
    sita.incidents.register(LANDSLIDE)
    sita.incidents.register({**LANDSLIDE, "description": FORMULA})
    office.sign_in("ram").incidents.register({**LANDSLIDE, "hazard": "fire"})
    return office.sign_in("hari")


@pytest.fixture
def page(hari: Services, frame: PageFrame) -> AuditPage:
    made = AuditPage(frame.context, hari.audit, UserSettings(hari.office.store, hari.login), CATALOGUE)
    frame.show(made)
    return made


def _choose(page: AuditPage, frame: PageFrame, box: QComboBox, text: str) -> None:
    """By keyboard: letters choose, Enter takes."""
    place = box.findText(text)
    assert place > 0
    box.setCurrentIndex(place)
    box.activated.emit(place)
    frame.wait()


def _told(page: AuditPage, column: int) -> set[str]:
    model = page.list.model
    return {model.index(place, column).data() for place in range(model.rowCount())}


def test_rows_are_narrowed_by_person_action_kind_and_period(page: AuditPage, frame: PageFrame) -> None:
    everything = page.list.model.rowCount()
    _choose(page, frame, page.list.actor, "ram")
    assert _told(page, 2) == {"ram"}
    _choose(page, frame, page.list.action, "Registered an incident")
    assert (_told(page, 3), page.list.model.rowCount()) == ({"Registered an incident"}, 1)
    page.list.clear.click()
    frame.wait()
    assert page.list.model.rowCount() == everything
    _choose(page, frame, page.list.kind, "Users")
    assert page.list.model.rowCount() < everything
    page.list.clear.click()
    page.list.period.let_through_stretch(Stretch(None, page._today() - timedelta(days=1)))
    page.list.load()
    frame.wait()
    assert "Registered an incident" not in _told(page, 3)
    assert "Added a user" in _told(page, 3)


def test_words_find_rows_and_the_chosen_row_is_told_below(
    page: AuditPage, frame: PageFrame, qtbot: QtBot
) -> None:
    page.activateWindow()
    page.list.search.start()
    qtbot.keyClicks(page.list.search, "0003")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    frame.wait()
    assert _told(page, 2) == {"ram"}
    qtbot.keyClick(page.list.table, Qt.Key.Key_Home)
    assert page.detail.changes.rowCount() > 5


def test_a_chosen_filter_survives_a_change_of_language(page: AuditPage, frame: PageFrame) -> None:
    _choose(page, frame, page.list.actor, "sita")
    page.retranslate()
    page.load()
    frame.wait()
    assert _told(page, 2) == {"sita"}


def test_what_is_listed_is_exported_and_no_cell_is_a_formula(
    page: AuditPage, frame: PageFrame, hari: Services, tmp_path: Path
) -> None:
    _choose(page, frame, page.list.actor, "sita")
    listed = page.list.model.rowCount()
    for name in ("log.xlsx", "log.csv"):
        page.export(tmp_path / name)
        frame.wait()
    book = (tmp_path / "log.xlsx").read_bytes()
    rows = cells_of(book)
    assert rows[0] == list(COLUMNS)
    assert len(rows) == listed + 1
    assert {row[3] for row in rows[1:]} == {"sita"}
    assert not has_formulas(book)
    text = (tmp_path / "log.csv").read_text(encoding="utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(text))][1:] == [f"{row[0]:.0f}" for row in rows[1:]]
    assert frame.said[-1][1] == Tone.OK
    exported = hari.audit.entries(action="audit.export")
    assert [entry.facts[0]["file_format"] for entry in exported] == ["csv", "xlsx"]
    assert exported[0].facts[0]["rows"] == listed


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", " =1"])
def test_a_reason_that_looks_like_a_formula_is_written_as_text(office: TestOffice, sign: str) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    detail = sita.incidents.register(LANDSLIDE)
    sita.users.request_unlock(detail.id, reason=f"{sign} मृतक संख्या")
    wanted = AuditFilter(action="unlock.request")
    (row,) = list(csv.reader(io.StringIO(hari.audit.export(wanted))))[1:]
    assert row[COLUMNS.index("reason")].startswith("'")
    book = hari.audit.export_workbook(wanted)
    assert str(cells_of(book)[1][COLUMNS.index("reason")]).startswith("'")
    assert not has_formulas(book)


def test_an_export_wants_the_right_and_the_password_again(office: TestOffice, hari: Services) -> None:
    with pytest.raises(PermissionDenied):
        office.sign_in("sita").audit.export()
    office.clock.advance(timedelta(minutes=6))
    with pytest.raises(PasswordNeeded):
        hari.audit.export_workbook()
    hari.particulars.confirm_password(PASSWORDS["hari"])
    assert hari.audit.export_workbook()


def test_a_check_is_stopped_and_says_nothing_about_the_log(page: AuditPage, frame: PageFrame) -> None:
    page.checks.check_button.click()
    assert page.checks.progress.isVisible()
    page.checks.progress._stop.click()
    frame.wait()
    assert not page.checks.progress.isVisible()
    assert page.checks.verdict.text == "The check was stopped. It says nothing about the log."
    assert page.checks.check_button.isEnabled()


def test_a_code_read_off_a_bulletin_is_found_in_the_log(
    page: AuditPage, frame: PageFrame, hari: Services, qtbot: QtBot
) -> None:
    with hari.office.store.read() as session:
        head = audit_trail.head(session)
    qtbot.keyClicks(page.checks.code, head.code.lower())
    qtbot.keyClick(page.checks.code, Qt.Key.Key_Return)
    frame.wait()
    assert f"row {head.seq} of the log" in page.checks.found.text
    page.checks.code.setText(encode(bytes(5)))
    page.checks.find_button.click()
    frame.wait()
    assert "No row of this log has the code" in page.checks.found.text
    assert page.checks.found.property("tone") == Tone.DANGER
    for code in ("", "ABC", "!!!!!!!!", "ABCDEFGHJ"):
        with pytest.raises(NotFound):
            hari.audit.find_code(code)


def test_what_this_computer_remembers_and_the_first_key_are_told(
    page: AuditPage, frame: PageFrame, hari: Services
) -> None:
    assert page.checks._anchor.text().startswith("Remembered outside the database: row")
    verdict = hari.audit.verify()
    assert verdict.root in in_words(verdict)
