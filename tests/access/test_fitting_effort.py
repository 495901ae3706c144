"""How hard passwords are to try: measured at set-up within the bounds, and again later.

That is where a backup is restored, where a password is chosen, and after a sign-in that took far too long.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from leoc_desktop.access import restoring
from leoc_desktop.access.key_derivation import CAP, FLOOR, MIB, PASSES, Kdf
from leoc_desktop.access.key_vault import KeyVault, OpenedSlot
from leoc_desktop.features.office.service import NewOffice, particulars
from leoc_desktop.foundation.clock import Clock, FixedClock, SystemClock
from leoc_desktop.foundation.errors import SignInFailed
from leoc_desktop.startup.services import open_doors
from tests.support.offices import PASSWORDS, START, THALARA, TestOffice

FITTING = Kdf(3, 80 * MIB, 4)
NEW = "wet-tiger-under-the-bridge-88"


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

    assert _effort(moved, "sita") == FLOOR, "nobody knows her password here"
    sita = moved.sign_in("sita")
    assert sita.particulars.particulars().kdf == FITTING
    assert (_effort(moved, "sita"), _effort(moved, "hari")) == (FITTING, FLOOR)
    assert moved.sign_in("hari").audit.verify().faults == (), "the log tells of the change"
    moved.close()
    moved.sign_in("sita")
    moved.close()


def _effort(office: TestOffice, name: str, password: str = "") -> Kdf | None:
    opened = KeyVault.load(office.folder).open_user_slot(name, password or PASSWORDS[name])
    opened.wipe()
    return opened.kdf


def test_a_new_password_gets_what_fits_the_computer_now(
    office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[Kdf] = []

    def measure(stored: Kdf, _clock: Clock) -> Kdf:
        measured.append(stored)
        return FITTING

    monkeypatch.setattr(particulars, "fitted", measure)
    sita = office.sign_in("sita")
    with pytest.raises(SignInFailed):
        sita.particulars.change_own_password(old="not-her-password-at-all", new=NEW)
    assert not measured, "nothing is measured for somebody who does not know the password"
    sita.particulars.change_own_password(old=PASSWORDS["sita"], new=NEW)
    assert measured == [FLOOR]
    assert sita.particulars.particulars().kdf == FITTING
    assert (_effort(office, "sita", NEW), _effort(office, "hari")) == (FITTING, FLOOR)
    office.close()
    hari = office.sign_in("hari")
    assert _effort(office, "hari") == FITTING, "everybody else follows when he signs in"
    assert hari.audit.verify().faults == ()


def test_a_training_office_is_never_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(particulars, "fitted", lambda _stored, _clock: FITTING)
    doors = open_doors(tmp_path / "training", FixedClock(START))
    new = NewOffice(THALARA, "ne", "admin", "प्रकाश जोशी", PASSWORDS["admin"], training=True)
    doors.office.set_up(new, kdf=FLOOR)
    admin = doors.sign_in("admin", PASSWORDS["admin"])
    try:
        admin.particulars.change_own_password(old=PASSWORDS["admin"], new=NEW)
        assert not admin.particulars.fit_effort()
        assert admin.particulars.particulars().kdf == FLOOR
    finally:
        admin.close()


def _opening_takes(office: TestOffice, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on opening a slot takes some seconds of the office's clock."""
    opening = KeyVault.open_user_slot

    def slow(vault: KeyVault, *args: Any, **more: Any) -> OpenedSlot:
        office.clock.advance(timedelta(seconds=seconds))
        return opening(vault, *args, **more)

    monkeypatch.setattr(KeyVault, "open_user_slot", slow)


@pytest.mark.parametrize(("seconds", "well"), [(0.05, False), (0.4, True), (1.1, True), (3.0, False)])
def test_a_sign_in_says_whether_its_effort_fits(
    office: TestOffice, monkeypatch: pytest.MonkeyPatch, seconds: float, *, well: bool
) -> None:
    monkeypatch.setattr(particulars, "fitted", lambda _stored, _clock: FITTING)
    office.sign_in("ram").particulars.fit_effort()
    office.close()
    office.sign_in("ram")
    office.close()
    _opening_takes(office, seconds, monkeypatch)
    assert office.sign_in("ram").office.effort_fits is well


def test_what_is_measured_after_a_sign_in_is_signed_by_the_station_and_followed(
    office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(particulars, "fitted", lambda _stored, _clock: FITTING)
    gita = office.sign_in("gita")
    assert gita.particulars.fit_effort()
    assert not gita.particulars.fit_effort(), "nothing changes a second time"
    office.close()
    hari = office.sign_in("hari")
    assert (_effort(office, "hari"), _effort(office, "gita")) == (FITTING, FLOOR)
    assert [row.actor for row in hari.audit.entries(action="office.fit_effort")] == ["station"]
    assert hari.audit.verify().faults == ()
