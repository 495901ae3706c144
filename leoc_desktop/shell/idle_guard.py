"""Notices that nobody sits at the computer: no key or mouse for a while, a sleep, a locked screen, a long day."""

from __future__ import annotations

import sys
from datetime import timedelta
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.translation import N_
from leoc_desktop.shell.session_watch import watch_session
from leoc_desktop.shell.windows_session import WindowsSessionWatch

IDLE_LIMIT = timedelta(minutes=10)
SESSION_LIMIT = timedelta(hours=12)
_TICK_MS = 2_000
_SLEPT_SECONDS = 2.0  # the clocks that tell sleep are read one after the other and tick roughly
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class LockReason(Enum):
    """Why the program locks. The value is the message id of what the sign-in says; "" needs no words."""

    WANTED = ""
    IDLE = N_("Locked, because nobody used the program for a while. What you typed is kept.")
    LONG_SESSION = N_("You were signed in for 12 hours. Sign in again; what you typed is kept.")
    SLEPT = N_("Locked, because the computer slept. What you typed is kept.")
    SCREEN = N_("Locked together with the screen of the computer. What you typed is kept.")


class IdleGuard(QObject):
    """Emits ``lock_wanted`` once with a LockReason; a new guard is made for the next sign-in.

    Time comes from the boot clock, which nobody can set back and which goes on during sleep.
    """

    lock_wanted = Signal(LockReason)

    def __init__(
        self,
        app: QApplication,
        clock: Clock,
        *,
        idle: timedelta = IDLE_LIMIT,
        session: timedelta = SESSION_LIMIT,
    ) -> None:
        super().__init__()
        self._clock = clock
        self._idle_seconds = idle.total_seconds()
        self._session_seconds = session.total_seconds()
        self._began = self._last_input = clock.boot_seconds()
        self._asleep = clock.asleep_seconds()
        self._done = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        app.focusWindowChanged.connect(self._attend)
        app.focusObjectChanged.connect(self._attend)
        self._attend(app.focusWindow())
        self._attend(app.focusObject())
        self._watch = (
            watch_session(self, lambda: self.lock(LockReason.SCREEN)) if sys.platform == "linux" else None
        )
        self._windows_watch = (
            WindowsSessionWatch(self, lambda: self.lock(LockReason.SCREEN))
            if app.platformName() == "windows"
            else None
        )

    @Slot(QObject)
    def _attend(self, receiver: QObject | None) -> None:
        """Look at what a window gets before its widgets do, and at what an input method types into a field.

        Watching every widget of the program instead would slow down the making of each page.
        """
        if receiver is not None and not self._done:
            receiver.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Every key and mouse event of the program counts as presence."""
        if event.type() in _INPUT:
            self._last_input = self._clock.boot_seconds()
        return False

    @Slot()
    def tick(self) -> None:
        """Look at the clock."""
        now = self._clock.boot_seconds()
        asleep = self._clock.asleep_seconds()
        slept = asleep - self._asleep > _SLEPT_SECONDS
        if now - self._began >= self._session_seconds:
            self.lock(LockReason.LONG_SESSION)
        elif slept:
            self.lock(LockReason.SLEPT)
        elif now - self._last_input >= self._idle_seconds:
            self.lock(LockReason.IDLE)

    def lock(self, reason: LockReason) -> None:
        """Ask for the lock, once."""
        if not self._done:
            self.stop()
            self.lock_wanted.emit(reason)

    def stop(self) -> None:
        """Watch no more."""
        self._done = True
        self._timer.stop()
        if self._windows_watch is not None:
            self._windows_watch.stop()
            self._windows_watch = None
