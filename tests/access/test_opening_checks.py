"""An older or altered database is noticed when it is opened, opens for reading only, and an administrator decides."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from leoc_desktop.access.anchors import FILE as ANCHOR_FILE
from leoc_desktop.access.office_store import StoreReadOnly
from leoc_desktop.foundation.errors import PermissionDenied, StoreDamaged
from tests.support.offices import LANDSLIDE
from tests.support.safe_office import SafeOffice
from tests.support.store_surgery import (
    keep_copy,
    key_of,
    opened_up,
    put_back,
    put_pages_back,
    put_some_pages_back,
)

TRIALS = 3 * int(os.environ.get("LEOC_FAULT_FACTOR", "1"))


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
    """An old file, or all old pages, put back: by either anchor alone, every time. Factor 5 makes 60 trials."""
    dice = random.Random(f"{trial} {how}")
    _a_day_goes_by(safe, tmp_path / "first", dice.randrange(1, 4))
    _a_day_goes_by(safe, tmp_path / "second", dice.randrange(1, 4))
    copy = tmp_path / dice.choice(["first", "second"])
    (put_back if how == "file" else put_pages_back)(copy, safe.folder)
    if anchor == "keyring":
        (safe.folder / ANCHOR_FILE).unlink()
    else:
        for service, account in list(safe.drawer.kept):
            if service.endswith("/anchor"):
                del safe.drawer.kept[service, account]
    assert _found_by(safe) == "anchor"


@pytest.mark.parametrize("trial", range(TRIALS))
def test_some_old_pages_among_new_ones_are_found_one_way_or_another(safe, tmp_path, trial) -> None:
    """No anchor can vouch for every page: what it misses is damage, or a record that is not as the log tells."""
    dice = random.Random(f"{trial} some")
    _a_day_goes_by(safe, tmp_path / "copy", dice.randrange(1, 4))
    assert put_some_pages_back(tmp_path / "copy", safe.folder, dice)
    assert _found_by(safe) in {"anchor", "damage", "check of the log"}


def _found_by(safe: SafeOffice) -> str:
    """What notices first that the database is not the one that stood here."""
    try:
        services = safe.sign_in("admin")
        codes = _codes(services)
        if "store.rollback" in codes:
            return "anchor"
        if "store.damage" in codes:
            return "damage"
        return "check of the log" if codes or services.audit.verify().faults else "nothing"
    except StoreDamaged:
        return "damage"


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
