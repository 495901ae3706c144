"""Who may sign which row of the log: keys traced back to the first administrator's, deeds that need a right."""

from __future__ import annotations

import hashlib

from sqlalchemy import select, text

from leoc_desktop.access import audit_trail
from leoc_desktop.access.audit_trail import chain_check, people_check, record_check
from leoc_desktop.access.audit_trail.writing import certified
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.roles import Role
from leoc_desktop.access.signatures import new_signing_key, public_key, sign
from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.startup.services import Services
from tests.support.offices import TestOffice


def _forge(
    services: Services, login: Login, action: str, facts: list[dict[str, object]], **body: object
) -> None:
    """Append a row that holds together, signed with whatever key ``login`` has."""
    store = services.office.store
    with store.engine.engine.execution_options(leoc_writing=True).begin() as connection:
        last = connection.execute(select(AuditRow).order_by(AuditRow.seq.desc()).limit(1)).one()
        seq = last.seq + 1
        now = store.clock.now()
        whole = {
            "seq": seq, "at": now.isoformat(), "boot_id": "fixed", "boot_seconds": store.clock.boot_seconds(),
            "clock_offset": 0.0, "actor": login.name, "session": "forged", "device": "pc", "app": "1",
            "action": action, "note": "", "object": {"kind": "test", "id": None}, "facts": facts,
            "before": None, "after": None, "before_hash": None, "after_hash": None, **body,
        }  # fmt: skip
        text_of = canonical(whole)
        hashed = hashlib.sha256(last.hash + text_of).digest()
        connection.execute(
            AuditRow.__table__.insert().values(
                seq=seq,
                at=now,
                actor=login.name,
                action=action,
                object_kind=whole["object"]["kind"],
                object_id=bytes.fromhex(whole["object"]["id"]) if whole["object"]["id"] else None,
                body=text_of.decode(),
                previous=last.hash,
                hash=hashed,
                public_key=public_key(login.signing_key),
                signature=sign(login.signing_key, hashed),
            )
        )


def _login(name: str, key: bytes | bytearray) -> Login:
    return Login(0, name, name, "", frozenset(), must_change_password=False, signing_key=bytearray(key))


def _last_fault(services: Services) -> str:
    return services.audit.verify().faults[0].msgid


def test_a_key_that_nobody_enrolled_signs_nothing(office: TestOffice) -> None:
    hari = office.sign_in("hari")
    _forge(hari, _login("hari", new_signing_key()), "test.row", [])
    assert _last_fault(hari) == people_check.NEVER_ENROLLED


def test_nobody_signs_in_the_name_of_another(office: TestOffice) -> None:
    hari, sita = office.sign_in("hari"), office.sign_in("sita")
    _forge(hari, _login("hari", sita.login.signing_key), "test.row", [])
    assert _last_fault(hari) == people_check.ANOTHERS_KEY


def test_a_key_that_enrols_itself_is_not_believed(office: TestOffice) -> None:
    """What the key of the database alone allows: a new signing key, and the row that introduces it."""
    hari, new = office.sign_in("hari"), bytearray(new_signing_key())
    enrolment = audit_trail.enrolment(public_key(new), bytearray(new_signing_key()))
    _forge(hari, _login("sita", new), "user.choose_password", [enrolment])
    assert _last_fault(hari) == people_check.ENROLLED_WRONGLY


def test_only_an_administrator_permits_a_new_key(office: TestOffice) -> None:
    """An operator with a key of his own tries to bring a second one in the name of an administrator."""
    sita, permit, new = office.sign_in("sita"), bytearray(new_signing_key()), bytearray(new_signing_key())
    _forge(sita, sita.login, "user.reset_password", [{"user": "admin", "permits": public_key(permit).hex()}])
    _forge(
        sita, _login("admin", new), "user.choose_password", [audit_trail.enrolment(public_key(new), permit)]
    )
    faults = [fault.msgid for fault in office.sign_in("hari").audit.verify().faults]
    assert faults == [
        people_check.ENROLLED_WRONGLY, people_check.ENROLLED_WRONGLY, people_check.NEVER_ENROLLED
    ]  # fmt: skip


def test_a_permit_serves_one_user_once(office: TestOffice) -> None:
    admin = office.sign_in("admin")
    permit, first, second = (bytearray(new_signing_key()) for _ in range(3))
    _forge(admin, admin.login, "user.reset_password", [{"user": "sita", "permits": public_key(permit).hex()}])
    certificate = audit_trail.enrolment(public_key(first), permit)
    _forge(admin, _login("sita", first), "user.choose_password", [certificate])
    assert not admin.audit.verify().faults
    again = {**audit_trail.enrolment(public_key(second), permit)}
    _forge(admin, _login("sita", second), "user.choose_password", [again])
    assert _last_fault(admin) == people_check.ENROLLED_WRONGLY
    assert bytes.fromhex(str(certificate["certificate"])) == sign(permit, certified(public_key(first)))


def test_a_replaced_key_and_that_of_a_disabled_user_sign_nothing_more(office: TestOffice) -> None:
    admin, sita, ram = office.sign_in("admin"), office.sign_in("sita"), office.sign_in("ram")
    old = bytearray(sita.login.signing_key)
    given = admin.users.reset_password("sita").password
    again = office.doors.sign_in("sita", given)
    again.particulars.change_own_password(old=given, new="mountain-goat-siren-42")
    again.close()
    rams = bytearray(ram.login.signing_key)
    admin.users.disable("ram")
    _forge(admin, _login("sita", old), "test.row", [])
    _forge(admin, _login("ram", rams), "test.row", [])
    assert [fault.msgid for fault in admin.audit.verify().faults] == [people_check.WITHDRAWN_KEY] * 2


def test_an_administrator_may_disable_himself_while_another_is_left(office: TestOffice) -> None:
    admin = office.sign_in("admin")
    admin.users.change_roles("hari", {Role.SUPERVISOR, Role.ADMINISTRATOR})
    admin.users.disable("admin")
    assert not office.sign_in("hari").audit.verify().faults


def test_the_station_signs_no_deed_of_a_person(office: TestOffice) -> None:
    hari = office.sign_in("hari")
    with hari.office.as_station() as station:
        _forge(hari, _login("station", station.signing_key), "incident.approve", [])
        assert _last_fault(hari) == people_check.NOT_THE_STATIONS


def test_rights_given_by_somebody_who_may_not_are_named(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    with sita.office.store.read() as session:
        user_id = session.execute(text("SELECT id FROM user WHERE name = 'sita'")).scalar_one()
    _forge(sita, sita.login, "user.change_roles", [], object={"kind": "user", "id": user_id.hex()},
           before={"roles": ["operator"]}, after={"roles": ["administrator"]})  # fmt: skip
    faults = [fault.msgid for fault in office.sign_in("hari").audit.verify().faults]
    assert people_check.RIGHTS_CHANGED_WRONGLY in faults
    assert record_check.CHANGED in faults


def test_what_only_an_administrator_does_is_not_accepted_from_others(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    _forge(sita, sita.login, "store.accept", [{"finding": "store.log"}])
    assert _last_fault(office.sign_in("hari")) == people_check.NO_ADMINISTRATOR


def test_a_signed_row_that_is_no_row_is_a_fault_and_no_crash(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    _forge(sita, sita.login, "test.row", "rubbish")
    _forge(sita, sita.login, "test.row", [{"enrols": "xyz"}, {"permits": 7}])
    faults = office.sign_in("hari").audit.verify().faults
    assert [fault.msgid for fault in faults] == [
        chain_check.UNREADABLE, people_check.ENROLLED_WRONGLY, people_check.ENROLLED_WRONGLY
    ]  # fmt: skip


def test_the_root_is_the_key_that_the_recovery_sheet_names(office: TestOffice) -> None:
    admin = office.sign_in("admin")
    verdict = admin.audit.verify()
    assert verdict.root == admin.particulars.root_fingerprint()
    assert len(verdict.root) == 19
