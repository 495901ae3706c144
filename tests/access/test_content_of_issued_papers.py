"""The log vouches for all that an issued paper keeps: its PDF, its content, and what was read aloud."""

from __future__ import annotations

import pytest

from leoc_desktop.access.audit_trail import verify_log
from leoc_desktop.access.audit_trail.record_check import OTHER_CONTENT, OTHER_PAPER, OTHER_WORDS
from leoc_desktop.domain.period import Period
from leoc_desktop.startup.services import Services
from tests.support.offices import START, TestOffice
from tests.support.store_surgery import key_of, opened_up

RIVER: dict[str, object] = {
    "kind": "safety", "priority": "urgent", "language": "ne", "title": "सेती नदी", "text": "सतह बढिरहेको छ",
    "start_day": "2083-08-07", "start_time": "09:00", "end_day": "2083-08-08", "end_time": "",
}  # fmt: skip
MONSOON: dict[str, object] = {
    "title": "मनसुन २०८३", "language": "ne", "start_day": "2083-08-06", "start_time": "00:00",
    "end_day": "2083-08-07", "end_time": "09:00", "situation": "एक घर पुरिएको छ।",
}  # fmt: skip
DEEDS = (
    ("bulletin", "content = replace(content, '{', '{ ')", OTHER_CONTENT),
    ("bulletin", "pdf = x'25'", OTHER_PAPER),
    ("situation_report", "content = ''", OTHER_CONTENT),
    ("situation_report", "pdf = NULL", OTHER_PAPER),
    ("advisory", "content = content || ' '", OTHER_CONTENT),
    ("advisory", "spoken = 'x'", OTHER_WORDS),
)


def _faults(services: Services) -> list[str]:
    with services.office.store.read() as session:
        return [fault.msgid for fault in verify_log(session, START).faults]


def test_each_changed_part_is_named_and_nothing_else_is(office: TestOffice) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    hari.bulletins.issue(Period.of_days(START.date(), START.date()))
    hari.advisories.issue(sita.advisories.draft(RIVER).id)
    hari.situation_reports.approve(sita.situation_reports.submit(sita.situation_reports.draft(MONSOON).id).id)
    assert _faults(hari) == []
    for table, change, said in DEEDS:
        with opened_up(office.folder, key_of(hari)) as connection:
            kept = connection.execute(f"SELECT content, pdf FROM {table}").fetchone()
            spoken = connection.execute("SELECT spoken FROM advisory").fetchone()[0]
            connection.execute(f"UPDATE {table} SET {change}")
        assert _faults(hari) == [said], (table, change)
        with opened_up(office.folder, key_of(hari)) as connection:
            connection.execute(f"UPDATE {table} SET content = ?, pdf = ?", kept)
            connection.execute("UPDATE advisory SET spoken = ?", (spoken,))
    assert _faults(hari) == []


@pytest.mark.parametrize("column", ["content_sha256", "pdf_sha256"])
def test_another_checksum_does_not_help(office: TestOffice, column: str) -> None:
    hari = office.sign_in("hari")
    hari.bulletins.issue(Period.of_days(START.date(), START.date()))
    with opened_up(office.folder, key_of(hari)) as connection:
        connection.execute(f"UPDATE bulletin SET {column} = ''")
    assert _faults(hari) == ["A record was changed past the log."]
