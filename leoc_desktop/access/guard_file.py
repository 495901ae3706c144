"""``guard.json``: who failed to sign in how often, and until when the next try has to wait.

The file is authenticated, so that editing it is noticed. A short text with the counters alone is kept a second
time in the keyring (R2).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from dataclasses import dataclass, field, replace
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
WORKSTATION = "*"
_REMEMBERED = 50  # entries of at most 24 characters
_ACCOUNT = 16
_ENTRY = re.compile(r"(\*|[0-9a-f]{16})=([0-9]{1,6})", re.ASCII)


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
    """The counters of this workstation and, by :func:`account_of`, of each account; tries not logged yet."""

    workstation: Tally = Tally()
    accounts: dict[str, Tally] = field(default_factory=dict)
    tries: tuple[FailedTry, ...] = ()
    removals: tuple[datetime, ...] = ()
    """When the file was found missing, altered or older than the keyring; not in the log yet."""

    def account(self, slot_id: str) -> Tally:
        """The tally of the account with that slot."""
        return self.accounts.get(account_of(slot_id), Tally())

    def without(self, slot_id: str) -> GuardState:
        """The state with that account at zero."""
        gone = account_of(slot_id)
        return replace(self, accounts={name: tally for name, tally in self.accounts.items() if name != gone})

    def remembered(self) -> str:
        """The counters alone, the highest first, short enough for any keyring."""
        failing = [(tally.failures, account) for account, tally in self.accounts.items() if tally.failures]
        highest = [f"{account}={failures}" for failures, account in sorted(failing, reverse=True)]
        return ";".join([f"{WORKSTATION}={self.workstation.failures}", *highest[:_REMEMBERED]])


def account_of(slot_id: str) -> str:
    """The short name of an account in the counters: the beginning of its slot id."""
    return slot_id[:_ACCOUNT]


def remembered_counters(text: str | None) -> dict[str, int] | None:
    """The counters out of the keyring by account and WORKSTATION; None when it holds nothing of ours."""
    if text is None:
        return None
    entries = [_ENTRY.fullmatch(entry) for entry in text.split(";")]
    counters = {entry[1]: int(entry[2]) for entry in entries if entry is not None}
    return counters if WORKSTATION in counters else None


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
    failing = [item for item in state.accounts.items() if item[1].failures]
    highest = sorted(failing, key=lambda item: item[1].failures, reverse=True)[:MOST_ACCOUNTS]
    body = {
        "workstation": _tally_json(state.workstation),
        "accounts": {account: _tally_json(tally) for account, tally in highest},
        "tries": [{"slot": one.slot_id, "at": one.at.isoformat()} for one in state.tries[-MOST_TRIES:]],
        "removals": [at.isoformat() for at in state.removals[-MOST_TRIES:]],
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
    fields = exactly(body, "workstation", "accounts", "tries", "removals")
    accounts, tries, removals = fields["accounts"], fields["tries"], fields["removals"]
    if not isinstance(accounts, dict) or not isinstance(tries, list) or not isinstance(removals, list):
        raise ValueError("no accounts, tries or removals")  # noqa: TRY004
    return GuardState(
        workstation=_tally(fields["workstation"]),
        accounts={hex_bytes(account).hex(): _tally(tally) for account, tally in accounts.items()},
        tries=tuple(_try(one) for one in tries),
        removals=tuple(datetime.fromisoformat(str(at)) for at in removals),
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
