"""The first report at night fits one screen of the usual size, and the rest is one key away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leoc_desktop.features.incidents.fields import FIRST_REPORT, FURTHER
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.foundation.translation import ENGLISH, LANGUAGES, NEPALI
from tests.support.training_window import TrainingWindow

USUAL, SMALL = (1366, 768), (1093, 614)
TOLD = {
    "hazard": "landslide", "incident_date": "2083-08-07", "incident_time": "03:20", "tole": "गणेशचोक", "wards": [5, 3],
    "source": "police", "reporter_phone": "9841234567", "dead_male": 1, "injured_unknown_sex": 4,
    "affected_families": 14, "houses_fully_damaged": 2, "estimated_loss": 1250000, "description": "घर पुरियो।",
}  # fmt: skip


@pytest.fixture
def page(own_window: TrainingWindow) -> Iterator[IncidentPage]:
    """A new incident, being typed."""
    number, page = next(
        (number, page)
        for number, page in enumerate(own_window.window.pages)
        if isinstance(page, IncidentPage)
    )
    own_window.window.show_page(number)
    own_window.settle()
    page.open_new()
    own_window.settle()
    yield page
    page.desk.keeping.forget()
    page.close_form()
    own_window.settle()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("values", [{}, TOLD], ids=["blank", "told"])
def test_the_first_report_needs_no_scroll_bar(
    own_window: TrainingWindow, page: IncidentPage, language: str, values: dict[str, object]
) -> None:
    own_window.look.speak(language)
    own_window.window.resize(*USUAL)
    page.form.form.set_raw_values(values)
    own_window.settle()
    form = page.form.form.first
    assert form.isVisible()
    assert form.verticalScrollBar().maximum() == 0
    assert form.widget().minimumSizeHint().height() <= form.viewport().height()


@pytest.mark.parametrize("language", [ENGLISH, NEPALI])
def test_on_a_small_screen_the_groups_of_figures_stand_beside_each_other(
    own_window: TrainingWindow, page: IncidentPage, language: str
) -> None:
    own_window.look.speak(language)
    own_window.window.resize(*SMALL)
    own_window.settle()
    _what, people, damage, _account = page.form.form.first._groups.values()
    assert people.geometry().top() == damage.geometry().top()
    assert people.geometry().right() < damage.geometry().left()


def test_each_figure_stands_under_its_heads_and_is_read_with_its_whole_label(
    own_window: TrainingWindow, page: IncidentPage
) -> None:
    own_window.look.speak(ENGLISH)
    own_window.settle()
    cells = page.form.form.first._cells
    boys, girls = cells["missing_male"].geometry(), cells["missing_female"].geometry()
    assert boys.top() == girls.top()
    assert cells["dead_male"].geometry().left() == boys.left() < girls.left()
    assert cells["missing_male"].editor.focus_target.accessibleName() == "Missing: male"
    assert not cells["missing_male"]._label.isVisible()


def test_more_details_takes_over_what_is_typed(
    own_window: TrainingWindow, page: IncidentPage, qtbot: QtBot
) -> None:
    own_window.look.speak(ENGLISH)
    page.form.form.set_raw_values(TOLD)
    told = page.form.values()
    group = page.form.form.first._groups["Description and action"]
    button, _text = group._buttons[0]
    assert button.text() == "More details"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.form.form.currentWidget().isAncestorOf(page.form.form.further)
    assert page.form.form.further._cells[FURTHER[0].name].editor.focus_target.hasFocus()
    assert page.form.values() == told
    assert not {field.name for field in FIRST_REPORT} & {field.name for field in FURTHER}
