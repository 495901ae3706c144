"""Dates of a year that is not published say so wherever they are shown, and are refused where the law counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leoc_desktop.features.bulletin.table_model import shown_days
from leoc_desktop.features.incidents.fields.lines import LINES
from leoc_desktop.features.incidents.rules import line_problems
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.field_values import Unreadable, read, show
from leoc_desktop.foundation.nepali_calendar import BsDate, to_ad
from leoc_desktop.foundation.translation import Language, speaking
from leoc_desktop.report_kit.field_columns import field_cells

SETTLED, OPEN = to_ad(BsDate(2083, 12, 30)), to_ad(BsDate(2084, 1, 7))
TODAY = date(2027, 5, 30)  # 2084-02
DAY = Field("day", "Date", Kind.BS_DATE)


def test_lists_papers_and_workbooks_mark_them() -> None:
    with speaking(Language.of("ne")):
        assert show(DAY, OPEN) == "२०८४-०१-०७ अनु."
        assert shown_days(SETTLED, OPEN) == "२०८३-१२-३० – २०८४-०१-०७ अनु."
        assert list(field_cells([DAY], {"day": OPEN})) == ["2084-01-07 अनु.", OPEN]
    assert show(DAY, SETTLED) == "2083-12-30"
    assert shown_days(date(2026, 11, 22), date(2026, 11, 23)) == "2083-08-06 – 07"
    assert list(field_cells([DAY], {"day": SETTLED})) == ["2083-12-30", SETTLED]


def test_a_date_that_the_law_counts_from_must_be_certain() -> None:
    certain = replace(DAY, certain_date=True)
    for raw in ("2084-01-07", OPEN):
        assert read(DAY, raw, today=TODAY) == OPEN
        with pytest.raises(Unreadable, match="2084 is only an estimate"):
            read(certain, raw, today=TODAY)
    assert read(certain, "2083-12-30", today=TODAY) == SETTLED


def test_nobody_is_counted_dead_by_a_period_that_cannot_be_counted() -> None:
    people = LINES[0]
    assert [field.name for field in people.fields if field.certain_date] == ["outcome_on"]
    line = {field.name: None for field in people.fields} | {
        "ward": 1, "status": "missing", "outcome": "counted_dead", "count": 1, "name": "", "injury": "",
    }  # fmt: skip

    def problems(incident: date) -> list[str]:
        return [str(one) for one in line_problems(people.name, line, [1], TODAY, incident)]

    assert problems(SETTLED) == []
    assert len(problems(OPEN)) == 1
    assert "legal period cannot be counted" in problems(OPEN)[0]
