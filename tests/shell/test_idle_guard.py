"""The program locks itself when nobody is there, however the clock is turned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
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


@pytest.fixture
def line(watched: Watched, qtbot: QtBot) -> QLineEdit:
    """A line in a window of its own, ready to be typed into."""
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    made.setFocus()
    return made


def _type(line: QLineEdit) -> None:
    """As the system does it: the window gets the key, and passes it on."""
    QTest.keyClick(line.window().windowHandle(), Qt.Key.Key_A)


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


def test_a_key_begins_the_ten_minutes_anew(watched: Watched, line: QLineEdit) -> None:
    clock, guard, locked = watched
    _pass(clock, guard, 9)
    _type(line)
    _pass(clock, guard, 9)
    assert (locked, line.text()) == ([], "a")


def test_the_mouse_and_an_input_method_count_as_presence(watched: Watched, line: QLineEdit) -> None:
    clock, guard, locked = watched
    _pass(clock, guard, 9)
    QTest.mouseMove(line.window().windowHandle(), QPoint(3, 3))
    _pass(clock, guard, 9)
    # What composes letters swallows the keys and hands the field the letter.
    letter = QInputMethodEvent()
    letter.setCommitString("क")
    QCoreApplication.sendEvent(line, letter)
    _pass(clock, guard, 9)
    assert (locked, line.text()) == ([], "क")
    _pass(clock, guard, 2)
    assert locked == [LockReason.IDLE]


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


def test_twelve_hours_are_the_longest_session(watched: Watched, line: QLineEdit) -> None:
    clock, guard, locked = watched
    for _hour in range(12 * 12):
        _pass(clock, guard, 5)
        _type(line)
    assert locked == [LockReason.LONG_SESSION]
