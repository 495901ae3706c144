"""A shift with rapid assessments on the page: entered, submitted, verified, added up, printed."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.features.rapid_assessments.page import AssessmentPage
from leoc_desktop.features.rapid_assessments.rules import State
from leoc_desktop.startup.services import Services
from tests.support.offices import TestOffice
from tests.support.page_frame import PageFrame
from tests.support.rapid_assessments import FLOOD, answers


def _page(services: Services, frame: PageFrame) -> AssessmentPage:
    drafts = FormDrafts(services.office.store, services.login, "rapid_assessment")
    page = AssessmentPage(
        frame.context, services.rapid_assessments, drafts, services.assessment_files, ward_count=9
    )
    frame.follow(services)
    frame.show(page)
    return page


def _offered(page: AssessmentPage) -> set[str]:
    return {key for key, button in page.editor.buttons.items() if button.isVisible()}


def test_entering_and_submitting(office: TestOffice, frame: PageFrame) -> None:
    sita = office.sign_in("sita")
    sita.events.add(FLOOD)
    page = _page(sita, frame)
    page.open_new()
    frame.wait()
    form = page.editor.form
    assert form.raw_values()["event"] == FLOOD["name_ne"], "the event that goes on is meant"
    page.desk.save()
    assert form.problem_count == 6, "the ward and the five answers that every assessment has"
    form.set_some_raw_values({"ward": "3", "dead": "2", "missing": "?"})
    form.set_some_raw_values({"missing": None})
    form.set_blank_counts_to_zero("People affected")
    form.set_some_raw_values({"houses_fully_damaged": "4"})
    page.desk.save()
    frame.wait()
    assert frame.presented == []
    assert _offered(page) == {"change", "cancel", "files", "paper", "submit"}
    page.take_step("submit")
    frame.wait()
    assert _offered(page) == {"files", "paper"}, "it is locked"
    page.close_form()
    frame.wait()
    assert [page.model.row(0).state, page.model.row(0).total("missing")] == [State.SUBMITTED, None]


def test_verifying_and_adding_up(office: TestOffice, frame: PageFrame, tmp_path: Path) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    sita.events.add(FLOOD)
    sita.rapid_assessments.submit(sita.rapid_assessments.enter(answers(3, dead=2, missing=None)).id)
    second = sita.rapid_assessments.enter(answers(4, dead=1))
    sita.rapid_assessments.submit(second.id)
    decided = _page(hari, frame)
    decided.open_assessment(second.id)
    frame.wait()
    assert _offered(decided) == {"return", "cancel", "files", "paper", "verify"}
    decided.take_step("verify")
    frame.wait()
    assert "हरि बोहरा" in decided.editor.subtitle.text()
    decided.take_step("paper")
    frame.wait()
    assert decided.paper.pane.view.page_count == 2
    decided.paper.back.click()
    assert decided.stack.currentWidget() is decided.editor
    decided.close_form()
    frame.wait()

    decided.open_totals()
    frame.wait()
    rows = {row.question.name: row for row in map(decided.totals.pane.model.row, range(30))}
    assert (rows["dead"].total.known, rows["dead"].total.unknown) == (3, 0)
    assert (rows["missing"].total.known, rows["missing"].total.unknown) == (0, 1)
    assert "Assessed: 2 wards of 9" in decided.totals.pane.said.text()
    decided.totals.pane.print.click()
    frame.wait()
    assert decided.paper.pane.view.page_count >= 1
    decided.paper.back.click()
    decided.totals.export_to(tmp_path / "totals.xlsx")
    frame.wait()
    assert (tmp_path / "totals.xlsx").stat().st_size > 0
    assert frame.presented == []


def test_a_blank_form_names_the_event_that_is_chosen(office: TestOffice, frame: PageFrame) -> None:
    gita = office.sign_in("gita")
    office.sign_in("sita").events.add(FLOOD)
    page = _page(gita, frame)
    assert not page.new_button.isVisible(), "a viewer reads"
    page.show_event(str(FLOOD["name_ne"]))
    frame.wait()
    assert page.subjects.subject.event == FLOOD["name_ne"]
    page.blank_button.click()
    frame.wait()
    assert page.paper.pane.view.page_count == 2


def test_the_chosen_ward_narrows_the_list_and_stands_on_the_blank_form(
    office: TestOffice, frame: PageFrame
) -> None:
    sita = office.sign_in("sita")
    sita.events.add(FLOOD)
    for ward in (3, 5):
        sita.rapid_assessments.enter(answers(ward))
    page = _page(sita, frame)
    page.print_blank()
    frame.wait()
    without_ward = page.paper.pane.pdf
    page.paper.back.click()
    page.wards.setCurrentIndex(5)
    page.wards.activated.emit(5)
    frame.wait()
    assert [page.model.row(place).ward for place in range(page.model.rowCount())] == [5]
    page.print_blank()
    frame.wait()
    service = sita.rapid_assessments
    assert page.paper.pane.pdf == service.blank_form(page.subjects.subject, 5) != without_ward
    page.paper.back.click()
    page.open_new()
    frame.wait()
    assert page.editor.form.raw_values()["ward"] == "5"
    page.close_form()
    page.show_event(str(FLOOD["name_ne"]))
    frame.wait()
    assert page.wards.ward is None
    assert page.model.rowCount() == 2
    assert frame.presented == []
