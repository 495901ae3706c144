"""Nothing acknowledged is lost: two operators at once, and programs killed in the middle."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.fault_sizes import SIZES, note
from tests.support.offices import PASSWORDS, TestOffice
from tests.support.victim_maker import lacking, noted, office_key, victim_maker
from tests.support.victims import STEPS

ROOT = Path(__file__).parents[2]
_AN_OFFICE_FOR = 25  # kills: one in the middle of an unlock counts as a wrong key, and those are few


def _operator(folder: Path, name: str, wanted: int) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.support.busy_operator", str(folder), name, str(wanted)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert child.stdin is not None
    child.stdin.write(PASSWORDS[name] + "\n")
    child.stdin.flush()
    return child


def _numbers(office: TestOffice) -> list[int]:
    rows = office.sign_in("gita").incidents.listed()
    return sorted(int(row.number.rsplit("/", 1)[1]) for row in rows if row.number)


def test_two_operators_at_once_share_one_series_without_gaps_or_doubles(office: TestOffice) -> None:
    children = [_operator(office.folder, name, 25) for name in ("sita", "ram")]
    told = [child.communicate(timeout=120)[0].split()[1:] for child in children]
    assert [len(numbers) for numbers in told] == [25, 25]
    assert len({number for numbers in told for number in numbers}) == 50
    assert _numbers(office) == list(range(1, 51))
    assert office.sign_in("hari").audit.verify().faults == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="operators are made by forking")
def test_what_was_acknowledged_survives_being_killed(office_template: TestOffice, tmp_path: Path) -> None:
    dice, key = random.Random(11), office_key(office_template)
    done = dict.fromkeys(STEPS, 0)
    kills = 0
    with victim_maker(office_template, tmp_path / "spare") as maker:
        while kills < SIZES.kills:
            office = office_template.copy(tmp_path / f"office{kills}")
            for _kill in range(min(_AN_OFFICE_FOR, SIZES.kills - kills)):
                moment = {"kill_at": dice.randrange(6), "kill_after": dice.uniform(0.001, 0.06)}
                assert maker.run(office.folder, **moment)["status"] == -9
                kills += 1
            told = noted(office.folder)
            assert lacking(office.folder / "leoc.db", key, told) == []
            numbers = _numbers(office)
            assert numbers == list(range(1, len(numbers) + 1))
            assert office.sign_in("hari").audit.verify().faults == ()
            office.close()
            for step in told:
                done[step.split()[0]] += 1
            note("kills", kills=kills, acknowledged=done, lost=0)
    assert all(done.values()), done
