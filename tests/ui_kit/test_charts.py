"""Charts: every bar is reached by mouse and keyboard, said in words and in the reader's digits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation import translation
from leoc_desktop.ui_kit.charts import Bar, Chart, Columns, HorizontalBars
from leoc_desktop.ui_kit.charts.columns import axis_step
from leoc_desktop.ui_kit.figure_card import FigureCard
from leoc_desktop.ui_kit.theme import Theme, apply_theme
from leoc_desktop.ui_kit.tokens import DARK, LIGHT, Tone

BARS = [Bar("landslide", "Landslide", 52), Bar("flood", "Flood", 41), Bar("fire", "Fire", 0)]


@pytest.fixture(params=[HorizontalBars, Columns])
def chart(request: pytest.FixtureRequest, qtbot: QtBot) -> Chart:
    translation.choose(translation.Language.of("en"))
    made: Chart = request.param("Incidents by hazard, this month")
    qtbot.addWidget(made)
    made.resize(420, 160)
    made.set_bars(BARS)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


def _colours(chart: Chart) -> set[str]:
    image: QImage = chart.grab().toImage()
    pixels = [(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    return {QColor(image.pixel(x, y)).name().upper() for x, y in pixels}


def test_arrows_walk_and_enter_chooses(chart: Chart, qtbot: QtBot) -> None:
    chosen: list[object] = []
    chart.chosen.connect(chosen.append)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    qtbot.keyClick(chart, Qt.Key.Key_Space)
    qtbot.keyClick(chart, Qt.Key.Key_End)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Enter)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chosen == ["landslide", "flood", "fire"]
    assert chart.current_key == "landslide"


def test_a_click_chooses_the_bar_below_it(chart: Chart, qtbot: QtBot) -> None:
    chosen: list[object] = []
    chart.chosen.connect(chosen.append)
    for place in (1, 2):
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.area(place).center().toPoint())
    assert chosen == ["flood", "fire"]


def test_a_screen_reader_hears_every_bar(chart: Chart, qtbot: QtBot) -> None:
    assert chart.accessibleName() == "Incidents by hazard, this month. Landslide: 52"
    assert chart.accessibleDescription() == "Landslide: 52; Flood: 41; Fire: 0"
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.accessibleName().endswith("Flood: 41")
    translation.choose(translation.Language.of("ne"))
    chart.set_bars(BARS)
    assert "५२" in chart.accessibleDescription()


def test_the_current_bar_stays_when_new_figures_come(chart: Chart, qtbot: QtBot) -> None:
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    chart.set_bars([Bar("fire", "Fire", 60), *BARS[:2]])
    assert chart.current_key == "flood"
    chart.set_bars([])
    assert chart.current_key is None
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert "Nothing was recorded." in chart.accessibleName()


@pytest.mark.parametrize("dark", [False, True])
def test_charts_take_the_colours_of_the_theme(qtbot: QtBot, *, dark: bool) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, Theme(dark=dark, scale=1.3))
    chart = HorizontalBars("Incidents by hazard, this month")
    qtbot.addWidget(chart)
    chart.set_bars(BARS)
    chart.resize(500, 200)
    chart.show()
    assert (DARK if dark else LIGHT).chart[0] in _colours(chart)
    apply_theme(app, Theme())


@pytest.mark.parametrize(
    ("highest", "step"), [(0, 1), (3, 1), (4, 2), (7, 5), (16, 10), (31, 20), (299, 100), (12_000, 5_000)]
)
def test_lines_stand_at_round_numbers(highest: int, step: int) -> None:
    assert axis_step(highest) == step


def test_a_figure_card_is_a_button_that_says_its_figure(qtbot: QtBot) -> None:
    card = FigureCard()
    qtbot.addWidget(card)
    card.show_figure("Dead / missing", "2 / 5", "This month · injured 17", Tone.DANGER)
    card.show()
    assert card.accessibleName() == "Dead / missing: 2 / 5. This month · injured 17"
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, Qt.Key.Key_Space)
    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def test_a_chart_that_was_not_read_yet_claims_nothing(qtbot: QtBot) -> None:
    chart = Columns("Incidents by day")
    qtbot.addWidget(chart)
    assert chart.accessibleName() == "Incidents by day"
    chart.set_bars([])
    assert chart.accessibleName() == "Incidents by day. Nothing was recorded."
