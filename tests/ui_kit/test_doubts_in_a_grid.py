"""Improbable entries in the cells of a grid: marked, named by row and column, saved only with the tick."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.ui_kit.record_grid import RecordGrid
from leoc_desktop.ui_kit.record_grid.model import DOUBT_ROLE

FIELDS = (
    Field("place", "Place", Kind.TEXT, width=20),
    Field("dead", "Dead", Kind.COUNT, may_be_unknown=True, doubted_above=25),
    Field("loss", "Loss (Rs.)", Kind.MONEY, may_be_unknown=True, doubted_above=100_000),
    Field("seen", "Seen on", Kind.BS_DATE, doubted_above=365),
)


@pytest.fixture
def grid(qtbot: QtBot) -> RecordGrid:
    """Two rows; the second one has an improbable count."""
    made = RecordGrid(FIELDS, "Losses", ward_count=9, today=lambda: date(2026, 11, 23))
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    qtbot.waitActive(made)
    made.set_rows([{"place": "थलारा", "dead": 2}, {"id": "b", "place": "बुङ्गल", "dead": 260}])
    return made


def said(grid: RecordGrid) -> str:
    return grid.view.accessibleDescription()


def test_a_doubt_keeps_the_rows_from_being_saved_until_it_is_ticked(grid: RecordGrid) -> None:
    assert [(found.row, found.problem.field) for found in grid.check()] == [(1, "dead")]
    assert grid.wants_attention
    assert said(grid) == "Row २, Dead: २६० is unusually many. Is it right?"
    assert grid.tick.isVisible()
    assert grid.tick.hasFocus()
    assert grid.model.index(1, 1).data(DOUBT_ROLE)
    QTest.keyClick(grid.tick, Qt.Key.Key_Space)
    assert grid.check() == ()
    assert not grid.wants_attention
    assert not grid.model.index(1, 1).data(DOUBT_ROLE)


def test_another_entry_is_asked_about_anew_and_the_tick_stays_with_its_row(grid: RecordGrid) -> None:
    grid.check()
    grid.tick.click()
    grid.model.remove([0])
    assert grid.check() == ()
    grid.model.type_into(0, 1, "261")
    assert [found.row for found in grid.check()] == [0]


def test_rows_that_were_saved_are_taken_as_confirmed_and_reading_asks_nothing(grid: RecordGrid) -> None:
    grid.note_doubts(noted=True)
    assert grid.check() == ()
    grid.note_doubts(noted=False)
    grid.set_read_only(read_only=True)
    grid.view.go_to(1, 1)
    assert not grid.tick.isVisible()
    assert not grid.wants_attention


def test_money_and_dates_are_asked_about_and_a_wrong_cell_comes_first(grid: RecordGrid) -> None:
    grid.model.type_into(0, 2, "5,00,000")
    grid.model.type_into(0, 3, "2026-11-01")
    asked = [(found.row, found.problem.field) for found in grid.check()]
    assert asked == [(0, "loss"), (0, "seen"), (1, "dead")]
    assert grid.problem_summary(": ") == ": ३ to confirm: row १, Loss (Rs.)"
    grid.model.type_into(1, 1, "many")
    assert [(found.row, found.problem.field) for found in grid.check()] == [(1, "dead")]
    assert "whole number" in said(grid)
    assert not grid.tick.isVisible()
    assert grid.problem_summary(": ") == ""


def test_without_the_cursor_in_it_the_foot_says_where_it_is(grid: RecordGrid) -> None:
    grid.view.go_to(0, 0)
    assert said(grid) == "१ to confirm: row २, Dead"
    assert not grid.tick.isVisible()
