"""Every window before the sign-in, in every state it can be met in: for pictures, and to be measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from leoc_desktop.access.device_secret import DeviceSecretMissing
from leoc_desktop.access.office_keyring import KeyringState
from leoc_desktop.access.recovery import Recovered
from leoc_desktop.foundation.errors import AlreadyRunning, SignInFailed
from leoc_desktop.foundation.translation import _
from leoc_desktop.shell.first_run_wizard import FirstRunWizard
from leoc_desktop.shell.idle_guard import LockReason
from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.shell.recovery_window import NewPassword, RecoveryWindow
from leoc_desktop.shell.stop_window import StopWindow
from leoc_desktop.startup.dialog_tour import SHOWN_CODE, SHOWN_PASSWORD
from leoc_desktop.ui_kit.tokens import Tone
from leoc_desktop.ui_kit.typing_warning import typing_warning

_WAIT = 64  # seconds
_NO_SHIFT = Qt.KeyboardModifier.NoModifier
_ADMINISTRATORS = ("prakash", "sharada")


def windows_before_sign_in() -> Iterator[tuple[str, QWidget]]:
    """Sign-in, recovery, the stop, and the steps of the first-run wizard, each by its name."""
    windows: list[QWidget] = []
    for name, window in (*_logins(), *_recoveries(), ("stop", StopWindow(str(AlreadyRunning())))):
        windows.append(window)
        yield name, window
    wizard = FirstRunWizard()
    yield from _wizard_steps(wizard)
    for window in (*windows, wizard):
        window.close()


def _logins() -> Iterator[tuple[str, LoginWindow]]:
    states: tuple[tuple[str, Callable[[LoginWindow], None]], ...] = (
        ("login", lambda _login: None),
        ("login_wrong", lambda login: login.show_refusal(str(SignInFailed()))),
        ("login_wait", lambda login: login.show_wait(_WAIT)),
        ("login_caps_lock", lambda login: login.tell(typing_warning("A", _NO_SHIFT), Tone.WARN)),
        ("login_nepali_keys", lambda login: login.tell(typing_warning("क", _NO_SHIFT), Tone.WARN)),
        ("login_locked", lambda login: login.tell(_(LockReason.IDLE.value), Tone.INFO)),
    )
    for name, bring in states:
        login = LoginWindow(last_name="sita", training=name == "login")
        bring(login)
        yield name, login


def _recoveries() -> Iterator[tuple[str, RecoveryWindow]]:
    trouble = str(DeviceSecretMissing(KeyringState.ABSENT))
    yield "recovery", RecoveryWindow()
    yield "recovery_second_secret", RecoveryWindow(trouble=trouble)
    for name, opens in (("recovery_right", True), ("recovery_no_keyring", False)):
        right = RecoveryWindow(trouble=trouble)
        right.show_recovered(Recovered(passwords_open=opens, administrators=_ADMINISTRATORS))
        yield name, right
    given = RecoveryWindow()
    given.show_password(NewPassword(_ADMINISTRATORS[0], SHOWN_PASSWORD))
    yield "recovery_password", given


def _wizard_steps(wizard: FirstRunWizard) -> Iterator[tuple[str, QWidget]]:
    wizard.office.choose("70211")
    yield "wizard_1_language", wizard
    wizard.next.click()
    yield "wizard_2_office", wizard
    wizard.next.click()
    yield "wizard_3_administrator", wizard
    wizard.next.click()
    yield "wizard_3_problem", wizard
    wizard.show_code(SHOWN_CODE)
    yield "wizard_4_recovery_code", wizard
    wizard.next.click()
    yield "wizard_5_retype", wizard
    wizard.next.click()
    yield "wizard_5_problem", wizard
