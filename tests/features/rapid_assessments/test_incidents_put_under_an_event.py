"""An incident that gets its event after it was assessed takes its assessments into the event's totals (note 0050)."""

from __future__ import annotations

import pytest

from leoc_desktop.features.incidents.queries import EventDetail
from leoc_desktop.features.rapid_assessments.queries import Subject
from leoc_desktop.features.rapid_assessments.report.totals_paper import notes
from leoc_desktop.foundation.errors import ValidationFailed
from leoc_desktop.foundation.translation import Language, speaking
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.printed import text_of
from tests.support.rapid_assessments import FLOOD, answers

OF_EVENT = Subject(event="कात्तिक बाढी २०८३")
STORM: dict[str, object] = {"name_ne": "आँधी", "first_day": "2083-08-05"}


@pytest.fixture
def sita(office: TestOffice) -> Services:
    """An operator; there are two events."""
    services = office.sign_in("sita")
    services.events.add(FLOOD)
    services.events.add(STORM)
    return services


def _incident(sita: Services) -> str:
    return sita.incidents.register(LANDSLIDE).number


def _assessed(sita: Services, ward: int, **told: object) -> bytes:
    return sita.rapid_assessments.submit(sita.rapid_assessments.enter(answers(ward, **told)).id).id


def _put_under(office: TestOffice, sita: Services, number: str, event: object) -> None:
    key = office.unlock_keys["hari"]
    sita.incidents.unlock(number, supervisor="hari", unlock_key=key, reason="घटनाक्रम थपियो")
    sita.incidents.correct(number, {"event": event})


def _event(sita: Services) -> EventDetail:
    return next(one for one in sita.events.listed() if one.name == OF_EVENT.name)


def test_its_assessments_follow_it(office: TestOffice, sita: Services) -> None:
    number = _incident(sita)
    row_id = _assessed(sita, 3, event="", incident=number, dead=2)
    _assessed(sita, 1, dead=1)
    alone = Subject(incident=number)
    assert alone in sita.rapid_assessments.subjects()
    assert sita.rapid_assessments.totals(OF_EVENT).by_question()["dead"].known == 1
    version = sita.rapid_assessments.show(row_id).version

    _put_under(office, sita, number, OF_EVENT.event)
    totals = sita.rapid_assessments.totals(OF_EVENT)
    assert [one.ward for one in totals.wards] == [1, 3]
    assert (totals.by_question()["dead"].known, totals.beside) == (3, ())
    assert _event(sita).assessed_wards == 2
    assert alone not in sita.rapid_assessments.subjects()
    assert {row.ward for row in sita.rapid_assessments.listed(OF_EVENT)} == {1, 3}
    assert sita.rapid_assessments.show(row_id).subject == OF_EVENT.name
    assert sita.rapid_assessments.show(row_id).version == version, "the locked record itself was not written"
    with pytest.raises(ValidationFailed, match="already"):
        sita.rapid_assessments.enter(answers(3))

    _put_under(office, sita, number, "आँधी")
    assert [one.ward for one in sita.rapid_assessments.totals(OF_EVENT).wards] == [1]
    assert [one.ward for one in sita.rapid_assessments.totals(Subject(event="आँधी")).wards] == [3]
    _put_under(office, sita, number, "")
    assert alone in sita.rapid_assessments.subjects()
    assert not office.sign_in("hari").audit.verify().faults


def test_a_ward_counts_once_and_the_others_are_said(office: TestOffice, sita: Services) -> None:
    first, second = _incident(sita), _incident(sita)
    _assessed(sita, 3, event="", incident=first, dead=2, assessed_at="08:00", assessed_on="2083-08-07")
    _assessed(sita, 3, event="", incident=second, dead=4, assessed_at="16:20")
    for number in (second, first):
        _put_under(office, sita, number, OF_EVENT.event)
    totals = sita.rapid_assessments.totals(OF_EVENT)
    assert (totals.by_question()["dead"].known, _event(sita).assessed_wards) == (2, 1), "the latest of them"
    assert [(one.ward, one.incident) for one in totals.beside] == [(3, second)]
    said = f"Assessed more than once and counted once, without: ward 3 ({second}, 2083-08-06)"
    with speaking(Language("en", nepali_digits=False)):
        assert said in notes(totals)
        printed = text_of(sita.rapid_assessments.totals_paper(OF_EVENT))
    assert said in printed
    assert "totals: October flood" in printed
    assert totals.as_json()["counted_once"] == [{"ward": 3, "incident": second}]


def test_what_was_entered_for_the_event_goes_first(office: TestOffice, sita: Services) -> None:
    number = _incident(sita)
    _assessed(sita, 3, event="", incident=number, dead=2, assessed_on="2083-08-07", assessed_at="08:00")
    own = _assessed(sita, 3, dead=5)
    _put_under(office, sita, number, OF_EVENT.event)
    totals = sita.rapid_assessments.totals(OF_EVENT)
    assert (totals.by_question()["dead"].known, [one.incident for one in totals.beside]) == (5, [number])
    office.sign_in("hari").rapid_assessments.cancel(own, reason="गल्ती प्रविष्टि")
    again = sita.rapid_assessments.totals(OF_EVENT)
    assert (again.by_question()["dead"].known, again.beside) == (2, ())
