"""The search index follows every incident in the transaction that writes it."""

from __future__ import annotations

import pytest

from leoc_desktop.foundation.errors import RecordLocked
from leoc_desktop.records import incident_search
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.incident_search import INCIDENT_SEARCH, hazard_tag, user_tag
from leoc_desktop.storage.row_numbers import row_numbers
from leoc_desktop.storage.unit_of_work import Store
from tests.support.offices import LANDSLIDE, TestOffice


def found(store: Store, wanted: str, *tags: str) -> list[int]:
    with store.read() as session:
        query = INCIDENT_SEARCH.matching(wanted, lambda _word: tags)
        assert query is not None
        return list(row_numbers(session, query))


def test_a_registered_incident_is_found_at_once(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    store = sita.office.store
    sita.incidents.register(LANDSLIDE)
    assert found(store, "khola") == [1]  # its tole
    assert found(store, "पुरीएको") == [1]  # its description, misspelled
    assert found(store, "0001") == found(store, "1") == [1]  # its number
    assert found(store, "leoc") == []  # what every number has in common
    assert found(store, "nothing-of-it", hazard_tag("landslide")) == [1]
    assert found(store, "nothing-of-it", user_tag(sita.login.user_no)) == [1]
    assert found(store, "nothing-of-it", user_tag(99)) == []


def test_a_correction_changes_what_it_is_found_by(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    draft = sita.incidents.register(LANDSLIDE, draft=True)
    sita.incidents.correct(draft.id, {"tole": "शिखर टोल", "hazard": "flood"})
    assert found(sita.office.store, "खोलापारि") == []
    assert found(sita.office.store, "shikhar") == [1]
    assert found(sita.office.store, "nothing-of-it", hazard_tag("landslide")) == []
    sita.incidents.submit(draft.id)
    assert found(sita.office.store, "1") == [1]  # the number came with the submission


def test_what_was_not_saved_is_not_found(office: TestOffice) -> None:
    sita, ram = office.sign_in("sita"), office.sign_in("ram")
    saved = sita.incidents.register(LANDSLIDE)
    with pytest.raises(RecordLocked):
        ram.incidents.correct(saved.id, {"tole": "शिखर टोल"})
    assert found(sita.office.store, "शिखर") == []
    assert found(sita.office.store, "खोलापारि") == [1]


def test_keys_made_by_other_rules_are_made_anew(office: TestOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    sita = office.sign_in("sita")
    store = sita.office.store
    sita.incidents.register(LANDSLIDE)
    with store.read() as session:
        assert incident_search.is_current(session)
    with store.write(sita.login, "search.rebuild") as work:
        INCIDENT_SEARCH.rebuild(work.session, ())
    assert found(store, "खोलापारि") == []
    monkeypatch.setattr(incident_search, "RULES", incident_search.RULES + 1)
    again = office.sign_in("ram")
    assert found(again.office.store, "खोलापारि") == [1]
    with again.office.store.read() as session:
        assert incident_search.is_current(session)


def test_the_index_and_the_records_have_the_same_rows(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    sita.incidents.register_all([LANDSLIDE] * 7)
    sita.incidents.register(LANDSLIDE, draft=True)
    with sita.office.store.read() as session:
        assert len(row_numbers(session, INCIDENT_SEARCH.matching("खोला"))) == session.query(Incident).count()
