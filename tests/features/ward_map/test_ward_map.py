"""The map: figures by ward against sums made here, its page, and its paper."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leoc_desktop.domain.incident_selection import InWard, Selection
from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.features.ward_map.page import WardMapPage
from leoc_desktop.features.ward_map.report import render_map, without_outline
from leoc_desktop.features.ward_map.rules import Classes, Figure
from leoc_desktop.foundation import translation
from leoc_desktop.foundation.clock import NEPAL
from leoc_desktop.foundation.spans import Span
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 16, 20, tzinfo=NEPAL)
YEAR_FIRST = date(2026, 7, 17)  # 1 Shrawan 2083
FIRE: dict[str, object] = {"hazard": "fire", "incident_date": "2083-08-07", "wards": [1], "dead_female": 2}
OLD: dict[str, object] = {"hazard": "fire", "incident_date": "2083-02-10", "wards": [9]}


@pytest.fixture
def busy(office: TestOffice) -> TestOffice:
    office.sign_in("sita").incidents.register_all([LANDSLIDE, FIRE, FIRE, OLD])
    return office


def _shown(office: TestOffice, frame: PageFrame, name: str = "sita") -> tuple[WardMapPage, Services]:
    services = office.sign_in(name)
    frame.follow(services)
    page = WardMapPage(frame.context, services.ward_map)
    frame.show(page)
    return page, services


def _choose(page: WardMapPage, frame: PageFrame, figure: Figure, span: Span, hazard: str = "") -> None:
    for choice, value in ((page.figure, figure), (page.period, span), (page.hazard, hazard)):
        choice.let_through(value)
    page.load()
    frame.wait()


def test_an_incident_counts_in_its_first_ward_only(busy: TestOffice) -> None:
    view = busy.sign_in("gita").ward_map.view(Figure.DEAD, Span.FISCAL_YEAR.at(NOW))
    assert [line.ward for line in view.wards] == list(range(1, 10))
    assert {line.ward: line.figures.incidents for line in view.wards if line.figures.incidents} == {
        1: 2,
        3: 1,
    }
    assert view.line(1).total(Figure.DEAD) == Total(4, 0, 2)
    assert view.line(3).total(Figure.DEAD) == Total(1, 0, 1)
    assert view.line(1).total(Figure.FAMILIES).nothing_known
    assert view.total.incidents == 3
    assert view.selection == Selection(first_day=YEAR_FIRST, last_day=TODAY)


def test_periods_and_hazards_select(busy: TestOffice) -> None:
    ward_map = busy.sign_in("sita").ward_map
    assert ward_map.view(Figure.INCIDENTS, Span.DAY.at(NOW)).total.incidents == 2
    assert ward_map.view(Figure.INCIDENTS, Span.WEEK.at(NOW)).total.incidents == 3
    assert ward_map.view(Figure.INCIDENTS, Span.YEAR.at(NOW)).total.incidents == 4
    assert ward_map.view(Figure.INCIDENTS, Span.ALL.at(NOW), "landslide").total.incidents == 1
    assert Span.MONTH.first_day(TODAY) == date(2026, 11, 17)
    assert Span.ALL.first_day(TODAY) is None


@pytest.mark.parametrize("highest", [0, 1, 4, 5, 6, 17, 100, 12_345])
def test_classes_hold_every_number_once(highest: int) -> None:
    classes = Classes(highest)
    ranges = classes.ranges()
    assert len(ranges) <= 5
    assert classes.number(0) == 0
    for value in {1, 2, highest // 2, highest} - {0}:
        if value <= highest:
            inside = [place for place, (first, last) in enumerate(ranges, 1) if first <= value <= last]
            assert inside == [classes.number(value)]


def test_the_page_colours_names_and_opens_wards(busy: TestOffice, frame: PageFrame, qtbot: QtBot) -> None:
    page, _services = _shown(busy, frame)
    _choose(page, frame, Figure.FAMILIES, Span.FISCAL_YEAR)
    assert page.card.legend.texts[:2] == ("0", "1")
    assert "Ward 3: Affected families 4" in page.card.map.accessibleDescription()
    assert "Ward 1: Affected families ?" in page.card.map.accessibleDescription()
    wanted: list[Selection] = []
    page.list_wanted.connect(wanted.append)
    page.activateWindow()
    page.card.map.setFocus()
    qtbot.keyClick(page.card.map, Qt.Key.Key_Right)
    qtbot.keyClick(page.card.map, Qt.Key.Key_Right)
    assert page.table.current_id() == 3
    qtbot.keyClick(page.card.map, Qt.Key.Key_Return)
    page.table.selectRow(8)
    assert page.card.map.current_key == 9
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    year = Selection(first_day=YEAR_FIRST, last_day=TODAY)
    assert wanted == [year.of_ward(3, InWard.COUNTED), year.of_ward(9, InWard.COUNTED)]
    assert frame.presented == []


def test_a_click_on_the_map_opens_the_ward_below_it(busy: TestOffice, frame: PageFrame, qtbot: QtBot) -> None:
    page, services = _shown(busy, frame)
    view = services.ward_map.view(Figure.INCIDENTS, Span.FISCAL_YEAR.at(NOW))
    x, y = next(outline.label_at for outline in view.outlines if outline.ward == 2)
    area_map = page.card.map
    at = area_map.mapFromScene(x * 100, y * 100)
    with qtbot.waitSignal(area_map.chosen) as chosen:
        qtbot.mouseClick(area_map.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [2]
    before = area_map.transform().m11()
    qtbot.keyClick(area_map, Qt.Key.Key_Plus)
    assert area_map.transform().m11() > before
    qtbot.keyClick(area_map, Qt.Key.Key_0)
    assert area_map.transform().m11() == pytest.approx(before)


def test_interrupted_services_and_losses_are_counted_by_ward(office: TestOffice, frame: PageFrame) -> None:
    told = {**FIRE, "road_blocked": True, "water_interrupted": False, "estimated_loss": 250000}
    office.sign_in("sita").incidents.register_all([told, told, told, {**FIRE, "wards": [2]}])
    page, services = _shown(office, frame)
    view = services.ward_map.view(Figure.ROADS, Span.ALL.at(NOW))
    assert view.line(1).total(Figure.ROADS) == Total(3, 0, 3)
    assert view.line(1).total(Figure.WATER) == Total(0, 0, 3)
    assert view.line(2).total(Figure.ROADS).nothing_known
    _choose(page, frame, Figure.LOSS, Span.FISCAL_YEAR)
    assert page.card.legend.texts == ("0", "≤ 2 lakh", "≤ 4 lakh", "≤ 6 lakh", "≤ 8 lakh")
    assert page.notice.text == "Estimated loss: not known in 1 of 4 reports."
    row = page.model.index(0, 0).row()
    shown = [page.model.index(row, place).data() for place in range(page.model.columnCount())]
    assert page.table.header.visualIndex(9) == 1, "what was chosen stands beside the ward"
    assert shown[9:11] == ["Rs.\N{NO-BREAK SPACE}7,50,000", "3"]
    pdf = render_map(services.ward_map.view(Figure.LOSS, Span.FISCAL_YEAR.at(NOW)), office.clock.now())
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    assert "not known in 1 of 4 reports" in text
    assert "1 Shrawan 2083 to 7 Mangsir 2083" in text


def test_the_map_speaks_nepali(busy: TestOffice, frame: PageFrame) -> None:
    translation.choose(translation.Language.of("ne"))
    page, _services = _shown(busy, frame)
    assert "वडा ३" in page.card.map.accessibleDescription()
    assert page.card.legend.texts[0] == "०"


def test_the_paper_names_every_ward_and_the_source(
    busy: TestOffice, frame: PageFrame, tmp_path: Path
) -> None:
    page, services = _shown(busy, frame)
    view = services.ward_map.view(Figure.DEAD, Span.ALL.at(NOW))
    with translation.speaking(translation.Language.of("ne")):
        pdf = render_map(view, busy.clock.now())
        assert pdf == render_map(view, busy.clock.now())
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    assert "© OpenStreetMap contributors" in text
    assert "थलारा गाउँपालिका" in text
    assert all(digit in text for digit in "१२३४५६७८९")
    page.save_to(tmp_path / "map.pdf")
    frame.wait()
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")


def test_wards_that_nobody_has_drawn_are_named(busy: TestOffice) -> None:
    view = busy.sign_in("sita").ward_map.view(Figure.INCIDENTS, Span.ALL.at(NOW))
    assert without_outline(view) == ""
    fewer = type(view)(
        **{name: getattr(view, name) for name in ("office", "selection", "figure", "wards")},
        outlines=tuple(outline for outline in view.outlines if outline.ward != 4),
    )
    assert without_outline(fewer) == "Nobody has drawn ward 4 yet; its figures are in the table."
    assert fewer.without_outline == (4,)
    assert pypdfium2.PdfDocument(render_map(fewer, busy.clock.now()))
