"""What the tests of guessing start from: names that are tried, a computer that starts again, a second counter."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from leoc_desktop.access.guess_guard import GuessGuard, guard_key
from leoc_desktop.foundation.clock import UTC, FixedClock

KEY = bytes(guard_key(bytes(16), b"device secret of this computer.."))
SITA, HARI, GITA = "a1" * 32, "b2" * 32, "c3" * 32


class Machine(FixedClock):
    """A clock whose computer can be started again."""

    def __init__(self) -> None:
        super().__init__(datetime(2026, 11, 23, 4, 15, tzinfo=UTC))
        self.starts = 1

    def boot_id(self) -> str:
        return f"start {self.starts}"

    def start_again(self) -> None:
        self.starts += 1
        self._boot = 5.0


class Shelf:
    """The counters kept a second time, as the keyring does."""

    def __init__(self, text: str | None = None) -> None:
        self.text = text
        self.works = True

    def read(self) -> str | None:
        return self.text

    def write(self, text: str) -> bool:
        if self.works:
            self.text = text
        return self.works


def fail(guard: GuessGuard, clock: FixedClock, slot: str, times: int = 1) -> float:
    """Fail so many times, waiting as long as it takes; return the seconds waited."""
    waited = 0.0
    for _ in range(times):
        seconds = guard.waiting_seconds(slot)
        clock.advance(timedelta(seconds=seconds))
        waited += seconds
        guard.count_before_check(slot)
    return waited


def again(folder: Path, clock: FixedClock, shelf: Shelf | None = None) -> GuessGuard:
    """The same workstation in another process."""
    return GuessGuard(folder, KEY, clock, shelf)
