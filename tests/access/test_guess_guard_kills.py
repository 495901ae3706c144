"""Killed programs, restarts and any order of events: a counter never falls without success."""

import os
import subprocess
import sys
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from leoc_desktop.access.guard_file import FILE
from leoc_desktop.access.guess_guard import MISSING_FILE_DELAY, GuessGuard, MustWait, delay_after
from leoc_desktop.foundation.clock import FixedClock
from tests.support.guessing import GITA, HARI, KEY, SITA, Machine, Shelf

GUESSES = 40 * int(os.environ.get("LEOC_FAULT_FACTOR", "1"))
COUNT_AND_HANG = """
import sys, time
from datetime import datetime
from pathlib import Path
from leoc_desktop.access.guess_guard import GuessGuard
from leoc_desktop.foundation.clock import UTC, FixedClock

class Clock(FixedClock):
    def boot_seconds(self):
        return float(sys.argv[4])

guard = GuessGuard(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), Clock(datetime(2026, 11, 23, tzinfo=UTC)))
guard.count_before_check(sys.argv[3])
print("counted", flush=True)
time.sleep(60)
"""


def test_a_killed_check_stays_counted(tmp_path, clock):
    GuessGuard(tmp_path, KEY, clock).start()
    failures, now, waited = {SITA: 0, HARI: 0, GITA: 0}, 0.0, 0.0
    schedule = 0.0
    for number in range(GUESSES):
        slot = (SITA, HARI, GITA)[number % 3]
        clock._boot, clock.starts = now, 1
        reader = GuessGuard(tmp_path, KEY, FixedMachine(clock))
        assert {name: reader.failures_since(name) for name in failures} == failures
        seconds = reader.waiting_seconds(slot)
        assert seconds == delay_after(number)
        now, waited = now + seconds, waited + seconds
        schedule += delay_after(number)
        _killed_while_checking(tmp_path, slot, now)
        failures[slot] += 1
    assert waited >= schedule


class FixedMachine(FixedClock):
    """The clock that the child processes see: one start, seconds as given."""

    def __init__(self, machine):
        super().__init__(machine.now())
        self._boot = machine.boot_seconds()


def _killed_while_checking(folder, slot, now):
    command = [sys.executable, "-c", COUNT_AND_HANG, str(folder), KEY.hex(), slot, repr(now)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        assert program.stdout.readline().strip() == b"counted"
        program.kill()


STEPS = st.lists(
    st.sampled_from(["try", "try", "try", "wait", "start again", "remove", "other process", "clock"]),
    max_size=30,
)


@settings(deadline=None)
@given(STEPS)
def test_whatever_happens_the_counter_of_an_account_never_falls_without_success(tmp_path_factory, steps):
    folder, clock, shelf = tmp_path_factory.mktemp("guard"), Machine(), Shelf()
    guard = GuessGuard(folder, KEY, clock, shelf)
    guard.start()
    failures = 0
    for step in steps:
        if step == "try":
            try:
                guard.count_before_check(SITA)
                failures += 1
            except MustWait as wait:
                clock.advance(timedelta(seconds=int(wait.values["seconds"])))
        elif step == "wait":
            clock.advance(timedelta(seconds=guard.waiting_seconds(SITA)))
        elif step == "start again":
            clock.start_again()
            assert guard.waiting_seconds(SITA) >= delay_after(failures)
        elif step == "remove":
            (folder / FILE).unlink(missing_ok=True)
            assert guard.waiting_seconds(SITA) >= min(delay_after(failures), MISSING_FILE_DELAY)
        elif step == "other process":
            guard = GuessGuard(folder, KEY, clock, shelf)
        else:
            clock._moment += timedelta(days=365)
        assert guard.failures_since(SITA) == failures
