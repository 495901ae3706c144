"""What this computer adds to a sign-in: its keyring, the device secret in it, and the guard that counts tries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from leoc_desktop.access.device_secret import (
    FoundDeviceSecret,
    bring_back_device_secret,
    find_device_secret,
    make_device_secret,
)
from leoc_desktop.access.guess_guard import GuessGuard, KeyringCounter, guard_key
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.access.office_keyring import KeyringState, KeyringUnusable, OfficeKeyring
from leoc_desktop.foundation.clock import Clock

Keyrings = Callable[[bytes], OfficeKeyring]
"""Gives the keyring of a vault id; tests hand in one of their own."""

_ANSWERS = frozenset({KeyringState.PRESENT, KeyringState.ABSENT})


@dataclass
class Workstation:
    """The keyring of one office on this computer; None for a training office, which leaves it alone (R36)."""

    keyring: OfficeKeyring | None
    state: KeyringState
    device_secret: bytearray | None = field(repr=False)
    guard: GuessGuard

    def guard_by(self, vault: KeyVault) -> None:
        """Authenticate the counters as the vault's slots now ask for: by the device secret once one needs it (R2)."""
        key = guard_key(vault.vault_id, self.device_secret if vault.uses_device_secret else None)
        self.guard.move_to(key)
        wipe(key)

    def wipe(self) -> None:
        """Forget the device secret."""
        wipe(self.device_secret)
        self.device_secret = None

    def begin_with_secret(self, vault: KeyVault) -> bytearray:
        """Make the office's device secret, or take the one that is there. Raises KeyringUnusable."""
        if self.keyring is None:
            raise KeyringUnusable(KeyringState.NO_KEYRING)
        if self.device_secret is None:
            self.device_secret = make_device_secret(self.keyring, vault)
            self.state = KeyringState.PRESENT
        return self.device_secret

    def bring_back(self, secret: bytearray) -> bool:
        """Put the secret out of the recovery slot into the keyring; whether the keyring keeps it."""
        if self.keyring is None:
            return False
        try:
            bring_back_device_secret(self.keyring, secret)
        except KeyringUnusable as trouble:
            self.state = trouble.state
            return False
        self.device_secret, self.state = bytearray(secret), KeyringState.PRESENT
        return True


def workstation(data_dir: Path, vault: KeyVault, clock: Clock, keyrings: Keyrings) -> Workstation:
    """The computer as it stands before a sign-in, with or without the device secret."""
    keyring = None if vault.training else keyrings(vault.vault_id)
    found = find_device_secret(keyring) if keyring is not None else FoundDeviceSecret(KeyringState.NO_KEYRING)
    # A keyring that is locked would ask its person again at every look.
    answering = keyring if found.state in _ANSWERS else None
    counter = KeyringCounter(answering) if answering is not None else None
    key = guard_key(vault.vault_id, found.secret if vault.uses_device_secret else None)
    guard = GuessGuard(data_dir, key, clock, counter)
    wipe(key)
    return Workstation(answering, found.state, found.secret, guard)
