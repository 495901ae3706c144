"""The vault on disk: two copies, killed programs, other processes, other people's files."""

import os
import random
import stat
import subprocess
import sys
import time

import pytest

from leoc_desktop.access.key_derivation import FLOOR
from leoc_desktop.access.key_vault import KeyFilesMissing, KeyVault, VaultMissing
from leoc_desktop.access.key_vault.vault import ALREADY_THERE, DATABASE_FILE
from leoc_desktop.foundation.errors import StoreDamaged, StoreTrouble
from leoc_desktop.foundation.translation import Language, _, choose

KILLS = 20 * int(os.environ.get("LEOC_FAULT_FACTOR", "1"))  # `dev.py bench faults` asks for more
COPIES = ("vault.a.json", "vault.b.json")

SAVING_FOR_EVER = """
import sys
from pathlib import Path
from leoc_desktop.access.key_vault import KeyVault

vault = KeyVault.load(Path(sys.argv[1]))
while True:
    vault.database_epoch += 1
    vault.save()
    print(vault.database_epoch, flush=True)
"""


@pytest.fixture
def office(tmp_path):
    """A data folder with a saved vault."""
    vault, _key = KeyVault.create(tmp_path)
    vault.save()
    return tmp_path


def both(folder):
    return [(folder / name).read_bytes() for name in COPIES]


def test_a_new_vault_is_nowhere_until_it_is_saved(tmp_path):
    vault, _key = KeyVault.create(tmp_path, training=True)
    assert not KeyVault.exists(tmp_path)
    vault.save()
    loaded = KeyVault.load(tmp_path)
    assert (loaded.vault_id, loaded.training, loaded.epoch) == (vault.vault_id, True, 1)
    assert both(tmp_path)[0] == both(tmp_path)[1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in the folder")
def test_only_the_owner_may_read_it(office):
    assert {stat.S_IMODE((office / name).stat().st_mode) for name in COPIES} == {0o600}


def test_an_empty_folder_has_no_vault(tmp_path):
    with pytest.raises(VaultMissing):
        KeyVault.load(tmp_path)


@pytest.mark.parametrize("there", [*COPIES, "leoc.db"])
def test_a_new_vault_is_never_made_over_an_office(tmp_path, there):
    (tmp_path / there).write_bytes(b"")
    with pytest.raises(StoreTrouble):
        KeyVault.create(tmp_path)


def test_two_new_vaults_in_one_folder_do_not_overwrite_each_other(tmp_path):
    first, _key = KeyVault.create(tmp_path)
    second, _key = KeyVault.create(tmp_path)
    first.save()
    with pytest.raises(StoreTrouble):
        second.save()
    assert KeyVault.load(tmp_path).vault_id == first.vault_id


@pytest.mark.parametrize("torn", COPIES)
@pytest.mark.parametrize("how", ["cut", "empty", "gone", "rubbish", "flipped"])
def test_one_torn_copy_is_made_whole_from_the_other(office, torn, how):
    before = both(office)
    path = office / torn
    data = path.read_bytes()
    if how == "gone":
        path.unlink()
    else:
        flipped = data[:40] + bytes([data[40] ^ 1]) + data[41:]
        path.write_bytes({"cut": data[:60], "empty": b"", "rubbish": b"\0" * 300, "flipped": flipped}[how])
    KeyVault.load(office)
    assert both(office) == before


def test_the_newer_copy_wins_when_the_program_died_between_the_two(office):
    older = (office / "vault.a.json").read_bytes()
    vault = KeyVault.load(office)
    vault.database_epoch = 7
    vault.save()
    (office / "vault.a.json").write_bytes(older)
    assert KeyVault.load(office).database_epoch == 7
    assert len(set(both(office))) == 1


def test_two_torn_copies_ask_for_a_backup(office):
    for name in COPIES:
        (office / name).write_bytes(b"{")
    with pytest.raises(StoreDamaged):
        KeyVault.load(office)
    assert both(office) == [b"{", b"{"]


def test_a_file_of_endless_size_is_not_read_whole(office):
    for name in COPIES:
        with (office / name).open("wb") as file:
            file.truncate(4 * 1024**3)
    with pytest.raises(StoreDamaged):
        KeyVault.load(office)


def test_strays_of_killed_programs_are_swept(office):
    stray = office / "vault.b.json.tmp-0123456789abcdef"
    stray.write_bytes(b"half a fi")
    unrelated = office / "vault.b.json.old"
    unrelated.write_bytes(b"kept")
    KeyVault.load(office)
    assert not stray.exists()
    assert unrelated.exists()


def test_a_folder_that_takes_no_repair_can_still_be_read(office):
    (office / "vault.a.json").write_bytes(b"")
    (office / "vault.lock").unlink()
    (office / "vault.lock").mkdir()  # nobody can lock a folder, so nothing can be written
    assert KeyVault.load(office).epoch == 1
    assert (office / "vault.a.json").read_bytes() == b""


def test_a_full_disk_is_told_and_leaves_the_old_vault(office, monkeypatch):
    before = both(office)

    def no_space(_descriptor):
        raise OSError(28, "No space left on device")

    vault = KeyVault.load(office)
    vault.database_epoch = 9
    monkeypatch.setattr("leoc_desktop.foundation.durable_files.os.fsync", no_space)
    with pytest.raises(StoreTrouble) as caught:
        vault.save()
    assert str(caught.value.values["reason"]) == "the disk is full"
    assert both(office) == before
    assert sorted(path.name for path in office.iterdir()) == [*COPIES, "vault.lock"]
    monkeypatch.undo()
    vault.save()
    assert KeyVault.load(office).database_epoch == 9


def test_changes_of_two_programs_are_both_kept(office):
    window, terminal = KeyVault.load(office), KeyVault.load(office)
    window.put_user_slot("Sita", "a password of Sita's own", bytes(32), None, kdf=FLOOR)
    terminal.put_user_slot("Hari", "a password of Hari's own", bytes(32), None, kdf=FLOOR)
    terminal.database_epoch = 3
    window.save()
    terminal.save()
    loaded = KeyVault.load(office)
    assert loaded.has_user_slot("Sita")
    assert loaded.has_user_slot("Hari")
    assert (loaded.epoch, loaded.database_epoch) == (3, 3)
    window.remove_user_slot("Hari")
    window.save()
    assert not KeyVault.load(office).has_user_slot("Hari")
    assert KeyVault.load(office).database_epoch == 3


def test_a_vault_of_another_office_in_its_place_is_not_overwritten(office, tmp_path_factory):
    vault = KeyVault.load(office)
    other_office = tmp_path_factory.mktemp("other")
    other, _key = KeyVault.create(other_office)
    other.save()
    for name in COPIES:
        (office / name).write_bytes((other_office / name).read_bytes())
    with pytest.raises(StoreTrouble):
        vault.save()
    assert KeyVault.load(office).vault_id == other.vault_id


def test_a_restored_vault_goes_into_an_empty_folder_only(office, tmp_path_factory):
    carried = KeyVault.load(office).to_bytes()
    fresh = tmp_path_factory.mktemp("fresh")
    KeyVault.from_bytes(carried, fresh).save()
    assert KeyVault.load(fresh).vault_id == KeyVault.load(office).vault_id
    with pytest.raises(StoreTrouble):
        KeyVault.from_bytes(carried, fresh).save()
    with pytest.raises(ValueError, match="no folder"):
        KeyVault.from_bytes(carried).save()


def test_kills_during_saves_never_cost_the_vault_or_an_acknowledged_save(office):
    vault_id = KeyVault.load(office).vault_id
    for kill in range(KILLS):
        acknowledged = _killed_while_saving(office, random.Random(kill).uniform(0.0, 0.05))
        loaded = KeyVault.load(office)
        assert loaded.vault_id == vault_id
        assert loaded.database_epoch >= acknowledged
        assert len(set(both(office))) == 1
        assert sorted(path.name for path in office.iterdir()) == [*COPIES, "vault.lock"]


def _killed_while_saving(folder, seconds):
    """Let a program save without end, kill it after a moment, and say which save it last acknowledged."""
    command = [sys.executable, "-c", SAVING_FOR_EVER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        first = program.stdout.readline()
        time.sleep(seconds)
        program.kill()
        lines = [first, *program.stdout]
    whole = [line for line in lines if line.endswith("\n")]
    assert whole
    return int(whole[-1])


@pytest.mark.parametrize("language", ["en", "ne"])
def test_lost_key_files_of_an_office_ask_for_a_backup(office, language):
    """Case 11 for files that are gone: the office is not "not there yet", and nothing is made over it."""
    (office / DATABASE_FILE).write_bytes(b"what nobody can open any more")
    for name in COPIES:
        (office / name).unlink()
    choose(Language.of(language))
    with pytest.raises(KeyFilesMissing) as told:
        KeyVault.load(office)
    assert "vault.a.json" in str(told.value)
    assert ("Restore a backup" if language == "en" else "पुनर्स्थापना गर्नुहोस्") in str(told.value)
    with pytest.raises(StoreTrouble, match=str(_(ALREADY_THERE))):
        KeyVault.create(office)
    assert sorted(path.name for path in office.iterdir() if path.name in {*COPIES, DATABASE_FILE}) == [
        DATABASE_FILE
    ]
