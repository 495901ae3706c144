"""Guessing is slow: the delays, who waits, who is closed and forgiven, and what reaches the log."""

from datetime import datetime, timedelta

import pytest

from leoc_desktop.access.guess_guard import AccountClosed, MustWait, delay_after
from leoc_desktop.foundation.clock import UTC
from tests.support.guessing import GITA, HARI, SITA, again, fail


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
