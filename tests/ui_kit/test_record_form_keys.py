"""A form filled in by keyboard, as an operator does it: ways through the fields, answers that are chosen."""

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from leoc_desktop.ui_kit.preferences import Preferences, put_in_force
from tests.support.incident_form import FIELDS, GOOD, TODAY, at, editor, message, press, stored


def test_everything_can_be_entered_with_the_keyboard_alone(form):
    at(form, "hazard")
    for typed in (
        "landsl",
        "8-7",
        "16:20",
        Qt.Key.Key_Down,
        "53",
        "Sipadol",
        "98412 34567",
        "0",
        "",
        "12+2",
        "12,50,000",
    ):
        if isinstance(typed, str):
            QTest.keyClicks(form.window().focusWidget(), typed)
        else:
            press(form, typed)
        press(form, Qt.Key.Key_Return)
    press(form, Qt.Key.Key_Right)
    press(form, Qt.Key.Key_Return)
    QTest.keyClicks(form.window().focusWidget(), "Two houses buried")
    assert stored(form) == {
        "hazard": "landslide",
        "day": TODAY,
        "time": time(16, 20),
        "source": "police",
        "wards": (5, 3),
        "place": "Sipadol",
        "phone": "9841234567",
        "dead": 0,
        "injured": None,
        "families": 14,
        "loss": 125000000,
        "road": True,
        "story": "Two houses buried",
    }


def test_f8_goes_round_the_fields_with_problems(form):
    form.set_raw_values({**GOOD, "place": "", "families": "many", "day": "x"})
    form.check()
    visited = []
    for _turn in range(4):
        visited.append(form._cursor._cell_with_focus().field.name)
        QTest.keyClick(form.window().focusWidget(), Qt.Key.Key_F8)
    assert visited == ["day", "place", "families", "day"]


def test_a_choice_is_found_by_nepali_english_or_code_and_nothing_is_chosen_at_first(form):
    assert form.raw_values()["hazard"] == ""
    for typed, code in (("डढे", "wildfire"), ("storm", "wind"), ("earthq", "earthquake")):
        box = at(form, "hazard")
        box.setEditText(typed)
        finder = box.completer()
        finder.setCompletionPrefix(typed)
        assert finder.completionCount() == 1
        finder.activated.emit(finder.pathFromIndex(finder.completionModel().index(0, 0)))
        assert form.raw_values()["hazard"] == code


def test_a_name_typed_in_full_is_settled_when_the_field_is_left(form):
    box = at(form, "hazard")
    QTest.keyClicks(box, "flood")
    press(form, Qt.Key.Key_Tab)
    assert form.raw_values()["hazard"] == "flood"
    assert box.currentText() == "Flood"


def test_a_short_list_can_be_left_blank_again(form):
    box = at(form, "source")
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert form.raw_values()["source"] == "police"
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert form.raw_values()["source"] == ""


def test_the_first_ward_chosen_is_the_main_one(form):
    QTest.keyClicks(at(form, "wards"), "5")
    QTest.keyClicks(form.window().focusWidget(), "3")
    assert form.raw_values()["wards"] == [5, 3]
    assert message(form, "wards") == "Main ward: ५"
    QTest.keyClicks(form.window().focusWidget(), "5")
    assert form.raw_values()["wards"] == [3]
    QTest.keyClick(form.window().focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(form.window().focusWidget(), Qt.Key.Key_Space)
    assert form.raw_values()["wards"] == [3, 6]


def test_an_answer_of_yes_or_no_starts_as_not_known_and_moves_with_arrows(form):
    assert form.raw_values()["road"] is None
    for answer in (True, False):
        QTest.keyClick(at(form, "road"), Qt.Key.Key_Right)
        assert form.raw_values()["road"] is answer


def test_the_rest_of_a_group_is_set_to_zero_only_where_nothing_was_entered(form):
    form.add_group_button(
        "Losses", "Set the rest to 0", lambda group="Losses": form.set_blank_counts_to_zero(group)
    )
    at(form, "injured").setText("2")
    at(form, "families").setText("Not known")
    button = next(button for button in form.findChildren(QPushButton) if button.text() == "Set the rest to 0")
    button.click()
    values = form.raw_values()
    assert values["dead"] == "०"
    assert values["injured"] == "२"
    assert values["families"] is None


def test_enter_goes_on_but_in_a_long_text_it_makes_a_line(form):
    QTest.keyClick(at(form, "place"), Qt.Key.Key_Return)
    assert editor(form, "phone").focus_target.hasFocus()
    QTest.keyClicks(at(form, "story"), "a")
    QTest.keyClick(form.window().focusWidget(), Qt.Key.Key_Return)
    QTest.keyClicks(form.window().focusWidget(), "b")
    assert form.raw_values()["story"] == "a\nb"


def test_tab_visits_every_field_in_reading_order_and_is_never_caught(form):
    at(form, "hazard")
    seen = []
    for _press in range(40):
        cell = form._cursor._cell_with_focus()
        name = cell.field.name if cell else "button"
        if not seen or seen[-1] != name:
            seen.append(name)
        QTest.keyClick(form.window().focusWidget(), Qt.Key.Key_Tab)
        if form._cursor._cell_with_focus() is form._cells["hazard"]:
            break
    assert [name for name in seen if name != "button"] == [field.name for field in FIELDS]


def test_a_read_only_form_shows_everything_and_changes_nothing(form):
    form.set_raw_values(GOOD)
    form.set_read_only(True)
    before = form.raw_values()
    for name in before:
        target = at(form, name)
        QTest.keyClicks(target, "7+T")
        for key in (
            Qt.Key.Key_Down,
            Qt.Key.Key_Right,
            Qt.Key.Key_Space,
            Qt.Key.Key_Delete,
            Qt.Key.Key_PageDown,
        ):
            QTest.keyClick(target, key)
    assert form.raw_values() == before
    form.set_read_only(False)
    QTest.keyClicks(at(form, "place"), "x")
    assert form.raw_values()["place"].endswith("x")


def test_enter_goes_on_only_where_the_user_wants_it(form):
    at(form, "place")
    press(form, Qt.Key.Key_Return)
    assert editor(form, "phone").focus_target.hasFocus()
    put_in_force(Preferences(enter_moves=False))
    try:
        press(form, Qt.Key.Key_Return)
        assert editor(form, "phone").focus_target.hasFocus()
    finally:
        put_in_force(Preferences())
