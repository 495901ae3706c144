"""Who is signed in: the person behind every write, and the station that acts when no person can."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime

from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.roles import Role, rights_of
from leoc_desktop.foundation.clock import Clock

STATION_NAME = "station"
PROOF_LASTS = 5 * 60  # seconds


class PasswordProof:
    """That the user typed his password a short while ago: asked for before exports and changes to users.

    Time is taken from the boot clock, so that setting the clock makes no proof last longer.
    """

    def __init__(self) -> None:
        self._boot = ""
        self._until = 0.0

    def renew(self, clock: Clock) -> None:
        """The password was typed just now, and it was right."""
        self._boot, self._until = clock.boot_id(), clock.boot_seconds() + PROOF_LASTS

    def holds(self, clock: Clock) -> bool:
        """Whether that was within the last five minutes."""
        return self._boot == clock.boot_id() and clock.boot_seconds() <= self._until


@dataclass(frozen=True)
class Login:
    """A signed-in user. The signing key is wiped by ``close``; afterwards nothing can be written in his name."""

    user_no: int
    name: str
    full_name: str
    post: str
    roles: frozenset[Role]
    must_change_password: bool
    signing_key: bytearray = field(repr=False)
    session: str = field(default_factory=lambda: secrets.token_hex(8))
    proof: PasswordProof = field(default_factory=PasswordProof, repr=False, compare=False)
    previous_sign_in: datetime | None = None

    def may(self, permission: Permission) -> bool:
        """Whether the user holds the right. With a one-time password he may only choose his own."""
        if self.must_change_password:
            return permission is Permission.OWN_PASSWORD
        return permission in rights_of(self.roles)

    def close(self) -> None:
        """Wipe the signing key."""
        wipe(self.signing_key)


@dataclass(frozen=True)
class StationLogin:
    """The workstation itself (R6): signs restores, migrations and automatic re-locks."""

    signing_key: bytearray = field(repr=False)
    session: str = field(default_factory=lambda: secrets.token_hex(8))
    user_no: None = None
    name: str = STATION_NAME
