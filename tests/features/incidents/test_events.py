"""Named events: added while an incident is typed, changed by a supervisor, counted."""

from __future__ import annotations

import json

import pytest

from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.features.incidents.form import EventDialog
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.foundation.errors import PermissionDenied, ValidationFailed
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.page_frame import PageFrame
from tests.support.terminal import leoc

MONSOON = {"name_ne": "मनसुन २०८३", "name_en": "Monsoon 2083", "first_day": "2083-03-01", "declared": False}


def test_incidents_belong_to_an_event(office: TestOffice) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    sita.events.add(MONSOON)
    first = sita.incidents.register({**LANDSLIDE, "event": "monsoon 2083"})
    assert first.values["event"] == "मनसुन २०८३"
    draft = sita.incidents.register({**LANDSLIDE, "event": "मनसुन २०८३"}, draft=True)
    with pytest.raises(ValidationFailed, match="मनसुन २०८३"):
        sita.incidents.register({**LANDSLIDE, "event": "मनसुन २०८४"})
    assert sita.incidents.correct(draft.id, {"event": ""}).values["event"] == ""
    (event,) = sita.events.listed()
    assert (event.name, event.incidents) == ("मनसुन २०८३", 1)
    with pytest.raises(PermissionDenied):
        sita.events.change("Monsoon 2083", {"declared": True})
    assert hari.events.change("Monsoon 2083", {"declared": True}).values["declared"] is True
    with pytest.raises(ValidationFailed, match="ends before"):
        hari.events.change("Monsoon 2083", {"last_day": "2083-02-01"})
    with pytest.raises(ValidationFailed, match="already"):
        sita.events.add(MONSOON)


def test_events_on_the_command_line(office: TestOffice) -> None:
    words = {"user": "sita", "secrets": [PASSWORDS["sita"]]}
    added = leoc(office.folder, "event", "add", more=json.dumps(MONSOON), **words)  # type: ignore[arg-type]
    assert added.data["first_day"] == "2083-03-01"
    changed = leoc(
        office.folder,
        "event",
        "change",
        "Monsoon 2083",
        user="hari",
        secrets=[PASSWORDS["hari"]],
        more=json.dumps({"last_day": "2083-06-30"}),
    )
    assert changed.data["last_day"] == "2083-06-30"
    listed = leoc(office.folder, "event", "list", **words).data  # type: ignore[arg-type]
    assert [(event["name_ne"], event["incidents"]) for event in listed] == [("मनसुन २०८३", 0)]


def test_a_new_event_goes_into_the_form(office: TestOffice, frame: PageFrame) -> None:
    sita = office.sign_in("sita")
    store, login = sita.office.store, sita.login
    page = IncidentPage(
        frame.context,
        sita.incidents,
        sita.incident_lists,
        sita.incident_review,
        sita.events,
        FormDrafts(store, login, "incident"),
        UserSettings(store, login),
        sita.incident_files,
        ward_count=9,
    )
    frame.show(page)
    page.open_new()
    frame.wait()
    page.form.event_wanted.emit()
    dialog = frame.dialog(EventDialog)
    dialog._verb.click()
    assert dialog.form.problem_count == 2
    dialog.form.set_raw_values({**MONSOON, "last_day": "2083-02-01"})
    dialog._verb.click()
    frame.wait()
    assert dialog.form.problem_summary() == "1 error: Last day (B.S.)"
    dialog.form.set_some_raw_values({"last_day": ""})
    dialog._verb.click()
    frame.wait()
    assert page.form.values()["event"] == "मनसुन २०८३"
    assert page.desk.keeping.dirty
    page.keep()
    frame.wait()
