"""The list of what was typed and not submitted: going on with it, discarding it, and its end after 30 days."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QLabel, QPushButton

from leoc_desktop.features.incidents.form.incident_form import Mode
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.ui_kit.drafts_dialog import DraftsDialog
from tests.support.incident_page import drafts_of, incident_page
from tests.support.offices import LANDSLIDE, START, TestOffice
from tests.support.page_frame import PageFrame


def opened(page: IncidentPage, frame: PageFrame) -> DraftsDialog:
    page.unfinished.click()
    return frame.dialog(DraftsDialog)


def press(dialog: DraftsDialog, name: str) -> None:
    next(one for one in dialog.findChildren(QPushButton) if one.accessibleName() == name).click()


def test_unfinished_drafts_are_listed_and_gone_on_with(office: TestOffice, frame: PageFrame) -> None:
    sita = office.sign_in("sita")
    record = sita.incidents.register(LANDSLIDE, draft=True)
    drafts = drafts_of(sita)
    drafts.keep({"hazard": "fire", "tole": "बगर"})
    drafts.keep({**record.raw_values(), "tole": "शिखर"}, record_id=record.id)
    drafts_of(office.sign_in("ram")).keep({"tole": "अरूको"})
    page = incident_page(sita, frame)
    assert page.unfinished.isVisible()
    assert page.unfinished.text() == "Unfinished drafts (2)"
    dialog = opened(page, frame)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert "New incident · Fire · बगर" in shown
    assert "Draft · Landslide · शिखर" in shown
    focus = dialog.focusWidget()
    assert focus is not None
    assert focus.accessibleName().startswith("Continue"), "Enter goes on and never discards"
    press(dialog, "Continue: Draft · Landslide · शिखर")
    frame.wait()
    assert page.form.mode is Mode.CORRECT
    assert page.form.detail is not None
    assert page.form.detail.id == record.id
    assert page.form.values()["tole"] == "शिखर"
    page.close_form()
    frame.wait()
    press(opened(page, frame), "Continue: New incident · Fire · बगर")
    frame.wait()
    assert page.form.mode is Mode.NEW
    assert page.form.values()["tole"] == "बगर"


def test_a_discarded_draft_can_be_brought_back_at_once(office: TestOffice, frame: PageFrame) -> None:
    sita = office.sign_in("sita")
    drafts_of(sita).keep({"tole": "बगर"})
    page = incident_page(sita, frame)
    opened(page, frame).reject()
    frame.wait()
    assert page.unfinished.isVisible()
    press(opened(page, frame), "Discard: New incident · बगर")
    frame.wait()
    assert drafts_of(sita).kept() is None
    assert not page.unfinished.isVisible()
    assert frame.undo is not None
    frame.undo()
    frame.wait()
    kept = drafts_of(sita).kept()
    assert kept is not None
    assert kept.content == {"tole": "बगर"}
    assert page.unfinished.isVisible()


def test_a_draft_is_removed_thirty_days_after_it_was_changed(office: TestOffice) -> None:
    drafts_of(office.sign_in("sita")).keep({"tole": "बगर"})
    office.clock.set(START + timedelta(days=29))
    later = drafts_of(office.sign_in("sita"))
    assert [draft.content for draft in later.unfinished().listed()] == [{"tole": "बगर"}]
    office.clock.set(START + timedelta(days=30, minutes=1))
    at_last = drafts_of(office.sign_in("sita"))
    assert at_last.unfinished().listed() == []
    assert at_last.kept() is None
