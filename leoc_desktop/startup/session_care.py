"""What a session needs besides its pages: the password again, what the opening found, its end, each minute."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from leoc_desktop.access.notices import Notice
from leoc_desktop.access.permissions import Permission
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.errors import LeocError, PasswordNeeded
from leoc_desktop.foundation.nepali_calendar import year_not_settled
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.policy import policy_in_force
from leoc_desktop.foundation.translation import _
from leoc_desktop.shell.error_presenter import ErrorPresenter, Remedies, Unlock
from leoc_desktop.shell.findings_dialog import FindingsDialog
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.shell.password_dialog import PasswordDialog
from leoc_desktop.startup.services import Services
from leoc_desktop.ui_kit.message_bar import MessageBar
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.tokens import Tone

if TYPE_CHECKING:
    from leoc_desktop.startup.desktop import Desktop

_MINUTE_MS = 60_000
_FINDINGS, _DEVICE = "store.", "device"

_log = logging.getLogger(__name__)


class SessionCare(QObject):
    """Belongs to one session; ``presenter`` makes its errors visible."""

    def __init__(self, desktop: Desktop, services: Services, messages: MessageBar, unlock: Unlock) -> None:
        super().__init__()
        self._desktop = desktop
        self._services = services
        self._messages = messages
        self._window: MainWindow | None = None
        self.presenter = ErrorPresenter(
            messages, Remedies(unlock, self.ask_password, desktop.end_session, self.show_findings)
        )
        self._minutes = QTimer(self)
        self._minutes.setInterval(_MINUTE_MS)
        self._minutes.timeout.connect(self.each_minute)

    def begin(self, window: MainWindow) -> None:
        """The main window is there: tell what the user has to know, and begin to count minutes."""
        self._window = window
        self._minutes.start()
        self.tell_notices()
        if self._services.login.may(Permission.BACKUP_MAKE) and policy_in_force().backup_destinations:
            backups = self._services.backups
            self._desktop.tasks.run(
                Lane.FILES,
                backups.take_over_fixed,
                lambda _nothing: None,
                self.presenter.present,
                owner=window,
            )

        if not self._services.office.effort_fits and not self._services.office.store.read_only:
            particulars = self._services.particulars
            self._desktop.tasks.run(
                Lane.WATCH, particulars.fit_effort, lambda _changed: None, self._not_fitted, owner=window
            )

    def _not_fitted(self, error: Exception) -> None:
        """The next sign-in tries again; nothing that anybody does now depends on it."""
        _log.error("the effort could not be measured", exc_info=(type(error), error, error.__traceback__))

    def let_go(self) -> None:
        """The session is over."""
        self._minutes.stop()
        self.presenter.let_go()
        self._window = None

    @Slot()
    def each_minute(self) -> None:
        """Close unlocks that ran out and remember the log's head, in the lane of the store."""
        self._run(self._services.office.each_minute, lambda _nothing: None, self._minute_failed)

    def _minute_failed(self, error: Exception) -> None:
        """Whoever saves next hears of the trouble; a bar that comes back each minute would only be in his way."""
        _log.error("the minute's work failed", exc_info=(type(error), error, error.__traceback__))

    def tell_notices(self) -> None:
        """Conditions stay in sight; what happened since the last sign-in is told once in the message bar."""
        notices = self._services.office.notices
        self.tell_conditions()
        if self._services.office.store.read_only:
            damage = self._services.office.store.damage
            self._messages.show_message(
                str(damage)
                if damage is not None
                else _("The office is open for reading only, because something is wrong with its database."),
                Tone.DANGER,
                action=_("See what was found…"),
                on_action=self.show_findings,
            )
            return
        news = _together([one for one in notices if not one.lasting])
        if news:
            self._messages.show_message(news, Tone.WARN)

    def tell_conditions(self) -> None:
        """What stays true until somebody mends it, above the page."""
        assert self._window is not None
        lasting = [one for one in self._services.office.notices if one.lasting and self._concerns(one)]
        said = [str(one) for one in lasting if not one.code.startswith(_FINDINGS)]
        self._window.conditions.say(Tone.WARN, "\n".join([*said, *self._about_calendar()]))

    def _about_calendar(self) -> list[str]:
        """From 1 Falgun on, whoever may enter the next year is told to; the dashboard tells everybody else."""
        year = year_not_settled(nepal_day(self._services.office.store.clock.now()))
        if year is None or not self._services.login.may(Permission.CALENDAR_MANAGE):
            return []
        said = _("The calendar of {year} is only an estimate. Enter the published one on the page Settings.")
        return [said.format(year=shown_digits(str(year)))]

    def _concerns(self, notice: Notice) -> bool:
        """How passwords are kept is for administrators: nobody else could change it."""
        return notice.code != _DEVICE or self._services.login.may(Permission.OFFICE_MANAGE)

    def ask_password(self, then: Callable[[], None], otherwise: Callable[[], None]) -> None:
        """Have the password typed again and checked; then do what needed it."""
        dialog = PasswordDialog(self._parent(), name=self._services.login.name)

        def right(_nothing: None) -> None:
            dialog.accept()
            then()

        def wrong(error: Exception) -> None:
            if isinstance(error, LeocError):
                dialog.show_error(error)
            else:
                dialog.fail()
                self.presenter.present(error)

        def check() -> None:
            typed = dialog.password.text()
            self._run(lambda: self._services.particulars.confirm_password(typed), right, wrong, owner=dialog)

        dialog.submitted.connect(check)
        dialog.rejected.connect(otherwise)
        dialog.open()

    def show_findings(self) -> None:
        """What speaks against writing; an administrator may accept it."""
        store = self._services.office.store
        findings = [str(finding) for finding in store.findings]
        may = self._services.login.may(Permission.OFFICE_MANAGE)
        dialog = FindingsDialog(
            self._parent(), findings=findings, may_accept=may, damaged=store.damage is not None
        )
        dialog.submitted.connect(lambda: self._follow(dialog))
        dialog.open()

    def _follow(self, dialog: FindingsDialog) -> None:
        if dialog.may_accept:
            self._accept(dialog)
            return
        dialog.accept()
        if dialog.damaged:
            self._desktop.restore_instead()

    def _accept(self, dialog: FindingsDialog) -> None:
        reason = dialog.reason.toPlainText()

        def accepted(_nothing: None) -> None:
            dialog.accept()
            self._desktop.end_session(_("The state of the database was accepted. Sign in again."))

        def refused(error: Exception) -> None:
            if isinstance(error, PasswordNeeded):
                self.ask_password(lambda: self._accept(dialog), lambda: dialog.show_problem(str(error)))
            elif isinstance(error, LeocError):
                dialog.show_problem(str(error))
            else:
                dialog.fail()
                self.presenter.present(error)

        self._run(
            lambda: self._services.particulars.accept_findings(reason=reason), accepted, refused, owner=dialog
        )

    def _parent(self) -> QWidget | None:
        return QApplication.activeModalWidget() or self._window

    def _run(
        self,
        job: Callable[[], None],
        done: Callable[[None], None],
        failed: Callable[[Exception], None],
        *,
        owner: QObject | None = None,
    ) -> None:
        self._desktop.tasks.run(Lane.STORE, job, done, failed, owner=owner or self)


def _together(notices: list[Notice]) -> str:
    return "\n".join(str(notice) for notice in notices)
