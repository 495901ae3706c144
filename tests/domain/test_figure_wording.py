"""What stands in the cells of tables: what lines place in a second ward is printed there, and wards add up."""

from __future__ import annotations

import pytest

from leoc_desktop.domain.figure_wording import cell, count_text, money_cell, money_text
from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.foundation.translation import Language, speaking


@pytest.mark.parametrize(
    ("total", "printed", "money"),
    [
        (Total(), "–", "–"),
        (
            Total(300, 0, 0),
            "300",
            "Rs.\N{NO-BREAK SPACE}3",
        ),  # lines place it here; the report is another ward's
        (
            Total(0, 0, 1),
            "0",
            "Rs.\N{NO-BREAK SPACE}0",
        ),  # the first ward, when everything happened in the other
        (Total(0, 2, 2), "?", "?"),
        (
            Total(300, 1, 1),
            "300*",
            "Rs.\N{NO-BREAK SPACE}3*",
        ),  # its own report did not say, lines of another do
        (Total(300, 1, 2), "300*", "Rs.\N{NO-BREAK SPACE}3*"),
    ],
)
def test_a_cell_is_a_dash_only_where_nothing_is_reported(total: Total, printed: str, money: str) -> None:
    assert cell(total) == printed
    assert money_cell(total) == money


def test_tiles_say_no_report_like_the_tables() -> None:
    assert (count_text(Total()), money_text(Total())) == ("–", "–")
    assert (count_text(Total(0, 1, 1)), money_text(Total(0, 1, 1))) == ("Not known", "Not known")
    assert (count_text(Total(4, 1, 2)), money_text(Total(300, 0, 1))) == ("4", "Rs.\N{NO-BREAK SPACE}3")


def test_the_sign_of_rupees_stays_with_its_number_in_nepali() -> None:
    with speaking(Language.of("ne")):
        assert money_cell(Total(313000000, 0, 1)) == "रु.\N{NO-BREAK SPACE}३१,३०,०००"
