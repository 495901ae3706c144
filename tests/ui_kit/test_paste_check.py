"""A paste whose columns do not fit, or whose letters are Preeti's, is shown before it is entered."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation.field import Choice, Field, Kind
from leoc_desktop.ui_kit.record_grid import RecordGrid
from leoc_desktop.ui_kit.record_grid.paste_check import PasteCheck

FIELDS = (
    Field("ward", "Ward", Kind.COUNT, required=True, maximum=9, width=6),
    Field("place", "Place", Kind.TEXT, width=20),
    Field("dead", "Dead", Kind.COUNT, may_be_unknown=True),
    Field("house", "House", Kind.CHOICE, choices=(Choice("stone", "ढुङ्गा", "Stone"),)),
)


@pytest.fixture
def grid(qtbot: QtBot) -> RecordGrid:
    made = RecordGrid(FIELDS, "Losses by ward", ward_count=9, today=lambda: date(2026, 11, 23))
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def paste(grid: RecordGrid, text: str) -> PasteCheck | None:
    QGuiApplication.clipboard().setText(text)
    grid.view.go_to(0, 0)
    grid.paste()
    return next((one for one in grid.findChildren(PasteCheck) if one.isVisible()), None)


def answers(grid: RecordGrid) -> list[dict[str, object]]:
    return [{name: raw for name, raw in row.items() if raw != ""} for row in grid.rows()]


def test_columns_that_belong_nowhere_are_asked_about(grid: RecordGrid) -> None:
    check = paste(grid, "Ward\tVillage\tRemark\tDead\n4\tथलारा\tx\t2\n5\tबुङ्गल\t\t0\n")
    assert check is not None
    assert [box.currentText() for box in check.columns] == ["Ward", "Leave out", "Leave out", "Dead"]
    assert answers(grid) == []
    assert not check.preeti.isVisible()
    check.columns[1].setCurrentText("Place")
    assert check.paste_button.text() == "Paste २ rows"
    check.paste_button.click()
    assert answers(grid) == [
        {"ward": 4, "place": "थलारा", "dead": 2},
        {"ward": 5, "place": "बुङ्गल", "dead": 0},
    ]
    grid.model.undo()
    assert answers(grid) == []


def test_a_whole_column_in_the_wrong_place_is_asked_about_and_going_back_enters_nothing(
    grid: RecordGrid,
) -> None:
    check = paste(grid, "थलारा\t4\nबुङ्गल\t5")
    assert check is not None
    assert "२ cells do not fit." in check._said.text()
    check.columns[0].setCurrentText("Place")
    check.columns[1].setCurrentText("Ward")
    assert check._said.text() == "Everything fits."
    check._back.click()
    assert answers(grid) == []


def test_preeti_is_turned_into_unicode_when_it_is_pasted(grid: RecordGrid) -> None:
    check = paste(grid, "Ward\tPlace\n4\tg]kfn ;/sf/\n5\tथलारा\n")
    assert check is not None
    assert check.preeti.isVisible()
    check.paste_button.click()
    assert answers(grid) == [{"ward": 4, "place": "नेपाल सरकार"}, {"ward": 5, "place": "थलारा"}]
    kept = paste(grid, "6\tg]kfn ;/sf/\n")
    assert kept is not None
    kept.preeti.setChecked(False)
    kept.paste_button.click()
    assert answers(grid)[0] == {"ward": 6, "place": "g]kfn ;/sf/"}


def test_what_fits_is_entered_at_once(grid: RecordGrid) -> None:
    assert paste(grid, "4\tथलारा\tx\n5\tबुङ्गल\t3") is None  # one wrong cell is marked in the grid
    assert answers(grid) == [
        {"ward": 4, "place": "थलारा", "dead": "x"},
        {"ward": 5, "place": "बुङ्गल", "dead": 3},
    ]
