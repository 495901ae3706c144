"""Unlocking: wrong keys and pauses, sheets for the radio, time limits, requests, notes, and what ends an unlock."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from leoc_desktop.access.audit_trail import unlock_check
from leoc_desktop.access.crockford import check_character
from leoc_desktop.access.key_derivation import FLOOR
from leoc_desktop.access.roles import Role
from leoc_desktop.access.unlock_code import new_unlock_code
from leoc_desktop.access.unlock_desk import TooManyWrongKeys
from leoc_desktop.access.unlock_key_box import seal_unlock_key
from leoc_desktop.foundation.errors import PermissionDenied, RecordLocked, Refused, StoreTrouble, WrongSecret
from leoc_desktop.records.correction_note import CorrectionNote
from leoc_desktop.records.unlock_grant import UnlockGrant
from leoc_desktop.records.unlock_key import UnlockKey
from leoc_desktop.records.user import User
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.store_surgery import key_of, opened_up

REASON = "मृतक संख्या गलत"


@pytest.fixture
def sita(office: TestOffice) -> Services:
    return office.sign_in("sita")


@pytest.fixture
def number(sita: Services) -> str:
    return sita.incidents.register(LANDSLIDE).number


def _wrong(count: int = 0) -> str:
    characters = "0123456789AB"[count % 12] + "ABCDEFGHJKM"
    code = characters + check_character(characters)
    return "-".join((code[:4], code[4:8], code[8:12], code[12:]))


def _try(services: Services, number: str, key: str, **more: object) -> None:
    services.incidents.unlock(number, supervisor="hari", unlock_key=key, reason=REASON, **more)


def _fail(services: Services, number: str, times: int) -> None:
    for count in range(times):
        with pytest.raises(WrongSecret):
            _try(services, number, _wrong(count))


def test_five_wrong_keys_make_a_pause_and_the_supervisor_is_told(office, sita, number) -> None:
    _fail(sita, number, 5)
    with pytest.raises(TooManyWrongKeys, match="15"):
        _try(sita, number, office.unlock_keys["hari"])
    office.clock.advance(timedelta(minutes=14))
    with pytest.raises(TooManyWrongKeys, match="1 minutes"):
        _try(sita, number, office.unlock_keys["hari"])
    hari = office.sign_in("hari")
    assert [str(notice) for notice in hari.particulars.notices() if notice.code == "unlock.tries"] == [
        "Your unlock key was tried 5 times with a wrong key since you were here last."
    ]
    office.clock.advance(timedelta(minutes=2))
    _try(sita, number, office.unlock_keys["hari"])
    tried = [fact.get("outcome") for entry in hari.audit.entries(action="unlock.try") for fact in entry.facts]
    assert tried == [None, "paused", "paused", None, None, None, None, None]


def test_another_supervisor_can_help_during_the_pause(office, sita, number) -> None:
    _fail(sita, number, 5)
    sita.incidents.unlock(number, supervisor="maya", unlock_key=office.unlock_keys["maya"], reason=REASON)


def test_setting_the_clock_ends_no_pause(office, sita, number) -> None:
    _fail(sita, number, 5)
    boot = office.clock.boot_seconds()
    for days in (365, -800):
        office.clock.set(office.clock.now() + timedelta(days=days))
        office.clock._boot = boot
        with pytest.raises(TooManyWrongKeys):
            _try(sita, number, office.unlock_keys["hari"])


def test_twenty_wrong_keys_in_a_day_end_the_key(office, sita, number) -> None:
    for _ in range(4):
        _fail(sita, number, 5)
        office.clock.advance(timedelta(minutes=16))
    with pytest.raises(WrongSecret):
        _try(sita, number, office.unlock_keys["hari"])
    hari = office.sign_in("hari")
    assert "unlock.revoked" in {notice.code for notice in hari.particulars.notices()}
    assert not office.sign_in("admin").audit.verify().faults
    _try(sita, number, hari.users.issue_unlock_key())


def test_a_typing_mistake_is_no_try(office, sita, number) -> None:
    for _ in range(8):
        with pytest.raises(WrongSecret, match="typing mistake"):
            _try(sita, number, _wrong()[:-1] + ("0" if _wrong()[-1] != "0" else "1"))
    _try(sita, number, office.unlock_keys["hari"])


def test_the_key_is_typed_as_it_is_heard(office, sita, number) -> None:
    _try(
        sita, number, office.unlock_keys["hari"].replace("-", " ").lower().replace("0", "o").replace("1", "l")
    )


# --- sheets for the radio (R10)


def test_a_row_of_the_sheet_opens_one_record_once(office, sita, number) -> None:
    hari = office.sign_in("hari")
    told: list[tuple[int, int]] = []
    sheet = hari.users.issue_unlock_sheet(rows=3, progress=lambda *step: told.append(step))
    assert (sheet.number, len(sheet.keys), told[-1]) == (1, 3, (3, 3))
    offer = next(offer for offer in sita.users.unlock_offers() if offer.name == "hari")
    assert (offer.sheet, offer.row, offer.rows_left) == (1, 1, 3)
    with pytest.raises(WrongSecret):
        _try(sita, number, sheet.keys[1], sheet_row=1)
    _try(sita, number, sheet.keys[0], sheet_row=1)
    sita.incidents.correct(number, {"dead_male": 2})
    with pytest.raises(Refused, match="Row 1"):
        _try(sita, number, sheet.keys[0], sheet_row=1)
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
        _try(sita, number, first.keys[0], sheet_row=1)
    _try(sita, number, second.keys[0], sheet_row=1)
    with pytest.raises(Refused):
        hari.users.issue_unlock_sheet(rows=41)
    with pytest.raises(PermissionDenied):
        sita.users.issue_unlock_sheet()


def test_an_administrator_ends_key_and_sheet(office, sita, number) -> None:
    hari = office.sign_in("hari")
    sheet = hari.users.issue_unlock_sheet(rows=1)
    office.sign_in("admin").users.revoke_unlock_key("hari")
    with pytest.raises(WrongSecret):
        _try(sita, number, office.unlock_keys["hari"])
    with pytest.raises(Refused):
        _try(sita, number, sheet.keys[0], sheet_row=1)
    assert [offer.name for offer in sita.users.unlock_offers()] == ["maya"]


def test_a_supervisor_ends_his_own_keys(office, sita, number) -> None:
    office.sign_in("hari").users.end_own_unlock_keys()
    with pytest.raises(WrongSecret):
        _try(sita, number, office.unlock_keys["hari"])


# --- how long it lasts, and for whom


def _grant_for_sita(office: TestOffice, number: str) -> Services:
    """Hari unlocks in his own session, for Sita."""
    hari = office.sign_in("hari")
    maya = office.sign_in("maya")
    maya.incidents.unlock(
        number, supervisor="maya", unlock_key=office.unlock_keys["maya"], reason=REASON, operator="sita"
    )
    return hari


def test_an_unlock_given_by_a_supervisor_is_taken_up_within_15_minutes(office, sita, number) -> None:
    _grant_for_sita(office, number)
    office.clock.advance(timedelta(minutes=16))
    with pytest.raises(RecordLocked, match="run out"):
        sita.incidents.correct(number, {"dead_male": 2})


def test_once_taken_up_there_is_time_until_60_minutes(office, sita, number) -> None:
    _grant_for_sita(office, number)
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
    _try(sita, number, office.unlock_keys["hari"])
    boot = office.clock.boot_seconds()
    office.clock.set(office.clock.now() + moved)
    office.clock._boot = boot + 61 * 60
    with pytest.raises(RecordLocked):
        sita.incidents.correct(number, {"dead_male": 2})


def test_what_ran_out_is_locked_again_and_the_station_signs(office, sita, number) -> None:
    _try(sita, number, office.unlock_keys["hari"])
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
    _try(sita, number, office.unlock_keys["hari"])
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
    _try(sita, number, office.unlock_keys["hari"])
    with pytest.raises(RecordLocked):
        sita.incidents.correct(other, {"dead_male": 2})


def test_a_second_unlock_takes_the_place_of_the_first(office, sita, number) -> None:
    _try(sita, number, office.unlock_keys["hari"])
    _try(sita, number, office.unlock_keys["hari"])
    assert len(sita.users.open_unlocks()) == 1


# --- requests and notes


def test_an_operator_asks_and_a_supervisor_answers(office, sita, number) -> None:
    record_id = sita.incidents.show(number).id
    sita.users.request_unlock(record_id, reason=REASON)
    with pytest.raises(Refused, match="already"):
        sita.users.request_unlock(record_id, reason=REASON)
    maya = office.sign_in("maya")
    request = maya.users.unlock_requests()[0]
    assert (request.number, request.operator, request.reason) == (number, "sita", REASON)
    _grant_for_sita(office, number)
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


# --- what the check finds


def _faults(office: TestOffice) -> set[str]:
    return {fault.msgid for fault in office.sign_in("admin").audit.verify().faults}


def test_a_grant_with_another_reason_is_found(office, sita, number) -> None:
    _try(sita, number, office.unlock_keys["hari"])
    key = key_of(sita)
    office.close()
    with opened_up(office.folder, key) as connection:
        connection.execute("UPDATE unlock_grant SET reason = 'अर्को कारण'")
    assert unlock_check.GRANT_FALSE in _faults(office)


def test_a_key_that_somebody_else_issued_is_found(office, sita, number) -> None:
    """An operator puts a key of his own making under the supervisor's name, through the program's own store."""
    code = new_unlock_code()
    box = seal_unlock_key(code, kdf=FLOOR)
    with sita.office.store.write(sita.login, "unlock_key.issue") as work:
        theirs = work.session.scalars(select(UnlockKey).where(UnlockKey.supervisor_no == 5)).first()
        work.session.add(
            UnlockKey(
                supervisor_no=theirs.supervisor_no, salt=box.salt, kdf=theirs.kdf, verifier=box.verifier,
                wrapped_signing_key=box.wrapped, public_key=box.public_key,
            )
        )  # fmt: skip
    hari = {user.row_no: user.name for user in _users(sita)}[5]
    sita.incidents.unlock(number, supervisor=hari, unlock_key=code, reason=REASON)
    sita.incidents.correct(number, {"dead_male": 9})
    assert unlock_check.KEY_NOT_OWN in _faults(office)


def _users(services: Services) -> list[object]:
    with services.office.store.read() as session:
        return list(session.execute(select(User.row_no, User.name)))


@pytest.mark.parametrize(
    "values",
    [{"closed_at": None}, {"outcome": "used"}, {"record_no": 2}, {"operator_no": 4}, {"reason": "अर्को"}],
)
def test_a_closed_grant_is_not_opened_again(office, sita, number, values) -> None:
    _try(sita, number, office.unlock_keys["hari"])
    office.clock.advance(timedelta(minutes=61))
    sita.office.each_minute()
    with pytest.raises(StoreTrouble), sita.office.store.write(sita.login, "test.attack") as work:
        work.session.execute(update(UnlockGrant).values(**values))
