"""The full check of the log: 10,000 rows, every kind of tampering named at its row."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from leoc_desktop.access import audit_trail
from leoc_desktop.access.audit_trail import chain_check
from leoc_desktop.access.audit_trail.writing import _Pen
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.store_surgery import key_of, opened_up

ROWS = 10_000


class Stop(Exception):
    """Whoever watches the check has seen enough."""


@pytest.fixture(scope="module")
def long_log(office_template: TestOffice, tmp_path_factory: pytest.TempPathFactory) -> TestOffice:
    """An office whose log has 10,000 rows of two signers."""
    office = office_template.copy(tmp_path_factory.mktemp("long") / "office")
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    sita.incidents.register(LANDSLIDE)
    with sita.office.store.read() as session:
        there = audit_trail.head(session).seq
    for services, share in ((sita, ROWS // 2), (hari, ROWS - ROWS // 2 - there)):
        _write_rows(services, share)
    office.close()
    office.opened.clear()
    return office


def _write_rows(services: Services, count: int) -> None:
    """Rows as ``write_rows`` makes them, many in one transaction."""
    with services.office.store.write(services.login, "test.rows") as work:
        pen = _Pen(work)
        for number in range(count):
            pen.write("test.rows", "", [{"rows": number}], None)
        work.session.flush()


@pytest.fixture
def office_of_10_000(long_log: TestOffice, tmp_path: Path):
    shutil.copytree(long_log.folder, tmp_path / "office")
    made = TestOffice(tmp_path / "office", long_log.recovery_code, {}, long_log.clock)
    yield made
    made.close()


def _verdict(office: TestOffice) -> audit_trail.Verdict:
    return office.sign_in("hari").audit.verify()


def _tampered(office: TestOffice, *statements: str) -> list[tuple[int, str]]:
    hari = office.sign_in("hari")
    key = key_of(hari)
    office.close()
    with opened_up(office.folder, key) as connection:
        for statement in statements:
            connection.execute(statement)
    return [(fault.seq, fault.msgid) for fault in _verdict(office).faults]


def test_ten_thousand_rows_are_whole(office_of_10_000: TestOffice) -> None:
    told: list[tuple[int, int]] = []
    verdict = office_of_10_000.sign_in("hari").audit.verify(progress=lambda *step: told.append(step))
    assert (verdict.rows >= ROWS, verdict.faults) == (True, ())
    assert len(told) <= 202
    assert told[-1][0] == told[-1][1]
    assert [done for done, _total in told] == sorted(done for done, _total in told)


def test_the_check_ends_when_its_watcher_wants(office: TestOffice) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        office.sign_in("hari").audit.verify(progress=stop)


def test_altered_deleted_and_swapped_rows_are_all_named(office_of_10_000: TestOffice) -> None:
    faults = _tampered(
        office_of_10_000,
        "UPDATE audit_row SET body = replace(body, 'test.rows', 'test.rowz') WHERE seq IN (60, 5000, 9990)",
        "UPDATE audit_row SET signature = randomblob(64) WHERE seq = 70",
        "UPDATE audit_row SET actor = 'maya' WHERE seq = 80",
        "UPDATE audit_row SET at = '2026-01-01 00:00:00.000000' WHERE seq = 90",
        "UPDATE audit_row SET object_kind = 'user' WHERE seq = 100",
        "UPDATE audit_row SET hash = randomblob(32) WHERE seq = 110",
        "UPDATE audit_row SET previous = randomblob(32) WHERE seq = 120",
        "DELETE FROM audit_row WHERE seq IN (200, 201, 7000)",
        "UPDATE audit_row SET seq = -1 WHERE seq = 300",
        "UPDATE audit_row SET seq = 300 WHERE seq = 301",
        "UPDATE audit_row SET seq = 301 WHERE seq = -1",
    )
    named = {seq for seq, _msgid in faults}
    assert {60, 5000, 9990, 70, 80, 90, 100, 110, 120, 202, 7001, 300, 301} <= named
    assert (60, chain_check.CONTENT_CHANGED) in faults
    assert (70, chain_check.SIGNATURE_FALSE) in faults
    assert (80, chain_check.COLUMNS_CHANGED) in faults
    assert (202, chain_check.ROWS_MISSING) in faults
    assert (300, chain_check.DOES_NOT_FOLLOW) in faults
    assert len(named) < 30, "the rows between are not blamed"


def test_a_log_cut_at_its_beginning_is_found(office_of_10_000: TestOffice) -> None:
    faults = _tampered(office_of_10_000, "DELETE FROM audit_row WHERE seq < 5")
    assert faults[0] == (5, chain_check.ROWS_MISSING)


def test_a_cut_tail_is_found_by_the_anchor_and_by_nothing_else(office_of_10_000: TestOffice) -> None:
    faults = _tampered(office_of_10_000, "DELETE FROM audit_row WHERE seq > 9000 AND object_id IS NULL")
    assert faults == []
    hari = office_of_10_000.sign_in("hari")
    assert [finding.code for finding in hari.particulars.findings()] == ["store.rollback"]


def test_a_rewritten_row_with_its_chain_is_found_by_the_signatures(office_of_10_000: TestOffice) -> None:
    """Somebody with the database's key, but without a signing key, makes the whole chain fit again."""
    hari = office_of_10_000.sign_in("hari")
    key = key_of(hari)
    office_of_10_000.close()
    with opened_up(office_of_10_000.folder, key) as connection:
        rows = connection.execute("SELECT seq, body FROM audit_row WHERE seq >= 9950 ORDER BY seq").fetchall()
        previous = connection.execute("SELECT hash FROM audit_row WHERE seq = 9949").fetchone()[0]
        for seq, body in rows:
            changed = body.replace('"rows"', '"sums"') if seq == 9950 else body
            hashed = hashlib.sha256(previous + changed.encode()).digest()
            connection.execute(
                "UPDATE audit_row SET body = ?, previous = ?, hash = ? WHERE seq = ?",
                (changed, previous, hashed, seq),
            )
            previous = hashed
    faults = _verdict(office_of_10_000).faults
    assert {fault.seq for fault in faults} == {seq for seq, _body in rows}
    assert {fault.msgid for fault in faults} == {chain_check.SIGNATURE_FALSE}


def test_a_set_clock_is_a_row_and_marks_what_follows(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    sita.incidents.register(LANDSLIDE, draft=True)
    boot = office.clock.boot_seconds()
    office.clock.set(office.clock.now() + timedelta(days=365))
    office.clock._boot = boot + 1
    sita.incidents.register(LANDSLIDE, draft=True)
    hari = office.sign_in("hari")
    step = hari.audit.entries(action="clock.step")[0]
    assert step.actor == "sita"
    assert step.facts[0]["clock_set_seconds"] == 365 * 24 * 3600 - 1
    drafts = hari.audit.entries(action="incident.draft")
    assert [entry.clock_doubtful for entry in drafts] == [True, False]
    office.clock.set(office.clock.now() - timedelta(days=365))
    sita.incidents.register(LANDSLIDE, draft=True)
    assert not hari.audit.entries(action="incident.draft")[0].clock_doubtful, "set back to where it was"
    verdict = hari.audit.verify()
    assert not verdict.faults
    assert [str(remark) for remark in verdict.remarks] == ["The clock of the computer was set. (sita)"] * 2


def test_a_clock_that_stands_before_the_last_row_is_told_and_confirmed(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    sita.incidents.register(LANDSLIDE)
    office.clock.set(office.clock.now() - timedelta(days=3))
    hari = office.sign_in("hari")
    assert "clock" in {notice.code for notice in hari.particulars.notices()}
    assert hari.audit.entries(action="session.sign_in")[0].clock_doubtful
    hari.audit.confirm_clock()
    hari.incidents.register(LANDSLIDE | {"incident_date": "2083-08-01"}, draft=True)
    assert not hari.audit.entries(action="incident.draft")[0].clock_doubtful
    assert not hari.audit.verify().faults


def test_facts_of_rows_are_json_that_people_can_read(office: TestOffice) -> None:
    """Secrets never enter the log: neither passwords nor keys nor the recovery code."""
    admin = office.sign_in("admin")
    given = admin.users.reset_password("gita").password
    with admin.office.store.read() as session:
        bodies = "".join(session.scalars(select(AuditRow.body)))
    for secret in (given, office.recovery_code, *office.unlock_keys.values(), admin.login.signing_key.hex()):
        assert secret not in bodies
    assert json.loads("[" + bodies.replace("}{", "},{") + "]")
