"""Restoring over an office: what would be lost is told, the old one is kept, a cut leaves one of the two."""

from __future__ import annotations

import os
import random
import shutil
import signal
from datetime import timedelta
from pathlib import Path

import pytest

from leoc_desktop.access import backup_file, restoring
from leoc_desktop.access.backup_making import open_proven
from leoc_desktop.access.key_vault import KeyVault, database_key
from leoc_desktop.access.restore_preview import Relation
from leoc_desktop.features.backups.report import preview_in_words
from leoc_desktop.foundation.errors import BackupTrouble, Refused, StoreTrouble, WrongSecret
from leoc_desktop.storage.data_folder import DataFolder
from leoc_desktop.storage.encrypted_engine import connect
from tests.support.fault_sizes import SIZES, note
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.terminal import leoc

FLIPS = 300
_CHANGING = ("replace", "rename", "unlink", "mkdir", "fsync", "rmdir")


def _backup(office: TestOffice, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    admin = office.sign_in("admin")
    try:
        return admin.backups.make(folder).path
    finally:
        admin.close()


def _register(office: TestOffice, count: int) -> None:
    sita = office.sign_in("sita")
    for _number in range(count):
        sita.incidents.register(LANDSLIDE)
    sita.close()


def test_an_older_backup_says_what_would_be_lost_and_keeps_it_aside(
    office: TestOffice, tmp_path: Path
) -> None:
    _register(office, 1)
    file = _backup(office, tmp_path / "stick")
    _register(office, 2)
    doors = office.doors.backups
    found = doors.preview(file, office.folder, recovery_code=office.recovery_code)
    assert (found.relation, found.backup.holds.incidents, found.here and found.here.incidents) == (
        Relation.OLDER, 1, 3,
    )  # fmt: skip
    words = "\n".join(preview_in_words(found))
    assert "Would be lost:" in words
    assert "sita  incident." in words
    with pytest.raises(StoreTrouble, match="already an office"):
        doors.restore(file, office.folder, recovery_code=office.recovery_code)
    with pytest.raises(Refused, match="office code does not match"):
        doors.restore(file, office.folder, recovery_code=office.recovery_code, office_code="70212")
    with pytest.raises(WrongSecret):
        doors.restore(
            file, office.folder, recovery_code="000-000-000-000-000-000-000-000-000", office_code="70211"
        )
    assert len(office.sign_in("sita").incidents.listed()) == 3
    office.close()

    restored = doors.restore(file, office.folder, recovery_code=office.recovery_code, office_code="70211")
    sita = office.sign_in("sita")
    assert len(sita.incidents.listed()) == 1
    assert not sita.office.store.read_only, "a restore is no roll-back"
    assert office.sign_in("hari").audit.verify().faults == ()
    aside = office.folder / restored.aside
    assert (aside / "leoc.db").stat().st_size
    office.close()
    old = TestOffice(aside, office.recovery_code, {}, office.clock)
    assert len(old.sign_in("sita").incidents.listed()) == 3
    old.close()


def test_two_branches_of_one_office_are_told_apart(office: TestOffice, tmp_path: Path) -> None:
    file = _backup(office, tmp_path / "stick")
    other = TestOffice(tmp_path / "other", office.recovery_code, {}, office.clock)
    other.doors.backups.restore(file, other.folder, recovery_code=office.recovery_code)
    assert (
        office.doors.backups.preview(file, other.folder, recovery_code=office.recovery_code).relation
        is Relation.OLDER
    )
    _register(other, 1)
    _register(office, 2)
    office.clock.advance(timedelta(minutes=1))
    theirs = _backup(other, tmp_path / "stick")
    found = office.doors.backups.preview(theirs, office.folder, recovery_code=office.recovery_code)
    assert (found.relation, found.lost_count) == (Relation.FORK, 2)
    assert "They are never mixed" in "\n".join(preview_in_words(found))


def test_a_damaged_office_is_replaced_from_the_terminal(office: TestOffice, tmp_path: Path) -> None:
    file = _backup(office, tmp_path / "stick")
    (office.folder / "leoc.db").write_bytes(b"rubbish" * 1000)
    code = [office.recovery_code]
    looked = leoc(office.folder, "restore", str(file), "--preview", "--recovery-code-stdin", secrets=code)
    assert looked.data["relation"] == "unreadable"
    assert leoc(office.folder, "restore", str(file), "--recovery-code-stdin", secrets=code).status == 1
    done = leoc(
        office.folder, "restore", str(file), "--replace", "70211", "--recovery-code-stdin", secrets=code
    )
    assert (office.folder / done.data["aside"] / "leoc.db").read_bytes().startswith(b"rubbish")
    assert office.sign_in("sita").incidents.listed() == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the restore is killed in a child made by forking")
def test_killed_at_every_step_the_old_or_the_new_office_opens(office: TestOffice, tmp_path: Path) -> None:
    file = _backup(office, tmp_path / "stick")
    keys = backup_file.keys_by_code(backup_file.read_head(file), office.recovery_code)
    (tmp_path / "work").mkdir()
    opened, _proven = open_proven(file, keys.vault_key, tmp_path / "work", office.clock)
    for number in range(1, SIZES.restore_rounds + 1):
        outcomes = _killed_before_each_change(office, opened, keys, tmp_path)
        assert len(outcomes) > 15
        assert not outcomes[0]
        assert outcomes[-1]
        assert outcomes == sorted(outcomes), "once the intent is written it is always the new one"
        note("restore", rounds=number, steps=len(outcomes) - 1, neither=0)


def _killed_before_each_change(
    office: TestOffice, opened: backup_file.OpenedBackup, keys: restoring.OpenedSlot, folder: Path
) -> list[bool]:
    """For each change of the disk: whether the new office opens after a kill before it; otherwise the old one does."""
    outcomes, ended, step = [], False, 0
    while not ended:
        step += 1
        root = office.copy(folder / f"cut{step}").folder
        former = KeyVault.load(root).database_epoch
        ended = _restore_killed_at(step, root, opened, keys, office)
        restoring.finish(DataFolder(root))
        vault = KeyVault.load(root)
        connect(root / "leoc.db", database_key(keys.vault_key, vault.database_epoch)).close()
        outcomes.append(vault.database_epoch > former)
        assert not list(root.glob("restore-*")), step
        assert not (root / "restore.json").exists()
        shutil.rmtree(root)
    return outcomes


def _restore_killed_at(
    step: int, root: Path, opened: backup_file.OpenedBackup, keys: restoring.OpenedSlot, office: TestOffice
) -> bool:
    """Build and put in place in a child that is killed before its n-th change; whether it came to the end."""
    child = os.fork()
    if child == 0:
        left = step

        def counted(real):  # type: ignore[no-untyped-def]
            def change(*args, **kwargs):  # type: ignore[no-untyped-def]
                nonlocal left
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*args, **kwargs)

            return change

        for name in _CHANGING:
            setattr(os, name, counted(getattr(os, name)))
        folder = DataFolder(root)
        with restoring.new_folder(root) as new:
            built = restoring.build(new, opened, keys, office.clock, beyond_epoch=1)
            restoring.put_in_place(folder, built, office.clock)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_backup_with_one_bit_changed_is_refused_wherever_it_is(office: TestOffice, tmp_path: Path) -> None:
    file = _backup(office, tmp_path / "stick")
    vault_key = backup_file.vault_key_by_code(backup_file.read_head(file), office.recovery_code)
    good, dice = file.read_bytes(), random.Random(3)
    places = [dice.randrange(len(good) * 8) for _flip in range(FLIPS)]
    for number, place in enumerate([*range(0, 64, 8), *places]):
        bad = bytearray(good)
        bad[place // 8] ^= 1 << place % 8
        _refused(bytes(bad), vault_key, tmp_path / f"{number}")
    half = len(good) // 2
    for number, edited in enumerate(
        (b"", good[:-1], good[:half], good + b"\0", good[:half] + good[half + 16 :])
    ):
        _refused(edited, vault_key, tmp_path / f"edit{number}")


def _refused(content: bytes, vault_key: bytearray, folder: Path) -> None:
    folder.mkdir()
    file = folder / "bad.leocb"
    file.write_bytes(content)
    with pytest.raises(BackupTrouble):
        backup_file.open_backup(file, vault_key, folder)
    assert not (folder / "snapshot.db").exists()
    file.unlink()
