"""Removing, editing or putting back what the guard remembers gives no free try; covers the file and the keyring."""

import json
from datetime import timedelta

import pytest

from leoc_desktop.access import guard_file
from leoc_desktop.access.guard_file import FILE, remembered_counters
from leoc_desktop.access.guess_guard import (
    LONGEST_DELAY,
    MISSING_FILE_DELAY,
    GuessGuard,
    delay_after,
    guard_key,
)
from leoc_desktop.foundation.errors import StoreTrouble
from tests.support.guessing import SITA, Shelf, again, fail


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
    assert str(caught.value.values["reason"]) == "the disk is full"


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
