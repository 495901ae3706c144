"""Guessing passwords is slow: every try is counted before it is checked, and failures make the next try wait.

Neither killing the program nor restarting the computer, setting the clock or removing the file gives a free try
(R2, R3). Waiting is per account and per workstation; three tries in a row are free.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from leoc_desktop.access.guard_file import (
    LOCK,
    WORKSTATION,
    FailedTry,
    GuardState,
    Tally,
    account_of,
    read_guard,
    remembered_counters,
    write_guard,
)
from leoc_desktop.access.key_derivation import hkdf
from leoc_desktop.access.office_keyring import KeyringUnusable, OfficeKeyring
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.durable_files import exclusive_lock
from leoc_desktop.foundation.errors import Refused, StoreTrouble
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_

if TYPE_CHECKING:
    from cryptography.utils import Buffer

FREE_TRIES = 3
LONGEST_DELAY = 15 * 60  # seconds
MOST_FAILURES = 100
MISSING_FILE_DELAY = 30  # seconds, when the keyring still knows the counters
_ALL_LOST = 13  # failures whose delay is the longest one

MUST_WAIT = N_("Too many wrong tries. Wait {seconds} s, then try again.")
DISABLED = N_(
    "This account is closed after too many wrong tries. An administrator opens it on the page Users with a new "
    "one-time password. Where no administrator can sign in, the recovery code opens all accounts."
)
NOT_COUNTED = N_("The try could not be counted, so it is not allowed: {reason}")


class MustWait(Refused):
    """The next try is not due yet; ``values["seconds"]`` says how long to wait."""

    default_msgid = MUST_WAIT


class AccountClosed(Refused):
    """Too many failures in a row for one account."""

    default_msgid = DISABLED


class SecondCounter(Protocol):
    """Where the counters are kept a second time."""

    def read(self) -> str | None:
        """The text kept last, or None."""
        ...

    def write(self, text: str) -> bool:
        """Keep ``text``; whether that worked."""
        ...


class KeyringCounter:
    """The counters in the keyring of this computer, entry ``guard``."""

    PURPOSE = "guard"

    def __init__(self, keyring: OfficeKeyring) -> None:
        self._keyring = keyring

    def read(self) -> str | None:
        return self._keyring.look(self.PURPOSE).text

    def write(self, text: str) -> bool:
        try:
            self._keyring.put(self.PURPOSE, text)
        except KeyringUnusable:
            return False
        return True


def guard_key(vault_id: bytes, device_secret: Buffer | None) -> bytearray:
    """The key that authenticates ``guard.json``; without a device secret it helps against accidents only."""
    return hkdf(vault_id if device_secret is None else device_secret, "leoc/v1/guard", salt=vault_id)


def delay_after(failures: int) -> float:
    """Seconds to wait after so many failures in a row."""
    if failures <= FREE_TRIES:
        return 0.0
    return float(min(2 ** min(failures - FREE_TRIES, 16), LONGEST_DELAY))


class GuessGuard:
    """Counts sign-ins of one workstation. Several processes may use it on the same folder.

    Order of a sign-in: ``count_before_check``, then the password, then ``succeeded`` when it was right. A new
    office calls ``start`` once; later a missing file means that somebody removed it.
    """

    def __init__(
        self, data_dir: Path, key: Buffer, clock: Clock, second_counter: SecondCounter | None = None
    ) -> None:
        self._data_dir = data_dir
        self._key = bytearray(key)
        self._clock = clock
        self._second = second_counter

    def start(self) -> None:
        """Begin at zero, for a new office."""
        with self._alone():
            self._write(GuardState())

    def waiting_seconds(self, slot_id: str) -> float:
        """How long the account has to wait before its next try. StoreTrouble when the folder is unusable."""
        with self._alone():
            return self._waiting(self._read(), slot_id)

    def closed(self, slot_id: str) -> bool:
        """Whether the account takes no tries any more."""
        with self._alone():
            return self._read().account(slot_id).failures >= MOST_FAILURES

    def count_before_check(self, slot_id: str) -> None:
        """Count a try as failed, on the disk, before it is checked.

        Raises MustWait, AccountClosed, or StoreTrouble when the try cannot be counted anywhere.
        """
        with self._alone():
            state = self._read()
            account = state.account(slot_id)
            if account.failures >= MOST_FAILURES:
                raise AccountClosed
            seconds = self._waiting(state, slot_id)
            if seconds > 0:
                raise MustWait(seconds=int(-(-seconds // 1)))
            counted = replace(
                state,
                workstation=self._failed(state.workstation.failures + 1),
                accounts={**state.accounts, account_of(slot_id): self._failed(account.failures + 1)},
                tries=(*state.tries, FailedTry(slot_id, self._clock.now())),
            )
            self._write(counted)

    def succeeded(self, slot_id: str) -> None:
        """The counted try was right: account and workstation begin at zero again."""
        with self._alone():
            state = self._read()
            mine = [place for place, one in enumerate(state.tries) if one.slot_id == slot_id]
            tries = tuple(one for place, one in enumerate(state.tries) if place not in mine[-1:])
            self._write(replace(state.without(slot_id), workstation=Tally(), tries=tries))

    def failures_since(self, slot_id: str) -> int:
        """Counted tries of the account since its last success; one that is being checked is among them."""
        with self._alone():
            return self._read().account(slot_id).failures

    def tries_for_the_log(self) -> tuple[FailedTry, ...]:
        """Failed tries of all accounts that are not in the log yet, oldest first (R11)."""
        with self._alone():
            return self._read().tries

    def removals_for_the_log(self) -> tuple[datetime, ...]:
        """When the file was found missing, altered or older than it should be, and the log has no row of it yet."""
        with self._alone():
            return self._read().removals

    def logged(self, tries: tuple[FailedTry, ...], removals: tuple[datetime, ...] = ()) -> None:
        """These tries and removals are in the log now."""
        with self._alone():
            state = self._read()
            kept = tuple(one for one in state.tries if one not in tries)
            missed = tuple(at for at in state.removals if at not in removals)
            self._write(replace(state, tries=kept, removals=missed))

    def forgive(self, slot_id: str) -> None:
        """An administrator opens the account again."""
        with self._alone():
            self._write(self._read().without(slot_id))

    def forgive_all(self) -> None:
        """The recovery code was used: every counter begins at zero again; the tries stay for the log."""
        with self._alone():
            state = self._read()
            self._write(GuardState(tries=state.tries, removals=state.removals))

    def move_to(self, key: Buffer) -> None:
        """Authenticate the counters with another key from now on: the office began to use a device secret."""
        with self._alone():
            state = self._read()
            self._key[:] = bytes(key)
            self._write(state)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            with exclusive_lock(self._data_dir / LOCK):
                yield
        except OSError as problem:
            raise StoreTrouble(NOT_COUNTED, reason=reason_of(problem)) from problem

    def _read(self) -> GuardState:
        """The present counters: the higher of file and keyring, with full delays where something is amiss."""
        on_disk = read_guard(self._data_dir, self._key)
        remembered = remembered_counters(self._second.read()) if self._second is not None else None
        state = self._rearmed(self._combined(on_disk, remembered))
        if state != on_disk:
            self._write(state)
        return state

    def _combined(self, on_disk: GuardState | None, remembered: dict[str, int] | None) -> GuardState:
        if on_disk is None and remembered is None:
            return GuardState(workstation=self._failed(_ALL_LOST), removals=(self._clock.now(),))
        if on_disk is None:
            on_disk = GuardState(
                workstation=self._failed(0, at_least=MISSING_FILE_DELAY), removals=(self._clock.now(),)
            )
        raised = self._raised(on_disk, remembered or {})
        if raised != on_disk and not on_disk.removals:
            raised = replace(raised, removals=(self._clock.now(),))
        return raised

    def _raised(self, state: GuardState, remembered: dict[str, int]) -> GuardState:
        """``state`` with every counter that the keyring knows to be higher."""
        accounts = dict(state.accounts)
        for account, failures in remembered.items():
            if account != WORKSTATION and failures > accounts.get(account, Tally()).failures:
                accounts[account] = self._failed(failures)
        workstation, failures = state.workstation, remembered.get(WORKSTATION, 0)
        if failures > workstation.failures:
            again = self._failed(failures)
            workstation = replace(again, until=max(again.until, workstation.until))
        return replace(state, workstation=workstation, accounts=accounts)

    def _rearmed(self, state: GuardState) -> GuardState:
        """``state`` with the delays of an earlier start of the computer begun again in full."""
        boot = self._clock.boot_id()
        accounts = {
            account: tally if tally.boot == boot else self._failed(tally.failures)
            for account, tally in state.accounts.items()
        }
        workstation = state.workstation
        if workstation.boot != boot:
            workstation = self._failed(workstation.failures)
        return replace(state, workstation=workstation, accounts=accounts)

    def _failed(self, failures: int, at_least: float = 0.0) -> Tally:
        """The tally after so many failures, its delay beginning now."""
        delay = max(delay_after(failures), at_least)
        return Tally(failures, self._clock.boot_id(), self._clock.boot_seconds() + delay)

    def _waiting(self, state: GuardState, slot_id: str) -> float:
        now = self._clock.boot_seconds()
        return max(0.0, state.workstation.until - now, state.account(slot_id).until - now)

    def _write(self, state: GuardState) -> None:
        kept = self._second is not None and self._second.write(state.remembered())
        try:
            write_guard(self._data_dir, self._key, state)
        except OSError:
            # On a full disk the keyring alone still counts, so that people get in to make room.
            if not kept:
                raise
