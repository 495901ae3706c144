"""How long an unlock lasts (R34): 15 minutes until its operator takes it up, 60 until he saves."""

from __future__ import annotations

from datetime import datetime, timedelta

from leoc_desktop.foundation.clock import Clock
from leoc_desktop.records.unlock_grant import UnlockGrant

TAKE_UP_WITHIN = timedelta(minutes=15)
SAVE_WITHIN = timedelta(minutes=60)
_CLOCK_SLACK = timedelta(seconds=5)


def ran_out(grant: UnlockGrant, now: datetime) -> bool:
    """Whether the grant is over by the wall clock, or was given in the future of a clock that was set back."""
    gone = now - grant.granted_at
    return gone > _limit(grant) or gone < -_CLOCK_SLACK


def ran_out_by_either_clock(grant: UnlockGrant, clock: Clock) -> bool:
    """As :func:`ran_out`, and by the boot clock, which nobody can set back."""
    if grant.boot_id == clock.boot_id():
        gone = timedelta(seconds=clock.boot_seconds() - grant.boot_seconds)
        if gone > _limit(grant):
            return True
    return ran_out(grant, clock.now())


def _limit(grant: UnlockGrant) -> timedelta:
    return TAKE_UP_WITHIN if grant.taken_up_at is None else SAVE_WITHIN
