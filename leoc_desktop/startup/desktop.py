"""Goes from window to window: set-up or sign-in, first password, main window, and back when the user leaves."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from leoc_desktop.features.office.form import ChangePasswordDialog
from leoc_desktop.features.office.service import NewOffice
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.translation import _
from leoc_desktop.shell.first_run_wizard import FirstRunWizard
from leoc_desktop.shell.idle_guard import IdleGuard
from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.shell.main_window import ResumePoint
from leoc_desktop.shell.restore_dialog import RestoreDialog
from leoc_desktop.startup.look import Look
from leoc_desktop.startup.main_window import OpenDesk
from leoc_desktop.startup.services import Services, open_doors
from leoc_desktop.storage.data_folder import DataFolder
from leoc_desktop.storage.folder_lock import window_lock
from leoc_desktop.ui_kit.data_changes import DataChanges
from leoc_desktop.ui_kit.nepali_typing import NepaliTyping
from leoc_desktop.ui_kit.qt_texts import install_qt_texts
from leoc_desktop.ui_kit.task_runner import GuiThreadCollector, Lane, TaskRunner
from leoc_desktop.ui_kit.wheel_guard import WheelGuard

_log = logging.getLogger(__name__)


class Desktop(QObject):
    """Owns the windows one after the other. Raises AlreadyRunning when another window uses the data folder."""

    def __init__(self, app: QApplication, root: Path) -> None:
        super().__init__()
        self._app = app
        self.root = root
        self._lock = window_lock(root)
        self.look = Look(app, DataFolder(root).settings)
        self.tasks = TaskRunner(self)
        self.changes = DataChanges(self)
        self._collector = GuiThreadCollector(self)
        self._wheel_guard = WheelGuard(app)
        self.typing = NepaliTyping(app, self)
        self.window: QWidget | None = None
        self._desk: OpenDesk | None = None
        self._guard: IdleGuard | None = None
        self._resume: tuple[str, ResumePoint] | None = None
        install_qt_texts(app)
        app.aboutToQuit.connect(self.close)

    def start(self, *, sign_in_as: tuple[str, str] | None = None) -> None:
        """Show the first window; ``sign_in_as`` opens a training office without asking."""
        if not open_doors(self.root).office.holds_office():
            self._show_wizard()
            return
        self._show_login()
        if sign_in_as is not None:
            self._sign_in(*sign_in_as)

    def close(self) -> None:
        """Finish what is running, close the office, let the folder go."""
        self._leave_desk()
        self.tasks.close()
        self._lock.release()

    def _show(self, window: QWidget) -> None:
        """Put ``window`` in the place of the one before."""
        former, self.window = self.window, window
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()
        if former is not None:
            window.setGeometry(former.geometry())
            former.close()

    def _show_wizard(self) -> None:
        wizard = FirstRunWizard()
        wizard.language_wanted.connect(self.look.speak)
        wizard.set_up_wanted.connect(self._set_up)
        wizard.restore_wanted.connect(self._show_restore)
        wizard.finished.connect(self._set_up_done)
        self._show(wizard)

    def _set_up(self, new: NewOffice) -> None:
        wizard = self.window
        assert isinstance(wizard, FirstRunWizard)
        self.tasks.run(
            Lane.STORE,
            lambda: open_doors(self.root).office.set_up(new),
            wizard.show_code,
            lambda error: wizard.show_problem(_sentence(error)),
            owner=wizard,
        )

    def _set_up_done(self, admin_name: str) -> None:
        self.look.remember_name(admin_name)
        self._show_login()

    def _show_restore(self) -> None:
        dialog = RestoreDialog(self.window)
        dialog.submitted.connect(lambda: self._restore(dialog))
        dialog.open()

    def _restore(self, dialog: RestoreDialog) -> None:
        file, code = dialog.file, dialog.code

        def restored(_proven: object) -> None:
            dialog.accept()
            self._show_login()

        self.tasks.run(
            Lane.FILES,
            lambda: open_doors(self.root).backups.restore(file, self.root, recovery_code=code),
            restored,
            lambda error: dialog.show_problem(_sentence(error)),
            owner=dialog,
        )

    def _show_login(self) -> None:
        training = open_doors(self.root).office.is_training()
        login = LoginWindow(last_name=self.look.settings.last_name, training=training)
        login.submitted.connect(self._sign_in)
        login.language_wanted.connect(self.look.switch_language)
        self._show(login)

    def _sign_in(self, name: str, password: str) -> None:
        login = self.window
        assert isinstance(login, LoginWindow)
        login.show_waiting()
        self.tasks.run(
            Lane.STORE,
            lambda: open_doors(self.root).sign_in(name, password),
            lambda services: self._signed_in(services, password),
            lambda error: login.show_refusal(_sentence(error)),
            owner=login,
        )

    def _signed_in(self, services: Services, password: str) -> None:
        self.look.remember_name(services.login.name)
        if services.login.must_change_password:
            self._ask_first_password(services, password)
        else:
            self._open_desk(services)

    def _ask_first_password(self, services: Services, old: str) -> None:
        dialog = ChangePasswordDialog(self.window, first_time=True)
        dialog.old = old
        dialog.submitted.connect(lambda: self._choose_password(services, dialog))
        dialog.rejected.connect(lambda: self._refuse_desk(services))
        dialog.open()

    def _choose_password(self, services: Services, dialog: ChangePasswordDialog) -> None:
        old, new = dialog.old, dialog.new

        def chosen(_nothing: None) -> None:
            dialog.blockSignals(True)  # noqa: FBT003  Qt takes it by position
            dialog.accept()
            self._open_desk(services)

        self.tasks.run(
            Lane.STORE,
            lambda: services.particulars.change_own_password(old=old, new=new),
            chosen,
            lambda error: dialog.show_problem(_sentence(error)),
            owner=dialog,
        )

    def _refuse_desk(self, services: Services) -> None:
        services.close()
        self._show_login()

    def _open_desk(self, services: Services) -> None:
        self._desk = OpenDesk(self, services)
        self._desk.window.lock_wanted.connect(self.lock)
        self._guard = IdleGuard(self._app, services.office.store.clock)
        self._guard.lock_wanted.connect(self.lock)
        self._show(self._desk.window)
        self._desk.window.show_page(0)
        if self._resume is not None and self._resume[0] == services.login.name:
            self._desk.window.resume(self._resume[1])
        self._resume = None

    def lock(self) -> None:
        """Close every window that shows data, close the store and wipe the keys; the same form comes back later."""
        if self._desk is not None and self._desk.window.may_close():
            self._resume = (self._desk.services.login.name, self._desk.window.resume_point())
            self._leave_desk()
            self._show_login()

    def _leave_desk(self) -> None:
        """Let every job end, then close the office: nothing can be read any more."""
        desk, self._desk = self._desk, None
        if self._guard is not None:
            self._guard.stop()
            self._guard = None
        if desk is not None:
            self.tasks.drain()
            desk.services.close()


def _sentence(error: Exception) -> str:
    """What a window without a message bar says; anything that is no refusal of ours goes to the log."""
    if isinstance(error, LeocError):
        return str(error)
    _log.error("fault before sign-in", exc_info=(type(error), error, error.__traceback__))
    return _("Something went wrong. Nothing was lost; start the program again or tell IT.")
