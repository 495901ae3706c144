"""Windows says that the screen was locked or that the machine sleeps, and the program asks for its lock."""

from __future__ import annotations

import ctypes
import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation.clock import SystemClock
from leoc_desktop.shell.idle_guard import IdleGuard
from leoc_desktop.shell.windows_session import means_absence

SESSION_CHANGE, POWER_BROADCAST = 0x02B1, 0x0218
LOCK, UNLOCK, SUSPEND, RESUME = 7, 8, 4, 18


def test_locked_screen_and_sleep_mean_that_nobody_is_there() -> None:
    assert means_absence(SESSION_CHANGE, LOCK)
    assert means_absence(POWER_BROADCAST, SUSPEND)


def test_coming_back_and_other_messages_do_not() -> None:
    assert not means_absence(SESSION_CHANGE, UNLOCK)
    assert not means_absence(POWER_BROADCAST, RESUME)
    assert not means_absence(0x0200, LOCK)  # the mouse was moved


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows sends these messages")
@pytest.mark.parametrize(("message", "word"), [(SESSION_CHANGE, LOCK), (POWER_BROADCAST, SUSPEND)])
def test_a_message_of_windows_asks_for_the_lock_once(
    qapp: QApplication, qtbot: QtBot, message: int, word: int
) -> None:
    if qapp.platformName() != "windows":
        pytest.skip("the platform plugin of this run has no windows of Windows")
    guard = IdleGuard(qapp, SystemClock())
    watch = guard._windows_watch
    assert watch is not None
    handle = ctypes.c_void_p(int(watch.window.winId()))
    with qtbot.waitSignal(guard.lock_wanted, timeout=5_000):
        ctypes.WinDLL("user32").PostMessageW(handle, message, ctypes.c_size_t(word), ctypes.c_ssize_t(0))
    assert guard._windows_watch is None
