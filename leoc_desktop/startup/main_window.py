"""Builds the main window of one signed-in user: his pages, and what connects them with the services."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.features.advisories.fields import FIELDS as ADVISORY_FIELDS
from leoc_desktop.features.advisories.page import AdvisoryPage
from leoc_desktop.features.audit.page import AuditPage
from leoc_desktop.features.backups.page import BackupPage
from leoc_desktop.features.bulletin.page import BulletinPage
from leoc_desktop.features.dashboard.page import DashboardPage
from leoc_desktop.features.event_log.fields import FIELDS as LOG_FIELDS
from leoc_desktop.features.event_log.page import EventLogPage
from leoc_desktop.features.incidents.fields import CATALOGUE as INCIDENT_FIELDS
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.features.office.page import OfficePage
from leoc_desktop.features.situation_reports.fields import FIELDS as REPORT_FIELDS
from leoc_desktop.features.situation_reports.page import SituationReportPage
from leoc_desktop.features.updates.page import UpdatePage
from leoc_desktop.features.users.page import UnlockPage, UserPage
from leoc_desktop.features.ward_map.page import WardMapPage
from leoc_desktop.foundation.translation import N_
from leoc_desktop.shell.header_bar import HeaderBar
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.shell.page_list import PageGroup
from leoc_desktop.startup.backup_care import BackupCare
from leoc_desktop.startup.figure_links import link_figures, show_page_of
from leoc_desktop.startup.log_care import LogCare
from leoc_desktop.startup.palette import PaletteOpener
from leoc_desktop.startup.services import Services
from leoc_desktop.startup.session_care import SessionCare
from leoc_desktop.startup.unlock_counter import UnlockCounter
from leoc_desktop.startup.update_care import UpdateCare, updates_are_for
from leoc_desktop.ui_kit.message_bar import MessageBar
from leoc_desktop.ui_kit.page import Page, PageContext

if TYPE_CHECKING:
    from leoc_desktop.startup.desktop import Desktop

CATALOGUE = {
    **INCIDENT_FIELDS,
    "log_entry": LOG_FIELDS,
    "advisory": ADVISORY_FIELDS,
    "situation_report": REPORT_FIELDS,
}
NO_HEADING = ""
INCIDENTS, PAPERS, SYSTEM = N_("Incidents"), N_("Information"), N_("System")


class OpenDesk(QObject):
    """The main window with its services; pages appear only for those who may use them."""

    def __init__(self, desktop: Desktop, services: Services) -> None:
        super().__init__(desktop)
        self.services = services
        self._desktop = desktop
        self._messages = MessageBar()
        self._counter = UnlockCounter(services, self)
        self._care = SessionCare(desktop, services, self._messages, self._counter.ask)
        self._presenter = self._care.presenter
        self._presenter.catch_everything()
        self._office = services.particulars.particulars()
        context = PageContext(
            desktop.tasks,
            self._messages.say,
            self._presenter.present,
            desktop.changes,
            self._care.ask_password,
        )
        header = HeaderBar(services.login, self._office_name, services.office.store.clock)
        self.window = MainWindow(
            groups=self._groups(context),
            header=header,
            messages=self._messages,
            typing=desktop.typing,
            office=self._office_name,
            training=self._office.training,
        )
        self._context = context
        self._backups = BackupCare(desktop, services, self.window.status)
        self._log_care = LogCare(desktop, services, self._messages)
        self._updates = UpdateCare(desktop, services, self._messages, self._show_updates)
        self._connect(header)

    def begin(self) -> None:
        """The window is shown: tell what the user has to know, and begin to count minutes."""
        self._counter.serve(self._context, self.window)
        self._care.begin(self.window)
        self._backups.begin()
        self._updates.begin()
        self._log_care.begin(lambda: show_page_of(self.window, AuditPage))

    def stop_waiting(self) -> None:
        """The session is about to end: nothing waits for a share any more, and no check goes on."""
        self._backups.stop()
        self._log_care.stop()

    def leave(self) -> None:
        """Seal what changed, close the office and let go of everything that was read from it."""
        self._care.let_go()
        self._backups.leave(self._close)

    def _close(self) -> None:
        self.services.close()
        self.deleteLater()

    def _office_name(self) -> str:
        return self._office.level.name

    def _groups(self, context: PageContext) -> list[PageGroup]:
        services, may = self.services, self.services.login.may
        drafts = FormDrafts(services.office.store, services.login, "incident")
        memory = UserSettings(services.office.store, services.login)
        pages: list[tuple[str, bool, Callable[[], Page]]] = [
            (
                NO_HEADING,
                may(Permission.INCIDENT_VIEW),
                lambda: DashboardPage(context, services.dashboard),
            ),
            (
                INCIDENTS,
                may(Permission.INCIDENT_VIEW),
                lambda: IncidentPage(
                    context,
                    services.incidents,
                    services.incident_lists,
                    services.incident_review,
                    services.events,
                    drafts,
                    memory,
                    services.incident_files,
                    ward_count=self._office.ward_count,
                    locks=services.users,
                ),
            ),
            (INCIDENTS, may(Permission.EVENT_LOG_VIEW), lambda: self._event_log(context)),
            (INCIDENTS, may(Permission.INCIDENT_VIEW), lambda: WardMapPage(context, services.ward_map)),
            (INCIDENTS, may(Permission.SITUATION_REPORT_VIEW), lambda: self._reports(context)),
            (PAPERS, may(Permission.ADVISORY_VIEW), lambda: self._advisories(context)),
            (PAPERS, may(Permission.BULLETIN_VIEW), lambda: BulletinPage(context, services.bulletins)),
            (
                INCIDENTS,
                may(Permission.UNLOCK_GRANT),
                lambda: UnlockPage(context, services.users, self._counter.grant),
            ),
            (SYSTEM, may(Permission.USER_MANAGE), lambda: UserPage(context, services.users)),
            (
                SYSTEM,
                may(Permission.AUDIT_VIEW),
                lambda: AuditPage(context, services.audit, memory, CATALOGUE),
            ),
            (SYSTEM, may(Permission.BACKUP_MAKE), lambda: BackupPage(context, services.backups)),
            (SYSTEM, updates_are_for(services), lambda: UpdatePage(context, services.updates)),
            (SYSTEM, True, lambda: OfficePage(context, services.particulars, services.calendar)),
        ]
        groups = [
            PageGroup(
                heading, tuple(make() for group, allowed, make in pages if allowed and group == heading)
            )
            for heading in (NO_HEADING, INCIDENTS, PAPERS, SYSTEM)
        ]
        return [group for group in groups if group.pages]

    def _show_updates(self) -> None:
        kinds = [type(page) for page in self.window.pages]
        self.window.show_page(kinds.index(UpdatePage))

    def _event_log(self, context: PageContext) -> EventLogPage:
        services = self.services
        store, login = services.office.store, services.login
        entries, lines = (FormDrafts(store, login, form) for form in ("log_entry", "log_line"))
        return EventLogPage(context, services.event_log, entries, lines, services.log_files)

    def _advisories(self, context: PageContext) -> AdvisoryPage:
        services = self.services
        drafts = FormDrafts(services.office.store, services.login, "advisory")
        return AdvisoryPage(
            context, services.advisories, drafts, services.advisory_files, ward_count=self._office.ward_count
        )

    def _reports(self, context: PageContext) -> SituationReportPage:
        services = self.services
        drafts = FormDrafts(services.office.store, services.login, "situation_report")
        return SituationReportPage(context, services.situation_reports, drafts, services.report_files)

    def _connect(self, header: HeaderBar) -> None:
        desktop = self._desktop
        header.language_wanted.connect(desktop.look.switch_language)
        header.theme_wanted.connect(desktop.look.switch_theme)
        self.window.text_size_wanted.connect(desktop.look.change_text_size)
        desktop.tasks.busy.connect(self.window.status.set_busy)
        self.services.on_change(desktop.changes.announce)
        desktop.changes.changed.connect(self._records_changed)
        link_figures(self.window)
        for page in self.window.pages:
            if isinstance(page, BackupPage):
                page.restore_wanted.connect(desktop.restore_instead)
            if isinstance(page, UpdatePage):
                page.leave_wanted.connect(self.window.close)
        look = (
            (N_("Other language"), "language", desktop.look.switch_language),
            (N_("Light or dark colours"), "moon", desktop.look.switch_theme),
        )
        self._palette = PaletteOpener(self.window, self._context, self.services.incident_lists, look)
        self.window.search_wanted.connect(self._palette.toggle)
        self._backups.look()

    def _records_changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"backup_made", "backup_attempt", "backup_destination", "backup_drill"}:
            self._backups.look()
        if "calendar_year" in kinds:
            self._care.tell_conditions()
