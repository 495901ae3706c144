"""A form and its values: shown, kept, checked, named, and whole at every width."""

import pytest
import shiboken6
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from leoc_desktop.foundation import translation
from leoc_desktop.foundation.errors import FieldProblem
from leoc_desktop.foundation.field_values import read_all, to_json
from leoc_desktop.ui_kit.form_builder import RecordForm
from leoc_desktop.ui_kit.theme import Theme, apply_theme
from tests.support.incident_form import FIELDS, GOOD, TODAY, at, editor, make_form, message, stored


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


def test_problems_from_the_service_are_shown_and_strangers_given_back(form):
    form.set_raw_values(GOOD)
    stranger = FieldProblem("version", "Something else.")
    rest = form.show_problems([FieldProblem("day", "The date is in the future."), stranger])
    assert rest == (stranger,)
    assert message(form, "day") == "The date is in the future."
    assert editor(form, "day").focus_target.hasFocus()
    QTest.keyClicks(at(form, "day"), "-")
    assert form.problem_count == 0


def test_setting_values_is_no_change_by_the_user_but_typing_is(form, qtbot):
    with qtbot.assertNotEmitted(form.changed):
        form.set_raw_values(GOOD)
    with qtbot.waitSignal(form.changed):
        QTest.keyClicks(at(form, "place"), "x")


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
