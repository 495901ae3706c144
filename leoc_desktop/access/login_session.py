"""Who is signed in: the person behind every write, and the station that acts when no person can."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.roles import Role, rights_of

STATION_NAME = "station"


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
