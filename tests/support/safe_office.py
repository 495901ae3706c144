"""An office whose computer has a keyring, held in a drawer of the test."""

from __future__ import annotations

import shutil
from copy import copy
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from leoc_desktop.access.device_secret import DeviceFactor
from leoc_desktop.access.key_derivation import FLOOR
from leoc_desktop.access.roles import Role
from leoc_desktop.features.office.service import NewOffice, OfficeDoor
from leoc_desktop.foundation.clock import FixedClock
from leoc_desktop.startup.services import Services
from tests.support.keyrings import Drawer
from tests.support.offices import START, THALARA

PASSWORDS = {
    "admin": "hilltop-river-lantern-9",
    "sita": "goat-siren-41",  # 13 characters: enough for an operator with a second secret
    "hari": "riverbank-copper-lamp-7",
}


@dataclass
class SafeOffice:
    """An office in ``folder``, its recovery code, its clock, and the keyring of its computer."""

    folder: Path
    code: str
    clock: FixedClock
    drawer: Drawer
    opened: list[Services] = field(default_factory=list)

    @property
    def door(self) -> OfficeDoor:
        """The way in."""
        return OfficeDoor(self.folder, self.clock, self.drawer.keyring)

    def sign_in(self, name: str, password: str | None = None) -> Services:
        """The services of one of the people; closed with the office."""
        services = Services(self.door.sign_in(name, password or PASSWORDS[name]))
        self.opened.append(services)
        return services

    def close(self) -> None:
        """Close everything that was opened."""
        for services in self.opened:
            services.close()

    def copy(self, folder: Path) -> SafeOffice:
        """The same office and the same keyring once more."""
        shutil.copytree(self.folder, folder)
        drawer = Drawer()
        drawer.kept = dict(self.drawer.kept)
        return SafeOffice(folder, self.code, copy(self.clock), drawer)


def make_safe_office(folder: Path, factor: DeviceFactor = DeviceFactor.PREFERRED) -> SafeOffice:
    """An office with an administrator, an operator and a supervisor."""
    office = SafeOffice(folder, "", FixedClock(START - timedelta(days=1)), Drawer())
    office.code = office.door.set_up(
        NewOffice(THALARA, "ne", "admin", "प्रकाश जोशी", PASSWORDS["admin"], device_factor=factor), kdf=FLOOR
    )
    administrator = office.sign_in("admin")
    for name, role in (("sita", Role.OPERATOR), ("hari", Role.SUPERVISOR)):
        first = administrator.users.add(name=name, full_name=name.title(), roles={role})
        person = office.sign_in(name, first.password)
        person.particulars.change_own_password(old=first.password, new=PASSWORDS[name])
    office.close()
    office.opened.clear()
    office.clock.set(START)
    return office
