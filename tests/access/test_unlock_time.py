"""How long an unlock lasts and for whom: 15 minutes, 60, one record, one operator, one supervisor who still is one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leoc_desktop.access.roles import Role
from leoc_desktop.foundation.errors import RecordLocked
from tests.support.offices import LANDSLIDE
from tests.support.unlocking import grant_for_sita, try_key


def test_an_unlock_given_by_a_supervisor_is_taken_up_within_15_minutes(office, sita, number) -> None:
    grant_for_sita(office, number)
    office.clock.advance(timedelta(minutes=16))
    with pytest.raises(RecordLocked, match="run out"):
        sita.incidents.correct(number, {"dead_male": 2})


def test_once_taken_up_there_is_time_until_60_minutes(office, sita, number) -> None:
    grant_for_sita(office, number)
    unlock = sita.users.open_unlocks()[0]
    assert (unlock.number, unlock.taken_up) == (number, False)
    office.clock.advance(timedelta(minutes=14))
    assert sita.users.take_up_unlock(unlock.record_id)
    assert not sita.users.take_up_unlock(unlock.record_id)
    assert sita.users.open_unlocks()[0].taken_up
    office.clock.advance(timedelta(minutes=40))
    sita.incidents.correct(number, {"dead_male": 2})
    assert sita.users.open_unlocks() == []


@pytest.mark.parametrize("moved", [timedelta(days=-1), timedelta(minutes=-50)])
def test_setting_the_clock_back_makes_no_unlock_last_longer(office, sita, number, moved) -> None:
    try_key(sita, number, office.unlock_keys["hari"])
    boot = office.clock.boot_seconds()
    office.clock.set(office.clock.now() + moved)
    office.clock._boot = boot + 61 * 60
    with pytest.raises(RecordLocked):
        sita.incidents.correct(number, {"dead_male": 2})


def test_what_ran_out_is_locked_again_and_the_station_signs(office, sita, number) -> None:
    try_key(sita, number, office.unlock_keys["hari"])
    office.clock.advance(timedelta(minutes=61))
    sita.office.each_minute()
    assert sita.incidents.show(number).locked
    hari = office.sign_in("hari")
    entry = hari.audit.entries(action="record.relock")[0]
    assert (entry.actor, entry.subject, entry.after["outcome"]) == ("station", number, "expired")
    assert sita.office.relock_expired() == 0
    assert not hari.audit.verify().faults


@pytest.mark.parametrize("how", ["demoted", "disabled"])
def test_a_supervisor_who_is_none_any_more_has_unlocked_nothing(office, sita, number, how) -> None:
    try_key(sita, number, office.unlock_keys["hari"])
    admin = office.sign_in("admin")
    if how == "demoted":
        admin.users.change_roles("hari", {Role.OPERATOR})
    else:
        admin.users.disable("hari")
    with pytest.raises(RecordLocked):
        sita.incidents.correct(number, {"dead_male": 2})
    assert {entry.after.get("outcome") for entry in admin.audit.entries(kind="unlock_grant")} == {"", "void"}
    assert [offer.name for offer in sita.users.unlock_offers()] == ["maya"]
    assert not admin.audit.verify().faults


def test_an_unlock_is_for_one_record(office, sita, number) -> None:
    other = sita.incidents.register(LANDSLIDE).number
    try_key(sita, number, office.unlock_keys["hari"])
    with pytest.raises(RecordLocked):
        sita.incidents.correct(other, {"dead_male": 2})


def test_a_second_unlock_takes_the_place_of_the_first(office, sita, number) -> None:
    try_key(sita, number, office.unlock_keys["hari"])
    try_key(sita, number, office.unlock_keys["hari"])
    assert len(sita.users.open_unlocks()) == 1
