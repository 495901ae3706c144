"""Small real offices for tests: vault, encrypted store and log as people have them, with the cheapest keys."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from leoc_desktop.access.key_derivation import FLOOR
from leoc_desktop.access.roles import Role
from leoc_desktop.features.office.service import NewOffice
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.startup.services import Services, open_doors

ADMIN, OPERATOR, SUPERVISOR = "admin", "sita", "hari"
POSTAL_CODE = "70211"
_STAFF = {
    OPERATOR: ("सीता श्रेष्ठ", "सहायक", Role.OPERATOR),
    SUPERVISOR: ("हरि बोहरा", "अधिकृत", Role.SUPERVISOR),
}


@dataclass(frozen=True)
class SmallOffice:
    """An office in ``root`` with an administrator, an operator and a supervisor who holds an unlock key."""

    root: Path
    recovery_code: str
    unlock_key: str
    passwords: dict[str, str] = field(
        default_factory=lambda: {
            ADMIN: "hilltop-river-lantern-9",
            OPERATOR: "mountain-goat-siren-41",
            SUPERVISOR: "riverbank-copper-lamp-7",
        }
    )

    def sign_in(self, name: str, clock: Clock | None = None) -> Services:
        """The services of one of the three; close them."""
        return open_doors(self.root, clock).sign_in(name, self.passwords[name])

    def copied_to(self, root: Path) -> SmallOffice:
        """The same office in another folder, to be changed at will; nobody may be signed in."""
        shutil.copytree(self.root, root)
        return replace(self, root=root)


def small_office(root: Path, clock: Clock | None = None) -> SmallOffice:
    """Set up an office in ``root``. About two seconds, so make one and copy it."""
    made = SmallOffice(root, "", "")
    doors = open_doors(root, clock)
    code = doors.office.set_up(
        NewOffice(POSTAL_CODE, "ne", ADMIN, "एडमिन विष्ट", made.passwords[ADMIN]), kdf=FLOOR
    )
    administrator = doors.sign_in(ADMIN, made.passwords[ADMIN])
    unlock_key = ""
    for name, (full_name, post, role) in _STAFF.items():
        first = administrator.users.add(name=name, full_name=full_name, post=post, roles={role})
        person = doors.sign_in(name, first.password)
        person.particulars.change_own_password(old=first.password, new=made.passwords[name])
        if role is Role.SUPERVISOR:
            unlock_key = person.users.issue_unlock_key()
        person.close()
    administrator.close()
    return replace(made, recovery_code=code, unlock_key=unlock_key)
