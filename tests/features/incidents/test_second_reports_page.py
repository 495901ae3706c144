"""The incident page: the supervisor's queue, the warning before a second report, and merging two."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from leoc_desktop.features.incidents.form import MergeDialog, RemarkDialog
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.ui_kit.confirm import Confirm
from tests.support.incident_page import incident_page
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame


def button(dialog: Confirm, text: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == text)


def test_a_second_report_is_pointed_out_before_it_is_submitted(office: TestOffice, frame: PageFrame) -> None:
    sita = office.sign_in("sita")
    first = sita.incidents.register(LANDSLIDE)
    page = incident_page(sita, frame)
    assert not page.waiting.isVisibleTo(page)
    page.open_new()
    frame.wait()
    page.form.form.set_raw_values(LANDSLIDE)
    page.desk.submit()
    warning = frame.dialog(Confirm)
    assert first.number in warning._detail.text()
    button(warning, "Go back").click()
    frame.wait()
    assert page.form.detail is None
    page.desk.submit()
    button(frame.dialog(Confirm), "Submit all the same").click()
    frame.wait()
    assert page.form.detail is not None
    assert page.form.detail.number != first.number


def test_a_supervisor_works_through_the_queue_and_merges(office: TestOffice, frame: PageFrame) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    first, second, other = sita.incidents.register_all(
        [LANDSLIDE, LANDSLIDE, {**LANDSLIDE, "hazard": "fire"}]
    )
    page = incident_page(hari, frame)
    assert page.waiting.text() == "Waiting for a decision (3)"
    page.waiting.click()
    model = page.queue.model
    shown = [model.data(model.index(row, 7)) for row in range(3)]
    assert shown == [second.number, first.number, ""]
    page.queue.table.opened.emit(model.id_at(2))
    frame.wait()
    page.desk.take_step("verify")
    asked = frame.dialog(RemarkDialog)
    asked.text.setPlainText("वडा अध्यक्षले पुष्टि गरेको")
    asked._verb.click()
    frame.wait()
    assert page.form.detail.state is State.VERIFIED
    step = hari.incidents.history(page.form.detail.id)[-1]
    assert step.reason == "वडा अध्यक्षले पुष्टि गरेको"
    page.close_form()
    frame.wait()
    assert page.stack.currentWidget() is page.queue
    waits = [model.data(model.index(row, 1)) for row in range(model.rowCount())]
    assert waits == ["Verification", "Verification", "Approval"]
    page.queue.table.opened.emit(model.id_at(1))
    frame.wait()
    page.form.steps.buttons["merge"].click()
    frame.wait()
    dialog = frame.dialog(MergeDialog)
    assert dialog.into == first.number
    dialog._verb.click()
    assert dialog.problem_text == "State the reason in a few words."
    dialog.text.setPlainText("एउटै पहिरो, दुई फोन")
    dialog._verb.click()
    frame.wait()
    assert page.form.detail is not None
    assert (page.form.detail.number, page.form.detail.duplicates) == (first.number, (second.number,))
    assert second.number in page.form._subtitle.text()
    assert hari.incidents.show(second.number).state is State.CANCELLED
    page.close_form()
    page.queue.closed.emit()
    frame.wait()
    assert page.stack.currentWidget() is page.list
    assert page.waiting.text() == "Waiting for a decision (2)"
    assert other.number == model.row_if_there(1).number  # type: ignore[union-attr]
