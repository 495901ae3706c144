"""An administrator accepts what was found, makes keys anew, and gets in with the recovery code."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from leoc_desktop.access import rekeying
from leoc_desktop.foundation.errors import LeocError, PasswordNeeded, Refused, StoreDamaged, StoreTrouble
from leoc_desktop.storage.folder_lock import use_lock
from tests.support.offices import LANDSLIDE
from tests.support.safe_office import PASSWORDS, SafeOffice
from tests.support.store_surgery import keep_copy, key_of, opened_up, put_back, put_pages_back


def _codes(services) -> list[str]:
    return [finding.code for finding in services.particulars.findings()]


def _a_day_goes_by(safe: SafeOffice, folder: Path, rows: int = 1) -> bytearray:
    """Keep a copy of the database, then write more; the key of the database."""
    keep_copy(safe.folder, folder)
    sita = safe.sign_in("sita")
    for _ in range(rows):
        sita.incidents.register(LANDSLIDE)
    key = key_of(sita)
    sita.close()
    return key


def test_an_administrator_accepts_with_a_reason_and_a_new_key_begins(
    safe: SafeOffice, tmp_path: Path
) -> None:
    key = _a_day_goes_by(safe, tmp_path / "copy", rows=2)
    put_back(tmp_path / "copy", safe.folder)
    with opened_up(safe.folder, key, keep_triggers=True) as connection:
        connection.execute("DROP TRIGGER incident_kept")
    admin = safe.sign_in("admin")
    assert _codes(admin) == ["store.schema", "store.rollback"]
    with pytest.raises(Refused, match="reason"):
        admin.particulars.accept_findings(reason=" ")
    safe.clock.advance(timedelta(minutes=6))
    with pytest.raises(PasswordNeeded):
        admin.particulars.accept_findings(reason="पुरानो डिस्क फिर्ता राखियो")
    admin.particulars.confirm_password(PASSWORDS["admin"])
    epoch = admin.office.vault.database_epoch
    admin.particulars.accept_findings(reason="पुरानो डिस्क फिर्ता राखियो")

    admin = safe.sign_in("admin")
    assert _codes(admin) == []
    assert admin.office.vault.database_epoch == epoch + 1
    entry = admin.audit.entries(action="store.accept")[0]
    assert (entry.actor, entry.reason) == ("admin", "पुरानो डिस्क फिर्ता राखियो")
    assert [fact["finding"] for fact in entry.facts[:2]] == ["store.schema", "store.rollback"]
    verdict = admin.audit.verify()
    assert not verdict.faults
    assert [str(remark) for remark in verdict.remarks] == [
        "An administrator accepted the state of the database. (admin)"
    ]
    assert safe.sign_in("sita").incidents.register(LANDSLIDE).number
    new_key = key_of(admin)
    safe.close()
    with opened_up(safe.folder, new_key, keep_triggers=True) as connection:
        names = {
            row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        }
    assert "incident_kept" in names
    put_pages_back(tmp_path / "copy", safe.folder)
    with pytest.raises(StoreDamaged):
        safe.sign_in("admin")


def test_accepted_faults_stay_in_the_full_check(safe: SafeOffice) -> None:
    sita = safe.sign_in("sita")
    key = key_of(sita)
    sita.close()
    with opened_up(safe.folder, key) as connection:
        connection.execute("UPDATE audit_row SET actor = 'hari' WHERE seq = (SELECT max(seq) FROM audit_row)")
    admin = safe.sign_in("admin")
    admin.particulars.accept_findings(reason="हामी यो जाँच गर्दैछौं")
    admin = safe.sign_in("admin")
    assert _codes(admin) == []
    assert [fault.msgid for fault in admin.audit.verify().faults] == [
        "The columns of this row do not match what was signed."
    ]


def test_nothing_is_accepted_where_nothing_was_found_or_others_work(safe: SafeOffice, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Nothing was found"):
        safe.sign_in("admin").particulars.accept_findings(reason="किन होला यस्तो")
    safe.close()
    _a_day_goes_by(safe, tmp_path / "copy")
    put_back(tmp_path / "copy", safe.folder)
    admin = safe.sign_in("admin")
    with use_lock(safe.folder), pytest.raises(StoreTrouble, match="in use"):
        admin.particulars.accept_findings(reason="पुरानो डिस्क फिर्ता राखियो")
    admin.particulars.accept_findings(reason="पुरानो डिस्क फिर्ता राखियो")


@pytest.mark.parametrize("step", ["copied", "saved"])
def test_a_cut_while_the_key_changes_leaves_the_old_or_the_new_database(
    safe, tmp_path, monkeypatch, step
) -> None:
    _a_day_goes_by(safe, tmp_path / "copy")
    put_back(tmp_path / "copy", safe.folder)
    admin = safe.sign_in("admin")

    class Cut(BaseException):
        """The power is gone."""

    def cut(*_arguments: object) -> None:
        raise Cut

    if step == "copied":
        monkeypatch.setattr(admin.office.vault, "save", cut)
    else:
        monkeypatch.setattr(rekeying, "finish", cut)
    with pytest.raises(Cut):
        admin.particulars.accept_findings(reason="पुरानो डिस्क फिर्ता राखियो")
    monkeypatch.undo()
    admin.office.store.findings = ()
    admin.office.lock.release()
    again = safe.sign_in("admin")
    assert not (safe.folder / rekeying.REKEYED).exists()
    assert len(again.audit.entries(action="store.accept")) == (0 if step == "copied" else 1)
    assert not again.audit.verify().faults


def test_the_code_lets_an_administrator_in_to_accept(safe: SafeOffice, tmp_path: Path) -> None:
    _a_day_goes_by(safe, tmp_path / "copy")
    put_back(tmp_path / "copy", safe.folder)
    given = safe.door.recover(safe.code, administrator="admin").one_time_password
    admin = safe.sign_in("admin", given)
    admin.particulars.change_own_password(old=given, new="meadow-lantern-quiet-8")
    admin.particulars.accept_findings(reason="पुरानो डिस्क फिर्ता राखियो")
    admin = safe.sign_in("admin", "meadow-lantern-quiet-8")
    assert _codes(admin) == []
    assert not admin.audit.verify().faults


def test_keys_can_be_made_anew_for_everybody(safe: SafeOffice) -> None:
    _hari = safe.sign_in("hari")
    key = _hari.users.issue_unlock_key()
    _hari.close()
    sita = safe.sign_in("sita")
    number = sita.incidents.register(LANDSLIDE).number
    sita.close()
    admin = safe.sign_in("admin")
    rotated = admin.particulars.rotate_keys()
    with pytest.raises(LeocError):
        safe.sign_in("sita")
    with pytest.raises(LeocError):
        safe.door.recover(safe.code)
    safe.clock.advance(timedelta(hours=1))
    for name, given in rotated.one_time_passwords.items():
        safe.sign_in(name, given).particulars.change_own_password(old=given, new=PASSWORDS[name] + "-new")
    sita = safe.sign_in("sita", PASSWORDS["sita"] + "-new")
    assert (
        sita.incidents.unlock(number, supervisor="hari", unlock_key=key, reason="मृतक संख्या गलत").locked
        is False
    )
    admin = safe.sign_in("admin", PASSWORDS["admin"] + "-new")
    assert _codes(admin) == []
    assert not admin.audit.verify().faults
    assert safe.door.recover(rotated.recovery_code).passwords_open


def test_a_new_recovery_code_takes_the_place_of_the_lost_one(safe: SafeOffice) -> None:
    code = safe.sign_in("admin").particulars.renew_recovery_code()
    with pytest.raises(Refused):
        safe.door.recover(safe.code)
    safe.drawer.kept.clear()
    assert safe.door.recover(code).passwords_open
