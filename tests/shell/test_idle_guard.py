"""The program locks itself when nobody is there, however the clock is turned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation.clock import NEPAL, FixedClock
from leoc_desktop.shell.idle_guard import IdleGuard, LockReason

Watched = tuple[FixedClock, IdleGuard, list[LockReason]]


@pytest.fixture
def watched(qapp: QApplication) -> Iterator[Watched]:
    clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=NEPAL))
    guard = IdleGuard(qapp, clock)
    locked: list[LockReason] = []
    guard.lock_wanted.connect(locked.append)
    yield clock, guard, locked
    guard.stop()


def _pass(clock: FixedClock, guard: IdleGuard, minutes: int) -> None:
    for _step in range(minutes * 6):
        clock.advance(timedelta(seconds=10))
        guard.tick()


def test_ten_minutes_without_a_key_lock_once(watched: Watched) -> None:
    clock, guard, locked = watched
    _pass(clock, guard, 9)
    assert locked == []
    _pass(clock, guard, 5)
    assert locked == [LockReason.IDLE]


def test_a_key_begins_the_ten_minutes_anew(watched: Watched, qtbot: QtBot) -> None:
    clock, guard, locked = watched
    line = QLineEdit()
    qtbot.addWidget(line)
    _pass(clock, guard, 9)
    qtbot.keyClick(line, Qt.Key.Key_A)
    _pass(clock, guard, 9)
    assert locked == []


def test_waking_from_sleep_locks_at_once(watched: Watched) -> None:
    clock, guard, locked = watched
    clock.sleep(timedelta(minutes=2))
    guard.tick()
    assert locked == [LockReason.SLEPT]


def test_a_machine_that_is_only_busy_is_not_taken_for_one_that_slept(watched: Watched) -> None:
    clock, guard, locked = watched
    clock.advance(timedelta(minutes=2))  # a window that did not answer for as long
    guard.tick()
    assert locked == []


def test_setting_the_clock_back_gains_nothing(watched: Watched) -> None:
    clock, guard, locked = watched
    for _step in range(66):
        clock.advance(timedelta(seconds=10))
        clock.set(clock.now() - timedelta(minutes=1))
        guard.tick()
    assert locked == [LockReason.IDLE]


def test_twelve_hours_are_the_longest_session(watched: Watched, qtbot: QtBot) -> None:
    clock, guard, locked = watched
    line = QLineEdit()
    qtbot.addWidget(line)
    for _hour in range(12 * 12):
        _pass(clock, guard, 5)
        qtbot.keyClick(line, Qt.Key.Key_A)
    assert locked == [LockReason.LONG_SESSION]
