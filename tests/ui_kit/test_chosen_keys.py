"""Keys that a user chose instead of the usual ones, and the other things he prefers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leoc_desktop.ui_kit import shortcuts
from leoc_desktop.ui_kit.key_choice import CHOOSABLE, KeyChoiceDialog
from leoc_desktop.ui_kit.preferences import (
    Preferences,
    RowHeight,
    current_preferences,
    preferences_from,
    put_in_force,
)
from leoc_desktop.ui_kit.record_table import Column, RecordTable, RecordTableModel
from leoc_desktop.ui_kit.theme import current_theme


@pytest.fixture(autouse=True)
def usual_afterwards() -> Iterator[None]:
    yield
    put_in_force(Preferences())


def test_a_chosen_key_works_at_once_and_the_usual_one_no_more(qtbot: QtBot) -> None:
    window, locked = QWidget(), []
    qtbot.addWidget(window)
    shortcuts.bind(shortcuts.LOCK, window, lambda: locked.append(True))
    with qtbot.waitActive(window):
        window.show()
    put_in_force(Preferences(keys={"lock": "Ctrl+Alt+L"}))
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not locked
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(window, Qt.Key.Key_L, both)
    assert locked == [True]
    assert shortcuts.with_key("Lock", shortcuts.LOCK) == "Lock (Ctrl+Alt+L)"
    put_in_force(Preferences())
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert locked == [True, True]


def test_a_window_that_is_gone_is_no_trouble(qtbot: QtBot) -> None:
    window = QWidget()
    shortcuts.bind(shortcuts.LOCK, window, lambda: None)
    window.deleteLater()
    QTest.qWait(10)
    put_in_force(Preferences(keys={"lock": "Ctrl+Alt+L"}))
    assert shortcuts.LOCK.key == "Ctrl+Alt+L"


def test_the_dialog_refuses_keys_that_are_taken_or_type_letters(themed: None, qtbot: QtBot) -> None:
    dialog = KeyChoiceDialog(None, {})
    qtbot.addWidget(dialog)
    layout = shortcuts.LAYOUT
    assert "taken" in dialog.problem_with(layout, "Ctrl+L")
    assert "Ctrl or Alt" in dialog.problem_with(layout, "L")
    assert dialog.problem_with(layout, "F9") == ""
    assert dialog.problem_with(shortcuts.PRINT, "Ctrl+E") == "", "a list is not open over a paper"
    dialog.table.choose(layout.name)
    dialog.edit.setKeySequence(QKeySequence("Ctrl+L"))
    dialog.use.click()
    assert dialog.problem_text
    dialog.edit.setKeySequence(QKeySequence("Ctrl+Alt+Space"))
    dialog.use.click()
    assert dialog.keys == {"layout": "Ctrl+Alt+Space"}
    dialog.usual.click()
    assert dialog.keys == {}


def test_what_can_be_chosen_is_every_key_that_is_the_programs_own() -> None:
    fixed = {shortcut for shortcut in shortcuts.SHORTCUTS if shortcut.fixed}
    assert set(CHOOSABLE) == set(shortcuts.SHORTCUTS) - fixed
    assert {"layout", "preeti", "search", "lock", "save", "new"} <= {shortcut.name for shortcut in CHOOSABLE}


def test_preferences_survive_as_json_and_nonsense_is_as_usual() -> None:
    chosen = Preferences(RowHeight.LARGE, enter_moves=False, keys={"lock": "Ctrl+Alt+L"})
    assert preferences_from(chosen.as_json()) == chosen
    for nonsense in (None, 3, {"rows": "huge", "enter_moves": "yes", "keys": {"lock": 4, "no_key": "F9"}}):
        assert preferences_from(nonsense) == Preferences()


@pytest.mark.parametrize("rows", list(RowHeight))
def test_rows_are_as_high_as_preferred(rows: RowHeight, themed: None, qtbot: QtBot) -> None:
    put_in_force(Preferences(rows))
    column = Column[int]("n", "Number", str)
    table = RecordTable(RecordTableModel([column], lambda row: row))
    qtbot.addWidget(table)
    expected = {RowHeight.COMPACT: 28, RowHeight.USUAL: 32, RowHeight.LARGE: 38}[rows]
    assert table.verticalHeader().defaultSectionSize() == current_theme().px(expected)
    assert current_preferences().rows is rows
