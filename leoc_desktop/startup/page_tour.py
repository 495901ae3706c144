"""What the pages show besides their first look: forms, filters, messages and dialogs about real records."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from leoc_desktop.access.unlock_keys import IssuedSheet
from leoc_desktop.features.advisories.page import AdvisoryPage
from leoc_desktop.features.audit.page import AuditPage
from leoc_desktop.features.audit.table_model import action_name
from leoc_desktop.features.event_log.page import EventLogPage
from leoc_desktop.features.incidents.page import EventPage, IncidentPage
from leoc_desktop.features.rapid_assessments.page import AssessmentPage
from leoc_desktop.features.situation_reports.page import SituationReportPage
from leoc_desktop.features.users.form import SheetDialog
from leoc_desktop.features.users.page import UnlockPage
from leoc_desktop.features.users.report import render_unlock_sheet
from leoc_desktop.foundation.clock import SystemClock
from leoc_desktop.foundation.translation import _
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.startup.services import Services
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.tokens import Tone

_LONGEST_WAIT_MS = 20_000
_NOWHERE = "qqq"
Views = Iterator[tuple[str, QWidget]]


def settle(ready: Callable[[], bool], milliseconds: int = _LONGEST_WAIT_MS) -> None:
    """Let the program run until ``ready`` or the time is over."""
    loop = QEventLoop()
    deadline = QDeadlineTimer(milliseconds)
    timer = QTimer()
    timer.setInterval(20)
    timer.timeout.connect(lambda: loop.quit() if ready() or deadline.hasExpired() else None)
    timer.start()
    loop.exec()
    timer.stop()


def page_views(page: Page, window: MainWindow, services: Services) -> Views:
    """Everything else that a page shows, each by its name; the page is left as it was."""
    if isinstance(page, IncidentPage):
        yield from _incident_list(page, window)
        yield from _incident_form(page, window)
        yield from _incident_record(page, window)
    if isinstance(page, AuditPage):
        yield from _audit(page, window)
    if isinstance(page, UnlockPage):
        yield from _unlock_sheet(page, services)
    if isinstance(page, EventPage) and page.model.rowCount():
        page.open_event(page.model.row(0).name)
        yield "event_record", window
        page.close_sheet()
    if isinstance(page, AssessmentPage):
        page.open_totals()
        yield "assessment_totals", window
        page.close_form()
    if isinstance(page, (EventLogPage, AdvisoryPage, SituationReportPage, AssessmentPage)):
        page.open_new()
        yield f"{type(page).__name__.removesuffix('Page').lower()}_new", window
        page.close_form()


def _incident_list(page: IncidentPage, window: MainWindow) -> Views:
    page.list.search.setText(_NOWHERE)
    page.list.load()
    yield "incident_none", window
    page.list.search.empty()
    page.list.load()
    page.open_queue()
    yield "incident_queue", window
    page.close_queue()
    for tone in (Tone.OK, Tone.WARN, Tone.DANGER):
        page.context.say(_("The note was added to {number}.").format(number=page.model.row(0).number), tone)
        yield f"incident_message_{tone.value}", window
    window.messages.clear()


def _incident_form(page: IncidentPage, window: MainWindow) -> Views:
    page.desk.open_new()
    yield "incident_new", window
    page.form.form.check()
    yield "incident_problems", window
    page.close_form()


def _incident_record(page: IncidentPage, window: MainWindow) -> Views:
    settle(lambda: page.model.rowCount() > 0)
    page.desk.open_record(page.model.row(0).id)
    yield "incident_record", window
    for number in range(1, page.form.form.count()):
        page.form.form.setCurrentIndex(number)
        yield f"incident_sheet_{number}", window
    page.form.form.setCurrentIndex(0)
    for step in ("history", "files", "report", "merge"):
        page.desk.take_step(step)
        dialog = _opened(window)
        if dialog is not None:
            yield f"dialog_incident_{step}", dialog
            dialog.close()
    page.places.ask()
    place = _opened(window)
    if place is not None:
        yield "dialog_incident_place", place
        place.close()
    page.close_form()


def _opened(window: QWidget) -> QDialog | None:
    """The dialog that comes up in a moment."""

    def found() -> QDialog | None:
        return next((one for one in window.findChildren(QDialog) if one.isVisible()), None)

    settle(lambda: found() is not None, 5_000)
    return found()


def _audit(page: AuditPage, window: MainWindow) -> Views:
    page.list.action.let_through("incident.correct", action_name("incident.correct"))
    page.list.load()
    settle(lambda: page.list.model.rowCount() > 0, 2_000)
    yield "audit_differences", window
    page.list.search.setText(_NOWHERE)
    page.list.load()
    yield "audit_none", window
    page.list.search.empty()
    page.list.action.clear_choice()
    page.list.load()


def _unlock_sheet(page: UnlockPage, services: Services) -> Views:
    """The sheet as it is shown once, with keys that open nothing."""
    keys = tuple(f"0000-0000-{number:04}-0" for number in range(1, 21))
    sheet = IssuedSheet(1, services.login.full_name, SystemClock().now(), keys)
    pdf = render_unlock_sheet(sheet, services.particulars.particulars())
    dialog = SheetDialog(page, pdf=pdf, number=sheet.number, context=page.context)
    yield "dialog_unlock_sheet", dialog
    dialog.hide()
    dialog.deleteLater()
