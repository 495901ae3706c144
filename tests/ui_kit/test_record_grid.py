"""A grid of rows: typed with the keys of a spreadsheet, pasted from Excel, undone, checked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation.errors import FieldProblem
from leoc_desktop.foundation.field import Choice, Field, Kind
from leoc_desktop.ui_kit.nepali_typing import NepaliTyping
from leoc_desktop.ui_kit.record_grid import CellProblem, RecordGrid
from leoc_desktop.ui_kit.record_grid.pasted import sort_columns, table_of
from tests.support.typing_desk import CONTROL, press, switch

TODAY = date(2026, 11, 23)
HOUSE = (Choice("stone", "ढुङ्गा", "Stone"), Choice("wood", "काठ", "Wood"))
FIELDS = (
    Field("ward", "Ward", Kind.COUNT, required=True, maximum=9, width=6),
    Field("place", "Place", Kind.TEXT, width=20),
    Field("dead", "Dead", Kind.COUNT, may_be_unknown=True),
    Field("loss", "Loss (Rs.)", Kind.MONEY, may_be_unknown=True),
    Field("house", "House", Kind.CHOICE, choices=HOUSE),
    Field("seen", "Seen on", Kind.BS_DATE),
)
FROM_EXCEL = 'Place\tWard\tDead\r\n"थलारा,\nमाथिल्लो टोल"\t४\t2\r\nबुङ्गल\t5\t1,200\r\n'


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.before, self.after = QLineEdit(), QPushButton("Save")
        self.grid = RecordGrid(FIELDS, "Losses by ward", ward_count=9, today=lambda: TODAY)
        layout = QVBoxLayout(self)
        for widget in (self.before, self.grid, self.after):
            layout.addWidget(widget)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    QAbstractItemModelTester(made.grid.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.resize(1000, 500)
    made.show()
    qtbot.waitActive(made)
    made.grid.view.setFocus()
    made.grid.view.go_to(0, 0)
    return made


def key(what: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, what, modifiers)


def answers(grid: RecordGrid) -> list[dict[str, object]]:
    """The rows without what was left blank."""
    return [{name: raw for name, raw in row.items() if raw != ""} for row in grid.rows()]


def said(grid: RecordGrid) -> str:
    return grid.view.accessibleDescription()


def test_typing_a_row_makes_it(window: Window) -> None:
    press("4")
    key(Qt.Key.Key_Tab)
    press("Thalara")
    key(Qt.Key.Key_Tab)
    press("1+2")
    key(Qt.Key.Key_Tab)
    press("31,30,000")
    key(Qt.Key.Key_Tab)
    press("woo")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Return)
    window.grid.view.go_to(0, 5)
    press("2083-8-7")
    key(Qt.Key.Key_Return)
    assert answers(window.grid) == [
        {"ward": 4, "place": "Thalara", "dead": 3, "loss": 3130000, "house": "wood", "seen": "2083-08-07"}
    ]
    shown = [window.grid.model.index(0, column).data() for column in range(len(FIELDS))]
    assert shown == ["४", "Thalara", "३", "३१,३०,०००", "Wood", "२०८३-०८-०७"]
    assert window.grid.view.currentIndex().row() == 1


def test_tab_leaves_the_grid_and_the_empty_row_leads_out(window: Window) -> None:
    key(Qt.Key.Key_Tab)
    assert not window.grid.view.hasFocus()
    window.grid.view.setFocus()
    key(Qt.Key.Key_Backtab)
    assert window.before.hasFocus()
    window.grid.view.setFocus()
    for _cell in FIELDS:
        key(Qt.Key.Key_Return if window.grid.view.hasFocus() else Qt.Key.Key_Tab)
    key(Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert not window.grid.view.isAncestorOf(focus)
    assert window.grid.rows() == []


def test_same_as_above_not_known_and_a_row_once_more(window: Window) -> None:
    grid = window.grid
    grid.set_rows([{"id": "a", "ward": 4, "place": "थलारा", "dead": 2}])
    grid.view.go_to(1, 1)
    press('"')
    key(Qt.Key.Key_Tab)
    press("?")
    key(Qt.Key.Key_Return)
    assert answers(grid)[1] == {"place": "थलारा", "dead": None}
    assert grid.model.index(1, 2).data() == "Not known"
    grid.view.go_to(0, 0)
    key(Qt.Key.Key_D, CONTROL)
    assert [row.get("id") for row in grid.rows()] == ["a", None, None]
    key(Qt.Key.Key_Delete)
    assert answers(grid)[1] == {"place": "थलारा", "dead": 2}


def test_removing_a_row_can_be_undone(window: Window) -> None:
    grid = window.grid
    rows = [{"id": str(ward), "ward": ward} for ward in (1, 2, 3)]
    grid.set_rows(rows)
    grid.view.go_to(1, 0)
    key(Qt.Key.Key_Delete, CONTROL)
    assert [row["id"] for row in grid.rows()] == ["1", "3"]
    key(Qt.Key.Key_Z, CONTROL)
    assert [row["id"] for row in grid.rows()] == ["1", "2", "3"]
    key(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert [row["id"] for row in grid.rows()] == ["1", "3"]


def test_rows_from_excel_go_into_the_columns_that_their_titles_name(window: Window, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(FROM_EXCEL)
    with qtbot.waitSignal(window.grid.changed):
        key(Qt.Key.Key_V, CONTROL)
    assert answers(window.grid) == [
        {"ward": 4, "place": "थलारा, माथिल्लो टोल", "dead": 2},
        {"ward": 5, "place": "बुङ्गल", "dead": 1200},
    ]
    assert said(window.grid) == "२ rows were pasted. Ctrl+Z takes it back."
    key(Qt.Key.Key_Z, CONTROL)
    assert window.grid.rows() == []


def test_wrong_cells_of_a_paste_are_marked_and_kept(window: Window) -> None:
    grid = window.grid
    QGuiApplication.clipboard().setText("4\tथलारा\tदुई\n12\tबुङ्गल\t1")
    key(Qt.Key.Key_V, CONTROL)
    assert grid.rows()[0]["dead"] == "दुई"
    assert "२ cells need correcting" in said(grid)
    found = grid.check()
    assert [(problem.row, problem.problem.field) for problem in found] == [(0, "dead"), (1, "ward")]
    assert grid.view.currentIndex().column() == 2
    assert said(grid) == "A whole number is expected here, for example 12."
    press("2")
    key(Qt.Key.Key_Return)
    assert [problem.row for problem in grid.check()] == [1]


def test_what_is_copied_can_be_pasted_in_another_place(window: Window) -> None:
    grid = window.grid
    grid.set_rows([{"ward": 4, "place": "थलारा", "loss": 1250.5}])
    grid.view.selectRow(0)
    key(Qt.Key.Key_C, CONTROL)
    grid.view.go_to(1, 0)
    key(Qt.Key.Key_V, CONTROL)
    first, second = answers(grid)
    assert first == second == {"ward": 4, "place": "थलारा", "loss": 1250.5}


def test_what_is_missing_and_what_the_office_refuses_is_shown_in_its_cell(window: Window) -> None:
    grid = window.grid
    grid.set_rows([{"place": "थलारा"}, {}, {"ward": 5}])
    assert [(found.row, found.problem.field) for found in grid.check()] == [(0, "ward")]
    assert said(grid) == "This must be filled in."
    grid.set_rows([{"ward": 4}, {"ward": 5}])
    assert not grid.check()
    grid.show_problems([CellProblem(1, FieldProblem("place", "State the reason in a few words."))])
    assert grid.view.currentIndex().row() == 1
    assert said(grid) == "State the reason in a few words."


def test_a_grid_that_is_read_only_has_no_empty_row_and_changes_nothing(window: Window) -> None:
    grid = window.grid
    grid.set_rows([{"ward": 4}])
    grid.set_read_only(read_only=True)
    assert grid.model.rowCount() == 1
    QGuiApplication.clipboard().setText("7")
    for act in (grid.paste, grid.view.remove_rows, grid.view.double_row, grid.view.clear_cells):
        act()
    press("8")
    assert answers(grid) == [{"ward": 4}]
    grid.set_rows([])
    assert said(grid) == "Nothing was entered here."


def test_the_first_letter_already_is_nepali(window: Window, typing: NepaliTyping) -> None:
    window.grid.view.go_to(0, 1)
    key(Qt.Key.Key_F2)
    switch()
    press("ka")
    key(Qt.Key.Key_Return)
    press("ma")
    key(Qt.Key.Key_Return)
    assert [row["place"] for row in window.grid.rows()] == ["का", "मा"]
    window.grid.view.go_to(0, 0)
    press("4")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert not typing.offered


@given(st.lists(st.lists(st.text(), min_size=2, max_size=4), min_size=1, max_size=5))
def test_any_text_of_the_clipboard_becomes_cells_of_one_line(lines: list[list[str]]) -> None:
    table = table_of("\n".join("\t".join(line) for line in lines))
    assert all(cell == " ".join(cell.split()) for line in table for cell in line)
    sort_columns(FIELDS, table, 0, lambda _field, _text: True)
