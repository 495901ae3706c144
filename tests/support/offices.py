"""Real offices for tests: an encrypted store with its people, made once and copied for each test."""

from __future__ import annotations

import shutil
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from leoc_desktop.access.key_derivation import FLOOR
from leoc_desktop.access.roles import Role
from leoc_desktop.features.office.service import NewOffice
from leoc_desktop.foundation.clock import NEPAL, Clock, FixedClock
from leoc_desktop.startup.services import Doors, Services, open_doors

THALARA = "70211"
START = datetime(2026, 11, 23, 9, 0, tzinfo=NEPAL)  # 2083-08-07
PASSWORDS = {
    "admin": "hilltop-river-lantern-9",
    "sita": "mountain-goat-siren-41",
    "ram": "orange-basket-thunder-6",
    "hari": "riverbank-copper-lamp-7",
    "maya": "silver-window-garden-3",
    "gita": "paper-kite-morning-22",
}
PEOPLE = {
    "sita": ("सीता श्रेष्ठ", Role.OPERATOR),
    "ram": ("राम सिंह", Role.OPERATOR),
    "hari": ("हरि बोहरा", Role.SUPERVISOR),
    "maya": ("माया रोकाया", Role.SUPERVISOR),
    "gita": ("गीता धामी", Role.VIEWER),
}
LANDSLIDE: dict[str, object] = {
    "hazard": "landslide",
    "incident_date": "2083-08-06",
    "incident_time": "03:10",
    "wards": [3, 1],
    "tole": "खोलापारि",
    "dead_male": 1,
    "dead_female": 0,
    "dead_other": 0,
    "dead_unknown_sex": 0,
    "affected_families": 4,
    "houses_fully_damaged": 1,
    "estimated_loss": 1250000,
    "road_blocked": True,
    "description": "अविरल वर्षापछि माथिको पाखो खसी घर पुरिएको।",
}


@dataclass
class TestOffice:
    """An office in a folder, its people's secrets, and the doors to it."""

    __test__ = False

    folder: Path
    recovery_code: str
    unlock_keys: dict[str, str]
    clock: FixedClock
    opened: list[Services] = field(default_factory=list)

    @property
    def doors(self) -> Doors:
        """The way in."""
        return open_doors(self.folder, self.clock)

    def sign_in(self, name: str) -> Services:
        """The services of one of the people; closed with the office."""
        services = self.doors.sign_in(name, PASSWORDS[name])
        self.opened.append(services)
        return services

    def close(self) -> None:
        """Close everything that was opened."""
        for services in self.opened:
            services.close()

    def copy(self, folder: Path) -> TestOffice:
        """The same office in another folder."""
        shutil.copytree(self.folder, folder)
        return TestOffice(folder, self.recovery_code, dict(self.unlock_keys), copy(self.clock))


def make_office(folder: Path, *, one_person_shifts: bool = False) -> TestOffice:
    """An office with administrator, two operators, two supervisors with keys, and a viewer."""
    clock = FixedClock(START - timedelta(days=1))
    doors = open_doors(folder, clock)
    code = doors.office.set_up(
        NewOffice(
            THALARA, "ne", "admin", "प्रकाश जोशी", PASSWORDS["admin"], one_person_shifts=one_person_shifts
        ),
        kdf=FLOOR,
    )
    office = TestOffice(folder, code, {}, clock)
    administrator = office.sign_in("admin")
    for name, (full_name, role) in PEOPLE.items():
        first = administrator.users.add(name=name, full_name=full_name, roles={role})
        services = office.doors.sign_in(name, first.password)
        services.particulars.change_own_password(old=first.password, new=PASSWORDS[name])
        if role is Role.SUPERVISOR:
            office.unlock_keys[name] = services.users.issue_unlock_key()
        services.close()
    office.close()
    office.opened.clear()
    clock.set(START)
    return office


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
