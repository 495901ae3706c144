"""The date field, typed into with real keys. Today is २०८३-०८-०७, Monday 23 November 2026."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from leoc_desktop.foundation import translation
from leoc_desktop.foundation.nepali_calendar import BsDate, to_ad
from leoc_desktop.ui_kit.nepali_date_edit import NepaliDateEdit

TODAY = date(2026, 11, 23)


@pytest.fixture
def field(qtbot):
    made = NepaliDateEdit(lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def bs(year, month, day):
    return to_ad(BsDate(year, month, day))


@pytest.mark.parametrize("typed", ["2083-8-7", "२०८३/८/७", "8-7", "७", "T", "t", "आज", "२०८३-०8-07"])
def test_a_date_is_understood_however_it_is_typed(field, typed):
    if typed.isascii():
        QTest.keyClicks(field, typed)
    else:
        field.insert(typed)  # as an input method does
    assert field.day() == TODAY
    field.settle()
    assert field.text() == "२०८३-०८-०७"
    assert field.hint() == "Monday · 2026-11-23"


def test_digits_follow_the_choice_of_the_user(field):
    field.set_day(TODAY)
    translation.choose(translation.Language("en", nepali_digits=False))
    field.retranslate()
    assert field.text() == "2083-08-07"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("+", (2083, 8, 8)),
        ("-", (2083, 8, 6)),
        ("+++--", (2083, 8, 8)),
    ],
)
def test_plus_and_minus_step_by_days(field, keys, expected):
    field.set_day(TODAY)
    QTest.keyClicks(field, keys)
    assert field.day() == bs(*expected)


def test_minus_is_a_separator_while_a_date_is_being_typed(field):
    QTest.keyClicks(field, "2083-8-5")
    assert field.text() == "2083-8-5"
    assert field.day() == bs(2083, 8, 5)


def test_pages_step_by_months_and_with_control_by_years(field):
    field.set_day(TODAY)
    QTest.keyClick(field, Qt.Key.Key_PageUp)
    assert field.day() == bs(2083, 7, 7)
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert field.day() == bs(2083, 9, 7)
    QTest.keyClick(field, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert field.day() == bs(2082, 9, 7)


def test_a_month_later_stays_in_the_month_when_it_is_shorter(field):
    field.set_day(bs(2083, 3, 32))
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert field.day() == bs(2083, 4, 31)


def test_a_step_in_an_empty_field_starts_with_today(field):
    QTest.keyClicks(field, "+")
    assert field.day() == TODAY


def test_nothing_moves_past_the_ends_of_the_calendar(field):
    field.setText("1975-01-01")
    field.settle()
    QTest.keyClicks(field, "-")
    QTest.keyClick(field, Qt.Key.Key_PageUp)
    assert field.day() == bs(1975, 1, 1)


def test_an_impossible_date_stays_as_typed_and_is_no_date(field):
    QTest.keyClicks(field, "2083-08-32")
    field.settle()
    assert field.text() == "2083-08-32"
    assert field.day() is None
    assert field.hint() == ""
    assert field.raw_text() == "2083-08-32"


def test_f7_takes_ad_and_hands_on_bs(field):
    QTest.keyClick(field, Qt.Key.Key_F7)
    assert field.types_ad
    QTest.keyClicks(field, "2026-11-23")
    assert field.day() == TODAY
    assert "२०८३-०८-०७" in field.hint()
    assert field.raw_text() == "2083-08-07"
    field.settle()
    assert field.text() == "२०८३-०८-०७"
    QTest.keyClick(field, Qt.Key.Key_F7)
    assert field.text() == "2026-11-23", "A.D. has its own digits, whatever is chosen for B.S."


def test_days_of_an_unpublished_year_say_that_they_are_provisional(field):
    field.set_day(bs(2083, 8, 7))
    assert not field.provisional
    assert field.toolTip() == ""
    field.set_day(bs(2086, 1, 1))
    assert field.provisional
    assert field.text() == "२०८६-०१-०१", "as somebody types it"
    assert field.toolTip().startswith("Provisional: ")


def test_a_day_is_announced_once_when_it_changes(field):
    told = []
    field.day_changed.connect(told.append)
    QTest.keyClicks(field, "2083-8-")
    field.setText("२०८३-०८-०७")
    field.settle()
    assert told[-1] == TODAY
    assert told.count(TODAY) == 1


def open_month(field, qtbot):
    QTest.keyClick(field, Qt.Key.Key_F4)
    popup = field._popup
    qtbot.waitUntil(popup.isVisible)
    return popup


def day_button(popup, text):
    return next(
        button for button in popup.findChildren(QToolButton) if button.text() == text and button.isEnabled()
    )


def test_a_day_is_picked_from_the_month_with_the_keyboard(field, qtbot):
    field.set_day(TODAY)
    popup = open_month(field, qtbot)
    grid = popup._grid
    for key, day in (
        (Qt.Key.Key_Right, 8),
        (Qt.Key.Key_Down, 15),
        (Qt.Key.Key_Left, 14),
        (Qt.Key.Key_Up, 7),
        (Qt.Key.Key_Up, 30),
    ):
        QTest.keyClick(grid._days[grid.shown.day - 1][0], key)
        assert grid.shown.day == day
    assert (grid.shown.year, grid.shown.month) == (2083, 7)
    QTest.keyClick(grid._days[29][0], Qt.Key.Key_Return)
    assert field.day() == bs(2083, 7, 30)
    assert not popup.isVisible()


def test_a_day_is_picked_with_the_mouse(field, qtbot):
    popup = open_month(field, qtbot)
    day_button(popup, "१५").click()
    assert field.day() == bs(2083, 8, 15)


def test_pages_of_the_month_end_with_the_calendar(field, qtbot):
    field.setText("1975-01-01")
    popup = open_month(field, qtbot)
    popup._previous.click()
    assert popup._grid.shown == BsDate(1975, 1, 1)
    popup._next.click()
    assert (popup._grid.shown.year, popup._grid.shown.month) == (1975, 2)


def test_escape_leaves_the_date_as_it_was(field, qtbot):
    field.set_day(TODAY)
    popup = open_month(field, qtbot)
    QTest.keyClick(day_button(popup, "१"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not popup.isVisible())
    assert field.day() == TODAY


def test_every_day_of_the_month_has_a_name_for_screen_readers(field, qtbot):
    popup = open_month(field, qtbot)
    names = [button.accessibleName() for button, _day in popup._grid._days]
    assert len(set(names)) == 29
    assert all("Mangsir" in name and "<" not in name for name in names)
    assert names[6].endswith("Monday")


def test_a_read_only_date_cannot_be_changed_by_its_keys(field, qtbot):
    field.set_day(TODAY)
    field.setReadOnly(True)
    QTest.keyClicks(field, "+T")
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    QTest.keyClick(field, Qt.Key.Key_F4)
    assert field.day() == TODAY
    assert field._popup is None
