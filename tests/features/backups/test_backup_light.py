"""What the light must not hide: one bad destination beside a good one, copies that do not count, a full disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from leoc_desktop.features.backups.report import in_words, short_words
from leoc_desktop.features.backups.rules import Light, NewDestination
from leoc_desktop.features.backups.service import BackupService
from leoc_desktop.features.backups.service import sealing as sealing_module
from leoc_desktop.foundation.errors import BackupTrouble
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, TestOffice


@pytest.fixture
def two(tmp_path: Path, elsewhere: None) -> tuple[Path, Path]:
    """Two destinations."""
    folders = (tmp_path / "NAS", tmp_path / "stick")
    for folder in folders:
        folder.mkdir()
    return folders


def _with(office: TestOffice, *folders: Path) -> tuple[Services, Services]:
    admin, sita = office.sign_in("admin"), office.sign_in("sita")
    for folder in folders:
        admin.backups.add_destination(NewDestination(folder.name, "folder", str(folder)))
    for _run in folders:
        sita.backups.run()
    return admin, sita


def _said(backups: BackupService) -> str:
    return "\n".join(text for _light, text in in_words(backups.health(), backups.store.clock.now()))


def _spoil(folder: Path) -> Path:
    file = min(folder.glob("LEOC-*/*.leocp"))
    content = bytearray(file.read_bytes())
    content[-5000] ^= 1
    file.write_bytes(content)
    return file


def test_a_damaged_backup_stays_red_beside_a_good_destination(
    office: TestOffice, two: tuple[Path, Path]
) -> None:
    admin, sita = _with(office, *two)
    assert admin.backups.health().light is Light.OK
    _spoil(two[0])
    office.clock.advance(timedelta(days=7, minutes=1))
    for _run in range(4):
        sita.backups.run()
        assert admin.backups.health().light is Light.DANGER
    assert "The last test restore from NAS failed: This file " in _said(admin.backups)
    sita.incidents.register(LANDSLIDE)
    office.clock.advance(timedelta(minutes=20))
    for _run in range(2):
        sita.backups.run()
    assert admin.backups.health().light is Light.OK, "a newer backup there was tried out and opens"


def test_a_stick_that_is_away_is_no_failed_test_restore(office: TestOffice, two: tuple[Path, Path]) -> None:
    admin, sita = _with(office, *two)
    office.clock.advance(timedelta(days=7, minutes=1))
    away = two[1].rename(two[1].with_name("in a pocket"))
    for _run in range(3):
        sita.backups.run()
    assert admin.backups.health().light is Light.OK
    away.rename(two[1])
    sita.backups.run()
    drilled = [trial.drilled_at for trial in admin.backups.health().facts.destinations]
    assert drilled == [office.clock.now()] * 2


def test_a_backup_that_was_taken_away_is_missed(office: TestOffice, share: Path) -> None:
    admin, sita = _with(office, share)
    (file,) = share.glob("LEOC-*/*.leocb")
    file.unlink()
    office.clock.advance(timedelta(days=7, minutes=1))
    sita.backups.run()
    assert admin.backups.health().light is Light.DANGER
    words = _said(admin.backups)
    assert f"The backup {file.name} is not there any more." in words
    assert "{" not in words


def test_a_backup_by_hand_does_not_stand_for_a_destination(office: TestOffice, share: Path) -> None:
    admin, sita = _with(office, share)
    away = share.rename(share.with_name("away"))
    sita.incidents.register(LANDSLIDE)
    office.clock.advance(timedelta(minutes=40))
    sita.backups.run()
    assert admin.backups.health().light is Light.WARN
    here = office.folder / "my backups"
    here.mkdir()
    admin.backups.make(here)
    assert admin.backups.health().light is Light.WARN
    assert short_words(admin.backups.health()).startswith("Backup: not safe since")
    away.rename(share)
    office.clock.advance(timedelta(minutes=10))
    assert sita.backups.run().delivered == 1
    assert admin.backups.health().light is Light.OK


def test_a_change_is_sealed_though_it_is_in_a_backup_by_hand(office: TestOffice, share: Path) -> None:
    admin, sita = _with(office, share)
    sita.incidents.register(LANDSLIDE)
    office.clock.advance(timedelta(minutes=20))
    admin.backups.make(share)
    assert sita.backups.run().delivered == 1


def test_a_folder_on_the_disk_of_the_office_does_not_count(office: TestOffice, tmp_path: Path) -> None:
    folder = tmp_path / "next to it"
    folder.mkdir()
    admin, _sita = _with(office, folder)
    health = admin.backups.health()
    assert health.light is Light.DANGER
    assert "No destination holds a backup yet." in _said(admin.backups)
    assert "next to it is on the same disk as the office itself" in _said(admin.backups)


def _no_room(*_anything: object) -> None:
    raise BackupTrouble(
        "The backup could not be written to {folder}: {reason}", folder="spool", reason="No space"
    )


def _no_temporary_folder(*_anything: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("fails", "words"), [(_no_room, "No space"), (_no_temporary_folder, "the disk is full")]
)
def test_a_backup_that_cannot_be_made_is_told_and_what_waits_travels(
    office: TestOffice, share: Path, monkeypatch: pytest.MonkeyPatch, fails: Callable[..., None], words: str
) -> None:
    admin, sita = _with(office, share)
    away = share.rename(share.with_name("away"))
    sita.incidents.register(LANDSLIDE)
    office.clock.advance(timedelta(minutes=20))
    sita.backups.run()
    away.rename(share)
    office.clock.advance(timedelta(minutes=1))
    sita.incidents.register(LANDSLIDE)
    office.clock.advance(timedelta(minutes=20))
    with monkeypatch.context() as full_disk:
        full_disk.setattr(sealing_module, "make_backup", fails)
        run = sita.backups.run()
        assert (run.delivered, run.sealed) == (1, False)
        assert words in str(run.not_sealed)
        office.clock.advance(timedelta(hours=2))
        assert sita.backups.seal_before_leaving().stops
    assert admin.backups.health().light is Light.WARN
    assert "No backup can be made on this computer; it failed first 2 hours ago: " in _said(admin.backups)
    assert words in _said(admin.backups)
    assert sita.backups.run().delivered == 1
    assert admin.backups.health().light is Light.OK
