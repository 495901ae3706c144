"""The only place that asks the system for the time.

Moments are kept in UTC. Nepal's civil time is the fixed offset +05:45 (R21), so no time zone data is needed.
"""

from __future__ import annotations

import sys
import time
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Protocol

NEPAL = timezone(timedelta(hours=5, minutes=45), "NPT")
UTC = timezone.utc  # noqa: UP017  the name used all over the program


class Clock(Protocol):
    """What the program needs to know about time."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        ...

    def boot_seconds(self) -> float:
        """Seconds since the machine started, asleep or awake; nobody can set this back."""
        ...

    def asleep_seconds(self) -> float:
        """How many of the boot seconds the machine was asleep."""
        ...

    def boot_id(self) -> str:
        """A text that changes with every start of the machine."""
        ...


class SystemClock:
    """The clocks of this machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251  this module is the one that may ask

    def boot_seconds(self) -> float:
        if sys.platform == "win32":
            return _windows_seconds()[0]
        boottime = getattr(time, "CLOCK_BOOTTIME", None)
        return time.clock_gettime(boottime) if boottime is not None else time.monotonic()

    def asleep_seconds(self) -> float:
        if sys.platform == "win32":
            since_start, awake = _windows_seconds()
            return since_start - awake
        # Of the two clocks of Linux only this one stands still during sleep.
        return self.boot_seconds() - time.clock_gettime(time.CLOCK_MONOTONIC)

    def boot_id(self) -> str:
        linux = Path("/proc/sys/kernel/random/boot_id")
        if linux.exists():
            return linux.read_text(encoding="ascii").strip()
        # Elsewhere the start moment, to the minute, tells one start from another.
        return f"start-{round((self.now().timestamp() - self.boot_seconds()) / 60)}"


class FixedClock:
    """A clock that stands where it is put; for the sample office and for tests."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment.astimezone(UTC)
        self._boot = self._asleep = 0.0

    def now(self) -> datetime:
        return self._moment

    def boot_seconds(self) -> float:
        return self._boot

    def asleep_seconds(self) -> float:
        return self._asleep

    def boot_id(self) -> str:
        return "fixed"

    def advance(self, step: timedelta) -> None:
        """Let ``step`` go by on both clocks."""
        self._moment += step
        self._boot += step.total_seconds()

    def sleep(self, step: timedelta) -> None:
        """Let ``step`` go by as on a machine that sleeps."""
        self.advance(step)
        self._asleep += step.total_seconds()

    def set(self, moment: datetime) -> None:
        """Put the wall clock to ``moment``; the boot clock follows when time goes forward."""
        self._boot += max(0.0, (moment - self._moment).total_seconds())
        self._moment = moment.astimezone(UTC)


def _windows_seconds() -> tuple[float, float]:
    """Since the start of Windows: all of them, and those that it was awake."""
    import ctypes  # noqa: PLC0415  only Windows has these calls

    kernel32 = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined, unused-ignore]
    kernel32.GetTickCount64.restype = ctypes.c_uint64
    awake = ctypes.c_uint64()
    kernel32.QueryUnbiasedInterruptTime(ctypes.byref(awake))  # in units of 100 ns
    return float(kernel32.GetTickCount64()) / 1000, awake.value / 10_000_000


def nepal_time(moment: datetime) -> datetime:
    """The same moment on a wall clock in Nepal."""
    return moment.astimezone(NEPAL)


def nepal_day(moment: datetime) -> date:
    """The calendar day in Nepal at that moment."""
    return nepal_time(moment).date()
