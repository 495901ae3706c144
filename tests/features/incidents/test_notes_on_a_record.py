"""Notes on a locked record from its own page, and an unlock that a supervisor gave, taken up when it is opened."""

from __future__ import annotations

import pytest

from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.features.incidents.form import NoteDialog
from leoc_desktop.features.incidents.form.incident_form import Mode
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame
from tests.support.unlocking import grant_for_sita

NOTE = "अस्पतालले दुई जना भन्छ; पुष्टि गर्न बाँकी।"


@pytest.fixture
def sita(office: TestOffice) -> Services:
    return office.sign_in("sita")


@pytest.fixture
def page(sita: Services, frame: PageFrame) -> IncidentPage:
    sita.incidents.register(LANDSLIDE)
    drafts = FormDrafts(sita.office.store, sita.login, "incident")
    memory = UserSettings(sita.office.store, sita.login)
    made = IncidentPage(
        frame.context,
        sita.incidents,
        sita.incident_lists,
        sita.incident_review,
        sita.events,
        drafts,
        memory,
        sita.incident_files,
        ward_count=9,
        locks=sita.users,
    )
    frame.show(made)
    made.desk.open_record(sita.incidents.show("LEOC/2083-84/0001").id)
    frame.wait()
    return made


def test_a_note_stands_with_the_record_and_in_its_history(
    page: IncidentPage, frame: PageFrame, sita: Services
) -> None:
    before = sita.incidents.show("LEOC/2083-84/0001")
    page.form.steps.buttons["note"].click()
    dialog = frame.dialog(NoteDialog)
    dialog._verb.click()
    assert dialog.problem_text == "Write the note in a few words."
    dialog.text.setPlainText(NOTE)
    dialog._verb.click()
    frame.wait()
    assert page.form.notes.text == f"Note by सीता श्रेष्ठ, 2083-08-07 09:00: {NOTE}"
    assert page.form.mode is Mode.READ
    detail = sita.incidents.show("LEOC/2083-84/0001")
    assert (detail.locked, detail.version, detail.notes[0].text) == (True, before.version, NOTE)
    assert [step.action for step in sita.incidents.history(detail.number)][-1] == "incident.note"


def test_an_unlock_given_by_a_supervisor_is_taken_up_when_the_record_is_opened_to_correct(
    page: IncidentPage, frame: PageFrame, office: TestOffice, sita: Services
) -> None:
    grant_for_sita(office, "LEOC/2083-84/0001")
    assert not sita.users.open_unlocks()[0].taken_up
    page.desk.open_record(page.form.detail.id)
    frame.wait()
    page.form.steps.buttons["correct"].click()
    frame.wait()
    assert page.form.mode is Mode.CORRECT
    assert sita.users.open_unlocks()[0].taken_up
