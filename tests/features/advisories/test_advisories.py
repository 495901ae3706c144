"""Public advisories: drafted by anyone on duty, issued by a supervisor, frozen then, withdrawn with a reason."""

from __future__ import annotations

from datetime import date, timedelta

import pypdfium2
import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from sqlalchemy import text

from leoc_desktop.domain.current_advisories import advisories_in
from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.domain.period import Period
from leoc_desktop.features.advisories.form import SpokenDialog
from leoc_desktop.features.advisories.page import AdvisoryPage
from leoc_desktop.features.advisories.report import render_aloud
from leoc_desktop.features.advisories.rules import State
from leoc_desktop.foundation.errors import (
    LeocError,
    NotFound,
    PermissionDenied,
    Refused,
    StaleVersion,
    ValidationFailed,
)
from leoc_desktop.startup.services import Services
from tests.support.offices import TestOffice
from tests.support.page_frame import PageFrame

RIVER: dict[str, object] = {
    "kind": "safety",
    "priority": "urgent",
    "language": "ne",
    "title": "सेती नदी किनारबाट टाढा रहनुहोस्",
    "text": "सेती नदीको सतह बढिरहेको छ",
    "instruction": "नदी किनारका बस्ती तुरुन्त सुरक्षित स्थानमा सार्नुहोस्।",
    "contact": "९८४१२३४५६७",
    "wards": [3, 1],
    "start_day": "2083-08-07",
    "start_time": "09:00",
    "end_day": "2083-08-08",
    "end_time": "",
}


def _text(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def test_an_advisory_from_draft_to_withdrawal(office: TestOffice) -> None:
    sita, hari, gita = (office.sign_in(name) for name in ("sita", "hari", "gita"))
    draft = sita.advisories.draft(RIVER)
    assert (draft.state, draft.number) == (State.DRAFT, "")
    assert gita.advisories.listed() == [], "what is not issued is no public paper"
    with pytest.raises(NotFound):
        gita.advisories.show(draft.id)
    with pytest.raises(PermissionDenied):
        sita.advisories.issue(draft.id)
    preview, _spoken = sita.advisories.preview(draft.id)
    assert "जारी" in _text(preview)
    changed = sita.advisories.change(draft.id, {**RIVER, "wards": [3]}, version=draft.version)
    with pytest.raises(StaleVersion):
        sita.advisories.change(draft.id, RIVER, version=draft.version)

    issued = hari.advisories.issue(changed.id)
    assert issued.number == "LEOC/2083-84/PA-0001"
    pdf, spoken = gita.advisories.reprint(issued.number)
    for printed in (issued.number, "सेती नदी किनारबाट टाढा रहनुहोस्", "वडा ३", "२३:५९"):
        assert printed in _text(pdf)
    assert "सेती नदीको सतह बढिरहेको छ।" in spoken, "every sentence ends"
    assert "नौ आठ चार एक दुई तीन चार पाँच छ सात" in spoken, "a telephone number digit by digit"
    assert not any(digit in spoken for digit in "0123456789०१२३४५६७८९"), (
        "nothing is left to be read from digits"
    )
    with pytest.raises(Refused, match="never changed"):
        sita.advisories.change(issued.id, RIVER)

    office.clock.advance(timedelta(hours=1))
    today = Period.of_days(date(2026, 11, 23), date(2026, 11, 23))
    with hari.office.store.read() as session:
        assert [line.number for line in advisories_in(session, today)] == [issued.number]
    with pytest.raises(Refused, match="reason"):
        hari.advisories.withdraw(issued.id, reason="x")
    withdrawn = hari.advisories.withdraw(issued.id, reason="नदीको सतह घट्यो।")
    assert (withdrawn.state, withdrawn.reason) == (State.WITHDRAWN, "नदीको सतह घट्यो।")
    assert hari.advisories.reprint(issued.number) == (pdf, spoken), "the same paper for ever"
    tomorrow = Period.of_days(date(2026, 11, 24), date(2026, 11, 24))
    with hari.office.store.read() as session:
        assert advisories_in(session, tomorrow) == ()
    assert not hari.audit.verify().faults


def test_an_english_notice_has_english_digits_and_several_wards(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    pdf, spoken = sita.advisories.preview(sita.advisories.draft({**RIVER, "language": "en"}).id)
    printed = " ".join(_text(pdf).split())
    assert "Wards 3 and 1" in printed
    assert "Whom to call: 9841234567" in printed
    assert "This is for: Wards three and one." in spoken


def test_what_was_given_out_is_not_altered_by_any_statement(office: TestOffice) -> None:
    hari = office.sign_in("hari")
    issued = hari.advisories.issue(hari.advisories.draft(RIVER).id)
    for statement in (
        "UPDATE advisory SET title = 'x'",
        "UPDATE advisory SET state = 'draft'",
        "UPDATE advisory SET pdf = x'00'",
        "DELETE FROM advisory",
    ):
        with pytest.raises(LeocError), hari.office.store.write(hari.login, "advisory.draft") as work:
            work.session.execute(text(statement))
    hari.advisories.withdraw(issued.id, reason="गल्ती सूचना")
    with pytest.raises(LeocError), hari.office.store.write(hari.login, "advisory.draft") as work:
        work.session.execute(text("UPDATE advisory SET state = 'issued'"))


def test_times_that_make_no_sense_are_refused(office: TestOffice) -> None:
    hari = office.sign_in("hari")
    for change, field in (
        ({"end_day": "2083-08-06"}, "end_day"),
        ({"end_day": "", "end_time": "10:00"}, "end_day"),
        ({"wards": [99]}, "wards"),
        ({"title": ""}, "title"),
    ):
        with pytest.raises(ValidationFailed) as refused:
            hari.advisories.draft({**RIVER, **change})
        assert [problem.field for problem in refused.value.problems] == [field]
    draft = hari.advisories.draft(RIVER)
    office.clock.advance(timedelta(days=3))
    with pytest.raises(ValidationFailed):
        hari.advisories.issue(draft.id)
    assert hari.advisories.cancel(draft.id, reason="ढिलो भयो").state is State.CANCELLED


def _shown(office: TestOffice, frame: PageFrame) -> tuple[AdvisoryPage, Services]:
    services = office.sign_in("hari")
    frame.follow(services)
    drafts = FormDrafts(services.office.store, services.login, "advisory")
    page = AdvisoryPage(frame.context, services.advisories, drafts, services.advisory_files, ward_count=9)
    frame.show(page)
    return page, services


def test_writing_issuing_and_reading_aloud_on_the_page(office: TestOffice, frame: PageFrame) -> None:
    page, services = _shown(office, frame)
    page.open_new()
    frame.wait()
    values = page.editor.form.raw_values()
    assert (values["start_day"], values["start_time"]) == ("2083-08-07", "09:00")
    page.editor.form.set_raw_values({**values, **RIVER})
    page.editor.save_wanted.emit()
    frame.wait()
    assert page.editor.buttons["issue"].isVisible()

    def press_issue(dialog: QDialog) -> None:
        next(b for b in dialog.findChildren(QPushButton) if b.text() == "Issue").click()

    frame.answer_next(press_issue)
    page.take_step("issue")
    frame.wait()
    assert page.stack.currentWidget() is page.paper
    assert page.paper.pane.view.page_count == 1
    page.paper.back.click()
    assert page.editor.buttons["withdraw"].isVisible()
    assert not page.editor.buttons["change"].isVisible()
    page.take_step("aloud")
    frame.wait()
    dialog = frame.dialog(SpokenDialog)
    assert dialog.text.toPlainText() == services.advisories.reprint("LEOC/2083-84/PA-0001")[1]
    dialog.print.click()
    frame.wait()
    assert page.stack.currentWidget() is page.paper
    assert page.paper.pane.view.page_count == 1
    page.paper.back.click()
    page.close_form()
    frame.wait()
    assert page.model.rowCount() == 1


@pytest.mark.parametrize("times", [1, 12])
def test_what_is_read_aloud_has_one_page_however_long_it_is(office: TestOffice, times: int) -> None:
    sita = office.sign_in("sita")
    told = "सेती नदीको सतह बढिरहेको छ। " * times
    draft = sita.advisories.draft({**RIVER, "text": told})
    paper = sita.advisories.aloud(draft.id)
    assert paper.spoken.count("सेती नदीको सतह बढिरहेको छ।\n") >= times, "one sentence a line"
    assert len(pypdfium2.PdfDocument(render_aloud(paper))) == 1
    with pytest.raises(NotFound):
        office.sign_in("gita").advisories.aloud(draft.id)
