"""Requests for an unlock and their answers, and notes of correction that need none."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from leoc_desktop.foundation.errors import PermissionDenied, Refused, StoreTrouble
from leoc_desktop.records.correction_note import CorrectionNote
from tests.support.offices import LANDSLIDE
from tests.support.unlocking import REASON, grant_for_sita


def test_an_operator_asks_and_a_supervisor_answers(office, sita, number) -> None:
    record_id = sita.incidents.show(number).id
    sita.users.request_unlock(record_id, reason=REASON)
    with pytest.raises(Refused, match="already"):
        sita.users.request_unlock(record_id, reason=REASON)
    maya = office.sign_in("maya")
    request = maya.users.unlock_requests()[0]
    assert (request.number, request.operator, request.reason) == (number, "sita", REASON)
    grant_for_sita(office, number)
    assert maya.users.unlock_requests() == []
    assert sita.incidents.correct(number, {"dead_male": 2}).locked
    sita.users.request_unlock(record_id, reason=REASON)
    maya.users.decline_unlock(maya.users.unlock_requests()[0].id, reason="फेरि फोन गर्नुहोस्")
    with pytest.raises(Refused):
        maya.users.decline_unlock(request.id, reason="फेरि फोन गर्नुहोस्")
    with pytest.raises(PermissionDenied):
        sita.users.unlock_requests()
    assert not maya.audit.verify().faults


def test_what_is_open_needs_no_request(office, sita) -> None:
    draft = sita.incidents.register(LANDSLIDE, draft=True)
    with pytest.raises(Refused, match="not locked"):
        sita.users.request_unlock(draft.id, reason=REASON)
    with pytest.raises(Refused, match="reason"):
        sita.users.request_unlock(draft.id, reason=" ")


def test_a_note_needs_no_unlock_and_stands_in_the_history(office, sita, number) -> None:
    before = sita.incidents.show(number)
    sita.users.note_correction(before.id, text="  अस्पतालले दुई जना भन्छ।\nपुष्टि गर्न बाँकी।  ")
    history = sita.incidents.history(number)
    assert [step.action for step in history] == ["incident.register", "incident.note"]
    assert history[1].reason == "अस्पतालले दुई जना भन्छ।\nपुष्टि गर्न बाँकी।"
    after = sita.incidents.show(number)
    assert (after.values, after.version, after.locked) == (before.values, before.version, True)
    for text in ("", "ok", "क" * 2001):
        with pytest.raises(Refused):
            sita.users.note_correction(before.id, text=text)
    with pytest.raises(PermissionDenied):
        office.sign_in("gita").users.note_correction(before.id, text="मैले पनि देखें")


def test_a_note_is_never_changed(office, sita, number) -> None:
    sita.users.note_correction(sita.incidents.show(number).id, text="अस्पतालले दुई जना भन्छ।")
    with pytest.raises(StoreTrouble), sita.office.store.write(sita.login, "test.attack") as work:
        work.session.scalars(select(CorrectionNote)).one().text = "सबै ठीक छ"
    with pytest.raises(StoreTrouble), sita.office.store.write(sita.login, "test.attack") as work:
        work.session.delete(work.session.scalars(select(CorrectionNote)).one())
