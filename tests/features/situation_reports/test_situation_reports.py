"""Situation reports: written by one, approved by another, frozen at issue, and what changed since the last one."""

from __future__ import annotations

from datetime import timedelta

import pypdfium2
import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from sqlalchemy import text

from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.features.situation_reports.page import SituationReportPage
from leoc_desktop.features.situation_reports.rules import State, difference
from leoc_desktop.foundation.errors import LeocError, NotFound, PermissionDenied, Refused, ValidationFailed
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame

MONSOON: dict[str, object] = {
    "title": "मनसुन २०८३",
    "language": "ne",
    "start_day": "2083-08-06",
    "start_time": "00:00",
    "end_day": "2083-08-07",
    "end_time": "09:00",
    "situation": "वडा ३ मा पहिरो गई एक घर पुरिएको छ।",
    "response": "प्रहरी र सेनाको टोली खटिएको छ।",
    "next_day": "2083-08-07",
    "next_time": "18:30",
}


def _text(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def test_two_reports_and_what_changed_between_them(office: TestOffice) -> None:
    sita, hari, gita = (office.sign_in(name) for name in ("sita", "hari", "gita"))
    sita.incidents.register(LANDSLIDE)
    draft = sita.situation_reports.draft(MONSOON)
    with pytest.raises(Refused, match="cannot become"):
        hari.situation_reports.approve(draft.id)
    submitted = sita.situation_reports.submit(draft.id)
    with pytest.raises(Refused, match="is not changed"):
        sita.situation_reports.change(draft.id, MONSOON)
    returned = hari.situation_reports.return_to_writer(submitted.id, reason="आवश्यकता पनि लेख्नुहोस्।")
    assert (returned.state, returned.reason) == (State.RETURNED, "आवश्यकता पनि लेख्नुहोस्।")
    sita.situation_reports.change(draft.id, {**MONSOON, "needs": "त्रिपाल १० थान"})
    sita.situation_reports.submit(draft.id)
    assert gita.situation_reports.listed() == []
    with pytest.raises(NotFound):
        gita.situation_reports.show(draft.id)
    first = hari.situation_reports.approve(draft.id)
    assert (first.number, first.approver) == ("LEOC/2083-84/SR-0001", "हरि बोहरा")
    paper = gita.situation_reports.reprint(first.number)
    for printed in ("मनसुन २०८३", "स्थिति प्रतिवेदन नं. १", "त्रिपाल १० थान", "दाँज्न अघिल्लो छैन", "१८:३०"):
        assert printed in _text(paper)

    office.clock.advance(timedelta(hours=6))
    sita.incidents.register(
        {**LANDSLIDE, "incident_date": "2083-08-07", "dead_male": 2, "affected_families": None}
    )
    last = sita.situation_reports.last()
    assert last is not None
    assert (last.number, last.total.dead.known) == (first.number, 1)
    second = sita.situation_reports.draft({**MONSOON, "end_time": "15:00"})
    sita.situation_reports.submit(second.id)
    with pytest.raises(PermissionDenied):
        sita.situation_reports.approve(second.id)
    issued = hari.situation_reports.approve(second.id)
    said = _text(hari.situation_reports.reprint(issued.number))
    assert issued.number == "LEOC/2083-84/SR-0002"
    lines = said.splitlines()
    dead = next(line for line in lines if line.startswith(("मृत्यु", "मृतक")))
    assert ("३" in dead, "१" in dead, "+२" in dead) == (True, True, True), dead
    families = next(line for line in lines if line.startswith("प्रभावित परिवार"))
    assert families.rstrip().endswith("?"), "what is not known whole has no difference"
    assert hari.situation_reports.reprint(first.number) == paper, "the first one stays as it was"
    assert not hari.audit.verify().faults


def test_nobody_approves_his_own_report(office: TestOffice) -> None:
    hari = office.sign_in("hari")
    draft = hari.situation_reports.draft(MONSOON)
    hari.situation_reports.submit(draft.id)
    with pytest.raises(Refused, match="himself"):
        hari.situation_reports.approve(draft.id)
    assert office.sign_in("maya").situation_reports.approve(draft.id).state is State.ISSUED


def test_what_was_issued_is_not_altered_by_any_statement(office: TestOffice) -> None:
    hari, maya = office.sign_in("hari"), office.sign_in("maya")
    draft = hari.situation_reports.draft(MONSOON)
    hari.situation_reports.submit(draft.id)

    def refused(statement: str) -> None:
        with pytest.raises(LeocError), hari.office.store.write(hari.login, "situation_report.draft") as work:
            work.session.execute(text(statement))

    refused("UPDATE situation_report SET situation = 'x'")  # submitted: the text stands
    maya.situation_reports.approve(draft.id)
    for statement in (
        "UPDATE situation_report SET state = 'draft'",
        "UPDATE situation_report SET content = '{}'",
        "UPDATE situation_report SET pdf = x'00'",
        "DELETE FROM situation_report",
    ):
        refused(statement)


def test_periods_that_make_no_sense_are_refused(office: TestOffice) -> None:
    hari = office.sign_in("hari")
    for change, field in (
        ({"end_time": "10:00"}, "end_day"),  # it is nine
        ({"end_day": "2083-08-05"}, "end_day"),
        ({"next_time": ""}, "next_day"),
        ({"situation": ""}, "situation"),
    ):
        with pytest.raises(ValidationFailed) as problems:
            hari.situation_reports.draft({**MONSOON, **change})
        assert [problem.field for problem in problems.value.problems] == [field]


def test_a_difference_is_only_told_between_figures_that_are_known(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    sita.incidents.register(LANDSLIDE)
    draft = sita.situation_reports.draft(MONSOON)
    sita.situation_reports.submit(draft.id)
    office.sign_in("hari").situation_reports.approve(draft.id)
    last = sita.situation_reports.last()
    assert last is not None
    assert difference(last.total, last.total, "dead") == 0
    assert difference(last.total, last.total, "missing") is None, "nobody said whether people are missing"


def test_writing_and_approving_on_the_page(office: TestOffice, frame: PageFrame) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    draft = sita.situation_reports.submit(sita.situation_reports.draft(MONSOON).id)
    frame.follow(hari)
    drafts = FormDrafts(hari.office.store, hari.login, "situation_report")
    page = SituationReportPage(frame.context, hari.situation_reports, drafts, hari.report_files)
    frame.show(page)
    page.open_report(draft.id)
    frame.wait()
    offered = {key for key, button in page.editor.buttons.items() if button.isVisible()}
    assert offered == {"files", "paper", "approve", "return"}

    def press(dialog: QDialog) -> None:
        next(b for b in dialog.findChildren(QPushButton) if b.text() == "Approve and issue").click()

    frame.answer_next(press)
    page.take_step("approve")
    frame.wait()
    assert page.stack.currentWidget() is page.paper
    assert page.paper.pane.view.page_count == 1
    page.paper.back.click()
    page.close_form()
    frame.wait()
    page.open_new()
    frame.wait()
    values = page.editor.form.raw_values()
    assert (values["start_day"], values["start_time"]) == ("2083-08-06", "00:00"), (
        "it goes on from the last one"
    )


def test_the_difference_is_to_the_last_report_of_the_same_event(office: TestOffice) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    sita.incidents.register(LANDSLIDE)
    sita.events.add({"name_ne": "पहिरो साउन", "name_en": "Landslides", "first_day": "2083-08-01"})

    def issued(**changed: object) -> str:
        draft = sita.situation_reports.draft({**MONSOON, **changed})
        sita.situation_reports.submit(draft.id)
        number = hari.situation_reports.approve(draft.id).number
        office.clock.advance(timedelta(hours=1))
        return number

    def compared(number: str) -> str:
        return _text(hari.situation_reports.reprint(number))

    with pytest.raises(ValidationFailed):
        issued(event="अर्कै")
    first = issued()
    of_event = issued(event="पहिरो साउन", title="पहिरो")
    assert "यस विपद् प्रकरणको पहिलो" in compared(of_event)
    assert "पहिरो साउन" in compared(of_event)
    other = issued(title="आगलागी")
    assert "यस शीर्षकको पहिलो" in compared(other)
    again = compared(issued(title="  मनसुन   २०८३"))
    assert first in again
    assert other not in again
    english = compared(issued(event="landslides", title="Another title", language="en"))
    assert of_event in english
    assert "Event: Landslides" in english


def test_a_report_about_an_event_counts_its_incidents_only(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    for name_ne, name_en in (("पहिरो साउन", "Landslides"), ("आँधी", "Storm")):
        sita.events.add({"name_ne": name_ne, "name_en": name_en, "first_day": "2083-08-01"})
    slide = sita.incidents.register({**LANDSLIDE, "event": "पहिरो साउन"})
    flood = sita.incidents.register({**LANDSLIDE, "hazard": "flood", "dead_male": 5, "event": "आँधी"})
    sita.incidents.register({**LANDSLIDE, "hazard": "fire", "dead_male": 2})
    entry = {
        "log_day": "2083-08-06", "log_time": "05:00", "kind": "decision", "status": "done", "significant": True,
    }  # fmt: skip
    for words, number in (("Road closed", slide.number), ("River rises", flood.number), ("Army called", "")):
        sita.event_log.enter({**entry, "text": words, "incident": number})

    def printed(**changed: object) -> str:
        draft = sita.situation_reports.draft({**MONSOON, "language": "en", **changed})
        return " ".join(_text(sita.situation_reports.preview(draft.id)).split())

    of_event = printed(event="landslides")
    assert "Incidents 1 Dead 1" in of_event
    assert "Only incidents that belong to this event are counted. 2 other incidents of the period" in of_event
    assert "Flood" not in of_event
    assert ("Road closed" in of_event, "River rises" in of_event, "Army called" in of_event) == (
        True,
        False,
        True,
    )
    of_all = printed()
    assert "Incidents 3 Dead 8" in of_all
    assert "belong to this event" not in of_all
    assert "River rises" in of_all
    empty = printed(event="storm", start_day="2083-08-07")
    assert "Incidents 0" in empty
    assert "Only incidents that belong to this event are counted." in empty
    assert "other incident" not in empty
