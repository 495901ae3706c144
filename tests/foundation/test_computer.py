"""Which computers are refused, and in which words."""

from __future__ import annotations

import pytest

from leoc_desktop.foundation.computer import (
    LEAST_FREE,
    Computer,
    ComputerUnfit,
    check,
    check_room,
    this_computer,
)
from leoc_desktop.foundation.translation import ENGLISH, Language, choose

GIGABYTE = 1024**3


@pytest.mark.parametrize(
    ("computer", "words"),
    [
        (Computer(32, 19045, 4 * GIGABYTE), "64-bit"),
        (Computer(64, 9600, 4 * GIGABYTE), "Windows 10, version 1809"),
        (Computer(64, 17134, 4 * GIGABYTE), "17134"),
        (Computer(64, None, GIGABYTE), "1024 MB"),
    ],
)
def test_what_is_lacking_is_said(computer: Computer, words: str) -> None:
    choose(Language.of(ENGLISH))
    with pytest.raises(ComputerUnfit, match=words):
        check(computer)


def test_windows_10_of_2018_with_2_gb_and_any_64_bit_linux_will_do() -> None:
    check(Computer(64, 17763, int(1.9 * GIGABYTE)))
    check(Computer(64, None, None))


def test_a_new_office_needs_room() -> None:
    choose(Language.of(ENGLISH))
    check_room(LEAST_FREE)
    with pytest.raises(ComputerUnfit, match="There are 499 MB"):
        check_room(LEAST_FREE - 1)


def test_this_very_computer_is_described() -> None:
    here = this_computer()
    assert here.bits in (32, 64)
    assert here.memory is not None
    assert here.memory > 100 * 1024**2
