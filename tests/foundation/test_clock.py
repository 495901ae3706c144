"""The clocks of the machine at hand: what they say goes together."""

from datetime import UTC, datetime, timedelta

from leoc_desktop.foundation.clock import FixedClock, SystemClock


def test_nothing_slept_longer_than_it_ran():
    clock = SystemClock()
    before, asleep = clock.boot_seconds(), clock.asleep_seconds()
    assert -1 <= asleep <= before, "the two clocks are read one after the other"
    assert clock.boot_seconds() >= before


def test_sleep_counts_on_every_clock():
    clock = FixedClock(datetime(2026, 11, 23, tzinfo=UTC))
    clock.sleep(timedelta(minutes=2))
    clock.advance(timedelta(minutes=1))
    assert (clock.boot_seconds(), clock.asleep_seconds()) == (180, 120)
    assert clock.now() == datetime(2026, 11, 23, 0, 3, tzinfo=UTC)
