"""Backups that go to their destinations by themselves: when, what is noted, what the light says."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.access.office_keyring import OfficeKeyring
from leoc_desktop.features.backups.report import in_words, short_words
from leoc_desktop.features.backups.rules import Light, NewDestination, not_kept
from leoc_desktop.features.backups.service import BackupService
from leoc_desktop.foundation.errors import PasswordNeeded, PermissionDenied, ValidationFailed
from leoc_desktop.startup.services import Services
from leoc_desktop.storage.backup_share import ShareTrouble, TroubleKind
from tests.support.keyrings import Drawer
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.samba import PASSWORD, USER, Samba, why_not

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def _files(share: Path) -> list[Path]:
    return sorted(share.glob("LEOC-70211-*/LEOC-*.leocb"))


def _with_folder(office: TestOffice, share: Path) -> tuple[Services, Services]:
    admin, sita = office.sign_in("admin"), office.sign_in("sita")
    admin.backups.add_destination(NewDestination("NAS", "folder", str(share)))
    return admin, sita


def _said(backups: BackupService) -> list[str]:
    return [text for _light, text in in_words(backups.health(), backups.store.clock.now())]


def test_a_day_of_the_schedule(office: TestOffice, share: Path) -> None:
    admin, sita = _with_folder(office, share)
    assert admin.backups.health().light is Light.DANGER
    assert sita.backups.run().delivered == 1
    assert admin.backups.health().light is Light.OK
    assert short_words(admin.backups.health()) == "Backup: safe"
    assert sita.backups.run().sealed is False, "nothing changed since"

    sita.incidents.register(LANDSLIDE)
    office.clock.advance(timedelta(minutes=10))
    assert sita.backups.run().sealed is False, "a quarter of an hour has not passed"
    office.clock.advance(timedelta(minutes=6))
    assert sita.backups.run().delivered == 1
    first, second = _files(share)
    assert office.doors.backups.verify(second, recovery_code=office.recovery_code).holds.incidents == 1
    assert first.stat().st_size
    assert not list(office.folder.glob("spool/*")), "what arrived everywhere waits nowhere"
    assert [row.file_name for row in admin.backups.made()] == [second.name, first.name]
    assert office.sign_in("hari").audit.verify().faults == ()


def test_while_the_share_is_away_everything_waits_and_the_light_says_so(
    office: TestOffice, share: Path
) -> None:
    admin, sita = _with_folder(office, share)
    sita.backups.run()
    away = share.rename(share.with_name("away"))
    sita.incidents.register(LANDSLIDE)
    office.clock.advance(timedelta(minutes=31))
    (trouble,) = sita.backups.run().troubles
    assert trouble.kind is TroubleKind.NO_FOLDER
    assert admin.backups.health().light is Light.WARN
    assert len(list(office.folder.glob("spool/*.leocb"))) == 1
    assert sita.backups.run().troubles == (), "it is left alone for five minutes"
    office.clock.advance(timedelta(days=1, hours=2))
    assert admin.backups.health().light is Light.DANGER
    copies, place = _said(admin.backups)
    assert copies.startswith("The oldest change that is in no backup was made 26 hours ago;")
    assert place.startswith("NAS failed first 26 hours ago: The folder for backups is not in ")
    away.rename(share)
    assert sita.backups.run().delivered == 1
    assert admin.backups.health().light is Light.OK
    assert not list(office.folder.glob("spool/*.leocb"))


def test_what_was_sealed_at_sign_out_travels_without_the_office_and_is_noted_later(
    office: TestOffice, share: Path
) -> None:
    admin, sita = _with_folder(office, share)
    sita.incidents.register(LANDSLIDE)
    errand = sita.backups.seal_before_leaving()
    sita.close()
    admin.close()
    (result,) = errand.run()
    assert result.trouble is None
    (file,) = _files(share)
    inode = file.stat().st_ino
    ram = office.sign_in("ram")
    assert ram.backups.run(at_once=True).delivered == 1, "read back again and noted"
    assert [path.stat().st_ino for path in _files(share)] == [inode]
    assert ram.backups.health().light is Light.OK


def test_a_test_restore_a_week_finds_a_file_that_went_bad(office: TestOffice, share: Path) -> None:
    admin, sita = _with_folder(office, share)
    sita.backups.run()
    assert admin.backups.health().facts.destinations[0].drilled_at == office.clock.now()
    (file,) = _files(share)
    content = bytearray(file.read_bytes())
    content[-50] ^= 1
    file.write_bytes(content)
    office.clock.advance(timedelta(days=7, minutes=1))
    sita.backups.run()
    assert admin.backups.health().light is Light.DANGER
    assert any("The last test restore from NAS failed: This file " in text for text in _said(admin.backups))


def test_two_computers_that_go_on_with_one_office_are_noticed(
    office: TestOffice, share: Path, tmp_path: Path
) -> None:
    _admin, sita = _with_folder(office, share)
    sita.backups.run()
    (file,) = _files(share)
    other = TestOffice(tmp_path / "other", office.recovery_code, {}, office.clock)
    other.doors.backups.restore(file, other.folder, recovery_code=office.recovery_code)
    ram = other.sign_in("ram")
    ram.incidents.register(LANDSLIDE)
    office.clock.advance(timedelta(minutes=20))
    assert ram.backups.run().delivered == 1
    other.close()
    sita.incidents.register(LANDSLIDE)
    office.clock.advance(timedelta(minutes=20))
    sita.backups.run()
    health = sita.backups.health()
    assert health.light is Light.DANGER
    assert any("Another computer goes on with this same office" in text for text in _said(sita.backups))
    assert len(_files(share)) == 3, "nothing was merged or removed"
    told = health.facts.destinations[0].other_branch
    next(path for path in _files(share) if path.name == told).unlink()
    sita.incidents.register(LANDSLIDE)
    office.clock.advance(timedelta(minutes=20))
    sita.backups.run()
    assert sita.backups.health().light is Light.OK, "it was a drill, and IT deleted what it brought"


def test_thinning_out_needs_its_own_right_and_a_fresh_password(office: TestOffice, share: Path) -> None:
    admin, sita = _with_folder(office, share)
    sita.backups.run()
    (first,) = _files(share)
    for day in (1, 2, 3):
        old = first.name.replace("20261123T", f"2026010{day}T")
        shutil.copy(first, first.with_name(old))
    (destination,) = admin.backups.destinations()
    with pytest.raises(PermissionDenied):
        sita.backups.prune(destination.key)
    office.clock.advance(timedelta(minutes=6))
    with pytest.raises(PasswordNeeded):
        admin.backups.prune(destination.key)
    admin.particulars.confirm_password(PASSWORDS["admin"])
    assert len(admin.backups.prune(destination.key)) == 2
    assert {path.name[18:26] for path in _files(share)} == {"20260103", "20261123"}


def test_a_destination_is_tried_before_it_is_kept(office: TestOffice, tmp_path: Path) -> None:
    backups = office.sign_in("admin").backups
    with pytest.raises(ShareTrouble, match="The folder for backups is not in"):
        backups.add_destination(NewDestination("Stick", "folder", str(tmp_path / "unplugged")))
    with pytest.raises(ValidationFailed) as refused:
        backups.add_destination(NewDestination("", "smb", "", port=0))
    assert {problem.field for problem in refused.value.problems} == {
        "name", "server", "share", "user_name", "password", "port",
    }  # fmt: skip
    assert backups.destinations() == []
    tried = backups.add_destination(NewDestination("Stick", "folder", str(tmp_path)))
    assert (tried.deletes, tried.same_disk) == (True, True)
    backups.remove_destination(backups.destinations()[0].key)
    assert backups.destinations() == []


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can run")
def test_the_password_of_a_share_lies_in_the_keyring_only(office: TestOffice, tmp_path: Path) -> None:
    server, drawer = Samba(), Drawer()
    try:
        admin = office.sign_in("admin")
        admin.office.here.keyring = OfficeKeyring(admin.office.vault.vault_id, drawer)
        new = NewDestination("NAS", "smb", "", "127.0.0.1", "backup", server.port, USER, PASSWORD)
        assert admin.backups.add_destination(new).password_kept
        assert admin.backups.run(at_once=True).delivered == 1
        assert PASSWORD in drawer.kept.values()
        drawer.kept.clear()
        office.clock.advance(timedelta(minutes=20))
        office.sign_in("sita").incidents.register(LANDSLIDE)
        (trouble,) = admin.backups.run().troubles
        assert trouble.kind is TroubleKind.NO_PASSWORD
        (destination,) = admin.backups.destinations()
        admin.backups.set_password(destination.key, PASSWORD)
        assert admin.backups.run(at_once=True).delivered == 1
    finally:
        server.close()
    for file in office.folder.rglob("*"):
        assert not file.is_file() or PASSWORD.encode() not in file.read_bytes()


@given(st.lists(st.integers(min_value=0, max_value=500 * 24 * 60), max_size=200, unique=True))
def test_of_every_span_one_generation_stays(ages: list[int]) -> None:
    made = {str(age): NOW - timedelta(minutes=age) for age in ages}
    kept = {int(name) for name in made if name not in not_kept(made, NOW)}
    assert kept >= {age for age in ages if age <= 24 * 60}
    assert not ages or min(ages) in kept
    assert len({age for age in kept if 7 * 24 * 60 < age <= 30 * 24 * 60}) <= 24
    days = {
        (NOW - timedelta(minutes=age) + timedelta(hours=5, minutes=45)).date()
        for age in ages
        if age <= 30 * 1440
    }
    held = {(NOW - timedelta(minutes=age) + timedelta(hours=5, minutes=45)).date() for age in kept}
    assert days <= held
