"""The dashboard page: what it shows, and where each number leads."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leoc_desktop.domain.incident_selection import BEYOND_LINES, LOSS_NOT_STATED, Selection
from leoc_desktop.features.dashboard.page import DashboardPage
from leoc_desktop.features.incidents.queries import Wanted
from leoc_desktop.foundation import translation
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame

TODAY, MONTH_FIRST = date(2026, 11, 23), date(2026, 11, 17)
FIRE: dict[str, object] = {"hazard": "fire", "incident_date": "2083-08-07", "wards": [2]}


def _shown(office: TestOffice, frame: PageFrame, name: str) -> tuple[DashboardPage, Services]:
    services = office.sign_in(name)
    frame.follow(services)
    page = DashboardPage(frame.context, services.dashboard, ward_count=9)
    frame.show(page)
    return page, services


@pytest.fixture
def busy(office: TestOffice) -> TestOffice:
    sita = office.sign_in("sita")
    first = sita.incidents.register(LANDSLIDE)
    sita.incidents.register_all([FIRE, FIRE])
    office.sign_in("hari").incidents.verify(first.number)
    return office


def test_cards_show_what_is_known_and_what_is_not(busy: TestOffice, frame: PageFrame) -> None:
    page, _services = _shown(busy, frame, "sita")
    assert (page.cards.incidents.figure, page.cards.incidents.note) == ("3", "Today 2 · yesterday 1")
    assert page.cards.families.figure == "4*"
    assert page.cards.people.figure == "1* / ?"
    assert page.cards.houses.figure == "1* / ?"
    assert page.cards.waiting.figure == "2"
    assert page.explanation.isVisible()
    assert page.notice.text == "2 incidents wait for verification."
    assert frame.presented == []


def test_an_empty_office_shows_dashes_and_nothing_to_do(office: TestOffice, frame: PageFrame) -> None:
    page, _services = _shown(office, frame, "gita")
    assert page.cards.people.figure == "– / –"
    assert page.cards.incidents.figure == "0"
    assert page.notice.text == ""
    assert not page.explanation.isVisible()
    assert not page.new.isVisible()
    assert not page.show_waiting.isVisible()


def test_every_number_leads_to_its_list(busy: TestOffice, frame: PageFrame, qtbot: QtBot) -> None:
    page, services = _shown(busy, frame, "sita")
    wanted: list[Selection] = []
    page.list_wanted.connect(wanted.append)
    cards = page.cards
    for card in (cards.incidents, cards.families, cards.people, cards.houses, cards.loss, cards.waiting):
        card.click()
    qtbot.keyClick(page.trends.hazards, Qt.Key.Key_Return)
    qtbot.keyClick(page.trends.daily, Qt.Key.Key_End)
    qtbot.keyClick(page.trends.daily, Qt.Key.Key_Return)
    page.show_waiting.click()
    month = Selection(first_day=MONTH_FIRST, last_day=TODAY)
    today = Selection(first_day=TODAY, last_day=TODAY)
    waiting = Selection(states=("submitted",))
    fires = Selection(hazard="fire", first_day=MONTH_FIRST, last_day=TODAY)
    assert wanted == [month, month, month, month, month, waiting, fires, today, waiting]
    of_month = services.incidents.listed(first_day=month.first_day, last_day=month.last_day)
    assert len(of_month) == int(cards.incidents.figure)


def test_the_latest_incident_is_opened(busy: TestOffice, frame: PageFrame, qtbot: QtBot) -> None:
    page, services = _shown(busy, frame, "sita")
    page.table.selectRow(0)
    with qtbot.waitSignal(page.incident_wanted) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert services.incidents.show(opened.args[0]).values["hazard"] == "fire"


def test_a_new_incident_is_counted_at_once(busy: TestOffice, frame: PageFrame) -> None:
    page, services = _shown(busy, frame, "sita")
    services.incidents.register(FIRE)
    frame.wait()
    assert page.cards.incidents.figure == "4"
    assert page.trends.hazards.bars[0].value == 3


def test_nepali_digits_and_names(busy: TestOffice, frame: PageFrame) -> None:
    translation.choose(translation.Language.of("ne"))
    page, _services = _shown(busy, frame, "sita")
    assert page.cards.incidents.figure == "३"
    assert page.trends.daily.bars[-1].label == "७"
    assert page.trends.hazards.bars[0].label == "आगलागी"


def test_the_loss_stands_by_sector_and_leads_to_its_lists(office: TestOffice, frame: PageFrame) -> None:
    sita = office.sign_in("sita")
    house = {"kind": "house", "damage": "full", "loss": 800_000}
    goats = {"kind": "goat", "status": "lost", "count": 6}
    sita.incidents.register({**LANDSLIDE, "estimated_loss": 2_000_000, "structures": [house]})
    sita.incidents.register(
        {**LANDSLIDE, "estimated_loss": "", "structures": [{**house, "kind": "school"}, house]}
    )
    sita.incidents.register({**LANDSLIDE, "estimated_loss": "", "livestock": [goats]})
    page = DashboardPage(frame.context, sita.dashboard, ward_count=9)
    frame.show(page)
    asked: list[Selection] = []
    page.list_wanted.connect(asked.append)
    texts = {code: button.text() for code, button in page.sectors.buttons.items()}
    assert texts == {
        "housing": "Housing Rs.\xa016,00,000",
        "education": "Education Rs.\xa08,00,000",
        BEYOND_LINES: "Stated, not broken down Rs.\xa012,00,000",
        LOSS_NOT_STATED: "1 incident states no loss",
    }
    found = {}
    for code, button in page.sectors.buttons.items():
        button.click()
        found[code] = len(sita.incident_lists.listed(Wanted(sector=asked[-1].sector)))
    assert found == {"housing": 2, "education": 1, BEYOND_LINES: 1, LOSS_NOT_STATED: 1}
    page.choices.hazard.let_through("flood")
    page.choices.hazard.changed.emit()
    frame.wait()
    assert not page.sectors.isVisible(), "nothing happened, so there is nothing to break down"
