"""Entries that are possible and improbable wait for a tick; pinned ones go on into the next record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.field_values import doubt
from leoc_desktop.ui_kit.form_builder import RecordForm
from leoc_desktop.ui_kit.form_builder.field_cell import FieldCell
from tests.support.incident_form import FIELDS, GOOD, TODAY, at, message

_ABOVE = {"day": 365, "dead": 25, "loss": 100_000}
DOUBTING = tuple(
    replace(field, doubted_above=_ABOVE.get(field.name), carried=field.name in {"hazard", "day"})
    for field in FIELDS
)


@pytest.fixture
def form(qtbot: QtBot) -> RecordForm:
    made = RecordForm(DOUBTING, 9, lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    made.activateWindow()
    made.set_raw_values(GOOD | {"loss": 90_000})
    return made


def cell(form: RecordForm, name: str) -> FieldCell:
    return form._cells[name]


def type_over(form: RecordForm, name: str, keys: str) -> None:
    at(form, name).selectAll()
    QTest.keyClicks(at(form, name), keys)
    at(form, "place")


def test_an_ad_year_typed_as_bs_is_asked_about_and_saved_only_with_the_tick(form: RecordForm) -> None:
    assert form.check() == ()
    type_over(form, "day", "2026-11-23")
    assert "1970-03-06" in message(form, "day")
    assert "F7" in message(form, "day")
    assert form.problem_count == 0
    assert [found.field for found in form.check()] == ["day"]
    assert form.problem_summary() == "१ to confirm: Date"
    assert cell(form, "day").tick.hasFocus()
    cell(form, "day").tick.click()
    assert form.check() == ()
    assert form.problem_summary() == ""
    type_over(form, "day", "2026-11-24")
    assert [found.field for found in form.check()] == ["day"]
    type_over(form, "day", "2083-08-07")
    assert form.check() == ()
    assert cell(form, "day").tick.isHidden()


def test_many_dead_and_a_large_loss_are_asked_about(form: RecordForm) -> None:
    type_over(form, "dead", "20")
    assert form.check() == ()
    type_over(form, "dead", "200")
    type_over(form, "loss", "9000+900000")
    assert [found.field for found in form.check()] == ["dead", "loss"]
    assert "२००" in message(form, "dead")
    assert cell(form, "dead").tick.hasFocus()
    QTest.keyClick(cell(form, "dead").tick, Qt.Key.Key_Space)
    assert [found.field for found in form.check()] == ["loss"]
    assert cell(form, "loss").tick.hasFocus()
    assert cell(form, "loss").editor.raw() == "९,०९,०००"


def test_what_was_saved_is_not_asked_about_again_and_reading_asks_nothing(form: RecordForm) -> None:
    unusual = GOOD | {"dead": 200, "loss": 90_000}
    form.set_raw_values(unusual)
    assert form.check() != ()
    form.note_doubts(noted=True)
    assert form.check() == ()
    form.note_doubts(noted=False)
    form.set_read_only(True)
    assert cell(form, "dead").tick.isHidden()
    assert form.problem_summary() == ""


@pytest.mark.parametrize("years", [1, 30])
def test_an_old_date_is_asked_about_without_speaking_of_ad(years: int) -> None:
    field = next(field for field in DOUBTING if field.name == "day")
    found = doubt(field, date(TODAY.year - years, 1, 1), TODAY)
    assert found is not None
    assert "long ago" in str(found)
    assert doubt(field, TODAY, TODAY) is None
    assert doubt(Field("day", "Date", field.kind), date(1950, 1, 1), TODAY) is None


def test_pinned_entries_go_on_and_unpinned_ones_do_not(form: RecordForm) -> None:
    form.show_pins(shown=True)
    shown = {name for name, one in form._cells.items() if one.pin is not None and one.pin.isVisibleTo(form)}
    assert shown == {"hazard", "day"}
    assert "Hazard" in cell(form, "hazard").pin.accessibleName()
    cell(form, "hazard").pin.click()
    assert form.carried_values() == {"day": "2083-08-07"}


def test_editors_of_a_row_stay_in_line_when_one_of_them_is_asked_about(
    form: RecordForm, qtbot: QtBot
) -> None:
    type_over(form, "day", "2026-11-23")
    assert cell(form, "day").tick.isVisible()
    qtbot.wait(50)
    tops = {
        cell(form, name).editor.mapTo(form, cell(form, name).editor.rect().topLeft()).y()
        for name in ("hazard", "day", "time", "source")
    }
    assert len(tops) == 1


def test_tab_goes_from_field_to_field_and_back_from_the_first_one_to_the_pins(form: RecordForm) -> None:
    form.show_pins(shown=True)
    at(form, "hazard")
    QTest.keyClick(form.window().focusWidget(), Qt.Key.Key_Tab)
    assert cell(form, "day").editor.focus_target.hasFocus()
    QTest.keyClick(form.window().focusWidget(), Qt.Key.Key_Tab)
    assert cell(form, "time").editor.focus_target.hasFocus()
    at(form, "hazard")
    QTest.keyClick(form.window().focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert cell(form, "day").pin.hasFocus()
