"""What is typed reaches the disk: after a while, when the program loses the focus, and again after a failure."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leoc_desktop.access.notices import Notice
from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.features.advisories.page import AdvisoryPage
from leoc_desktop.features.event_log.page import EventLogPage
from tests.support.incident_page import drafts_of, incident_page, new_incident, type_into
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame

BROKEN = Notice("test", "The log does not fit the records.")


def lose_focus() -> None:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)


def test_losing_the_focus_keeps_what_is_typed_in_every_form(office: TestOffice, frame: PageFrame) -> None:
    sita = office.sign_in("sita")
    store, login = sita.office.store, sita.login
    page = incident_page(sita, frame)
    new_incident(page, frame)
    type_into(page, "tole", "gaun")
    lose_focus()
    frame.wait()
    kept = drafts_of(sita).kept()
    assert kept is not None
    assert kept.content["tole"] == "gaun"
    assert "09:00" in page.form._subtitle.text().replace("०९:००", "09:00")

    advisories = FormDrafts(store, login, "advisory")
    notices = AdvisoryPage(frame.context, sita.advisories, advisories, sita.advisory_files, ward_count=9)
    frame.show(notices)
    notices.open_new()
    frame.wait()
    notices.editor.form.set_some_raw_values({"title": "वर्षा"})
    notices.editor.form.changed.emit()
    lines = FormDrafts(store, login, "log_line")
    entries = FormDrafts(store, login, "log_entry")
    log = EventLogPage(frame.context, sita.event_log, entries, lines, sita.log_files)
    frame.show(log)
    log.quick.line.setText("फोन आयो")
    log.quick.typed.emit()
    lose_focus()
    frame.wait()
    assert advisories.kept().content["title"] == "वर्षा"  # type: ignore[union-attr]
    assert lines.kept().content["line"] == "फोन आयो"  # type: ignore[union-attr]


def test_a_draft_that_could_not_be_kept_is_tried_again_and_told_once(
    office: TestOffice, frame: PageFrame, qtbot: QtBot
) -> None:
    sita = office.sign_in("sita")
    page = incident_page(sita, frame)
    new_incident(page, frame)
    page.desk.keeping._timer.setInterval(50)
    sita.office.store.findings = (BROKEN,)  # the store is open for reading only now
    type_into(page, "tole", "gaun")
    qtbot.waitUntil(lambda: page.desk.keeping.failing, timeout=20_000)
    qtbot.wait(300)
    assert drafts_of(sita).kept() is None
    told = [text for text, _tone in frame.said]
    assert ["cannot be kept" in text for text in told] == [True]
    assert page.desk.keeping.dirty or frame.tasks.is_busy
    sita.office.store.findings = ()
    qtbot.waitUntil(lambda: not page.desk.keeping.failing, timeout=20_000)
    kept = drafts_of(sita).kept()
    assert kept is not None
    assert kept.content["tole"] == "gaun"
    assert "kept again" in frame.said[-1][0]
    frame.wait()


def test_a_form_in_which_nothing_was_typed_leaves_the_draft_alone(
    office: TestOffice, frame: PageFrame
) -> None:
    sita = office.sign_in("sita")
    drafts_of(sita).keep({"tole": "gaun"})
    page = incident_page(sita, frame)
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    QApplication.sendEvent(page.form.form, QEvent(QEvent.Type.LanguageChange))
    QApplication.sendEvent(page.form.form.first, QEvent(QEvent.Type.LanguageChange))
    assert not page.desk.keeping.dirty
    page.open_new()
    frame.wait()
    assert page.form.values()["tole"] == "gaun"


def test_what_could_not_be_kept_is_not_replaced_by_another_record(
    office: TestOffice, frame: PageFrame
) -> None:
    sita = office.sign_in("sita")
    other = sita.incidents.register(LANDSLIDE)
    page = incident_page(sita, frame)
    new_incident(page, frame)
    type_into(page, "tole", "gaun")
    sita.office.store.findings = (BROKEN,)
    page.close_form()
    frame.wait()
    page.desk.open_record(other.id)
    frame.wait()
    assert page.stack.currentWidget() is page.form
    assert page.form.detail is None
    assert page.form.values()["tole"] == "gaun"
    sita.office.store.findings = ()
    page.desk.open_record(other.id)
    frame.wait()
    assert page.form.detail is not None
    assert drafts_of(sita).kept().content["tole"] == "gaun"  # type: ignore[union-attr]
