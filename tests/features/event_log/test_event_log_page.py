"""The event log on the screen: one line and Enter, corrections beside what they correct, shifts, and the sheet."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.features.event_log.form import HandOverDialog
from leoc_desktop.features.event_log.page import EventLogPage
from leoc_desktop.startup.services import Services
from tests.support.offices import TestOffice
from tests.support.page_frame import PageFrame


def shown(office: TestOffice, frame: PageFrame, name: str = "sita") -> tuple[EventLogPage, Services]:
    """The page of one of the people."""
    services = office.sign_in(name)
    frame.follow(services)
    store, login = services.office.store, services.login
    page = EventLogPage(
        frame.context,
        services.event_log,
        FormDrafts(store, login, "log_entry"),
        FormDrafts(store, login, "log_line"),
        services.log_files,
    )
    frame.show(page)
    return page, services


def _texts(page: EventLogPage) -> list[str]:
    return [page.model.row(place).text for place in range(page.model.rowCount())]


def test_one_line_and_enter_writes_it_down(office: TestOffice, frame: PageFrame, qtbot: QtBot) -> None:
    page, _services = shown(office, frame)
    page.quick.line.setFocus()
    qtbot.keyClicks(page.quick.line, "8:40 police called: road to Belbari blocked")
    page.quick.significant.setChecked(True)
    qtbot.keyClick(page.quick.line, Qt.Key.Key_Return)
    frame.wait()
    office.clock.advance(timedelta(minutes=1))
    qtbot.keyClicks(page.quick.line, "ward 3 informed")
    qtbot.keyClick(page.quick.line, Qt.Key.Key_Return)
    frame.wait()
    assert _texts(page) == ["police called: road to Belbari blocked", "ward 3 informed"]
    assert [page.model.row(place).significant for place in (0, 1)] == [True, False]
    assert page.quick.line.text() == ""
    assert not page.quick.significant.isChecked(), "the next line is an ordinary one again"
    assert page.choices.count.text() == "2 entries"


def test_a_line_that_was_not_finished_comes_back(office: TestOffice, frame: PageFrame, qtbot: QtBot) -> None:
    page, services = shown(office, frame)
    qtbot.keyClicks(page.quick.line, "half a sen")
    page.hide()
    frame.wait()
    again = EventLogPage(
        frame.context,
        services.event_log,
        FormDrafts(services.office.store, services.login, "log_entry"),
        FormDrafts(services.office.store, services.login, "log_line"),
        services.log_files,
    )
    frame.show(again)
    assert again.quick.line.text() == "half a sen"


def test_an_entry_is_corrected_by_another_one(office: TestOffice, frame: PageFrame) -> None:
    page, services = shown(office, frame)
    row = services.event_log.note("two houses burnt")
    page.open_entry(row.id)
    frame.wait()
    assert page.editor.buttons["correct"].isVisible()
    page.editor.buttons["correct"].click()
    frame.wait()
    page.editor.form.set_raw_values({**row.as_raw(), "text": "three houses burnt"})
    page.editor.save_wanted.emit()
    frame.wait()
    assert page.stack.currentWidget() is not page.editor
    assert _texts(page) == ["two houses burnt", "three houses burnt"]
    assert page.model.row(0).corrected
    page.open_entry(row.id)
    frame.wait()
    assert not page.editor.buttons["correct"].isVisible(), "only what stands now can be corrected"


def test_marking_as_significant_is_a_correction_too(office: TestOffice, frame: PageFrame) -> None:
    page, services = shown(office, frame)
    row = services.event_log.note("the bridge is open again")
    page.open_entry(row.id)
    frame.wait()
    page.editor.buttons["mark"].click()
    frame.wait()
    page.choices.significant.setChecked(True)
    frame.wait()
    assert _texts(page) == ["the bridge is open again"]


def test_a_problem_is_shown_at_its_field_and_what_was_typed_stays(
    office: TestOffice, frame: PageFrame
) -> None:
    page, _services = shown(office, frame)
    page.open_new()
    frame.wait()
    values = page.editor.form.raw_values()
    page.editor.form.set_raw_values({**values, "text": "x", "incident": "LEOC/2083-84/0404"})
    page.editor.save_wanted.emit()
    frame.wait()
    assert page.editor.form.problem_summary() == "1 error: Incident number"
    assert page.editor.form.raw_values()["text"] == "x"


def test_a_shift_begins_and_ends_with_a_note(office: TestOffice, frame: PageFrame) -> None:
    page, services = shown(office, frame)
    assert page.shift.notice.text == "Nobody has begun a shift."
    page.shift.button.click()
    frame.wait()
    assert page.shift.notice.text.startswith("On duty: सीता श्रेष्ठ since")
    office.clock.advance(timedelta(hours=8))
    page.shift.button.click()
    dialog = frame.dialog(HandOverDialog)
    dialog.note_edit.setPlainText("Ward 3: rescue goes on, call again at noon.")
    dialog._verb.click()
    frame.wait()
    assert "rescue goes on" in page.shift.notice.text
    assert services.event_log.duty().own is None


def test_the_sheet_of_a_shift_is_shown_as_paper(office: TestOffice, frame: PageFrame) -> None:
    page, services = shown(office, frame)
    services.event_log.begin_shift()
    services.event_log.note("quiet night")
    frame.wait()
    page.choices.shifts.setCurrentIndex(1)
    page.choices.shifts.activated.emit(1)
    page.show_sheet()
    frame.wait()
    assert page.stack.currentWidget() is page.paper
    assert page.paper.pane.view.page_count == 1
    page.paper.back.click()
    assert page.table.isVisible()
