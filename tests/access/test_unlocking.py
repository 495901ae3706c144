"""Unlocking: wrong keys and pauses, sheets for the radio, time limits, requests, notes, and what ends an unlock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leoc_desktop.access.unlock_desk import TooManyWrongKeys
from leoc_desktop.foundation.errors import PermissionDenied, Refused, WrongSecret
from tests.support.unlocking import REASON, fail, try_key, wrong_key


def test_five_wrong_keys_make_a_pause_and_the_supervisor_is_told(office, sita, number) -> None:
    fail(sita, number, 5)
    with pytest.raises(TooManyWrongKeys, match="15"):
        try_key(sita, number, office.unlock_keys["hari"])
    office.clock.advance(timedelta(minutes=14))
    with pytest.raises(TooManyWrongKeys, match="1 minutes"):
        try_key(sita, number, office.unlock_keys["hari"])
    hari = office.sign_in("hari")
    assert [str(notice) for notice in hari.particulars.notices() if notice.code == "unlock.tries"] == [
        "Wrong keys typed in place of your unlock key since you were here last: 5."
    ]
    office.clock.advance(timedelta(minutes=2))
    try_key(sita, number, office.unlock_keys["hari"])
    tried = [fact.get("outcome") for entry in hari.audit.entries(action="unlock.try") for fact in entry.facts]
    assert tried == [None, "paused", "paused", None, None, None, None, None]


def test_another_supervisor_can_help_during_the_pause(office, sita, number) -> None:
    fail(sita, number, 5)
    sita.incidents.unlock(number, supervisor="maya", unlock_key=office.unlock_keys["maya"], reason=REASON)


def test_setting_the_clock_ends_no_pause(office, sita, number) -> None:
    fail(sita, number, 5)
    boot = office.clock.boot_seconds()
    for days in (365, -800):
        office.clock.set(office.clock.now() + timedelta(days=days))
        office.clock._boot = boot
        with pytest.raises(TooManyWrongKeys):
            try_key(sita, number, office.unlock_keys["hari"])


def test_twenty_wrong_keys_in_a_day_end_the_key(office, sita, number) -> None:
    for _ in range(4):
        fail(sita, number, 5)
        office.clock.advance(timedelta(minutes=16))
    with pytest.raises(WrongSecret):
        try_key(sita, number, office.unlock_keys["hari"])
    hari = office.sign_in("hari")
    assert "unlock.revoked" in {notice.code for notice in hari.particulars.notices()}
    assert not office.sign_in("admin").audit.verify().faults
    try_key(sita, number, hari.users.issue_unlock_key())


def test_a_typing_mistake_is_no_try(office, sita, number) -> None:
    for _ in range(8):
        with pytest.raises(WrongSecret, match="typing mistake"):
            try_key(sita, number, wrong_key()[:-1] + ("0" if wrong_key()[-1] != "0" else "1"))
    try_key(sita, number, office.unlock_keys["hari"])


def test_the_key_is_typed_as_it_is_heard(office, sita, number) -> None:
    try_key(
        sita, number, office.unlock_keys["hari"].replace("-", " ").lower().replace("0", "o").replace("1", "l")
    )


def test_a_row_of_the_sheet_opens_one_record_once(office, sita, number) -> None:
    hari = office.sign_in("hari")
    told: list[tuple[int, int]] = []
    sheet = hari.users.issue_unlock_sheet(rows=3, progress=lambda *step: told.append(step))
    assert (sheet.number, len(sheet.keys), told[-1]) == (1, 3, (3, 3))
    offer = next(offer for offer in sita.users.unlock_offers() if offer.name == "hari")
    assert (offer.sheet, offer.row, offer.rows_left) == (1, 1, 3)
    with pytest.raises(WrongSecret):
        try_key(sita, number, sheet.keys[1], sheet_row=1)
    try_key(sita, number, sheet.keys[0], sheet_row=1)
    sita.incidents.correct(number, {"dead_male": 2})
    with pytest.raises(Refused, match="Row 1"):
        try_key(sita, number, sheet.keys[0], sheet_row=1)
    offer = next(offer for offer in sita.users.unlock_offers() if offer.name == "hari")
    assert (offer.row, offer.rows_left) == (2, 2)
    crossed = [entry for entry in hari.audit.entries(action="incident.unlock") if "used_at" in entry.after]
    assert len(crossed) == 1
    tries = [fact for entry in hari.audit.entries(action="unlock.try") for fact in entry.facts]
    assert tries[-1] == {"incident": number, "reason": REASON, "sheet_row": 1}
    assert not hari.audit.verify().faults


def test_a_new_sheet_ends_the_former_one(office, sita, number) -> None:
    hari = office.sign_in("hari")
    first = hari.users.issue_unlock_sheet(rows=1)
    second = hari.users.issue_unlock_sheet(rows=1)
    assert second.number == first.number + 1
    with pytest.raises(WrongSecret):
        try_key(sita, number, first.keys[0], sheet_row=1)
    try_key(sita, number, second.keys[0], sheet_row=1)
    with pytest.raises(Refused):
        hari.users.issue_unlock_sheet(rows=41)
    with pytest.raises(PermissionDenied):
        sita.users.issue_unlock_sheet()


def test_an_administrator_ends_key_and_sheet(office, sita, number) -> None:
    hari = office.sign_in("hari")
    sheet = hari.users.issue_unlock_sheet(rows=1)
    office.sign_in("admin").users.revoke_unlock_key("hari")
    with pytest.raises(WrongSecret):
        try_key(sita, number, office.unlock_keys["hari"])
    with pytest.raises(Refused):
        try_key(sita, number, sheet.keys[0], sheet_row=1)
    assert [offer.name for offer in sita.users.unlock_offers()] == ["maya"]


def test_a_supervisor_ends_his_own_keys(office, sita, number) -> None:
    office.sign_in("hari").users.end_own_unlock_keys()
    with pytest.raises(WrongSecret):
        try_key(sita, number, office.unlock_keys["hari"])
