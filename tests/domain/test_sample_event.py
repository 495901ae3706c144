"""What wards tell in a training office can be true, and is the same for the same seed."""

from __future__ import annotations

from datetime import timedelta

from leoc_desktop.domain.sample_event import (
    EVENT_NAME,
    belongs_to_event,
    event_begins,
    rapid_assessments,
    sample_event,
)
from leoc_desktop.features.incidents.fields import EVENT_FIELDS
from leoc_desktop.features.rapid_assessments.fields import FIELDS
from leoc_desktop.features.rapid_assessments.rules import check_values
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.field_values import read_all
from tests.support.offices import START


def test_every_assessment_could_be_typed_so() -> None:
    for days in (1, 30):
        begins = event_begins(START, days=days)
        assert read_all(EVENT_FIELDS, sample_event(begins), today=nepal_day(START))["name_ne"] == EVENT_NAME
        for seed in range(20):
            told = list(rapid_assessments(START, days=days, seed=seed))
            assert told == list(rapid_assessments(START, days=days, seed=seed))
            assert len({paper.values["ward"] for paper in told}) == len(told)
            assert [paper.done for paper in told] == [True] * (len(told) - 1) + [False]
            for paper in told:
                assert begins < paper.at <= START + timedelta(0)
                values = read_all(FIELDS, paper.values, today=nepal_day(paper.at))
                check_values(values, paper.at)


def test_incidents_of_rain_belong_to_the_event() -> None:
    assert belongs_to_event({"hazard": "flood"})["event"] == EVENT_NAME
    assert "event" not in belongs_to_event({"hazard": "fire"})
