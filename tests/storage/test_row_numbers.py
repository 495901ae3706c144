"""Row numbers come out of one text, whatever its length."""

from __future__ import annotations

import json
from array import array

import pytest

from leoc_desktop.storage.row_numbers import _PIECE, _integers


@pytest.mark.parametrize("count", [0, 1, 2, 9_000, 50_000])
def test_every_number_arrives_in_its_order(count: int) -> None:
    wanted = array("q", range(count, 0, -1))
    text = json.dumps(wanted.tolist(), separators=(",", ":"))
    assert _integers(text) == wanted


def test_a_number_at_the_edge_of_a_piece_stays_whole() -> None:
    for before in range(_PIECE - 8, _PIECE + 8):
        text = f"[{'1' * 15},{','.join('1' * ((before - 17) // 2))},987654321,5]"
        assert list(_integers(text))[-2:] == [987654321, 5]
