"""Bulletins of 0, 1, 40 and 400 incidents: nothing is cut, no row is parted, and Nepali comes out as it went in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pypdfium2
import pytest

from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.rules import BulletinContent, BulletinOptions
from leoc_desktop.foundation.nepali_calendar import BsDate, to_ad
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import Language, speaking
from leoc_desktop.report_kit.page_frame import PLAIN_MARGINS
from leoc_desktop.startup.services import Services
from tests.support.big_office import STORIES, TOLES
from tests.support.offices import TestOffice, make_office
from tests.support.printed import pages_of

COUNTS = {0: BsDate(2083, 7, 1), 1: BsDate(2083, 7, 2), 40: BsDate(2083, 7, 3), 400: BsDate(2083, 7, 4)}
"""How many incidents that day has."""
HAZARDS = ("flood", "landslide", "fire", "thunderbolt", "wind_storm", "snake_bite", "animal_incidents")
DONE = "वडा कार्यालयमार्फत त्रिपाल र खाद्य सामग्री उपलब्ध गराइयो।"
FEWER_PAGES_THAN = 30
"""400 incidents once took 45 pages."""


def _incident(day: BsDate, number: int) -> dict[str, object]:
    story = " ".join(STORIES[(number + step) % len(STORIES)] for step in range(1 + number % 3))
    return {
        "hazard": HAZARDS[number % len(HAZARDS)],
        "incident_date": day.iso(),
        "incident_time": f"{number % 24:02}:{number % 60:02}",
        "wards": [1 + number % 9, 1 + (number + 4) % 9],
        "tole": TOLES[number % len(TOLES)],
        "dead_male": number % 2,
        "affected_families": None if number % 5 == 0 else number % 7,
        "estimated_loss": number * 125000,
        "description": f"{story} क्रम {show_number(number)}।",
        "response": DONE if number % 2 else "",
    }


@pytest.fixture(scope="module")
def sita(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """An operator in an office with days of 0, 1, 40 and 400 incidents."""
    office: TestOffice = make_office(tmp_path_factory.mktemp("length") / "office")
    services = office.sign_in("sita")
    with speaking(Language.of("ne")):
        for count, day in COUNTS.items():
            services.incidents.register_all([_incident(day, number) for number in range(count)])
    yield services
    office.close()


def _paper(sita: Services, count: int) -> tuple[BulletinContent, list[str], bytes]:
    day = to_ad(COUNTS[count])
    paper = sita.bulletins.preview(Period.of_days(day, day), BulletinOptions("ne"))
    return paper.content, pages_of(paper.pdf), paper.pdf


def _words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("count", COUNTS)
def test_every_incident_stands_whole_on_one_page(sita: Services, count: int) -> None:
    content, pages, _pdf = _paper(sita, count)
    assert len(content.lines) == count
    for line in content.lines:
        (page,) = [page for page in pages if line.number in page]
        assert _words(line.description) in page, line.number
        assert line.response in page, line.number
    numbers = re.findall(r"LEOC/2083-84/\d{4}", " ".join(pages))
    assert len(numbers) == len(set(numbers)) == count, "no row is printed twice"
    if count == 0:
        assert "यस अवधिमा कुनै घटना" in " ".join(pages)


@pytest.mark.parametrize("count", COUNTS)
def test_nothing_reaches_into_the_margins(sita: Services, count: int) -> None:
    document = pypdfium2.PdfDocument(_paper(sita, count)[2])
    try:
        for page in document:
            width, height = page.get_size()
            for found in page.get_objects(filter=[1]):  # text
                left, bottom, right, top = found.get_bounds()
                assert left >= PLAIN_MARGINS.left - 1
                assert right <= width - PLAIN_MARGINS.right + 1
                assert bottom >= PLAIN_MARGINS.bottom - 1
                assert top <= height - PLAIN_MARGINS.top + 3
    finally:
        document.close()


def test_four_hundred_incidents_take_far_fewer_pages_than_they_did(sita: Services) -> None:
    assert len(_paper(sita, 400)[1]) < FEWER_PAGES_THAN


def test_tables_of_few_rows_stay_in_one_piece(sita: Services) -> None:
    for count in COUNTS:
        _content, pages, _pdf = _paper(sita, count)
        (page,) = [page for page in pages if "पूर्वाधार तथा सेवाको स्थिति" in page]
        for service in ("विद्युत", "सञ्चार", "खानेपानी"):
            assert service in page.partition("पूर्वाधार तथा सेवाको स्थिति")[2], (count, service)


@pytest.mark.parametrize("count", [0, 1, 40])
def test_the_places_to_sign_never_stand_alone(sita: Services, count: int) -> None:
    last = _paper(sita, count)[1][-1]
    before = last.partition("तयार गर्ने")[0]
    assert "तयार गर्ने" in last
    assert ("जम्मा" if count else "अनुसूची") in before, "the sums of the last table at least"


def test_signs_of_rupees_never_stand_alone(sita: Services) -> None:
    document = pypdfium2.PdfDocument(_paper(sita, 400)[2])
    try:
        for page in document:
            for line in page.get_textpage().get_text_bounded().splitlines():
                assert line.strip() != "रु."
    finally:
        document.close()


def test_the_day_before_and_the_day_after_are_not_in_it(sita: Services) -> None:
    first = to_ad(COUNTS[0])
    whole = Period.of_days(first, first + timedelta(days=3))
    assert sita.bulletins.preview(whole).content.total.incidents == sum(COUNTS)
    assert first == date(2026, 10, 18)
