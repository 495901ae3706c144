"""Backups of the schedule travel in pieces: each once, all of them where a backup is, and only unneeded ones pruned."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from leoc_desktop.access.backup_head import read_head
from leoc_desktop.features.backups.rules import Light, NewDestination
from leoc_desktop.foundation.errors import BackupTrouble
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice


def _with(office: TestOffice, share: Path) -> tuple[Services, Services]:
    admin, sita = office.sign_in("admin"), office.sign_in("sita")
    admin.backups.add_destination(NewDestination("NAS", "folder", str(share)))
    assert sita.backups.run().delivered == 1
    return admin, sita


def _folder(share: Path) -> Path:
    (folder,) = share.glob("LEOC-70211-*")
    return folder


def _pieces(share: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in _folder(share).glob("*.leocp")}


def _backups(share: Path) -> list[Path]:
    return sorted(_folder(share).glob("*.leocb"))


def _change(office: TestOffice, sita: Services) -> None:
    sita.incidents.register(LANDSLIDE)
    office.clock.advance(timedelta(minutes=16))


def test_each_backup_brings_what_changed_and_all_of_them_open(office: TestOffice, share: Path) -> None:
    _admin, sita = _with(office, share)
    before = _pieces(share)
    _change(office, sita)
    assert sita.backups.run().delivered == 1
    after = _pieces(share)
    assert {name: after[name] for name in before} == before
    for number, backup in enumerate(_backups(share)):
        assert set(read_head(backup).pieces.files) <= set(after)
        holds = office.doors.backups.verify(backup, recovery_code=office.recovery_code).holds
        assert holds.incidents == number
    assert not list(office.folder.glob("spool/*"))


def test_the_whole_weight_and_what_was_new_are_told(office: TestOffice, share: Path) -> None:
    admin, sita = _with(office, share)
    first = sum(path.stat().st_size for path in _folder(share).iterdir())
    _change(office, sita)
    sita.backups.run()
    second = sum(path.stat().st_size for path in _folder(share).iterdir()) - first
    newest, oldest = admin.backups.made()
    assert (oldest.whole_size, oldest.new_size) == (first, first)
    assert newest.whole_size is not None
    assert second == newest.new_size < newest.whole_size < first + second
    doors, backup = office.doors.backups, _backups(share)[-1]
    offered = doors.offered(NewDestination("", "folder", str(share)))
    assert [(one.whole_size, one.new_size) for one in offered] == [
        (row.whole_size, row.new_size) for row in (newest, oldest)
    ]
    proven = doors.verify(backup, recovery_code=office.recovery_code)
    assert (proven.whole_size, proven.new_size) == (newest.whole_size, newest.new_size)
    assert proven.size == backup.stat().st_size


def test_a_copy_of_the_folder_is_restored_and_a_copy_of_one_file_says_what_is_missing(
    office: TestOffice, share: Path, tmp_path: Path
) -> None:
    _with(office, share)
    doors, code = office.doors.backups, office.recovery_code
    (backup,) = _backups(share)
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.copy(backup, alone)
    with pytest.raises(BackupTrouble, match="Parts of this backup are missing"):
        doors.restore(alone / backup.name, tmp_path / "new", recovery_code=code)
    shutil.copytree(_folder(share), tmp_path / "stick")
    doors.restore(tmp_path / "stick" / backup.name, tmp_path / "new", recovery_code=code)
    restored = TestOffice(tmp_path / "new", code, {}, office.clock)
    assert restored.sign_in("sita").incidents.listed() == []
    restored.close()


def test_a_backup_by_hand_holds_everything_itself(office: TestOffice, share: Path, tmp_path: Path) -> None:
    admin, _sita = _with(office, share)
    stick = tmp_path / "stick"
    stick.mkdir()
    made = admin.backups.make(stick)
    assert [path.name for path in stick.iterdir()] == [made.path.name]
    assert office.doors.backups.verify(made.path, recovery_code=office.recovery_code).sha256 == made.sha256


def test_a_second_destination_gets_all_pieces_and_the_first_none_again(
    office: TestOffice, share: Path, tmp_path: Path
) -> None:
    admin, sita = _with(office, share)
    stamps = {path: path.stat().st_mtime_ns for path in _folder(share).glob("*.leocp")}
    other = tmp_path / "other"
    other.mkdir()
    admin.backups.add_destination(NewDestination("stick", "folder", str(other)))
    assert sita.backups.run().delivered == 2
    (backup,) = _backups(other)
    assert set(read_head(backup).pieces.files) <= set(_pieces(other))
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps
    assert not list(office.folder.glob("spool/*"))


def test_a_piece_that_was_taken_away_is_brought_again(office: TestOffice, share: Path) -> None:
    admin, sita = _with(office, share)
    kept = _pieces(share)
    for path in _folder(share).glob("*.leocp"):
        path.unlink()
    _change(office, sita)
    assert sita.backups.run().delivered == 0, "what was believed to be there is not, and not here either"
    assert sita.backups.run().delivered == 1
    assert len(_pieces(share)) >= len(kept) - 1
    newest = _backups(share)[-1]
    assert office.doors.backups.verify(newest, recovery_code=office.recovery_code).holds.incidents == 1
    assert admin.backups.health().light is Light.OK
    assert not list(office.folder.glob("spool/*"))


def test_after_a_failed_test_restore_nothing_damaged_is_built_upon(office: TestOffice, share: Path) -> None:
    _admin, sita = _with(office, share)
    first = min(_folder(share).glob("*.leocp"))
    first.write_bytes(first.read_bytes()[:-1])
    office.clock.advance(timedelta(days=7, minutes=1))
    sita.backups.run()
    _change(office, sita)
    sita.backups.run()
    newest = _backups(share)[-1]
    assert not set(read_head(newest).pieces.files) & {first.name}
    assert office.doors.backups.verify(newest, recovery_code=office.recovery_code).holds.incidents == 1


def test_pruning_takes_only_pieces_of_earlier_months_that_no_backup_names(
    office: TestOffice, share: Path
) -> None:
    admin, sita = _with(office, share)
    november = _pieces(share)
    office.clock.advance(timedelta(days=31))
    _change(office, sita)
    sita.backups.run()
    everything = _pieces(share)
    (key,) = [row.key for row in admin.backups.destinations()]
    admin.particulars.confirm_password(PASSWORDS["admin"])
    assert admin.backups.prune(key) == [], "both are the newest of their month"
    assert _pieces(share) == everything
    _backups(share)[0].unlink()
    admin.backups.prune(key)
    assert set(_pieces(share)) == set(everything) - set(november)
    newest = _backups(share)[-1]
    assert office.doors.backups.verify(newest, recovery_code=office.recovery_code).holds.incidents == 1


def test_what_a_broken_try_left_of_a_piece_is_swept_once_the_piece_is_there(
    office: TestOffice, share: Path
) -> None:
    _admin, sita = _with(office, share)
    name = min(_pieces(share))
    left, other = (
        _folder(share) / f"{name}.12ab34cd.part",
        _folder(share) / f"202611-00-{'0' * 32}.leocp.x.part",
    )
    left.write_bytes(b"half")
    other.write_bytes(b"on its way")
    _change(office, sita)
    sita.backups.run()
    assert not left.exists()
    assert other.exists()


def test_while_the_head_of_a_backup_cannot_be_read_no_piece_is_pruned(
    office: TestOffice, share: Path
) -> None:
    admin, sita = _with(office, share)
    office.clock.advance(timedelta(days=31))
    _change(office, sita)
    sita.backups.run()
    everything = _pieces(share)
    _backups(share)[0].write_bytes(b"LEOCB1 and rubbish")
    (key,) = [row.key for row in admin.backups.destinations()]
    admin.particulars.confirm_password(PASSWORDS["admin"])
    admin.backups.prune(key)
    assert _pieces(share) == everything
