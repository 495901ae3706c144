"""No acknowledged step is lost when the power is cut, and no failing write leaves half of anything behind."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from leoc_desktop.foundation.errors import StoreTrouble
from tests.support.fault_sizes import SIZES, note
from tests.support.offices import TestOffice
from tests.support.power_cut import Drive, build_recorder, read_log, why_not
from tests.support.victim_maker import VictimMaker, lacking, noted, office_key, victim_maker
from tests.support.victims import ACKS, STEPS

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can run")
DATABASE = "leoc.db"
ROUNDS = 4
"""Each registers, submits, unlocks and corrects one incident."""
KINDS = ("full", "error", "short")


@pytest.fixture(scope="module")
def maker(office_template: TestOffice, tmp_path_factory: pytest.TempPathFactory) -> Iterator[VictimMaker]:
    folder = tmp_path_factory.mktemp("recorder")
    with victim_maker(office_template, folder / "spare", build_recorder(folder)) as made:
        yield made


def _recorded(folder: Path, **more: str) -> dict[str, str]:
    return {"DISK_FOLDER": str(folder), "DISK_LOG": f"{folder}.log", **more}


def _cut(office: TestOffice, maker: VictimMaker, durability: str, cuts: int) -> tuple[int, int]:
    """How many of the cuts lost something acknowledged, and how many left no sound database."""
    before = {DATABASE: bytearray((office.folder / DATABASE).read_bytes())}
    key, dice = office_key(office), random.Random(21)
    maker.run(office.folder, rounds=ROUNDS, durability=durability, settings=_recorded(office.folder))
    steps = [
        step for step in read_log(Path(f"{office.folder}.log")) if step.path.startswith((DATABASE, ACKS))
    ]
    assert len([step for step in steps if step.path == ACKS]) >= ROUNDS * len(STEPS)
    lost = unsound = 0
    found = office.folder.parent / "found"
    for number in range(1, cuts + 1):
        drive = Drive({name: bytearray(content) for name, content in before.items()})
        told: list[str] = []
        for step in steps[: dice.randrange(len(steps) + 1)]:
            if step.path == ACKS:
                told += step.data.decode().splitlines()
            else:
                drive.take(step)
        shutil.rmtree(found, ignore_errors=True)
        found.mkdir()
        for name, content in drive.after_cut(dice).items():
            (found / name).write_bytes(content)
        try:
            lost += bool(lacking(found / DATABASE, key, told))
        except StoreTrouble:
            unsound += 1
        if number % 100 == 0 or number == cuts:
            note("power cuts", durability=durability, cuts=number, lost=lost, unsound=unsound)
    return lost, unsound


def test_after_a_power_cut_everything_acknowledged_is_there(office: TestOffice, maker: VictimMaker) -> None:
    assert _cut(office, maker, "FULL", SIZES.cuts) == (0, 0)


def test_the_cuts_do_find_a_store_that_promises_too_much(office: TestOffice, maker: VictimMaker) -> None:
    lost, _unsound = _cut(office, maker, "NORMAL", SIZES.cuts_of_the_control)
    assert lost >= SIZES.cuts_of_the_control // 10


@pytest.mark.parametrize("kind", KINDS)
def test_each_failing_write_is_told_and_nothing_is_half(
    office: TestOffice, maker: VictimMaker, tmp_path: Path, kind: str
) -> None:
    key = office_key(office)
    told_of_trouble = done = 0
    for number in range(KINDS.index(kind) + 1, 1000, SIZES.every_nth_write):
        copy = office.copy(tmp_path / f"fault{number}")
        wish = _recorded(copy.folder, DISK_FAULT=str(number), DISK_KIND=kind)
        answer = maker.run(copy.folder, rounds=2, settings=wish)
        told = noted(copy.folder)
        assert lacking(copy.folder / DATABASE, key, told) == [], wish
        assert answer["refused"] or len(told) == 2 * len(STEPS), wish
        told_of_trouble += bool(answer["refused"])
        shutil.rmtree(copy.folder)
        if not any(step.kind == "F" for step in read_log(Path(f"{copy.folder}.log"))):
            break  # there is no change of that number
        done += 1
    note("failing writes", kind=kind, writes=done, told=told_of_trouble, half=0)
    assert told_of_trouble or kind == "short"  # SQLite writes the rest of a short one
