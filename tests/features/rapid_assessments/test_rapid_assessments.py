"""Rapid assessments: entered by one, verified by another, locked between, and what nobody knows never becomes 0."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from leoc_desktop.features.rapid_assessments.fields import QUESTIONS
from leoc_desktop.features.rapid_assessments.queries import Subject
from leoc_desktop.features.rapid_assessments.rules import State
from leoc_desktop.foundation.errors import LeocError, NotFound, PermissionDenied, Refused, ValidationFailed
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.rapid_assessments import FLOOD, answers

EVENT = Subject(event="कात्तिक बाढी २०८३")


def test_from_the_first_call_to_a_verified_assessment(office: TestOffice) -> None:
    sita, hari, gita = (office.sign_in(name) for name in ("sita", "hari", "gita"))
    sita.events.add(FLOOD)
    draft = sita.rapid_assessments.enter(answers(3, dead=None, displaced_households=12))
    assert (draft.state, draft.subject, draft.ward) == (State.DRAFT, EVENT.event, 3)
    assert (draft.values["dead"], draft.values["missing"]) == (None, 0), "not known is not none"
    assert sita.rapid_assessments.totals(EVENT).wards == (), "a draft counts nowhere"
    assert gita.rapid_assessments.listed() == []
    with pytest.raises(NotFound):
        gita.rapid_assessments.show(draft.id)
    sita.rapid_assessments.submit(draft.id)
    with pytest.raises(Refused, match="locked"):
        sita.rapid_assessments.change(draft.id, answers(3))
    with pytest.raises(PermissionDenied):
        sita.rapid_assessments.cancel(draft.id, reason="दोहोरो परेको")
    with pytest.raises(PermissionDenied):
        sita.rapid_assessments.verify(draft.id)
    returned = hari.rapid_assessments.return_to_operator(draft.id, reason="मृतकको संख्या बुझ्नुहोस्")
    assert (returned.state, returned.reason) == (State.RETURNED, "मृतकको संख्या बुझ्नुहोस्")
    assert sita.rapid_assessments.totals(EVENT).wards == (), "what is being corrected is in no sum"
    sita.rapid_assessments.change(draft.id, answers(3, dead=2, displaced_households=12))
    sita.rapid_assessments.submit(draft.id)
    verified = hari.rapid_assessments.verify(draft.id)
    assert (verified.state, verified.verifier) == (State.VERIFIED, "हरि बोहरा")
    seen = gita.rapid_assessments.show(draft.id)
    assert seen.values["dead"] == 2
    assert seen.values["assessor"] == seen.values["assessor_phone"] == "", "a viewer sees figures, no people"
    again = hari.rapid_assessments.return_to_operator(draft.id, reason="फेरि जाँच्नुहोस्")
    assert (again.state, again.verifier) == (State.RETURNED, "")
    hari.rapid_assessments.cancel(draft.id, reason="अर्को वडाको रहेछ")
    assert not hari.audit.verify().faults


def test_nobody_verifies_what_he_entered(office: TestOffice) -> None:
    hari = office.sign_in("hari")
    hari.events.add(FLOOD)
    draft = hari.rapid_assessments.enter(answers(1))
    hari.rapid_assessments.submit(draft.id)
    with pytest.raises(Refused, match="himself"):
        hari.rapid_assessments.verify(draft.id)
    assert office.sign_in("maya").rapid_assessments.verify(draft.id).state is State.VERIFIED


def test_nobody_verifies_what_he_changed_in_between(office: TestOffice) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    sita.events.add(FLOOD)
    draft = sita.rapid_assessments.enter(answers(1))
    hari.rapid_assessments.change(draft.id, answers(1, dead=3))
    sita.rapid_assessments.submit(draft.id)
    with pytest.raises(Refused, match="himself"):
        hari.rapid_assessments.verify(draft.id)
    assert office.sign_in("maya").rapid_assessments.verify(draft.id).values["dead"] == 3


def test_a_ward_is_assessed_once_for_an_event(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    sita.events.add(FLOOD)
    first = sita.rapid_assessments.enter(answers(4))
    with pytest.raises(ValidationFailed, match="already"):
        sita.rapid_assessments.enter(answers(4))
    other = sita.rapid_assessments.enter(answers(5))
    with pytest.raises(ValidationFailed, match="already"):
        sita.rapid_assessments.change(other.id, answers(4))
    sita.rapid_assessments.cancel(first.id, reason="अर्को वडाको रहेछ")
    assert sita.rapid_assessments.change(other.id, answers(4)).ward == 4


def test_what_was_submitted_is_not_altered_by_any_statement(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    sita.events.add(FLOOD)
    draft = sita.rapid_assessments.enter(answers(2))
    sita.rapid_assessments.submit(draft.id)
    for statement in (
        "UPDATE rapid_assessment SET dead = 9",
        "UPDATE rapid_assessment SET remarks = 'x'",
        "UPDATE rapid_assessment SET ward = 7",
        "UPDATE rapid_assessment SET state = 'draft'",
        "DELETE FROM rapid_assessment",
    ):
        with pytest.raises(LeocError), sita.office.store.write(sita.login, "rapid_assessment.draft") as work:
            work.session.execute(text(statement))
    assert sita.rapid_assessments.show(draft.id).values["dead"] == 0


def test_answers_that_cannot_be_true_are_refused(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    sita.events.add(FLOOD)
    for told, field in (
        ({"assessed_on": "2083-08-08"}, "assessed_on"),
        ({"assessed_on": "2083-08-07", "assessed_at": "10:00"}, "assessed_at"),  # it is nine
        ({"water_interrupted": False, "water_households": 4}, "water_households"),
        ({"dead": ""}, "dead"),  # nothing is no answer
        ({"event": ""}, "event"),
        ({"event": "अर्को"}, "event"),
        ({"incident": "LEOC/2083-84/0099"}, "incident"),
    ):
        with pytest.raises(ValidationFailed) as problems:
            sita.rapid_assessments.enter({**answers(1), **told})
        assert [problem.field for problem in problems.value.problems] == [field]


def test_an_incident_of_no_event_is_assessed_on_its_own(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    sita.events.add(FLOOD)
    alone = sita.incidents.register(LANDSLIDE).number
    within = sita.incidents.register({**LANDSLIDE, "event": FLOOD["name_ne"]}).number
    draft = sita.rapid_assessments.enter(answers(3, event="", incident=alone, dead=1))
    sita.rapid_assessments.submit(draft.id)
    subject = Subject(incident=str(alone))
    assert sita.rapid_assessments.subjects() == [EVENT, subject]
    assert sita.rapid_assessments.totals(subject).by_question()["dead"].known == 1
    assert sita.rapid_assessments.totals(EVENT).wards == ()
    joined = sita.rapid_assessments.enter(answers(3, event="", incident=within))
    assert joined.event == EVENT.event, "an incident brings its event with it"


def test_every_question_has_its_column(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    sita.events.add(FLOOD)
    told = {
        question.name: place if question.kind == "count" else place % 2 == 0
        for place, question in enumerate(QUESTIONS, 1)
    }
    services = {"communication_interrupted": True, "electricity_interrupted": True, "water_interrupted": True}
    row = sita.rapid_assessments.enter({**answers(6), **told, **services})
    expected = {**told, **services}
    assert {name: row.values[name] for name in expected} == expected
    assert sita.rapid_assessments.change(row.id, row.as_raw()).as_raw() == row.as_raw()
