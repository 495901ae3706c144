"""The device secret: 32 random bytes in the computer's keyring, the second factor of every sign-in.

It is never the only copy: the recovery slot of the vault holds it too (R4), so that a lost keyring gets the same
secret back. While any slot needs the device secret, a new one is never made.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from leoc_desktop.access.key_derivation import KEY_BYTES
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.access.office_keyring import KeyringState, OfficeKeyring
from leoc_desktop.access.passwords import MINIMUM_WITH_DEVICE_SECRET, minimum_alone
from leoc_desktop.access.roles import Role
from leoc_desktop.foundation.errors import Refused, StoreTrouble
from leoc_desktop.foundation.policy import policy_in_force
from leoc_desktop.foundation.translation import N_

if TYPE_CHECKING:
    from cryptography.utils import Buffer

PURPOSE = "device"

STILL_NEEDED = N_(
    "This office already has a second secret. The recovery code brings it back to this computer."
)


LOCKED = N_(
    "The password safe (keyring) of this computer is locked, and the second secret of this office lies in it. "
    "Unlock it, then sign in again. The recovery code helps too."
)
LOST = N_(
    "The second secret of this office is not in the password safe (keyring) of this computer. The recovery code "
    "brings it back, and every password opens again."
)
NO_SAFE = N_(
    "This office needs the password safe (keyring) of this computer, and none answers. Sign in to the computer "
    "anew, or use the recovery code."
)


class DeviceSecretMissing(StoreTrouble):
    """Passwords open nothing without the device secret; ``state`` says what is the matter with the keyring."""

    def __init__(self, state: KeyringState) -> None:
        sentences = {KeyringState.LOCKED: LOCKED, KeyringState.ABSENT: LOST}
        super().__init__(sentences.get(state, NO_SAFE))
        self.state = state


class DeviceFactor(StrEnum):
    """The office's policy on the second factor of a sign-in."""

    REQUIRED = "required"  # no slot without it
    PREFERRED = "preferred"  # where the computer has a keyring that keeps it
    OFF = "off"


def minimum_length(roles: Collection[Role], *, with_device_secret: bool) -> int:
    """How many characters a password needs: fewer for operators whose computer holds a second secret."""
    powerful = {Role.SUPERVISOR, Role.ADMINISTRATOR} & set(roles)
    if not with_device_secret or powerful:
        return minimum_alone()
    return max(MINIMUM_WITH_DEVICE_SECRET, policy_in_force().shortest_password or 0)


@dataclass(frozen=True, slots=True)
class FoundDeviceSecret:
    """The state of the keyring and, when it is PRESENT, the secret. A mutilated secret counts as ABSENT."""

    state: KeyringState
    secret: bytearray | None = None


def find_device_secret(keyring: OfficeKeyring) -> FoundDeviceSecret:
    """The device secret of this computer, or why there is none. Writes nothing."""
    looked = keyring.look(PURPOSE)
    if looked.text is None:
        return FoundDeviceSecret(looked.state)
    secret = _decoded(looked.text)
    return FoundDeviceSecret(KeyringState.ABSENT if secret is None else KeyringState.PRESENT, secret)


def make_device_secret(keyring: OfficeKeyring, vault: KeyVault) -> bytearray:
    """A new device secret, kept and read back.

    Raises Refused when a slot of ``vault`` or the keyring itself has one already, KeyringUnusable when the
    keyring does not keep it.
    """
    if vault.uses_device_secret or find_device_secret(keyring).state is KeyringState.PRESENT:
        raise Refused(STILL_NEEDED)
    secret = bytearray(secrets.token_bytes(KEY_BYTES))
    bring_back_device_secret(keyring, secret)
    return secret


def bring_back_device_secret(keyring: OfficeKeyring, secret: Buffer) -> None:
    """Keep the secret that the recovery slot held (R4). Raises KeyringUnusable."""
    if len(bytes(secret)) != KEY_BYTES:
        raise ValueError("a device secret has 32 bytes")
    keyring.put(PURPOSE, base64.b64encode(secret).decode("ascii"))


def _decoded(text: str) -> bytearray | None:
    try:
        secret = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return bytearray(secret) if len(secret) == KEY_BYTES else None
