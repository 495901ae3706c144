"""Nothing acknowledged is lost: two operators at once, and programs killed in the middle."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

from tests.support.offices import PASSWORDS, TestOffice

ROOT = Path(__file__).parents[2]
KILLS = 5 * int(os.environ.get("LEOC_FAULT_FACTOR", "1"))


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


def test_what_was_acknowledged_survives_being_killed(office: TestOffice) -> None:
    dice = random.Random(11)
    told: list[str] = []
    for _kill in range(KILLS):
        child = _operator(office.folder, "sita", 0)
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        timer = threading.Timer(dice.uniform(0.05, 0.6), child.kill)
        timer.start()
        told += [line.strip() for line in child.stdout if line.endswith("\n")]
        child.communicate()
        timer.join()
    kept = {row.number for row in office.sign_in("gita").incidents.listed()}
    assert told
    assert set(told) <= kept
    assert _numbers(office) == list(range(1, len(kept) + 1))
    assert office.sign_in("hari").audit.verify().faults == ()
