"""Every window and dialog that needs no office behind it, one after the other: for pictures, and to be measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QDialog, QWidget

from leoc_desktop.features.event_log.form import HandOverDialog
from leoc_desktop.features.incidents.form import ReasonDialog
from leoc_desktop.features.office.form import ChangePasswordDialog
from leoc_desktop.features.users.queries import UnlockOffer
from leoc_desktop.foundation.clock import SystemClock, nepal_day
from leoc_desktop.foundation.translation import _
from leoc_desktop.shell.first_run_wizard import FirstRunWizard
from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.shell.password_dialog import PasswordDialog
from leoc_desktop.shell.recovery_window import RecoveryWindow
from leoc_desktop.shell.restore_dialog import RestoreDialog
from leoc_desktop.shell.shortcut_sheet import ShortcutSheet
from leoc_desktop.shell.unlock_dialog import UnlockDialog
from leoc_desktop.ui_kit.key_choice import KeyChoiceDialog
from leoc_desktop.ui_kit.record_list.days_dialog import DaysDialog

_SHOWN_CODE = "000-000-000-000-000-000-000-000-000"
_SHOWN_NUMBER = "TR-LEOC/2083-84/0001"
_OFFER = UnlockOffer("maya", "माया रोकाया", has_key=True, sheet=2, row=4, rows_left=17)


def windows_before_sign_in() -> Iterator[tuple[str, QWidget]]:
    """Sign-in, recovery, and the steps of the first-run wizard, each by its name."""
    login = LoginWindow(last_name="sita", training=True)
    yield "login", login
    recovery = RecoveryWindow()
    yield "recovery", recovery
    wizard = FirstRunWizard()
    wizard.office.choose("70211")
    yield "wizard_1_language", wizard
    for number, name in ((1, "office"), (2, "administrator")):
        wizard.next.click()
        yield f"wizard_{number + 1}_{name}", wizard
    wizard.show_code(_SHOWN_CODE)
    yield "wizard_4_recovery_code", wizard
    wizard.next.click()
    yield "wizard_5_retype", wizard
    for window in (login, recovery, wizard):
        window.close()


def dialogs(parent: QWidget) -> Iterator[tuple[str, QWidget]]:
    """The dialogs that people meet most, each by its name; every one is closed before the next."""
    made: tuple[tuple[str, Callable[[], QDialog]], ...] = (
        ("keys_sheet", lambda: ShortcutSheet(parent)),
        ("keys_choice", lambda: KeyChoiceDialog(parent, {})),
        ("unlock", lambda: UnlockDialog(parent, record=_SHOWN_NUMBER, offers=[_OFFER])),
        ("reason", lambda: ReasonDialog(parent, question=_("Return"), verb=_("Return"))),
        ("hand_over", lambda: HandOverDialog(parent)),
        ("password_again", lambda: PasswordDialog(parent, name="sita")),
        ("password_change", lambda: ChangePasswordDialog(parent, first_time=False)),
        ("restore", lambda: RestoreDialog(parent)),
        ("days", lambda: DaysDialog(parent, lambda: nepal_day(SystemClock().now()), None, None)),
    )
    for name, make in made:
        dialog = make()
        yield f"dialog_{name}", dialog
        dialog.close()
