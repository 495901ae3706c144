"""Notices that nobody sits at the computer: no key or mouse for a while, a sleep, a locked screen, a long day."""

from __future__ import annotations

import sys
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from leoc_desktop.foundation.clock import Clock
from leoc_desktop.shell.session_watch import watch_session

IDLE_LIMIT = timedelta(minutes=10)
SESSION_LIMIT = timedelta(hours=12)
_TICK_MS = 2_000
_SLEPT_SECONDS = (
    30.0  # a tick this late means that the machine slept: the clock counts sleep, the timer does not
)
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


class IdleGuard(QObject):
    """Emits ``lock_wanted`` once; a new guard is made for the next sign-in.

    Time comes from the boot clock, which nobody can set back and which goes on during sleep.
    """

    lock_wanted = Signal()

    def __init__(
        self,
        app: QApplication,
        clock: Clock,
        *,
        idle: timedelta = IDLE_LIMIT,
        session: timedelta = SESSION_LIMIT,
    ) -> None:
        super().__init__()
        self._app = app
        self._clock = clock
        self._idle_seconds = idle.total_seconds()
        self._session_seconds = session.total_seconds()
        self._began = self._last_input = self._last_tick = clock.boot_seconds()
        self._done = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        app.installEventFilter(self)
        self._watch = watch_session(self, self.lock) if sys.platform == "linux" else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key and mouse event of the program counts as presence."""
        if event.type() in _INPUT:
            self._last_input = self._clock.boot_seconds()
        return super().eventFilter(watched, event)

    @Slot()
    def tick(self) -> None:
        """Look at the clock."""
        now = self._clock.boot_seconds()
        slept = now - self._last_tick > _SLEPT_SECONDS
        self._last_tick = now
        if (
            slept
            or now - self._last_input >= self._idle_seconds
            or now - self._began >= self._session_seconds
        ):
            self.lock()

    @Slot()
    def lock(self) -> None:
        """Ask for the lock, once."""
        if not self._done:
            self.stop()
            self.lock_wanted.emit()

    def stop(self) -> None:
        """Watch no more."""
        self._done = True
        self._timer.stop()
        self._app.removeEventFilter(self)
