"""Builds the main window of one signed-in user: his pages, and what connects them with the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.features.audit.page import AuditPage
from leoc_desktop.features.backups.page import BackupPage
from leoc_desktop.features.dashboard.page import DashboardPage
from leoc_desktop.features.updates.page import UpdatePage
from leoc_desktop.foundation.translation import N_
from leoc_desktop.shell.header_bar import HeaderBar
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.startup.backup_care import BackupCare
from leoc_desktop.startup.draft_links import DraftLinks
from leoc_desktop.startup.figure_links import link_figures, show_page_of
from leoc_desktop.startup.log_care import LogCare
from leoc_desktop.startup.own_look import OwnLook
from leoc_desktop.startup.pages import PageMaking
from leoc_desktop.startup.palette import PaletteOpener
from leoc_desktop.startup.services import Services
from leoc_desktop.startup.session_care import SessionCare
from leoc_desktop.startup.unlock_counter import UnlockCounter
from leoc_desktop.startup.update_care import UpdateCare
from leoc_desktop.ui_kit.message_bar import MessageBar
from leoc_desktop.ui_kit.page import Page, PageContext

if TYPE_CHECKING:
    from leoc_desktop.startup.desktop import Desktop


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
            self._messages.offer_undo,
        )
        memory = UserSettings(services.office.store, services.login)
        self._own_look = OwnLook(desktop.look, memory, context)
        header = HeaderBar(services.login, services.office.store.clock)
        self.window = MainWindow(
            groups=PageMaking(context, services, memory, self._counter.grant, self._own_look).groups(),
            header=header,
            messages=self._messages,
            typing=desktop.typing,
            office=self._office_name,
            training=self._office.training,
        )
        self._context = context
        self._backups = BackupCare(desktop, services, self.window.status)
        self._log_care = LogCare(desktop, services, self._messages)
        self._drafts = DraftLinks(self.window, context, services)
        self._updates = UpdateCare(desktop, services, self._messages, self._show_updates)
        self._connect(header)

    def begin(self) -> None:
        """The window is shown: tell what the user has to know, and begin to count minutes."""
        self._counter.serve(self._context, self.window)
        self._care.begin(self.window)
        self._own_look.begin(self.window)
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
        self._own_look.let_go()
        self._backups.leave(self._close)

    def _close(self) -> None:
        self.services.close()
        self.deleteLater()

    def _office_name(self) -> str:
        return self._office.level.name

    def _show_updates(self) -> None:
        self.window.show_page(self.window.pages.number_of(UpdatePage))

    def _connect(self, header: HeaderBar) -> None:
        desktop = self._desktop
        header.language_wanted.connect(desktop.look.switch_language)
        header.theme_wanted.connect(desktop.look.switch_theme)
        self.window.text_size_wanted.connect(desktop.look.change_text_size)
        desktop.tasks.busy.connect(self.window.status.set_busy)
        self.services.on_change(desktop.changes.announce)
        desktop.changes.changed.connect(self._records_changed)
        link_figures(self.window)
        self.window.page_made.connect(self._page_made)
        look = (
            (N_("Other language"), "language", desktop.look.switch_language),
            (N_("Light or dark colours"), "moon", desktop.look.switch_theme),
        )
        self._palette = PaletteOpener(self.window, self._context, self.services.incident_lists, look)
        self.window.search_wanted.connect(self._palette.toggle)
        self._backups.look()

    def _page_made(self, page: Page) -> None:
        if isinstance(page, DashboardPage):
            page.drafts_wanted.connect(self._drafts.open)
        if isinstance(page, BackupPage):
            page.restore_wanted.connect(self._desktop.restore_instead)
        if isinstance(page, UpdatePage):
            page.leave_wanted.connect(self.window.close)

    def _records_changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"backup_made", "backup_attempt", "backup_destination", "backup_drill"}:
            self._backups.look()
        if "calendar_year" in kinds:
            self._care.tell_conditions()
