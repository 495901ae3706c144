"""How hard passwords are to try: measured at set-up within the bounds, and again where a backup is restored."""

from __future__ import annotations

from pathlib import Path

import pytest

from leoc_desktop.access import restoring
from leoc_desktop.access.key_derivation import CAP, FLOOR, MIB, PASSES, Kdf
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.features.office.service import NewOffice
from leoc_desktop.foundation.clock import SystemClock
from leoc_desktop.startup.services import open_doors
from tests.support.offices import PASSWORDS, THALARA, TestOffice

FITTING = Kdf(3, 80 * MIB, 4)


def test_what_set_up_measures_is_stored_within_the_bounds(tmp_path: Path) -> None:
    """With the real clock of this machine, whatever it is."""
    doors = open_doors(tmp_path / "office", SystemClock())
    doors.office.set_up(NewOffice(THALARA, "ne", "admin", "प्रकाश जोशी", PASSWORDS["admin"]))
    admin = doors.sign_in("admin", PASSWORDS["admin"])
    try:
        stored = admin.particulars.particulars().kdf
    finally:
        admin.close()
    assert FLOOR.m_kib <= stored.m_kib <= CAP.m_kib
    assert stored.t in PASSES
    assert stored.t == FLOOR.t or stored.m_kib == CAP.m_kib
    assert stored.p == FLOOR.p
    opened = KeyVault.load(tmp_path / "office").open_user_slot("admin", PASSWORDS["admin"])
    assert opened.kdf == stored
    opened.wipe()


def test_a_restored_office_fits_its_new_computer_and_slots_follow(
    office: TestOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = office.sign_in("admin")
    (tmp_path / "stick").mkdir()
    backup = admin.backups.make(tmp_path / "stick").path
    monkeypatch.setattr(restoring, "fitted", lambda _stored, _clock: FITTING)
    doors = open_doors(tmp_path / "new", office.clock)
    doors.backups.restore(backup, tmp_path / "new", recovery_code=office.recovery_code)
    moved = TestOffice(tmp_path / "new", office.recovery_code, office.unlock_keys, office.clock)

    def effort(name: str) -> Kdf | None:
        opened = KeyVault.load(moved.folder).open_user_slot(name, PASSWORDS[name])
        opened.wipe()
        return opened.kdf

    assert effort("sita") == FLOOR, "nobody knows her password here"
    sita = moved.sign_in("sita")
    assert sita.particulars.particulars().kdf == FITTING
    assert (effort("sita"), effort("hari")) == (FITTING, FLOOR)
    assert moved.sign_in("hari").audit.verify().faults == (), "the log tells of the change"
    moved.close()
    moved.sign_in("sita")
    moved.close()
