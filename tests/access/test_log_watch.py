"""The log is checked without being asked: the whole of it once a day, its new rows before every backup."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from leoc_desktop.access import log_watch
from leoc_desktop.access.log_watch import FILE, NOTICE
from leoc_desktop.foundation.progress import Progress, Stopped
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.store_surgery import key_by_password, opened_up

OLD_ROW = 3
DAY = timedelta(days=1)


def _alter(office: TestOffice, seq: int) -> None:
    office.close()
    key = key_by_password(office.folder, "sita", PASSWORDS["sita"])
    with opened_up(office.folder, key) as connection:
        connection.execute(
            "UPDATE audit_row SET body = replace(body, '\"at\"', '\"at\" ') WHERE seq = ?", (seq,)
        )


def _lengthen(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if more than the newest rows that every sign-in looks at had been written since."""
    monkeypatch.setattr("leoc_desktop.access.audit_trail.tail_check.ROWS", 5)
    monkeypatch.setattr("leoc_desktop.access.opening_checks.tail_faults", lambda *_row, **_since: [])
    for _time in range(8):
        services.event_log.note("A line.")


def _codes(services: Services) -> list[str]:
    return [notice.code for notice in services.office.notices]


def test_an_old_altered_row_is_told_without_anybody_asking(
    office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lies far behind the rows that a sign-in looks at."""
    _lengthen(office.sign_in("sita"), monkeypatch)
    _alter(office, OLD_ROW)
    sita = office.sign_in("sita")
    assert NOTICE not in _codes(sita)
    found = sita.audit.check_by_itself()
    assert found is not None
    assert found.code == NOTICE
    assert "altered past the program" in str(found)
    for name in ("sita", "admin"):
        assert NOTICE in _codes(office.sign_in(name)), "and at every sign-in until somebody read it"


def test_whoever_reads_what_was_found_ends_the_notice(
    office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lengthen(office.sign_in("sita"), monkeypatch)
    _alter(office, OLD_ROW)
    assert office.sign_in("sita").audit.check_by_itself() is not None
    assert OLD_ROW in {fault.seq for fault in office.sign_in("hari").audit.verify().faults}
    assert NOTICE not in _codes(office.sign_in("sita"))
    _alter(office, OLD_ROW + 1)
    office.clock.advance(DAY)
    assert office.sign_in("sita").audit.check_by_itself() is not None, "something else is told anew"


def test_it_is_done_once_a_day(office: TestOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    sita = office.sign_in("sita")
    assert sita.audit.check_by_itself() is None
    monkeypatch.setattr(log_watch.audit_trail, "verify_log", _must_not_run)
    assert sita.audit.check_by_itself() is None
    office.clock.advance(DAY - timedelta(minutes=1))
    assert sita.audit.check_by_itself() is None
    for step in (timedelta(minutes=1), -timedelta(days=3)):
        office.clock.advance(step)
        with pytest.raises(AssertionError, match="a day is over"):
            sita.audit.check_by_itself()


def _must_not_run(*_args: object, **_more: object) -> None:
    raise AssertionError("a day is over, or the clock was set")


def test_it_ends_when_the_session_ends_and_begins_anew(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    progress = Progress()
    progress.stop()
    with pytest.raises(Stopped):
        sita.audit.check_by_itself(progress=progress.step)
    assert not (office.folder / FILE).exists()
    assert sita.office.log_watch.is_due()


@pytest.mark.parametrize("name", ["admin"])
def test_new_rows_are_looked_at_before_a_backup(office: TestOffice, tmp_path: Path, name: str) -> None:
    sita = office.sign_in("sita")
    assert sita.audit.check_by_itself() is None
    sita.incidents.register(LANDSLIDE)
    with sita.office.store.read() as session:
        newest = log_watch.audit_trail.head(session).seq
    _alter(office, newest)
    administrator = office.sign_in(name)
    administrator.office.store.findings = ()  # the sign-in found it too; a window that stands open would not have
    (tmp_path / "stick").mkdir()
    administrator.backups.make(tmp_path / "stick")
    trouble = administrator.office.log_watch.trouble()
    assert trouble is not None
    assert trouble.values == {"count": 1}
    assert len(list((tmp_path / "stick").glob("*.leocb"))) == 1, "a backup is made all the same"


def test_a_row_that_was_checked_and_written_anew_is_noticed(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    assert sita.audit.check_by_itself() is None
    with sita.office.store.read() as session:
        checked = log_watch.audit_trail.head(session).seq
    office.close()
    key = key_by_password(office.folder, "sita", PASSWORDS["sita"])
    with opened_up(office.folder, key) as connection:
        connection.execute("UPDATE audit_row SET hash = randomblob(32) WHERE seq = ?", (checked,))
    again = office.sign_in("sita")
    again.office.log_watch.check_new_rows()
    trouble = again.office.log_watch.trouble()
    assert trouble is not None


@pytest.mark.parametrize("change", ["removed", "altered", "foreign"])
def test_a_note_that_is_not_ours_counts_for_nothing(office: TestOffice, change: str) -> None:
    sita = office.sign_in("sita")
    assert sita.audit.check_by_itself() is None
    note = office.folder / FILE
    if change == "removed":
        note.unlink()
    elif change == "altered":
        note.write_text(note.read_text().replace('"count":0', '"count":1'), encoding="ascii")
    else:
        note.write_bytes((office.folder / "anchor.json").read_bytes())
    assert sita.office.log_watch.is_due()
    assert sita.office.log_watch.trouble() is None
