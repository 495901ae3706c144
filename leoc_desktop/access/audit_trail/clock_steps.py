"""Whether somebody set the clock: the wall clock is held against the boot clock, which nobody can set."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from leoc_desktop.foundation.clock import Clock

TOLERANCE = 5.0  # seconds
_DRIFT = 0.0002  # of the time gone by: the boot clock of Windows is not corrected and may be so wrong


@dataclass(frozen=True, slots=True)
class Reading:
    """Both clocks at one moment, and by how much the wall clock is known to have been set since it was right."""

    at: datetime
    boot_id: str
    boot_seconds: float
    offset: float = 0.0

    @classmethod
    def now(cls, clock: Clock) -> Reading:
        """The clocks as they stand."""
        return cls(clock.now(), clock.boot_id(), round(clock.boot_seconds(), 3))

    @classmethod
    def of_row(cls, at: datetime, body: str) -> Reading:
        """The clocks when a row of the log was written; what cannot be read counts as unknown."""
        try:
            values: Any = json.loads(body)
            return cls(
                at, str(values["boot_id"]), float(values["boot_seconds"]), float(values["clock_offset"])
            )
        except (ValueError, KeyError, TypeError):
            return cls(at, "", 0.0)


def seconds_set(before: Reading, now: Reading) -> float:
    """By how many seconds the wall clock was set between two readings; 0 when it was left alone.

    Within one start of the computer both ways are seen. Over a new start only that it went back.
    """
    by_wall = (now.at - before.at).total_seconds()
    gone = now.boot_seconds - before.boot_seconds
    if now.boot_id == before.boot_id and gone >= 0:
        drift = by_wall - gone
        return drift if abs(drift) > TOLERANCE + gone * _DRIFT else 0.0
    return by_wall if by_wall < -TOLERANCE else 0.0


def offset_after(before: Reading, step: float) -> float:
    """The known error of the wall clock after ``step``: setting it back to where it was heals it."""
    offset = before.offset + step
    return offset if abs(offset) > TOLERANCE else 0.0
