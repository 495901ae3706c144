"""Counts down the seconds until something may be tried again."""

from __future__ import annotations

import math

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal, Slot

from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _, ngettext

_TICK_MS = 250
_MINUTE = 60


class Countdown(QObject):
    """Tells ``left`` whenever the number of whole seconds changes, and ``ended`` once.

    Setting the clock changes nothing.
    """

    left = Signal(int)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._deadline = QDeadlineTimer()
        self._told = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def runs(self) -> bool:
        """Whether there is still something to wait for."""
        return self._timer.isActive()

    def start(self, seconds: int) -> None:
        """Begin anew."""
        self._deadline = QDeadlineTimer(seconds * 1000)
        self._told = 0
        self._timer.start()
        self._tick()

    @Slot()
    def _tick(self) -> None:
        seconds = math.ceil(self._deadline.remainingTime() / 1000)
        if seconds <= 0:
            self._timer.stop()
            self.ended.emit()
        elif seconds != self._told:
            self._told = seconds
            self.left.emit(seconds)


def wait_text(seconds: int) -> str:
    """How long still to wait, for people to read."""
    minutes, rest = divmod(seconds, _MINUTE)
    if not minutes:
        return ngettext(
            "Too many wrong tries. You can try again in {seconds} second.",
            "Too many wrong tries. You can try again in {seconds} seconds.",
            seconds,
        ).format(seconds=show_number(seconds))
    return _("Too many wrong tries. You can try again in {minutes} min {seconds} s.").format(
        minutes=show_number(minutes), seconds=show_number(rest)
    )
