"""A form filled in by keyboard, as an operator does it."""

from datetime import date, time

import pytest
import shiboken6
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from leoc_desktop.foundation import translation
from leoc_desktop.foundation.errors import FieldProblem
from leoc_desktop.foundation.field import Choice, Field, Kind
from leoc_desktop.foundation.field_values import read_all, to_json
from leoc_desktop.ui_kit.form_builder import RecordForm
from leoc_desktop.ui_kit.theme import Theme, apply_theme

TODAY = date(2026, 11, 23)
HAZARDS = tuple(
    Choice(code, ne, en)
    for code, ne, en in (
        ("landslide", "पहिरो", "Landslide"),
        ("flood", "बाढी", "Flood"),
        ("fire", "आगलागी", "Fire"),
        ("lightning", "चट्याङ", "Lightning"),
        ("wind", "हावाहुरी", "Wind storm"),
        ("earthquake", "भूकम्प", "Earthquake"),
        ("cold", "शीतलहर", "Cold wave"),
        ("wildfire", "वन डढेलो", "Wildfire"),
    )
)
SOURCES = (Choice("police", "प्रहरी", "Police"), Choice("ward", "वडा", "Ward office"))
FIELDS = (
    Field("hazard", "Hazard", Kind.CHOICE, "Incident", required=True, choices=HAZARDS),
    Field("day", "Date", Kind.BS_DATE, "Incident", required=True),
    Field("time", "Time", Kind.TIME, "Incident", required=True, may_be_unknown=True),
    Field("source", "Source", Kind.CHOICE, "Incident", choices=SOURCES),
    Field("wards", "Wards", Kind.WARDS, "Incident", required=True),
    Field("place", "Place", Kind.TEXT, "Incident", required=True),
    Field("phone", "Contact number", Kind.PHONE, "Incident"),
    Field("dead", "Dead", Kind.COUNT, "Losses", may_be_unknown=True),
    Field("injured", "Injured", Kind.COUNT, "Losses", may_be_unknown=True),
    Field("families", "Affected families", Kind.COUNT, "Losses", required=True, may_be_unknown=True),
    Field("loss", "Estimated loss", Kind.MONEY, "Losses", may_be_unknown=True),
    Field("road", "Road interrupted", Kind.YES_NO, "Losses", may_be_unknown=True),
    Field("story", "Description", Kind.LONG_TEXT, "Text"),
)
GOOD = {
    "hazard": "landslide",
    "day": "2083-08-07",
    "time": "16:20",
    "source": "police",
    "wards": [5, 3],
    "place": "सिपाडोल",
    "phone": "9841234567",
    "dead": 0,
    "injured": None,
    "families": 14,
    "loss": 1250000,
    "road": True,
    "story": "घर पुरियो।\nउद्धार जारी छ।",
}


def make_form():
    form = RecordForm(FIELDS, 9, lambda: TODAY)
    form.resize(1000, 800)
    form.show()
    form.activateWindow()
    return form


@pytest.fixture(scope="module")
def themed(qapp):
    apply_theme(qapp, Theme())


@pytest.fixture
def form(themed, qtbot):
    made = make_form()
    qtbot.addWidget(made)
    qtbot.waitExposed(made)
    return made


def editor(form, name):
    return form._cells[name].editor


def at(form, name):
    """The widget of a field, with the focus."""
    form.go_to_field(name)
    return editor(form, name).focus_target


def message(form, name):
    return form._cells[name]._message.text()


def stored(form):
    return read_all(FIELDS, form.raw_values(), today=TODAY, ward_count=9)


def press(form, key):
    """Press a key where the keyboard points to: an open list, else the focus."""
    QTest.keyClick(QApplication.activePopupWidget() or form.window().focusWidget(), key)


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


def test_values_of_a_record_are_shown_and_given_back(form):
    form.set_raw_values(GOOD)
    assert editor(form, "families").focus_target.text() == "१४"
    assert editor(form, "loss").focus_target.text() == "१२,५०,०००"
    assert editor(form, "day").focus_target.text() == "२०८३-०८-०७"
    assert form.problem_count == 0
    assert stored(form) == read_all(FIELDS, GOOD, today=TODAY, ward_count=9)


def test_a_draft_with_unreadable_entries_comes_back_as_it_was_left(form, qtbot):
    form.set_raw_values(GOOD)
    at(form, "day").setText("2083-08-32")
    at(form, "families").setText("about ten")
    at(form, "loss").setText("")
    at(form, "hazard").setEditText("Avalanche")
    left = form.raw_values()
    again = make_form()
    qtbot.addWidget(again)
    again.set_raw_values(left)
    assert again.raw_values() == left
    assert {name for name, cell in again._cells.items() if cell.problem} == {"day", "families", "hazard"}


counts = st.none() | st.integers(0, 9999)


@settings(max_examples=40, deadline=None)
@given(
    dead=counts,
    families=counts,
    loss=st.none() | st.integers(0, 10**9),
    road=st.sampled_from([None, True, False]),
    wards=st.lists(st.integers(1, 9), min_size=1, unique=True),
    place=st.text(st.characters(categories=["L", "M", "N"]), min_size=1).filter(str.strip),
)
def test_stored_values_survive_the_form(qapp, dead, families, loss, road, wards, place):
    form = RecordForm(FIELDS, 9, lambda: TODAY)
    raw = {**GOOD, "dead": dead, "families": families, "road": road, "wards": wards, "place": place}
    before = read_all(FIELDS, raw, today=TODAY, ward_count=9)
    before["loss"] = loss
    form.set_raw_values({field.name: to_json(field, before[field.name]) for field in FIELDS})
    assert stored(form) == before
    shiboken6.delete(form)


def test_blank_not_known_and_zero_are_three_different_answers(form):
    assert form.raw_values()["families"] == ""
    assert at(form, "dead").placeholderText() == "Not known"
    assert at(form, "families").placeholderText() == ""
    at(form, "families").setText("Not known")
    assert form.raw_values()["families"] is None
    at(form, "dead").insert("०")  # as an input method does
    at(form, "place")
    assert form.raw_values()["dead"] == "०"
    assert message(form, "families") == ""


def test_not_known_has_a_button_where_a_blank_is_no_answer(form):
    action = next(action for action in at(form, "families").actions() if action.text() == "Not known")
    action.trigger()
    assert form.raw_values()["families"] is None
    assert not [action for action in at(form, "dead").actions() if action.text() == "Not known"]


def test_a_wrong_entry_is_said_when_the_field_is_left_and_forgotten_when_it_is_right(form):
    QTest.keyClicks(at(form, "phone"), "984123456")
    assert form.problem_count == 0
    at(form, "place")
    assert form.problem_count == 1
    assert "10 digits" in message(form, "phone")
    assert form.problem_summary() == "१ error: Contact number"
    assert editor(form, "phone").focus_target.property("wrong") is True
    QTest.keyClicks(at(form, "phone"), "7")
    assert form.problem_count == 0
    assert editor(form, "phone").focus_target.property("wrong") is False


def test_a_blank_required_field_is_not_complained_about_before_saving(form):
    at(form, "place")
    at(form, "phone")
    assert form.problem_count == 0
    problems = form.check()
    assert [problem.field for problem in problems] == ["hazard", "day", "time", "wards", "place", "families"]
    assert editor(form, "hazard").focus_target.hasFocus()


def test_f8_goes_round_the_fields_with_problems(form):
    form.set_raw_values({**GOOD, "place": "", "families": "many", "day": "x"})
    form.check()
    visited = []
    for _turn in range(4):
        visited.append(form._cell_with_focus().field.name)
        QTest.keyClick(form.window().focusWidget(), Qt.Key.Key_F8)
    assert visited == ["day", "place", "families", "day"]


def test_problems_from_the_service_are_shown_and_strangers_given_back(form):
    form.set_raw_values(GOOD)
    stranger = FieldProblem("version", "Something else.")
    rest = form.show_problems([FieldProblem("day", "The date is in the future."), stranger])
    assert rest == (stranger,)
    assert message(form, "day") == "The date is in the future."
    assert editor(form, "day").focus_target.hasFocus()
    QTest.keyClicks(at(form, "day"), "-")
    assert form.problem_count == 0


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
        cell = form._cell_with_focus()
        name = cell.field.name if cell else "button"
        if not seen or seen[-1] != name:
            seen.append(name)
        QTest.keyClick(form.window().focusWidget(), Qt.Key.Key_Tab)
        if form._cell_with_focus() is form._cells["hazard"]:
            break
    assert [name for name in seen if name != "button"] == [field.name for field in FIELDS]


def test_setting_values_is_no_change_by_the_user_but_typing_is(form, qtbot):
    with qtbot.assertNotEmitted(form.changed):
        form.set_raw_values(GOOD)
    with qtbot.waitSignal(form.changed):
        QTest.keyClicks(at(form, "place"), "x")


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


def test_an_amount_shows_itself_grouped_while_it_is_typed(form):
    QTest.keyClicks(at(form, "loss"), "1250000")
    assert message(form, "loss") == "Rs. १२,५०,०००"


def test_everything_that_can_have_the_focus_has_a_plain_name(form):
    form.set_raw_values({**GOOD, "phone": "984123456", "day": "2086-01-01"})
    interactive = [
        widget
        for widget in form.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(form)
    ]
    assert len(interactive) >= len(FIELDS)
    for widget in interactive:
        name = widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton) else "")
        assert name, widget
        assert "<" not in name + widget.accessibleDescription()
    assert "Required" in editor(form, "day").focus_target.accessibleDescription()
    assert "Provisional" in editor(form, "day").focus_target.accessibleDescription()
    assert "10 digits" in editor(form, "phone").focus_target.accessibleDescription()


def test_labels_belong_to_their_editors(form):
    for name, cell in form._cells.items():
        assert cell._label.buddy() is not None, name


def test_a_change_of_language_and_digits_reaches_texts_and_keeps_entries(form):
    form.set_raw_values(GOOD)
    translation.choose(translation.Language("en", nepali_digits=False))
    QApplication.sendEvent(form, QEvent(QEvent.Type.LanguageChange))
    assert form._groups["Losses"].title() == "2. Losses"
    assert editor(form, "day").focus_target.text() == "2083-08-07"
    assert stored(form) == read_all(FIELDS, GOOD, today=TODAY, ward_count=9)


@pytest.mark.parametrize("width", [420, 700, 885, 1158, 1366])
@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_nothing_is_cut_at_any_width(qapp, qtbot, width, scale):
    apply_theme(qapp, Theme(scale=scale))
    form = make_form()
    qtbot.addWidget(form)
    form.set_raw_values({**GOOD, "phone": "98"})
    form.resize(width, 600)
    qtbot.wait(10)
    inside = form.viewport().width()
    for name, cell in form._cells.items():
        right = cell.mapTo(form.widget(), cell.rect().topRight()).x()
        assert right < inside, (name, right, inside)
        assert cell.width() >= cell.minimumSizeHint().width(), name
    apply_theme(qapp, Theme())
