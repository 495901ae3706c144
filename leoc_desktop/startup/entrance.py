"""The way in: signing in, the first password of one's own, and the recovery code."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leoc_desktop.access.device_secret import DeviceSecretMissing
from leoc_desktop.access.guess_guard import MustWait
from leoc_desktop.access.recovery import Recovered
from leoc_desktop.features.office.form import ChangePasswordDialog, password_problem
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.translation import _
from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.shell.recovery_window import NewPassword, RecoveryWindow
from leoc_desktop.startup.services import Services
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.tokens import Tone

if TYPE_CHECKING:
    from leoc_desktop.startup.desktop import Desktop

_log = logging.getLogger(__name__)


class Entrance(QObject):
    """Shows what stands before the main window, and hands the services on when somebody has come in."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop = desktop

    def show_login(self, why: str = "") -> LoginWindow:
        """The sign-in; ``why`` says what led to it, where that is not plain."""
        desktop = self._desktop
        login = LoginWindow(
            last_name=desktop.look.settings.last_name, training=desktop.doors().office.is_training()
        )
        login.submitted.connect(lambda name, password: self.sign_in(login, name, password))
        login.language_wanted.connect(desktop.look.switch_language)
        login.recovery_wanted.connect(self.show_recovery)
        login.restore_wanted.connect(desktop.show_restore)
        if why:
            login.tell(why, Tone.INFO)
        desktop.show_window(login)
        return login

    def sign_in(self, login: LoginWindow, name: str, password: str) -> None:
        """Check name and password; the wrong ones stay on the window."""
        login.show_waiting()
        doors = self._desktop.doors()
        self._desktop.tasks.run(
            Lane.STORE,
            lambda: doors.sign_in(name, password),
            lambda services: self._signed_in(services, password),
            lambda error: self._refused(login, error),
            owner=login,
        )

    def _refused(self, login: LoginWindow, error: Exception) -> None:
        if isinstance(error, MustWait):
            login.show_wait(int(str(error.values["seconds"])))
        elif isinstance(error, DeviceSecretMissing):
            self.show_recovery(str(error))
        else:
            login.show_refusal(sentence(error))

    def _signed_in(self, services: Services, password: str) -> None:
        self._desktop.look.remember_name(services.login.name)
        if services.login.must_change_password:
            self._ask_first_password(services, password)
        else:
            self._desktop.open_desk(services)

    def _ask_first_password(self, services: Services, old: str) -> None:
        dialog = ChangePasswordDialog(self._desktop.window, first_time=True)
        dialog.old = old
        dialog.submitted.connect(lambda: self._choose_password(services, dialog))
        dialog.rejected.connect(lambda: self._refuse_desk(services))
        dialog.open()

    def _choose_password(self, services: Services, dialog: ChangePasswordDialog) -> None:
        old, new = dialog.old, dialog.new

        def chosen(_nothing: None) -> None:
            dialog.blockSignals(True)  # noqa: FBT003  Qt takes it by position
            dialog.accept()
            self._desktop.open_desk(services)

        def refused(error: Exception) -> None:
            dialog.show_problem(password_problem(error) if isinstance(error, LeocError) else sentence(error))

        self._desktop.tasks.run(
            Lane.STORE,
            lambda: services.particulars.change_own_password(old=old, new=new),
            chosen,
            refused,
            owner=dialog,
        )

    def _refuse_desk(self, services: Services) -> None:
        services.close()
        self.show_login()

    def show_recovery(self, trouble: str = "") -> None:
        """What helps without a password; ``trouble`` is the sentence of what keeps everybody out."""
        window = RecoveryWindow(trouble=trouble)
        window.language_wanted.connect(self._desktop.look.switch_language)
        window.left.connect(self.show_login)
        window.code_given.connect(lambda code: self._use_code(window, code))
        window.password_wanted.connect(lambda code, who: self._give_password(window, code, who))
        window.sign_in_wanted.connect(self._sign_in_anew)
        self._desktop.show_window(window)

    def _use_code(self, window: RecoveryWindow, code: str) -> None:
        door = self._desktop.doors().office
        self._recover(window, lambda: door.recover(code), window.show_recovered)

    def _give_password(self, window: RecoveryWindow, code: str, administrator: str) -> None:
        door = self._desktop.doors().office

        def given(recovered: Recovered) -> None:
            window.show_password(NewPassword(administrator, recovered.one_time_password or ""))

        self._recover(window, lambda: door.recover(code, administrator=administrator), given)

    def _recover(
        self, window: RecoveryWindow, job: Callable[[], Recovered], done: Callable[[Recovered], None]
    ) -> None:
        self._desktop.tasks.run(
            Lane.STORE, job, done, lambda error: window.show_problem(sentence(error)), owner=window
        )

    def _sign_in_anew(self, given: NewPassword) -> None:
        self._desktop.look.remember_name(given.administrator)
        self.sign_in(self.show_login(), given.administrator, given.password)


def sentence(error: Exception) -> str:
    """What a window without a message bar says; anything that is no refusal of ours goes to the log."""
    if isinstance(error, LeocError):
        return str(error)
    _log.error("fault before sign-in", exc_info=(type(error), error, error.__traceback__))
    return _("Something went wrong. Nothing was lost; start the program again or tell IT.")
