"""What is chosen for a bulletin: parts, verified figures only, hours, texts; sums of the year and of last year."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.report.sums import annex_table, comparison_table
from leoc_desktop.features.bulletin.rules import BulletinOptions, Part, typed
from leoc_desktop.foundation.errors import Refused, ValidationFailed
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.printed import cells_of, text_of

SIXTH = date(2026, 11, 22)
DAY = Period.of_days(SIXTH, SIXTH)
HEADINGS = {
    Part.HEAD: "Office of the Rural Municipal Executive",
    Part.TILES: "Estimated loss Rs.",
    Part.HIGHLIGHT: "Bridge at risk",
    Part.WARDS: "By ward",
    Part.HAZARDS: "By hazard",
    Part.INCIDENTS: "Summary of incidents",
    Part.INFRASTRUCTURE: "State of services at the end of the period",
    Part.SHELTERS: "Families who had to leave, and where they shelter",
    Part.LOG: "Significant events",
    Part.ADVISORIES: "Advisories in force",
    Part.SITUATION: "Resources mobilised",
    Part.COMPARISON: "Comparison with last year",
    Part.ANNEX: "Annex 1: from 1 Baishakh 2083",
    Part.FOOT: "Approved by",
}
TEXTS = BulletinOptions("en", highlight="Bridge at risk", resources="Police 12")


@pytest.fixture
def full(office: TestOffice) -> Services:
    """A supervisor in an office where every part has something to say."""
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    family = {"status": "displaced", "shelter": "school", "count": 4}
    sita.incidents.register({**LANDSLIDE, "families": [family]})
    sita.event_log.enter(
        {
            "log_day": "2083-08-06",
            "log_time": "05:00",
            "kind": "decision",
            "status": "done",
            "significant": True,
            "text": "Road closed",
        }
    )
    written = hari.advisories.draft(
        {
            "kind": "general",
            "priority": "high",
            "language": "en",
            "title": "Stay away from the river",
            "text": "The river rises.",
            "start_day": "2083-08-06",
            "start_time": "06:00",
            "end_day": "",
            "end_time": "",
        }
    )
    hari.advisories.issue(written.id)
    return hari


def test_each_part_can_be_left_out(full: Services) -> None:
    whole = text_of(full.bulletins.preview(DAY, TEXTS).pdf)
    for part, heading in HEADINGS.items():
        assert heading in whole, part
        without = text_of(full.bulletins.preview(DAY, replace(TEXTS, parts=TEXTS.parts - {part})).pdf)
        assert heading not in without, part
        others = [other for other in HEADINGS if other is not part]
        assert [other for other in others if HEADINGS[other] not in without] == []


def test_letterhead_and_signatures_alone_are_no_bulletin(full: Services) -> None:
    options = replace(TEXTS, parts=frozenset({Part.HEAD, Part.FOOT}))
    with pytest.raises(Refused, match="at least one part"):
        full.bulletins.issue(DAY, options)
    assert full.bulletins.issued() == []


def test_what_is_chosen_is_frozen_and_read_back(full: Services) -> None:
    options = replace(
        TEXTS,
        parts=frozenset({Part.TILES, Part.SITUATION}),
        weather="Clear",
        next_update=datetime(2026, 11, 24, 4, 15, tzinfo=UTC),
    )
    paper = full.bulletins.issue(DAY, options)
    assert full.bulletins.options_of(paper.content.number) == options
    assert BulletinOptions.from_json(json.loads(json.dumps(options.as_json()))) == options
    assert {**typed(options.as_raw(), SIXTH)}.items() <= {
        name: getattr(options, name) for name in BulletinOptions.__slots__
    }.items()
    assert "Next update: 2083-08-08 10:00" in text_of(paper.pdf)
    with pytest.raises(ValidationFailed):
        typed({"next_day": "2083-08-08"}, SIXTH)


def test_verified_figures_only(office: TestOffice) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    first = sita.incidents.register(LANDSLIDE)
    sita.incidents.register({**LANDSLIDE, "hazard": "flood", "dead_male": 5})
    hari.incidents.verify(first.number)
    everything, verified = BulletinOptions("en"), BulletinOptions("en", verified_only=True)
    assert hari.bulletins.preview(DAY, everything).content.total.dead.known == 6
    paper = hari.bulletins.preview(DAY, verified)
    content = paper.content
    assert (content.total.incidents, content.total.dead.known, content.left_out) == (1, 1, 1)
    assert [annex.total.dead.known for annex in content.annexes] == [1, 1]
    assert "Only verified incidents are counted. 1 incident that is not verified yet is left out." in text_of(
        paper.pdf
    )


def test_a_period_may_begin_and_end_at_any_hour(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    sita.incidents.register(LANDSLIDE)  # at 3:10 on the sixth
    fifth = SIXTH - timedelta(days=1)
    for first, start, last, end, count in (
        (fifth, time(10), SIXTH, time(10), 1),
        (SIXTH, time(3, 10), SIXTH, time(3, 11), 1),
        (SIXTH, time(3, 11), SIXTH, time(10), 0),
        (fifth, None, SIXTH, time(3, 10), 0),
        (SIXTH, None, SIXTH, None, 1),
    ):
        content = sita.bulletins.preview(Period.between(first, start, last, end)).content
        assert content.total.incidents == count, (first, start, last, end)
        # the annexes end at the same moment, and not at the end of that day
        reaches = end is None or end > time(3, 10)
        assert [annex.total.incidents for annex in content.annexes] == [int(reaches)] * 2


def test_the_annex_begins_on_the_first_of_baishakh_and_of_shrawan(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    dates = ("2082-12-30", "2083-01-01", "2083-03-30", "2083-04-01", "2083-08-06", "2083-08-07")
    for number, day in enumerate(dates):
        sita.incidents.register(
            {
                "hazard": "flood",
                "incident_date": day,
                "wards": [1],
                "dead_female": 10**number,
                "dead_male": None,
            }
        )
    year, fiscal = sita.bulletins.preview(DAY, BulletinOptions("en")).content.annexes
    assert (year.first_day, fiscal.first_day) == (date(2026, 4, 14), date(2026, 7, 17))
    assert year.total.dead.known == 11110
    assert fiscal.total.dead.known == 11000
    # incidents; the dead: male is not known, female, other and not identified not either; in all, ...
    assert cells_of(annex_table(fiscal))[-1] == (
        ["Total", "2", "?", "11,000", "?", "?", "11,000", "?", "?", "?", "?"]
    )


def test_last_year_is_compared_only_where_the_register_reaches(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    sita.incidents.register({**LANDSLIDE, "incident_date": "2082-08-06", "dead_male": 3})
    sita.incidents.register({**LANDSLIDE, "incident_date": "2082-08-07", "dead_male": 7})
    sita.incidents.register(LANDSLIDE)
    content = sita.bulletins.preview(DAY, BulletinOptions("en")).content
    assert content.last_year is not None
    rows = {row[0]: row[1:] for row in cells_of(comparison_table(content.total, content.last_year))}
    assert rows["Incidents"] == ["1", "1", "0"]
    assert rows["Dead"] == ["1", "3", "−2"]
    assert rows["Injured"] == ["?", "?", "?"]
    sixth = sita.bulletins.preview(Period.between(SIXTH, time(10), SIXTH, None)).content
    assert sixth.last_year is not None
    assert sixth.last_year.total.incidents == 0
    before = Period.of_days(SIXTH - timedelta(days=365), SIXTH - timedelta(days=365))
    paper = sita.bulletins.preview(before, BulletinOptions("en"))
    assert paper.content.last_year is None
    assert "the first incident in the register is of 6 Mangsir 2082" in text_of(paper.pdf)


def test_the_english_edition_is_english(full: Services) -> None:
    text = text_of(full.bulletins.preview(DAY, TEXTS).pdf)
    for said in ("Government of Nepal", "Thalara Rural Municipality", "Landslide", "Ward", "Prepared by"):
        assert said in text
    assert not set("०१२३४५६७८९") & set(text)


def test_rain_and_heat_are_told_below_the_annex_and_frozen(full: Services) -> None:
    typed = replace(TEXTS, rainfall="Chainpur, rain 42 mm, 9 to 21 °C")
    printed = text_of(full.bulletins.preview(DAY, typed).pdf)
    assert "Daily rainfall and temperature in short Chainpur, rain 42 mm, 9 to 21 °C" in printed
    frozen = typed.as_json()
    assert BulletinOptions.from_json(frozen) == typed
    del frozen["rainfall"]
    assert BulletinOptions.from_json(frozen) == TEXTS, "a bulletin issued before that could be typed"
    assert "rainfall" not in text_of(full.bulletins.preview(DAY, TEXTS).pdf)
