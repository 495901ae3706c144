"""How far long work is, and whether it is to stop: written by the one who works, read by the one who waits."""

from __future__ import annotations

import threading

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.translation import N_


class Stopped(Refused):
    """The work ended because the user wanted it to; nothing of it is left."""

    default_msgid = N_("Stopped. Nothing was written.")


class Progress:
    """How far a job is. The job writes it on its own thread, others look at it now and then."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._done = self._total = 0
        self._stop = threading.Event()

    def report(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` parts are finished; total 0 means that nobody knows."""
        with self._lock:
            self._done, self._total = done, total

    def step(self, done: int, total: int) -> None:
        """Report, and raise Stopped when the job is to end."""
        self.report(done, total)
        if self.stop_asked():
            raise Stopped

    def state(self) -> tuple[int, int]:
        """What was reported last."""
        with self._lock:
            return self._done, self._total

    def stop(self) -> None:
        """Ask the job to stop at the next good moment."""
        self._stop.set()

    def stop_asked(self) -> bool:
        """Whether the user wants the job to stop; for the job to look at."""
        return self._stop.is_set()
