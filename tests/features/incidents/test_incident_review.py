"""The supervisor's queue, probable duplicates, merging, and people missing beyond the legal period."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leoc_desktop.access.audit_trail import verify_log
from leoc_desktop.domain.incident_selection import Selection
from leoc_desktop.domain.incident_sums import sums_by
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.foundation.errors import PermissionDenied, Refused, ValidationFailed
from leoc_desktop.records.incident import Incident
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, TestOffice

AGAIN = {**LANDSLIDE, "incident_date": "2083-08-07", "wards": [1, 5], "tole": "बगर"}
PERSON = {"status": "dead", "name": "राम", "sex": "male"}


@pytest.fixture
def sita(office: TestOffice) -> Services:
    """An operator."""
    office.clock.advance(timedelta(days=2))
    return office.sign_in("sita")


@pytest.fixture
def hari(office: TestOffice, sita: Services) -> Services:
    """A supervisor."""
    return office.sign_in("hari")


def dead(services: Services) -> int:
    with services.office.store.read() as session:
        return sum(
            figures.dead.known
            for figures in sums_by(session, Incident.hazard, Selection(), ["dead"]).values()
        )


def test_the_queue_shows_who_waits_since_when(office: TestOffice, sita: Services, hari: Services) -> None:
    first = sita.incidents.register(LANDSLIDE)
    office.clock.advance(timedelta(hours=3))
    second = sita.incidents.register({**AGAIN, "hazard": "fire"})
    own = hari.incidents.register({**AGAIN, "hazard": "flood"})
    sita.incidents.register({**AGAIN, "hazard": "storm"}, draft=True)
    queue = hari.incident_review.queue()
    assert [row.number for row in queue] == [first.number, second.number, own.number]
    assert queue[1].waiting_since - queue[0].waiting_since == timedelta(hours=3)
    assert [row.own for row in queue] == [False, False, True]
    assert queue[0].operator == "सीता श्रेष्ठ"
    office.clock.advance(timedelta(hours=1))
    hari.incidents.verify(first.number)
    queue = hari.incident_review.queue()
    assert [(row.number, row.state) for row in queue][-1] == (first.number, State.VERIFIED)
    assert queue[-1].waiting_since == office.clock.now()
    with pytest.raises(PermissionDenied):
        sita.incident_review.queue()


def test_what_was_probably_reported_before_is_pointed_out(sita: Services, hari: Services) -> None:
    first = sita.incidents.register(LANDSLIDE)
    review = sita.incident_review
    assert [one.number for one in review.lookalikes_of(AGAIN)] == [first.number]
    for different in (
        {"incident_date": "2083-08-08"},
        {"wards": [5]},
        {"hazard": "fire"},
        {"incident_date": "nonsense"},
        {"wards": []},
    ):
        assert review.lookalikes_of({**AGAIN, **different}) == []
    assert review.lookalikes_of(LANDSLIDE, but=first.id) == []
    second = sita.incidents.register(AGAIN)
    assert [one.number for one in review.lookalikes(first.number)] == [second.number]
    assert [row.lookalikes for row in hari.incident_review.queue()] == [(second.number,), (first.number,)]
    hari.incidents.cancel(second.number, reason="गलत सूचना")
    assert review.lookalikes(first.number) == []


def test_a_merge_counts_once_and_keeps_both_histories(
    office: TestOffice, sita: Services, hari: Services
) -> None:
    first = sita.incidents.register({**LANDSLIDE, "dead_male": 1})
    second = sita.incidents.register({**AGAIN, "dead_male": "", "people": [PERSON]})
    assert dead(hari) == 2
    with pytest.raises(PermissionDenied):
        sita.incident_review.merge(second.number, into=first.number, reason="एउटै घटना")
    kept = hari.incident_review.merge(second.number, into=first.number, reason="एउटै घटना दुई पटक")
    assert (kept.number, kept.state, kept.duplicates) == (first.number, State.SUBMITTED, (second.number,))
    gone = sita.incidents.show(second.number)
    assert (gone.state, gone.merged_into, gone.state_reason) == (
        State.CANCELLED,
        first.number,
        "एउटै घटना दुई पटक",
    )
    assert gone.lines["people"][0]["name"] == "राम"
    assert dead(hari) == 1
    assert [row.number for row in hari.incident_review.queue()] == [first.number]
    for number in (first.number, second.number):
        last = sita.incidents.history(number)[-1]
        assert (last.action, last.reason, last.actor) == ("incident.merge", "एउटै घटना दुई पटक", "हरि बोहरा")
    for key, into in ((second, first), (first, second), (first, first)):
        with pytest.raises(Refused):
            hari.incident_review.merge(key.number, into=into.number, reason="एउटै घटना दुई पटक")
    with office.sign_in("maya").office.store.read() as session:
        assert not verify_log(session, office.clock.now()).faults


def test_the_missing_are_found_or_counted_dead_by_a_correction(
    office: TestOffice, sita: Services, hari: Services
) -> None:
    missing = [
        {"status": "missing", "name": "हरिमाया", "sex": "female"},
        {"status": "missing", "sex": "male", "count": 2, "ward": 1},
    ]
    raw = {**LANDSLIDE, "dead_male": 0, "missing_male": 3, "people": missing}
    number = sita.incidents.register(raw).number
    lines = [dict(line) for line in sita.incidents.show(number).lines["people"]]

    def correct(outcomes: list[str]) -> dict[str, object]:
        sita.incidents.unlock(
            number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="फेला पर्‍यो"
        )
        found = [{**line, "outcome": outcome} for line, outcome in zip(lines, outcomes, strict=True)]
        return dict(sita.incidents.correct(number, {"people": found}).values)

    assert hari.incident_review.overdue_missing() == []
    with pytest.raises(ValidationFailed, match="legal period"):
        correct(["", "counted_dead"])
    values = correct(["found", ""])
    assert (values["missing_female"], values["missing_male"], values["dead_male"]) == (0, 3, 0)
    office.clock.advance(timedelta(days=10))
    (overdue,) = hari.incident_review.overdue_missing()
    assert (overdue.incident, overdue.count, overdue.incident_date) == (number, 2, date(2026, 11, 22))
    values = correct(["found", "counted_dead"])
    assert (values["missing_male"], values["dead_male"]) == (1, 2)
    step = sita.incidents.history(number)[-1]
    assert [(change.verb, change.after["outcome"]) for change in step.lines] == [("changed", "counted_dead")]
    gita = office.sign_in("gita")
    assert [line["name"] for line in gita.incidents.show(number).lines["people"]] == ["", ""]
    told = [change for step in gita.incidents.history(number) for change in step.lines]
    assert all("name" not in change.after for change in told)
