"""Programs killed while somebody types: at most five seconds of typing are lost, whenever it happens."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from leoc_desktop.ui_kit.draft_keeping import KEEP_AFTER_MS
from tests.support.fault_sizes import IS_FULL, SIZES, note
from tests.support.incident_page import drafts_of
from tests.support.offices import PASSWORDS, TestOffice

ROOT = Path(__file__).parents[2]
_AT_ONCE = 4  # typing takes no time of the processor, waiting for it does
# Keys and drafts go by timers of one thread, so that keys count the time of a slow computer as well. At full size they
# are those of the program; otherwise everything goes five times as fast.
_FASTER = 1 if IS_FULL else 5
_KEEP_AFTER_MS, _KEY_EVERY_MS = KEEP_AFTER_MS // _FASTER, 100 // _FASTER
_FIRST, _LAST = (
    0.5 / _FASTER,
    13.0 / _FASTER,
)  # seconds: before anything was kept, and after it was kept twice
# The allowance is for the write itself, which goes no faster.
_AT_RISK, _DURING_THE_WRITE = _KEEP_AFTER_MS // _KEY_EVERY_MS, 2_000 // _KEY_EVERY_MS
_TIMES = (str(_KEEP_AFTER_MS), str(_KEY_EVERY_MS))


def _type_until_killed(folder: Path, seconds: float) -> int:
    """How many keys the operator had typed when he was killed."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.support.typing_operator", str(folder), "sita", *_TIMES],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(PASSWORDS["sita"] + "\n")
    child.stdin.flush()
    assert child.stdout.readline() == "1\n"
    timer = threading.Timer(seconds, child.kill)
    timer.start()
    told = [line for line in child.stdout if line.endswith("\n")]
    child.communicate()
    timer.join()
    return int(told[-1]) if told else 1


def test_killing_the_program_loses_at_most_five_seconds_of_typing(
    office_template: TestOffice, tmp_path: Path
) -> None:
    dice = random.Random(17)
    offices = [office_template.copy(tmp_path / f"office{number}") for number in range(SIZES.draft_kills)]
    moments = [dice.uniform(_FIRST, _LAST) for _office in offices]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        typed = list(pool.map(_type_until_killed, [office.folder for office in offices], moments))
    kept = []
    for office in offices:
        draft = drafts_of(office.sign_in("sita")).kept()
        kept.append(str(draft.content["description"]) if draft else "")
        office.close()
    for keys, text in zip(typed, kept, strict=True):
        assert text == ("abcdefghij" * (keys // 10 + 1))[: len(text)]
        assert keys - len(text) <= _AT_RISK + _DURING_THE_WRITE
    worst = max(keys - len(text) for keys, text in zip(typed, kept, strict=True))
    note("typing", kills=len(typed), most_keys_lost=worst, keys_each_second=1000 // _KEY_EVERY_MS)
    assert any(kept)
    assert any(keys > len(text) for keys, text in zip(typed, kept, strict=True))
