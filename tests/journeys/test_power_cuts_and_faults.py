"""No acknowledged record is lost when the power is cut, and no failing write leaves half of anything behind."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from leoc_desktop.access.key_vault import KeyVault, database_key
from leoc_desktop.foundation.errors import StoreTrouble
from leoc_desktop.storage.encrypted_engine import connect
from leoc_desktop.storage.snapshot import check_soundness
from tests.support.offices import TestOffice
from tests.support.power_cut import Drive, build_recorder, read_log, run_recorded, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can run")
FACTOR = int(os.environ.get("LEOC_FAULT_FACTOR", "1"))
CUTS, FAULTS = 100 * FACTOR, 6 * FACTOR
DATABASE = "leoc.db"


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_recorder(tmp_path_factory.mktemp("recorder"))


def _key(office: TestOffice) -> bytearray:
    vault = KeyVault.load(office.folder)
    return database_key(vault.open_recovery_slot(office.recovery_code).vault_key, vault.database_epoch)


def _numbers(database: Path, key: bytearray) -> set[str]:
    """The numbers in a database that was found sound. Raises StoreTrouble."""
    check_soundness(database, key)
    connection = connect(database, key)
    try:
        return {row[0] for row in connection.execute("SELECT number FROM incident WHERE number IS NOT NULL")}
    finally:
        connection.close()


def _cut(office: TestOffice, recorder: Path, durability: str, cuts: int) -> tuple[int, int]:
    """How many of the cuts lost something acknowledged, and how many left no sound database."""
    before = {DATABASE: bytearray((office.folder / DATABASE).read_bytes())}
    key, dice = _key(office), random.Random(21)
    assert run_recorded(recorder, office.folder, "sita", 12, durability) == ["done"]
    steps = [
        step for step in read_log(Path(f"{office.folder}.log")) if step.path.startswith((DATABASE, "acks"))
    ]
    assert any(step.path == "acks" for step in steps)
    lost = unsound = 0
    found = office.folder.parent / "found"
    for _cut_number in range(cuts):
        end = dice.randrange(len(steps) + 1)
        drive = Drive({name: bytearray(content) for name, content in before.items()})
        told: set[str] = set()
        for step in steps[:end]:
            if step.path == "acks":
                told |= set(step.data.decode().split())
            else:
                drive.take(step)
        shutil.rmtree(found, ignore_errors=True)
        found.mkdir()
        for name, content in drive.after_cut(dice).items():
            (found / name).write_bytes(content)
        try:
            lost += not told <= _numbers(found / DATABASE, key)
        except StoreTrouble:
            unsound += 1
    return lost, unsound


def test_after_a_power_cut_everything_acknowledged_is_there(office: TestOffice, recorder: Path) -> None:
    assert _cut(office, recorder, "FULL", CUTS) == (0, 0)


def test_the_cuts_do_find_a_store_that_promises_too_much(office: TestOffice, recorder: Path) -> None:
    lost, _unsound = _cut(office, recorder, "NORMAL", 40)
    assert lost >= 4


def test_each_failing_write_is_told_and_nothing_is_half(
    office: TestOffice, recorder: Path, tmp_path: Path
) -> None:
    key, dice = _key(office), random.Random(4)
    told_of_trouble = 0
    for number in range(FAULTS):
        copy = office.copy(tmp_path / f"fault{number}")
        kind = ("full", "error", "short")[number % 3]
        settings = {"DISK_FAULT": str(dice.randrange(1, 40)), "DISK_KIND": kind}
        said = run_recorded(recorder, copy.folder, "sita", 4, **settings)
        told = set((copy.folder / "acks").read_text().split())
        told_of_trouble += any(line.startswith("refused: ") for line in said)
        assert len(told) + sum(line.startswith("refused: ") for line in said) == 4
        assert told <= _numbers(copy.folder / DATABASE, key), settings
    assert told_of_trouble
