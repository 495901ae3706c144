"""The main window over a training office, for tests that look at every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leoc_desktop.features.advisories.page import AdvisoryPage
from leoc_desktop.features.event_log.page import EventLogPage
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.features.rapid_assessments.page import AssessmentPage
from leoc_desktop.features.situation_reports.page import SituationReportPage
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.startup.desktop import Desktop
from leoc_desktop.startup.main_window import OpenDesk
from leoc_desktop.startup.sample import make_sample, sample_password
from leoc_desktop.startup.services import Services, open_doors

SUPERVISOR, ADMINISTRATOR = "hari", "prakash"
_SEED, _DAYS = 1, 3
_PATIENCE_MS = 30_000
_SETTLE_MS = 2
_DEEPEST_LAYOUT = 12


def make_training_office(root: Path) -> Path:
    """A training office of a few days in ``root``."""
    make_sample(root, _DAYS, _SEED)
    return root


class TrainingWindow:
    """One person's main window, and waiting for it."""

    def __init__(self, app: QApplication, root: Path, person: str) -> None:
        self._person = person
        self.desktop = Desktop(app, root)
        self.look = self.desktop.look
        self._desks: list[OpenDesk] = []
        self.window = self.open_another()

    def open_another(self) -> MainWindow:
        """A new window, built in the language of the moment; the former one is closed."""
        self._close_window()
        services = open_doors(self.desktop.root).sign_in(self._person, sample_password(self._person, _SEED))
        desk = OpenDesk(self.desktop, services)
        self._desks.append(desk)
        self.window = desk.window
        self.window.setUpdatesEnabled(False)  # measured, not looked at
        self.window.show()
        self.window.show_page(0)
        self.settle()
        return self.window

    @property
    def services(self) -> Services:
        """What the window works with."""
        return self._desks[-1].services

    def settle(self) -> None:
        """Wait until nothing goes on in the background and everything has its place."""
        deadline = QDeadlineTimer(_PATIENCE_MS)
        QTest.qWait(_SETTLE_MS)
        while self.desktop.tasks.is_busy:
            assert not deadline.hasExpired()
            QTest.qWait(_SETTLE_MS)
        QTest.qWait(_SETTLE_MS)
        for _nesting in range(_DEEPEST_LAYOUT):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def views(self, *, forms: bool = False) -> Iterator[str]:
        """Show everything that the window can show, one after the other, and say what it is.

        ``forms`` shows the further sheets of an incident and the other registers' forms, too.
        """
        for number, page in enumerate(self.window.pages):
            self.window.show_page(number)
            self.settle()
            yield type(page).__name__
            if isinstance(page, IncidentPage):
                yield from self._incident_views(page, sheets=forms)
            if forms and isinstance(page, (EventLogPage, AdvisoryPage, SituationReportPage, AssessmentPage)):
                page.open_new()
                self.settle()
                yield f"{type(page).__name__}, a new record"
                page.close_form()
                self.settle()

    def _incident_views(self, page: IncidentPage, *, sheets: bool) -> Iterator[str]:
        page.desk.open_new()
        self.settle()
        yield "a new incident"
        for number in range(1, page.form.form.count() if sheets else 0):
            page.form.form.setCurrentIndex(number)
            self.settle()
            yield f"a new incident, sheet {number + 1}"
        page.form.form.setCurrentIndex(0)
        page.form.form.check()
        self.settle()
        yield "an incident with problems"
        page.desk.keeping.forget()
        page.close_form()
        self.settle()
        key = page.model.id_at(0)
        page.desk.open_record(key)
        self.settle()
        yield "a submitted incident"
        page.close_form()
        self.settle()

    def _close_window(self) -> None:
        for desk in self._desks:
            self.desktop.tasks.drain()
            desk.window.close()
            desk.services.close()
            desk.window.deleteLater()
            desk.deleteLater()
        self._desks.clear()
        # At once: windows that are gone would be dressed with the others.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def close(self) -> None:
        """Close everything."""
        self._close_window()
        self.desktop.close()
        self.desktop.deleteLater()
