"""Every page works with the keyboard and a screen reader, in both languages, on a small screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.features.advisories.page import AdvisoryPage
from leoc_desktop.features.audit.page import AuditPage
from leoc_desktop.features.backups.page import BackupPage
from leoc_desktop.features.bulletin.page import BulletinPage
from leoc_desktop.features.dashboard.page import DashboardPage
from leoc_desktop.features.event_log.page import EventLogPage
from leoc_desktop.features.incidents.fields import FIELDS
from leoc_desktop.features.incidents.page import EventPage, IncidentPage
from leoc_desktop.features.office.form import ChangePasswordDialog
from leoc_desktop.features.office.page import OfficePage
from leoc_desktop.features.rapid_assessments.page import AssessmentPage
from leoc_desktop.features.situation_reports.page import SituationReportPage
from leoc_desktop.features.summaries.page import SummaryPage
from leoc_desktop.features.users.form import AddUserDialog, ChangeUserDialog, SheetRowsDialog
from leoc_desktop.features.users.page import UnlockPage, UserPage
from leoc_desktop.features.users.queries import UnlockOffer, UserRow
from leoc_desktop.features.ward_map.page import WardMapPage
from leoc_desktop.foundation import translation
from leoc_desktop.shell.unlock_dialog import UnlockDialog
from leoc_desktop.startup.services import Services
from leoc_desktop.ui_kit.page import Page, PageContext
from tests.support.offices import TestOffice
from tests.support.page_frame import PageFrame

Make = Callable[[PageContext, Services], Page]


def _event_log(context: PageContext, services: Services) -> Page:
    store, login = services.office.store, services.login
    entries, lines = (FormDrafts(store, login, form) for form in ("log_entry", "log_line"))
    return EventLogPage(context, services.event_log, entries, lines, services.log_files)


def _incidents(context: PageContext, services: Services) -> Page:
    store, login = services.office.store, services.login
    return IncidentPage(
        context,
        services.incidents,
        services.incident_lists,
        services.incident_review,
        services.events,
        FormDrafts(store, login, "incident"),
        UserSettings(store, login),
        services.incident_files,
        ward_count=9,
        locks=services.users,
        papers=services.incident_papers,
    )


def _advisories(context: PageContext, services: Services) -> Page:
    drafts = FormDrafts(services.office.store, services.login, "advisory")
    return AdvisoryPage(context, services.advisories, drafts, services.advisory_files, ward_count=9)


def _assessments(context: PageContext, services: Services) -> Page:
    drafts = FormDrafts(services.office.store, services.login, "rapid_assessment")
    return AssessmentPage(
        context, services.rapid_assessments, drafts, services.assessment_files, ward_count=9
    )


def _reports(context: PageContext, services: Services) -> Page:
    drafts = FormDrafts(services.office.store, services.login, "situation_report")
    return SituationReportPage(context, services.situation_reports, drafts, services.report_files)


def _audit(context: PageContext, services: Services) -> Page:
    memory = UserSettings(services.office.store, services.login)
    return AuditPage(context, services.audit, memory, {"incident": FIELDS})


PAGES: dict[str, tuple[str, Make]] = {
    "dashboard": ("hari", lambda context, services: DashboardPage(context, services.dashboard, ward_count=9)),
    "map": ("hari", lambda context, services: WardMapPage(context, services.ward_map)),
    "bulletin": (
        "hari",
        lambda context, services: BulletinPage(context, services.bulletins, services.bulletin_pictures),
    ),
    "incidents": ("hari", _incidents),
    "event log": ("hari", _event_log),
    "advisories": ("hari", _advisories),
    "situation reports": ("hari", _reports),
    "rapid assessments": ("hari", _assessments),
    "papers": ("hari", lambda context, services: SummaryPage(context, services.summaries)),
    "events": ("hari", lambda context, services: EventPage(context, services.events)),
    "users": ("admin", lambda context, services: UserPage(context, services.users)),
    "unlocking": (
        "hari",
        lambda context, services: UnlockPage(context, services.users, lambda *_asked: None),
    ),
    "audit": ("hari", _audit),
    "backups": ("admin", lambda context, services: BackupPage(context, services.backups)),
    "office": (
        "admin",
        lambda context, services: OfficePage(context, services.particulars, services.calendar),
    ),
}
USER = UserRow(b"1", "sita", "सीता", "", (), disabled=False, must_change_password=False, last_sign_in=None,
               has_unlock_key=False)  # fmt: skip
OFFER = UnlockOffer("hari", "हरि बोहरा", has_key=True, sheet=2, row=4, rows_left=17)
INTERACTIVE = (QAbstractButton, QLineEdit, QComboBox, QTableView)


@pytest.fixture(params=list(PAGES))
def page(request: pytest.FixtureRequest, office: TestOffice, frame: PageFrame) -> Page:
    """A page as its usual user sees it."""
    name, make = PAGES[request.param]
    made = make(frame.context, office.sign_in(name))
    frame.show(made)
    return made


def _controls(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        inside_a_field = isinstance(widget.parent(), QLineEdit | QComboBox | QTableView)
        if isinstance(widget, INTERACTIVE) and widget.isVisible() and not inside_a_field:
            yield widget


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("language", translation.LANGUAGES)
def test_every_control_has_a_name(page: Page, language: str) -> None:
    translation.choose(translation.Language.of(language))
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    controls = list(_controls(page))
    assert controls
    for control in controls:
        assert _name(control), control
        assert "<" not in _name(control)


def test_tab_reaches_every_control(page: Page, qtbot: QtBot) -> None:
    page.activateWindow()
    wanted = {
        control
        for control in _controls(page)
        if control.isEnabled() and control.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    reached = set()
    for _step in range(60):
        focused = page.focusWidget()
        if focused is not None:
            reached.add(focused)
            qtbot.keyClick(focused, Qt.Key.Key_Tab)
        else:
            page.focusNextChild()
    one_of_a_group = {
        control for control in wanted if isinstance(control, QAbstractButton) and control.group()
    }
    assert wanted - one_of_a_group <= reached
    mouse_only = [control for control in _controls(page) if control.focusPolicy() == Qt.FocusPolicy.NoFocus]
    assert not [control for control in mouse_only if isinstance(control, QPushButton)]


def test_a_page_changes_its_language_at_once(page: Page) -> None:
    english = page.heading.text()
    translation.choose(translation.Language.of("ne"))
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.heading.text() != english
    latin = [
        text
        for label in page.findChildren(QLabel)
        if label.isVisible() and (text := label.text().strip()) and text.isascii() and len(text) > 20
    ]
    assert not latin, "left in English"


_OF_CARDS = (BackupPage, OfficePage)
"""Cards below each other, which the frame scrolls as a whole; the page walk looks that nothing of them is cut."""


def test_a_page_fits_beside_the_page_list_on_a_small_screen(page: Page) -> None:
    assert page.minimumSizeHint().width() <= 1093 - 56
    assert page.minimumSizeHint().height() <= 614 - 100 or isinstance(page, _OF_CARDS)


@pytest.mark.parametrize(
    "make",
    [
        lambda: ChangePasswordDialog(None, first_time=True),
        lambda: AddUserDialog(None),
        lambda: ChangeUserDialog(None, row=USER),
        lambda: SheetRowsDialog(None, usual=20, most=40, has_sheet=True),
        lambda: UnlockDialog(None, record="LEOC/2083-84/0001", offers=[OFFER]),
    ],
)
def test_every_entry_of_a_dialog_has_a_name(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.show()
    assert all(_name(control) for control in _controls(dialog))
    assert dialog.height() <= 614 - 40
