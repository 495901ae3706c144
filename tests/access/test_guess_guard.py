"""Guessing is slow, and nothing makes it faster: no kill, no restart, no clock, no removed file."""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leoc_desktop.access import guard_file
from leoc_desktop.access.guard_file import FILE, remembered_counters
from leoc_desktop.access.guess_guard import (
    LONGEST_DELAY,
    MISSING_FILE_DELAY,
    AccountClosed,
    GuessGuard,
    MustWait,
    delay_after,
    guard_key,
)
from leoc_desktop.foundation.clock import UTC, FixedClock
from leoc_desktop.foundation.errors import StoreTrouble

GUESSES = 40 * int(os.environ.get("LEOC_FAULT_FACTOR", "1"))
KEY = bytes(guard_key(bytes(16), b"device secret of this computer.."))
SITA, HARI, GITA = "a1" * 32, "b2" * 32, "c3" * 32

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


class Machine(FixedClock):
    """A clock whose computer can be started again."""

    def __init__(self):
        super().__init__(datetime(2026, 11, 23, 4, 15, tzinfo=UTC))
        self.starts = 1

    def boot_id(self):
        return f"start {self.starts}"

    def start_again(self):
        self.starts += 1
        self._boot = 5.0


class Shelf:
    """The counters kept a second time, as the keyring does."""

    def __init__(self, text=None):
        self.text = text
        self.works = True

    def read(self):
        return self.text

    def write(self, text):
        if self.works:
            self.text = text
        return self.works


@pytest.fixture
def clock():
    return Machine()


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def guard(tmp_path, clock, shelf):
    guard = GuessGuard(tmp_path, KEY, clock, shelf)
    guard.start()
    return guard


def fail(guard, clock, slot, times=1):
    """Fail so many times, waiting as long as it takes; return the seconds waited."""
    waited = 0.0
    for _ in range(times):
        seconds = guard.waiting_seconds(slot)
        clock.advance(timedelta(seconds=seconds))
        waited += seconds
        guard.count_before_check(slot)
    return waited


def again(tmp_path, clock, shelf=None):
    """The same workstation in another process."""
    return GuessGuard(tmp_path, KEY, clock, shelf)


def test_the_delays_are_those_of_the_design():
    assert [delay_after(n) for n in range(5)] == [0, 0, 0, 0, 2]
    assert [delay_after(n) for n in (5, 6, 12, 13, 14, 99, 10**6)] == [4, 8, 512, 900, 900, 900, 900]


def test_three_tries_are_free_and_the_fourth_makes_wait(guard, clock):
    assert fail(guard, clock, SITA, 4) == 0
    assert guard.waiting_seconds(SITA) == 2
    with pytest.raises(MustWait) as caught:
        guard.count_before_check(SITA)
    assert caught.value.values == {"seconds": 2}
    assert guard.failures_since(SITA) == 4
    clock.advance(timedelta(seconds=1.5))
    assert guard.waiting_seconds(SITA) == 0.5
    clock.advance(timedelta(seconds=0.5))
    guard.count_before_check(SITA)
    assert guard.waiting_seconds(SITA) == 4


def test_the_workstation_waits_whichever_name_is_tried(guard, clock):
    for slot in (SITA, HARI, GITA, "d4" * 32):
        guard.count_before_check(slot)
    assert guard.waiting_seconds("e5" * 32) == 2
    assert guard.failures_since("e5" * 32) == 0


def test_success_begins_at_zero_for_the_account_and_the_workstation_only(guard, clock):
    fail(guard, clock, HARI, 5)
    clock.advance(timedelta(seconds=4))
    guard.count_before_check(SITA)
    guard.succeeded(SITA)
    assert guard.failures_since(SITA) == 0
    assert guard.waiting_seconds(SITA) == 0
    assert guard.failures_since(HARI) == 5
    fail(guard, clock, HARI)
    assert guard.waiting_seconds(HARI) == 8


def test_a_hundred_failures_close_the_account_and_no_other(guard, clock):
    fail(guard, clock, SITA, 100)
    clock.advance(timedelta(days=365))
    assert guard.closed(SITA)
    with pytest.raises(AccountClosed):
        guard.count_before_check(SITA)
    assert not guard.closed(HARI)
    guard.count_before_check(HARI)
    guard.succeeded(HARI)
    assert guard.closed(SITA)
    guard.forgive(SITA)
    guard.count_before_check(SITA)


def test_the_recovery_code_opens_every_account(guard, clock):
    fail(guard, clock, SITA, 100)
    tries = guard.tries_for_the_log()
    guard.forgive_all()
    assert not guard.closed(SITA)
    assert guard.waiting_seconds(SITA) == 0
    assert guard.tries_for_the_log() == tries


def test_setting_the_clock_changes_no_delay(guard, clock):
    fail(guard, clock, SITA, 8)
    for moment in (datetime(2036, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)):
        boot = clock.boot_seconds()
        clock.set(moment)
        clock._boot = boot  # the wall clock was set; no time went by
        assert guard.waiting_seconds(SITA) == 32


def test_another_process_waits_for_the_rest_and_a_new_start_for_all_of_it(guard, clock, tmp_path, shelf):
    fail(guard, clock, SITA, 8)
    clock.advance(timedelta(seconds=30))
    assert again(tmp_path, clock, shelf).waiting_seconds(SITA) == 2
    clock.start_again()
    assert again(tmp_path, clock, shelf).waiting_seconds(SITA) == 32
    clock.advance(timedelta(seconds=12))
    assert again(tmp_path, clock, shelf).waiting_seconds(SITA) == 20


def test_a_removed_file_is_no_free_try_while_the_keyring_remembers(guard, clock, tmp_path, shelf):
    fail(guard, clock, SITA, 6)
    (tmp_path / FILE).unlink()
    other = again(tmp_path, clock, shelf)
    assert other.failures_since(SITA) == 6
    assert other.waiting_seconds(SITA) == MISSING_FILE_DELAY
    clock.advance(timedelta(seconds=MISSING_FILE_DELAY))
    other.count_before_check(SITA)
    assert other.waiting_seconds(SITA) == 16


def test_an_edited_file_counts_as_removed(guard, clock, tmp_path, shelf):
    fail(guard, clock, SITA, 6)
    for edit in (
        lambda body: body["accounts"].clear(),
        lambda body: body["workstation"].update(failures=0),
        lambda body: body["workstation"].update(until=0),
    ):
        clock.advance(timedelta(days=1))
        whole = json.loads((tmp_path / FILE).read_bytes())
        edit(whole["body"])
        (tmp_path / FILE).write_text(json.dumps(whole))
        assert guard.waiting_seconds(SITA) == MISSING_FILE_DELAY
        assert guard.failures_since(SITA) == 6


def test_an_older_file_put_back_does_not_lower_a_counter(guard, clock, tmp_path, shelf):
    fail(guard, clock, SITA, 2)
    older = (tmp_path / FILE).read_bytes()
    fail(guard, clock, SITA, 8)
    (tmp_path / FILE).write_bytes(older)
    assert guard.failures_since(SITA) == 10
    assert guard.waiting_seconds(SITA) == delay_after(10)


def test_a_lower_counter_in_the_keyring_changes_nothing(guard, clock, shelf):
    fail(guard, clock, SITA, 7)
    for text in (None, "*=0", "rubbish", "*=1;a1a1a1a1a1a1a1a1=1"):
        shelf.text = text
        assert guard.failures_since(SITA) == 7


def test_file_and_keyring_both_gone_start_at_the_longest_delay(guard, clock, tmp_path):
    (tmp_path / FILE).unlink()
    for second in (Shelf(), None):
        other = again(tmp_path, clock, second)
        assert other.waiting_seconds(SITA) == LONGEST_DELAY
        clock.advance(timedelta(seconds=LONGEST_DELAY))
        other.count_before_check(SITA)
        assert other.waiting_seconds(SITA) == LONGEST_DELAY
        clock.advance(timedelta(seconds=LONGEST_DELAY))
        other.count_before_check(SITA)
        other.succeeded(SITA)
        assert other.waiting_seconds(SITA) == 0
        (tmp_path / FILE).unlink()


def test_a_file_of_another_computer_is_not_believed(guard, clock, tmp_path):
    other = GuessGuard(tmp_path, bytes(guard_key(bytes(16), None)), clock)
    assert other.waiting_seconds(SITA) == LONGEST_DELAY


@pytest.mark.parametrize("rubbish", [b"", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"body":1,"mac":"00"}'])
def test_rubbish_counts_as_removed(guard, clock, tmp_path, rubbish):
    (tmp_path / FILE).write_bytes(rubbish)
    assert guard.waiting_seconds(SITA) == MISSING_FILE_DELAY


def test_failed_tries_wait_for_the_log(guard, clock):
    first = clock.now()
    guard.count_before_check(HARI)
    clock.advance(timedelta(minutes=1))
    guard.count_before_check(SITA)
    guard.count_before_check(SITA)
    guard.succeeded(SITA)
    tries = guard.tries_for_the_log()
    assert [(one.slot_id, one.at - first) for one in tries] == [
        (HARI, timedelta()),
        (SITA, timedelta(minutes=1)),
    ]
    guard.logged(tries[:1])
    assert guard.tries_for_the_log() == tries[1:]
    guard.logged(tries)
    assert guard.tries_for_the_log() == ()


def test_names_that_nobody_has_do_not_fill_the_disk_nor_push_out_a_real_account(
    guard, clock, tmp_path, shelf, monkeypatch
):
    monkeypatch.setattr(guard_file, "MOST_ACCOUNTS", 60)
    fail(guard, clock, SITA, 5)
    for number in range(80):
        fail(guard, clock, f"{number:08x}" * 8)
    assert (tmp_path / FILE).stat().st_size < 20_000
    assert len(shelf.text) <= 1280
    assert guard.failures_since(SITA) == 5
    (tmp_path / FILE).unlink()
    assert guard.failures_since(SITA) == 5


def test_on_a_full_disk_the_keyring_counts_alone(guard, clock, tmp_path, shelf, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("leoc_desktop.foundation.durable_files.os.fsync", full)
    fail(guard, clock, SITA, 4)
    assert guard.waiting_seconds(SITA) == 2
    shelf.works = False
    clock.advance(timedelta(seconds=2))
    with pytest.raises(StoreTrouble) as caught:
        guard.count_before_check(SITA)
    assert caught.value.values == {"reason": "No space left on device"}


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


@pytest.mark.parametrize(
    ("text", "counters"),
    [
        (None, None),
        ("", None),
        ("rubbish", None),
        ("a1a1a1a1a1a1a1a1=4", None),
        ("*=0", {"*": 0}),
        ("*=5;a1a1a1a1a1a1a1a1=4;x=1;b2=3", {"*": 5, "a1a1a1a1a1a1a1a1": 4}),
    ],
)
def test_the_second_counter_is_read_with_suspicion(text, counters):
    assert remembered_counters(text) == counters
