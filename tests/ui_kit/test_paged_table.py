"""A table of a million rows: pages come when they are looked at, and nothing waits for them."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest

from leoc_desktop.ui_kit.record_table import Column, PagedTableModel, RecordTable
from leoc_desktop.ui_kit.record_table.paged_model import PAGE
from leoc_desktop.ui_kit.theme import Theme, apply_theme

MILLION = 1_000_000


@dataclass(frozen=True)
class Row:
    key: int

    @property
    def tole(self) -> str:
        return f"टोल {self.key}"


COLUMNS = (
    Column[Row]("number", "Number", lambda row: str(row.key), 100, is_number=True),
    Column[Row]("tole", "Tole", lambda row: row.tole, 0),
    Column[Row]("time", "Time", lambda row: "", 80, sortable=False),
)


class Shelf:
    """Fetches when told to, so that a test sees what is shown before."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[int], object]] = []
        self.fails = False
        self.lost: set[int] = set()

    def fetch(self, keys, done) -> None:
        self.asked.append((list(keys), done))

    def deliver(self) -> None:
        asked, self.asked = self.asked, []
        for keys, done in asked:
            done([] if self.fails else [Row(key) for key in keys if key not in self.lost])


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(qapp, shelf) -> PagedTableModel[Row]:
    return PagedTableModel(COLUMNS, lambda row: row.key, shelf.fetch)


@pytest.fixture
def table(qapp, qtbot, model) -> RecordTable:
    apply_theme(qapp, Theme())
    made = RecordTable(model, "Incidents")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def keys(count: int) -> array:
    return array("q", range(count, 0, -1))


def seen(table: RecordTable, shelf: Shelf, qtbot) -> list[str]:
    """What stands in the first column of every row in view, after everything asked for has come."""
    qtbot.wait(20)
    while shelf.asked:
        shelf.deliver()
        qtbot.wait(20)
    model = table.model()
    return [model.index(place, 0).data() for place in table.places_in_view()]


def test_rows_say_that_they_are_coming_until_they_are_there(table, model, shelf, qtbot):
    model.set_keys(keys(MILLION))
    qtbot.wait(20)
    assert model.index(0, 1).data() == "…"
    assert len(shelf.asked) == 1
    assert shelf.asked[0][0] == list(range(MILLION, MILLION - PAGE, -1))
    shelf.deliver()
    assert model.index(0, 1).data() == f"टोल {MILLION}"


def test_rows_known_from_the_beginning_are_not_asked_for(table, model, shelf, qtbot):
    model.set_keys(keys(300), [Row(key) for key in range(300, 300 - PAGE, -1)])
    qtbot.wait(20)
    assert shelf.asked == []
    assert model.index(0, 1).data() == "टोल 300"


def test_any_place_of_a_million_is_shown_after_a_jump(table, model, shelf, qtbot):
    model.set_keys(keys(MILLION))
    for place in (999_999, 500_000, 123_456, 0):
        table.choose(MILLION - place)
        shown = seen(table, shelf, qtbot)
        assert str(MILLION - place) in shown
        assert "…" not in shown


def test_scrolling_past_asks_only_for_where_the_view_came_to_rest(table, model, shelf, qtbot):
    model.set_keys(keys(MILLION))
    qtbot.wait(20)
    for place in range(0, 900_000, 10_000):
        model.index(place, 0).data()  # painted while scrolling
    table.choose(100_000)
    shelf.deliver()
    qtbot.wait(20)
    assert sum(len(wanted) for wanted, _done in shelf.asked) <= 4 * PAGE
    assert "…" not in seen(table, shelf, qtbot)


def test_rows_of_a_former_list_do_not_get_into_the_new_one(table, model, shelf, qtbot):
    model.set_keys(keys(400))
    qtbot.wait(20)
    late, shelf.asked = shelf.asked, []
    model.set_keys(array("q", [7, 8, 9]), [Row(7), Row(8), Row(9)])
    for _keys, done in late:
        done([Row(400)])
    assert [model.index(place, 0).data() for place in range(3)] == ["7", "8", "9"]
    assert model.rowCount() == 3


def test_what_failed_to_come_is_asked_for_when_it_is_looked_at_again(table, model, shelf, qtbot):
    model.set_keys(keys(1000))
    shelf.fails = True
    qtbot.wait(100)  # what the window paints when it appears
    shelf.deliver()
    qtbot.wait(100)
    assert len(shelf.asked) <= 1  # not over and over: only when the window paints once more
    shelf.deliver()
    shelf.fails = False
    table.viewport().update()
    assert "…" not in seen(table, shelf, qtbot)


def test_a_row_that_is_gone_is_not_asked_for_for_ever(table, model, shelf, qtbot):
    shelf.lost = {999}
    model.set_keys(keys(1000))
    shown = seen(table, shelf, qtbot)
    assert shown[:3] == ["1000", "…", "998"]
    table.viewport().update()
    qtbot.wait(20)
    assert shelf.asked == []


def test_the_chosen_record_stays_chosen_wherever_it_moves(table, model, shelf, qtbot):
    model.set_keys(keys(MILLION))
    table.choose(250_000)
    assert table.current_id() == 250_000
    model.set_keys(array("q", [5, 250_000, 6]))
    assert table.currentIndex().row() == 1
    model.set_keys(array("q", [5]))
    model.add_keys(array("q", [6, 250_000]))
    assert table.current_id() == 250_000
    model.set_keys(array("q"))
    assert table.current_id() is None


def test_more_rows_can_come_behind_the_first(table, model, shelf, qtbot):
    everything = keys(MILLION)
    model.set_keys(everything[:512], [Row(key) for key in everything[:PAGE]])
    assert model.rowCount() == 512
    model.add_keys(everything[512:])
    assert model.rowCount() == MILLION
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current_id() == 1
    assert "1" in seen(table, shelf, qtbot)


def test_a_click_on_a_title_asks_for_another_order(table, model, qtbot):
    asked = []
    model.order_wanted.connect(lambda *order: asked.append(order))
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)  # has no order
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert asked == [("number", False), ("number", True), ("", False)]


def test_the_mark_of_the_order_stays_when_a_column_has_none(table, qtbot):
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    table.header.setSortIndicator(2, Qt.SortOrder.AscendingOrder)
    assert table.header.sortIndicatorSection() == 1


def test_rows_that_are_not_there_yet_are_fetched_to_be_copied(table, model, shelf, qtbot):
    model.set_keys(keys(3000))
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    table.selectAll()
    table.copy()
    seen(table, shelf, qtbot)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 3001
    assert lines[0].split("\t") == ["Number", "Tole", "Time"]
    assert lines[-1].split("\t") == ["1", "टोल 1", ""]


def test_a_million_rows_are_not_copied_and_said_so(table, model, shelf, qtbot):
    model.set_keys(keys(MILLION))
    QGuiApplication.clipboard().setText("before")
    table.selectAll()
    with qtbot.waitSignal(table.too_many_to_copy) as told:
        table.copy()
    assert told.args == [MILLION]
    assert QGuiApplication.clipboard().text() == "before"


def test_only_columns_that_are_shown_are_copied(table, model, shelf, qtbot):
    model.set_keys(keys(2), [Row(1), Row(2)])
    table.header.show_column(0, shown=False)
    table.selectAll()
    table.copy()
    assert QGuiApplication.clipboard().text() == "Tole\tTime\nटोल 2\t\nटोल 1\t"


def test_columns_are_chosen_in_a_menu_and_one_always_stays(table, qtbot):
    menu = table.header.menu
    menu.aboutToShow.emit()
    titles = {action.text(): action for action in menu.actions() if action.isCheckable()}
    assert list(titles) == ["Number", "Tole", "Time"]
    with qtbot.waitSignal(table.header.layout_changed):
        titles["Time"].trigger()
    assert table.header.hidden() == ["time"]
    table.header.show_column(1, shown=False)
    table.header.show_column(0, shown=False)
    assert table.header.hidden() == ["tole", "time"]


def test_a_layout_is_told_and_taken_back_whatever_the_text_size(table, qapp, qtbot):
    apply_theme(qapp, Theme(scale=1.3))
    with qtbot.waitSignal(table.header.layout_changed):
        table.header.resizeSection(0, 260)
        table.header.show_column(2, shown=False)
    kept = table.header.layout_now()
    assert kept == {"widths": {"number": 200}, "hidden": ["time"]}
    apply_theme(qapp, Theme())
    table.header.usual_layout()
    assert table.header.hidden() == []
    table.header.set_layout(kept | {"hidden": ["time", "no longer there"]})
    assert table.columnWidth(0) == 200
    assert table.header.hidden() == ["time"]
    table.header.set_layout({"hidden": ["number", "tole", "time"]})
    assert table.header.hidden() == []


def test_the_model_keeps_the_rules_of_qt(model, qtbot):
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_keys(keys(300))
    model.add_keys(array("q", [1001, 1002]))
    model.set_keys(array("q"))
    assert model.rowCount() == 0
