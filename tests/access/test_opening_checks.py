"""An older or altered database is noticed when it is opened, opens for reading only, and an administrator decides."""

from __future__ import annotations

import os
import random
from datetime import timedelta
from pathlib import Path

import pytest

from leoc_desktop.access import rekeying
from leoc_desktop.access.anchors import FILE as ANCHOR_FILE
from leoc_desktop.access.guard import PasswordNeeded
from leoc_desktop.access.office_store import StoreReadOnly
from leoc_desktop.foundation.errors import LeocError, PermissionDenied, Refused, StoreDamaged, StoreTrouble
from leoc_desktop.storage.folder_lock import use_lock
from tests.support.offices import LANDSLIDE
from tests.support.safe_office import PASSWORDS, SafeOffice, make_safe_office
from tests.support.store_surgery import keep_copy, key_of, opened_up, put_back, put_pages_back

TRIALS = 3 * int(os.environ.get("LEOC_FAULT_FACTOR", "1"))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> SafeOffice:
    return make_safe_office(tmp_path_factory.mktemp("safe") / "office")


@pytest.fixture
def safe(template: SafeOffice, tmp_path: Path):
    copied = template.copy(tmp_path / "office")
    yield copied
    copied.close()


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


def test_nothing_is_found_in_an_office_that_nobody_touched(safe: SafeOffice, tmp_path: Path) -> None:
    _a_day_goes_by(safe, tmp_path / "copy")
    admin = safe.sign_in("admin")
    assert _codes(admin) == []
    assert admin.particulars.notices() == []


def test_an_older_database_opens_for_reading_only(safe: SafeOffice, tmp_path: Path) -> None:
    _a_day_goes_by(safe, tmp_path / "copy", rows=3)
    put_back(tmp_path / "copy", safe.folder)
    sita = safe.sign_in("sita")
    assert _codes(sita) == ["store.rollback"]
    assert "2083" in str(sita.particulars.findings()[0])
    assert sita.incidents.listed() == []
    with pytest.raises(StoreReadOnly):
        sita.incidents.register(LANDSLIDE)
    with pytest.raises(PermissionDenied):
        sita.particulars.accept_findings(reason="मलाई थाहा छ")


@pytest.mark.parametrize("anchor", ["keyring", "file"])
@pytest.mark.parametrize("how", ["file", "pages"])
@pytest.mark.parametrize("trial", range(TRIALS))
def test_fifty_ways_back_are_found_by_the_anchors(safe, tmp_path, trial, how, anchor) -> None:
    """With factor 10: 30 trials each of an old file and of old pages put back, by either anchor alone."""
    dice = random.Random(f"{trial} {how}")
    _a_day_goes_by(safe, tmp_path / "first", dice.randrange(1, 4))
    _a_day_goes_by(safe, tmp_path / "second", dice.randrange(1, 4))
    copy = tmp_path / dice.choice(["first", "second"])
    if how == "file":
        put_back(copy, safe.folder)
    else:
        put_pages_back(copy, safe.folder)
    if anchor == "keyring":
        (safe.folder / ANCHOR_FILE).unlink()
    else:
        for service, account in list(safe.drawer.kept):
            if service.endswith("/anchor"):
                del safe.drawer.kept[service, account]
    try:
        services = safe.sign_in("admin")
    except StoreTrouble:
        return  # the pages do not fit together: told as damage, nothing is opened
    found = _codes(services)
    faults = services.audit.verify().faults
    assert "store.rollback" in found or faults


def test_a_removed_wal_is_noticed(safe: SafeOffice, tmp_path: Path) -> None:
    """The newest rows were still in the write-ahead log, and somebody deleted it."""
    sita = safe.sign_in("sita")
    sita.incidents.register(LANDSLIDE)
    sita.office.note_anchor()
    wal = (safe.folder / "leoc.db-wal").read_bytes()
    main = (safe.folder / "leoc.db").read_bytes()
    assert wal
    sita.close()
    (safe.folder / "leoc.db").write_bytes(main)
    for ending in ("-wal", "-shm"):
        (safe.folder / f"leoc.db{ending}").unlink(missing_ok=True)
    assert _codes(safe.sign_in("admin")) == ["store.rollback"]


def test_another_story_of_the_same_length_is_noticed(safe: SafeOffice, tmp_path: Path) -> None:
    keep_copy(safe.folder, tmp_path / "copy")
    anchor = (safe.folder / ANCHOR_FILE).read_bytes()
    kept = dict(safe.drawer.kept)
    sita = safe.sign_in("sita")
    sita.incidents.register(LANDSLIDE)
    sita.close()
    true_anchor, true_kept = (safe.folder / ANCHOR_FILE).read_bytes(), dict(safe.drawer.kept)
    put_back(tmp_path / "copy", safe.folder)
    (safe.folder / ANCHOR_FILE).write_bytes(anchor)
    safe.drawer.kept = kept
    sita = safe.sign_in("sita")
    sita.incidents.register({**LANDSLIDE, "dead_male": 0})
    sita.close()
    (safe.folder / ANCHOR_FILE).write_bytes(true_anchor)
    safe.drawer.kept = true_kept
    admin = safe.sign_in("admin")
    assert "put another copy" in str(admin.particulars.findings()[0])


def test_a_forged_anchor_counts_for_nothing(safe: SafeOffice) -> None:
    (safe.folder / ANCHOR_FILE).write_text(
        '{"at":"2026-11-23T00:00:00+00:00","hash":"00","mac":"00","seq":99}'
    )
    assert _codes(safe.sign_in("admin")) == []


def test_a_lost_anchor_is_told_and_logged(safe: SafeOffice) -> None:
    (safe.folder / ANCHOR_FILE).unlink()
    safe.drawer.kept = {key: text for key, text in safe.drawer.kept.items() if "/anchor" not in key[0]}
    admin = safe.sign_in("admin")
    assert "anchor" in {notice.code for notice in admin.particulars.notices()}
    facts = [fact for entry in admin.audit.entries(action="session.sign_in") for fact in entry.facts]
    assert {"user": "admin", "anchor": "missing"} in facts
    admin.close()
    assert safe.sign_in("admin").particulars.notices() == []


def test_a_dropped_trigger_is_noticed_at_the_next_start(safe: SafeOffice) -> None:
    admin = safe.sign_in("admin")
    key = key_of(admin)
    admin.close()
    with opened_up(safe.folder, key, keep_triggers=True) as connection:
        connection.execute("DROP TRIGGER incident_locked")
    admin = safe.sign_in("admin")
    assert _codes(admin) == ["store.schema"]
    with pytest.raises(StoreReadOnly):
        admin.users.reset_password("sita")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_row SET body = replace(body, 'sita', 'hari') WHERE seq = (SELECT max(seq) FROM audit_row)",
        "UPDATE audit_row SET actor = 'hari' WHERE seq = (SELECT max(seq) FROM audit_row)",
        "DELETE FROM audit_row WHERE seq = (SELECT max(seq) - 1 FROM audit_row)",
        "UPDATE audit_row SET signature = zeroblob(64) WHERE seq = (SELECT max(seq) FROM audit_row)",
        "UPDATE audit_row SET hash = randomblob(32) WHERE seq = (SELECT max(seq) FROM audit_row)",
    ],
)
def test_altered_rows_at_the_end_of_the_log_are_noticed(safe: SafeOffice, statement: str) -> None:
    sita = safe.sign_in("sita")
    key = key_of(sita)
    sita.close()
    with opened_up(safe.folder, key) as connection:
        connection.execute(statement)
    assert "store.log" in _codes(safe.sign_in("admin"))


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
