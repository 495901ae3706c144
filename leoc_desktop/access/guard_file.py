"""``guard.json``: who failed to sign in how often, and until when the next try has to wait.

The file is authenticated, so that editing it is noticed. A short text with the counters alone is kept a second
time in the keyring (R2).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from leoc_desktop.access.strict_json import exactly, hex_bytes, whole_number
from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.foundation.durable_files import leftovers, write_durably

if TYPE_CHECKING:
    from cryptography.utils import Buffer

FILE = "guard.json"
LOCK = "guard.lock"
MOST_ACCOUNTS = 500  # names that nobody has can be typed without end
MOST_TRIES = 200
LARGEST_FILE = 1024 * 1024
_REMEMBERED = 60
_REMEMBERED_ID = 12
_ENTRY = re.compile(r"(\*|[0-9a-f]{12})=([0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class Tally:
    """Failures in a row; the next try waits until ``until`` seconds on the boot clock of the start ``boot``."""

    failures: int = 0
    boot: str = ""
    until: float = 0.0


@dataclass(frozen=True, slots=True)
class FailedTry:
    """A failed sign-in that is not in the log yet."""

    slot_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GuardState:
    """The counters of this workstation and of each account, and the tries that wait for the log."""

    workstation: Tally = Tally()
    accounts: dict[str, Tally] = field(default_factory=dict)
    tries: tuple[FailedTry, ...] = ()

    def remembered(self) -> str:
        """The counters alone, the highest first, short enough for any keyring."""
        failing = [(tally.failures, slot_id[:_REMEMBERED_ID]) for slot_id, tally in self.accounts.items()]
        highest = sorted((entry for entry in failing if entry[0]), reverse=True)[:_REMEMBERED]
        return ";".join([f"*={self.workstation.failures}", *(f"{name}={count}" for count, name in highest)])


def remembered_counters(text: str | None) -> dict[str, int] | None:
    """The counters out of the keyring: "*" is the workstation, the others are beginnings of slot ids.

    None when there is nothing, or nothing of ours.
    """
    if text is None:
        return None
    entries = [_ENTRY.fullmatch(entry) for entry in text.split(";")]
    counters = {entry[1]: int(entry[2]) for entry in entries if entry is not None}
    return counters if "*" in counters else None


def read_guard(data_dir: Path, key: Buffer) -> GuardState | None:
    """What the file says, or None when it is missing, damaged, or not authenticated with ``key``."""
    try:
        with (data_dir / FILE).open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
        return _state(data, key)
    except (OSError, ValueError, TypeError, RecursionError, OverflowError):
        return None


def write_guard(data_dir: Path, key: Buffer, state: GuardState) -> None:
    """Put ``state`` on the disk, durably. OSError when the disk does not take it."""
    accounts = sorted(state.accounts.items(), key=lambda item: item[1].failures, reverse=True)[:MOST_ACCOUNTS]
    body = {
        "workstation": _tally_json(state.workstation),
        "accounts": {slot_id: _tally_json(tally) for slot_id, tally in accounts if tally.failures},
        "tries": [{"slot": one.slot_id, "at": one.at.isoformat()} for one in state.tries[-MOST_TRIES:]],
    }
    write_durably(data_dir / FILE, canonical({"body": body, "mac": _mac(key, body)}))
    for stray in leftovers(data_dir / FILE):
        stray.unlink(missing_ok=True)


def _state(data: bytes, key: Buffer) -> GuardState:
    if len(data) > LARGEST_FILE:
        raise ValueError("far too large")
    whole = exactly(json.loads(data), "body", "mac")
    body = whole["body"]
    if not hmac.compare_digest(str(whole["mac"]).encode(), _mac(key, body).encode()):
        raise ValueError("not authenticated")
    fields = exactly(body, "workstation", "accounts", "tries")
    accounts, tries = fields["accounts"], fields["tries"]
    if not isinstance(accounts, dict) or not isinstance(tries, list):
        raise ValueError("no accounts or no tries")  # noqa: TRY004
    return GuardState(
        workstation=_tally(fields["workstation"]),
        accounts={hex_bytes(slot_id).hex(): _tally(tally) for slot_id, tally in accounts.items()},
        tries=tuple(_try(one) for one in tries),
    )


def _tally_json(tally: Tally) -> dict[str, object]:
    return {"failures": tally.failures, "boot": tally.boot, "until": tally.until}


def _tally(value: object) -> Tally:
    fields = exactly(value, "failures", "boot", "until")
    until = fields["until"]
    if not isinstance(until, int | float):
        raise ValueError("no moment")  # noqa: TRY004
    return Tally(whole_number(fields["failures"]), str(fields["boot"]), float(until))


def _try(value: object) -> FailedTry:
    fields = exactly(value, "slot", "at")
    return FailedTry(hex_bytes(fields["slot"]).hex(), datetime.fromisoformat(str(fields["at"])))


def _mac(key: Buffer, body: object) -> str:
    return hmac.digest(bytes(key), canonical(body), hashlib.sha256).hex()
