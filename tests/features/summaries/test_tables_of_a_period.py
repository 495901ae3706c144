"""Ward summary, hazards by month and the list of persons agree with what was typed, and with the bulletin."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leoc_desktop.features.bulletin.rules import BulletinOptions, Part
from leoc_desktop.features.summaries import queries
from leoc_desktop.features.summaries.report.paper import month_table, ward_table
from leoc_desktop.features.summaries.rules import (
    FIGURES,
    HazardMonths,
    Paper,
    PeopleList,
    WardSummary,
    of_bs_year,
    of_fiscal_year,
)
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.startup.services import Services
from tests.journeys.test_tables_agree import BOTH, counts_in, printed, register, row
from tests.support.offices import TestOffice
from tests.support.printed import cells_of
from tests.support.typed_incidents import INCIDENT, Typed, summed

YEAR = FiscalYear(2083)
MANSIR = 4
"""The place of the month in which everything happened; Pus and later have not begun."""


def check_wards(content: WardSummary, counted: Sequence[Typed]) -> None:
    """Every cell of the wards that something happened in, and the total."""
    table = cells_of(ward_table(content))
    for ward in (1, 2, 3):
        first = sum(typed["wards"][0] == ward for typed in counted)
        named = sum(ward in typed["wards"][1:] for typed in counted)
        expected = [str(ward), str(first), str(named), *row(counted, FIGURES, ward=ward)]
        assert table[ward - 1] == expected
    assert table[-1] == ["Total", str(len(counted)), "", *row(counted, FIGURES)]


def check_months(content: HazardMonths, counted: Sequence[Typed]) -> None:
    """A table for each figure: everything stands in one month, and the sums say the same."""
    hazards = content.hazards()
    assert sorted(hazards) == sorted({typed["hazard"] for typed in counted})
    for name in ("incidents", *FIGURES):
        table = cells_of(month_table(content, name))
        for hazard, cells in zip([*hazards, ""], table, strict=True):
            if name == "incidents":
                said = str(sum(hazard in ("", typed["hazard"]) for typed in counted))
                others = ["0"] * MANSIR + ["–"] * 7
            elif name == "estimated_loss":
                of_hazard = summed(counted, name, hazard=hazard)
                said, others = of_hazard.printed(show_number(of_hazard.known // 100)), ["–"] * 11
            else:
                said, others = printed(summed(counted, name, hazard=hazard), name), ["–"] * 11
            assert cells[1 + MANSIR] == cells[-1] == said, (name, hazard)
            assert cells[1 : 1 + MANSIR] + cells[2 + MANSIR : -1] == others


def check_people(content: PeopleList, counted: Sequence[Typed]) -> None:
    """Whoever is dead or missing today stands in the list, described or not."""
    for status in ("dead", "missing"):
        assert content.count_of(status) == summed(counted, status).known == content.total.total(status).known
    found = sum(
        line["count"]
        for typed in counted
        for line in typed["people"]
        if line["status"] == "missing" and line["outcome"] == "found"
    )
    assert content.count_of("found") == found


def check_bulletin(sita: Services, wards: WardSummary, *, verified_only: bool) -> None:
    """The bulletin of the same days has the same wards and the same total."""
    options = BulletinOptions("en", parts=frozenset({Part.WARDS}), verified_only=verified_only)
    bulletin = sita.bulletins.preview(BOTH, options).content
    ours = {row.ward: row.figures for row in wards.rows}
    for ward, figures in bulletin.by_ward():
        assert [figures.total(name) for name in FIGURES] == [ours[ward].total(name) for name in FIGURES]
        assert figures.incidents == ours[ward].incidents
    assert [bulletin.total.total(name) for name in FIGURES] == [wards.total.total(name) for name in FIGURES]


def test_every_paper_agrees_with_what_was_typed(office: TestOffice) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    all_typed: list[Typed] = []

    @settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(INCIDENT, min_size=1, max_size=4))
    def more(incidents: list[Typed]) -> None:
        for typed in incidents:
            register(sita, hari, typed)
        all_typed.extend(incidents)
        for verified_only in (False, True):
            counted = [typed for typed in all_typed if counts_in(typed, BOTH, verified_only=verified_only)]
            asked = replace(of_fiscal_year(Paper.WARDS, YEAR), verified_only=verified_only, language="en")
            with sita.office.store.read() as session:
                wards = queries.ward_summary(session, asked, office.clock)
                months = queries.hazard_months(session, replace(asked, paper=Paper.MONTHS), office.clock)
                persons = queries.people_list(session, replace(asked, paper=Paper.PEOPLE), office.clock)
            check_wards(wards, counted)
            check_months(months, counted)
            check_people(persons, counted)
            check_bulletin(sita, wards, verified_only=verified_only)
            waiting = sum(typed["state"] == "submitted" for typed in all_typed)
            assert wards.head.unverified == waiting

    more()
    assert len(all_typed) >= 3


def test_both_kinds_of_year_have_their_twelve_months() -> None:
    fiscal, whole = of_fiscal_year(Paper.MONTHS, YEAR), of_bs_year(Paper.MONTHS, 2082)
    assert [start.month for start, _first, _last in fiscal.months()] == [
        4,
        5,
        6,
        7,
        8,
        9,
        10,
        11,
        12,
        1,
        2,
        3,
    ]
    assert [start.month for start, _first, _last in whole.months()] == list(range(1, 13))
    for asked in (fiscal, whole):
        months = asked.months()
        assert months[0][1] == asked.first_day
        assert months[-1][2] == asked.last_day
        assert all((after[1] - before[2]).days == 1 for before, after in itertools.pairwise(months))
