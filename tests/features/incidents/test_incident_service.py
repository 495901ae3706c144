"""The life of an incident through the services, over a real encrypted store."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from leoc_desktop.features.incidents.rules import State
from leoc_desktop.foundation.errors import (
    NotFound,
    PermissionDenied,
    RecordLocked,
    Refused,
    StaleVersion,
    StoreTrouble,
    ValidationFailed,
    WrongSecret,
)
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, TestOffice


@pytest.fixture
def sita(office: TestOffice) -> Services:
    return office.sign_in("sita")


@pytest.fixture
def hari(office: TestOffice) -> Services:
    return office.sign_in("hari")


def test_submitting_gives_a_number_and_locks(sita: Services) -> None:
    first, second = sita.incidents.register(LANDSLIDE), sita.incidents.register(LANDSLIDE)
    assert (first.number, second.number) == ("LEOC/2083-84/0001", "LEOC/2083-84/0002")
    assert first.state is State.SUBMITTED
    assert first.locked


def test_a_draft_has_no_number_until_it_is_submitted(sita: Services) -> None:
    draft = sita.incidents.register(LANDSLIDE, draft=True)
    assert (draft.number, draft.state, draft.locked) == ("", State.DRAFT, False)
    sita.incidents.correct(draft.id, {"tole": "चौतारा"})
    assert sita.incidents.submit(draft.id).number == "LEOC/2083-84/0001"


def test_nothing_is_registered_when_one_of_several_is_wrong(sita: Services) -> None:
    with pytest.raises(ValidationFailed):
        sita.incidents.register_all([LANDSLIDE, {**LANDSLIDE, "wards": [12]}])
    assert sita.incidents.listed() == []
    assert sita.incidents.register(LANDSLIDE).number == "LEOC/2083-84/0001"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"incident_date": "2083-08-32"}, "incident_date"),
        ({"incident_date": "2083-08-08"}, "incident_date"),
        ({"incident_date": "2083-08-07", "incident_time": "23:59"}, "incident_time"),
        ({"dead_male": -1}, "dead_male"),
        ({"estimated_loss": "lots"}, "estimated_loss"),
        ({"wards": []}, "wards"),
        ({"hazard": "dragon"}, "hazard"),
        ({"dead_men": 1}, "dead_men"),
    ],
)
def test_what_cannot_be_true_is_refused(sita: Services, change: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationFailed) as caught:
        sita.incidents.register({**LANDSLIDE, **change})
    assert field in str(caught.value)
    assert sita.incidents.listed() == []


def test_a_locked_record_is_not_changed(sita: Services) -> None:
    incident = sita.incidents.register(LANDSLIDE)
    with pytest.raises(RecordLocked):
        sita.incidents.correct(incident.number, {"dead_male": 2})
    assert sita.incidents.show(incident.number).values["dead_male"] == 1


def test_the_triggers_hold_when_a_service_is_walked_around(sita: Services) -> None:
    incident = sita.incidents.register(LANDSLIDE)
    for statement in (
        "UPDATE incident SET dead_male = 9",
        "DELETE FROM incident",
        "UPDATE incident SET number = 'LEOC/2083-84/0099'",
        "UPDATE incident SET state = 'draft'",
        "DELETE FROM incident_ward",
        "INSERT INTO incident_ward (incident_no, ward, position) SELECT row_no, 9, 7 FROM incident",
        "INSERT OR REPLACE INTO incident SELECT * FROM incident",
    ):
        attack = sita.office.store.write(sita.login, "test.attack")
        with pytest.raises((RecordLocked, StoreTrouble)), attack as work:
            work.session.execute(text(statement))
    assert sita.incidents.show(incident.number).values["dead_male"] == 1


def test_a_key_opens_a_record_for_one_correction(office: TestOffice, sita: Services) -> None:
    number = sita.incidents.register(LANDSLIDE).number
    opened = sita.incidents.unlock(
        number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="मृतक संख्या गलत थियो"
    )
    assert not opened.locked
    corrected = sita.incidents.correct(number, {"dead_male": 2, "wards": [1, 3, 5]})
    assert (corrected.values["dead_male"], corrected.values["wards"]) == (2, (1, 3, 5))
    assert corrected.locked
    with pytest.raises(RecordLocked):
        sita.incidents.correct(number, {"dead_male": 3})


def test_history_shows_both_versions_and_who_did_what(office: TestOffice, sita: Services) -> None:
    number = sita.incidents.register(LANDSLIDE).number
    sita.incidents.unlock(number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="गलत संख्या")
    sita.incidents.correct(number, {"dead_male": 2})
    steps = sita.incidents.history(number)
    assert [step.action for step in steps] == ["incident.register", "incident.unlock", "incident.correct"]
    assert steps[1].facts[0]["supervisor"] == "hari"
    assert (steps[2].before, steps[2].after) == ({"dead_male": 1}, {"dead_male": 2})
    assert {step.actor for step in steps} == {"सीता श्रेष्ठ"}


def test_a_wrong_key_opens_nothing(office: TestOffice, sita: Services) -> None:
    number = sita.incidents.register(LANDSLIDE).number
    other = office.unlock_keys["maya"]
    for key in (other, "AAAA-AAAA-AAAA-A", "नमिल्ने"):
        with pytest.raises(WrongSecret):
            sita.incidents.unlock(number, supervisor="hari", unlock_key=key, reason="गलत संख्या")
    with pytest.raises(RecordLocked):
        sita.incidents.correct(number, {"dead_male": 2})


def test_a_grant_runs_out(office: TestOffice, sita: Services) -> None:
    number = sita.incidents.register(LANDSLIDE).number
    sita.incidents.unlock(number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="गलत संख्या")
    office.clock.advance(timedelta(minutes=61))
    with pytest.raises(RecordLocked, match="run out"):
        sita.incidents.correct(number, {"dead_male": 2})


def test_a_grant_is_for_one_operator(office: TestOffice, sita: Services) -> None:
    number = sita.incidents.register(LANDSLIDE).number
    sita.incidents.unlock(number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="गलत संख्या")
    with pytest.raises(RecordLocked):
        office.sign_in("ram").incidents.correct(number, {"dead_male": 2})


def test_nobody_unlocks_for_himself(office: TestOffice, hari: Services) -> None:
    number = hari.incidents.register(LANDSLIDE).number
    with pytest.raises(Refused, match="for himself"):
        hari.incidents.unlock(
            number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="गलत संख्या"
        )


def test_verifying_and_approving_need_another_person(
    office: TestOffice, sita: Services, hari: Services
) -> None:
    number = sita.incidents.register(LANDSLIDE).number
    with pytest.raises(PermissionDenied):
        sita.incidents.verify(number)
    with pytest.raises(Refused):
        hari.incidents.approve(number)
    assert hari.incidents.verify(number).state is State.VERIFIED
    assert hari.incidents.approve(number).state is State.APPROVED
    own = hari.incidents.register(LANDSLIDE).number
    with pytest.raises(Refused, match="himself"):
        hari.incidents.verify(own)


def test_correcting_an_approved_record_makes_an_edition(
    office: TestOffice, sita: Services, hari: Services
) -> None:
    number = sita.incidents.register(LANDSLIDE).number
    hari.incidents.verify(number)
    hari.incidents.approve(number)
    sita.incidents.unlock(
        number, supervisor="maya", unlock_key=office.unlock_keys["maya"], reason="नयाँ विवरण आयो"
    )
    corrected = sita.incidents.correct(number, {"injured_male": 2})
    assert (corrected.edition, corrected.state, corrected.approved_by) == (2, State.SUBMITTED, "")


def test_a_returned_record_opens_for_its_operator_only(
    office: TestOffice, sita: Services, hari: Services
) -> None:
    number = sita.incidents.register(LANDSLIDE).number
    with pytest.raises(Refused, match="reason"):
        hari.incidents.return_to_operator(number, reason=" ")
    hari.incidents.return_to_operator(number, reason="वडा नम्बर जाँच्नुहोस्")
    with pytest.raises(RecordLocked):
        office.sign_in("ram").incidents.correct(number, {"tole": "बगर"})
    sita.incidents.correct(number, {"tole": "बगर"})
    assert sita.incidents.submit(number).state is State.SUBMITTED


def test_a_cancelled_record_stays_and_never_opens(office: TestOffice, sita: Services, hari: Services) -> None:
    number = sita.incidents.register(LANDSLIDE).number
    hari.incidents.cancel(number, reason="दोहोरो दर्ता")
    with pytest.raises(Refused):
        sita.incidents.unlock(
            number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="फेरि खोल्ने"
        )
    assert sita.incidents.show(number).state is State.CANCELLED
    assert sita.incidents.register(LANDSLIDE).number == "LEOC/2083-84/0002"


def test_an_older_version_is_not_saved_over_a_newer_one(sita: Services) -> None:
    draft = sita.incidents.register(LANDSLIDE, draft=True)
    sita.incidents.correct(draft.id, {"tole": "बगर"}, version=draft.version)
    with pytest.raises(StaleVersion, match="सीता"):
        sita.incidents.correct(draft.id, {"tole": "शिखर"}, version=draft.version)


def test_lists_filter_by_state_ward_and_day(sita: Services, hari: Services) -> None:
    number = sita.incidents.register(LANDSLIDE).number
    sita.incidents.register({**LANDSLIDE, "wards": [7], "incident_date": "2083-08-01"})
    hari.incidents.verify(number)
    assert [row.number for row in sita.incidents.listed(states=[State.VERIFIED])] == [number]
    assert [row.wards for row in sita.incidents.listed(ward=1)] == [(3, 1)]
    assert len(sita.incidents.listed()) == 2


def test_what_does_not_exist_is_said_so(sita: Services) -> None:
    with pytest.raises(NotFound, match="LEOC/2083-84/0042"):
        sita.incidents.show("LEOC/2083-84/0042")


def test_a_viewer_sees_and_does_nothing_else(office: TestOffice, sita: Services) -> None:
    number = sita.incidents.register(LANDSLIDE).number
    gita = office.sign_in("gita")
    assert gita.incidents.show(number).number == number
    with pytest.raises(PermissionDenied):
        gita.incidents.register(LANDSLIDE)
    denied = office.sign_in("hari").audit.entries(action="access.denied")
    assert denied[0].actor == "gita"
