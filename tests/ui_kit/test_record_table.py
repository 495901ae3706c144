"""A table of records, read and opened with keys, copied, sorted, empty."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.ui_kit.record_table import Column, RecordTable, RecordTableModel
from leoc_desktop.ui_kit.record_table.cells import _parts
from leoc_desktop.ui_kit.theme import Theme, apply_theme
from leoc_desktop.ui_kit.tokens import Tone


@dataclass(frozen=True)
class Row:
    key: bytes
    place: str
    families: int | None
    state: str


ROWS = [
    Row(b"a", "वडा ५, सिपाडोल", 14, "Submitted"),
    Row(b"b", "कटुञ्जे", None, "Verified"),
    Row(b"c", "अन्नपूर्ण\tटोल", 1200, "Draft"),
]
COLUMNS = (
    Column[Row]("place", "Place", lambda row: row.place, 0),
    Column[Row](
        "families",
        "Families",
        lambda row: "Not known" if row.families is None else show_number(row.families),
        is_number=True,
        sort_by=lambda row: row.families,
    ),
    Column[Row]("state", "State", lambda row: row.state, tone=lambda row: Tone.OK),
)


def make_model():
    model = RecordTableModel(COLUMNS, lambda row: row.key)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


@pytest.fixture
def table(qapp, qtbot):
    apply_theme(qapp, Theme())
    model = make_model()
    made = RecordTable(model, "Incidents")
    qtbot.addWidget(made)
    model.set_rows(ROWS)
    made.resize(700, 300)
    made.show()
    made.setFocus()
    return made


def order(table):
    return [table.model().id_at(place) for place in range(table.model().rowCount())]


def test_enter_and_double_click_open_the_record(table, qtbot):
    QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [b"b"]
    spot = table.visualRect(table.model().index(2, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == [b"c"]


def test_home_and_end_go_to_the_first_and_the_last_record(table):
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current_id() == b"c"
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current_id() == b"a"


def test_copying_gives_tab_separated_lines_with_titles(table):
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "Place\tFamilies\tState\n"
        "वडा ५, सिपाडोल\t१४\tSubmitted\n"
        "कटुञ्जे\tNot known\tVerified\n"
        "अन्नपूर्ण टोल\t१,२००\tDraft"
    )


def test_copying_takes_only_the_chosen_rows(table):
    table.choose(b"b")
    table.copy()
    assert QGuiApplication.clipboard().text().splitlines()[1:] == ["कटुञ्जे\tNot known\tVerified"]


def test_text_sorts_as_in_a_nepali_dictionary_and_numbers_by_value(table):
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert order(table) == [b"c", b"b", b"a"]
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert order(table) == [b"a", b"c", b"b"]
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert order(table) == [b"a", b"b", b"c"]


def test_the_same_record_stays_chosen_when_the_list_is_loaded_again(table):
    table.choose(b"b")
    table.model().set_rows([Row(b"new", "नयाँ", 1, "Draft"), *ROWS])
    assert table.current_id() == b"b"
    table.model().set_rows([])
    assert table.current_id() is None


def test_a_table_that_was_not_read_yet_does_not_say_that_it_is_empty(qtbot):
    model = RecordTableModel(COLUMNS, row_id=lambda row: row.key)
    table = RecordTable(model)
    qtbot.addWidget(table)
    table.show()
    assert not table._empty.isVisible()
    model.set_rows([])
    assert table._empty.isVisible()


def test_an_empty_table_says_so_and_offers_the_next_thing(table, qtbot):
    done = []
    following = QPushButton("New incident", table.window())
    following.show()
    following.clicked.connect(lambda: done.append(1))
    table.set_empty_state("No incidents yet.", following)
    assert not table._empty.isVisible()
    table.model().set_rows([])
    assert table._empty.isVisible()
    assert table._empty.button.text() == "New incident"
    table._empty.button.click()
    assert done == [1]
    table.model().set_rows(ROWS)
    assert not table._empty.isVisible()


def test_the_menu_of_a_row_offers_what_the_page_offers(table, qtbot):
    done = []
    seen, unseen = QPushButton("Print", table.window()), QPushButton("Issue", table.window())
    seen.clicked.connect(lambda: done.append(1))
    seen.show()
    unseen.hide()
    table.offer(seen, unseen)
    table.selectRow(0)
    menu = table.row_menu()
    texts = [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Open", "Print", "Copy"]
    next(action for action in menu.actions() if action.text() == "Print").trigger()
    assert done == [1]
    with qtbot.waitSignal(table.opened):
        menu.actions()[0].trigger()
    seen.setEnabled(False)
    assert not table.row_menu().actions()[1].isEnabled()


def test_tab_leaves_the_table(qtbot):
    page = QWidget()
    layout = QVBoxLayout(page)
    model = make_model()
    table, behind = RecordTable(model), QLineEdit()
    layout.addWidget(table)
    layout.addWidget(behind)
    qtbot.addWidget(page)
    model.set_rows(ROWS)
    page.show()
    page.activateWindow()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert page.focusWidget() is behind


def test_widths_are_remembered_by_name(table):
    table.set_widths({"families": 222})
    assert table.widths()["families"] == 222


def test_cells_cannot_be_edited(table):
    assert not table.model().flags(table.model().index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    QTest.keyClicks(table, "x")
    assert table.model().row(0) == ROWS[0]


def test_screen_readers_get_the_name_of_the_list_and_plain_cells(table):
    assert table.accessibleName() == "Incidents"
    model = table.model()
    assert model.data(model.index(0, 2), Qt.ItemDataRole.AccessibleTextRole) == "Submitted"


def test_a_pill_is_drawn_in_the_colours_of_its_tone(table, qapp):
    picture = table.viewport().grab().toImage()
    cell = table.visualRect(table.model().index(0, 2))
    colours = {picture.pixelColor(x, cell.center().y()).name() for x in range(cell.left(), cell.right())}
    assert Theme().tokens.ok.lower() in colours
    assert Theme().tokens.ok_soft.lower() in colours


@given(st.text(st.sampled_from("0१२9९,.- थाहाछैन"), max_size=12))
def test_the_pieces_of_a_number_make_the_whole_again(text):
    assert "".join(_parts(text)) == text
