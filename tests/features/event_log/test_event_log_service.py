"""The event log as the office keeps it: written once, corrected by later entries, handed over at the end of a shift."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from leoc_desktop.domain.period import Period
from leoc_desktop.domain.significant_log import significant_entries
from leoc_desktop.features.event_log.rules import quick_line
from leoc_desktop.foundation.clock import NEPAL
from leoc_desktop.foundation.errors import LeocError, PermissionDenied, Refused, ValidationFailed
from tests.support.offices import LANDSLIDE, TestOffice

TODAY = Period.of_days(date(2026, 11, 23), date(2026, 11, 23))
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=NEPAL)


def _pages(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_a_day_of_the_log_with_corrections_shifts_and_the_sheet(office: TestOffice) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    incident = sita.incidents.register(LANDSLIDE)
    log = sita.event_log
    log.begin_shift()
    with pytest.raises(Refused, match="begun already"):
        log.begin_shift()

    first = log.note("०८:२० प्रहरीले फोन गर्‍यो: खोलापारिमा पहिरो")
    assert first.at == datetime(2026, 11, 23, 8, 20, tzinfo=NEPAL)
    assert first.text == "प्रहरीले फोन गर्‍यो: खोलापारिमा पहिरो"
    assert first.late, "forty minutes later is late"
    second = log.note("एम्बुलेन्स पठाइयो", kind="decision", significant=True)
    assert second.at == office.clock.now()
    assert not second.late

    office.clock.advance(timedelta(minutes=10))
    raw = {**first.as_raw(), "text": "प्रहरीले फोन गर्‍यो: वडा ३ मा पहिरो", "incident": incident.number}
    corrected = log.correct(first.id, raw)
    assert (corrected.correction, corrected.incident) == (True, incident.number)
    assert log.show(first.id).corrected
    assert log.show(first.id).text == "प्रहरीले फोन गर्‍यो: खोलापारिमा पहिरो", "the first writing stays"
    with pytest.raises(Refused, match="corrected already"):
        log.correct(first.id, raw)
    hari.event_log.correct(second.id, {**second.as_raw(), "text": "दुई एम्बुलेन्स पठाइयो"})

    with sita.office.store.read() as session:
        told = significant_entries(session, TODAY)
    assert [entry.text for entry in told] == ["दुई एम्बुलेन्स पठाइयो"], "only what stands after the correction"
    assert [row.text for row in log.entries(TODAY, significant_only=True)] == ["दुई एम्बुलेन्स पठाइयो"]
    assert len(log.entries(TODAY)) == 4

    with pytest.raises(Refused, match="how things stand"):
        log.end_shift(note=" ")
    ended = log.end_shift(note="वडा ३ मा उद्धार जारी, १२ बजे फेरि फोन गर्ने।")
    assert hari.event_log.duty().handed_over == ended
    assert hari.event_log.duty().on_duty == ()

    sheet = _pages(log.sheet(ended.period(office.clock.now()), language="ne", shift_id=ended.id))
    for printed in (
        "घटनाक्रम अभिलेख",
        "वडा ३ मा पहिरो",
        "खोलापारिमा पहिरो",
        "उद्धार जारी",
        "पछिल्लो टिपोटले सच्याएको",
    ):
        assert printed in sheet
    assert log.sheet(TODAY, language="en") == log.sheet(TODAY, language="en"), (
        "the same sheet, the same bytes"
    )


def test_nothing_in_the_log_is_changed_or_removed_by_any_statement(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    sita.event_log.note("पहिलो टिपोट")
    sita.event_log.begin_shift()
    sita.event_log.end_shift(note="सबै शान्त छ।")
    for statement in (
        "UPDATE log_entry SET text = 'x'",
        "UPDATE log_entry SET significant = 1",
        "DELETE FROM log_entry",
        "UPDATE shift SET handover_note = 'x'",
        "UPDATE shift SET ended_at = NULL",
        "DELETE FROM shift",
    ):
        with pytest.raises(LeocError), sita.office.store.write(sita.login, "event_log.enter") as work:
            work.session.execute(text(statement))


def test_what_cannot_be_true_is_refused_and_nothing_is_written(office: TestOffice) -> None:
    log = office.sign_in("sita").event_log
    entry = log.note("मूल टिपोट").as_raw()
    for change, field in (
        ({"log_day": "2083-08-08"}, "log_day"),
        ({"log_time": "09:30"}, "log_time"),
        ({"text": "  "}, "text"),
        ({"incident": "LEOC/2083-84/0404"}, "incident"),
        ({"kind": "gossip"}, "kind"),
    ):
        with pytest.raises(ValidationFailed) as refused:
            log.enter({**entry, **change})
        assert [problem.field for problem in refused.value.problems] == [field]
    with pytest.raises(ValidationFailed):
        log.note("   ")
    assert len(log.entries(TODAY)) == 1


def test_a_viewer_neither_reads_nor_writes_the_log(office: TestOffice) -> None:
    gita = office.sign_in("gita")
    with pytest.raises(PermissionDenied):
        gita.event_log.entries(TODAY)
    with pytest.raises(PermissionDenied):
        gita.event_log.note("x")


def test_the_log_of_the_program_tells_who_wrote_and_who_corrected(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    row = sita.event_log.note("पहिलो")
    sita.event_log.correct(row.id, {**row.as_raw(), "text": "दोस्रो"})
    actions = [entry.action for entry in office.sign_in("hari").audit.entries()]
    assert actions.count("event_log.enter") == 1
    assert actions.count("event_log.correct") == 1


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_leading_time_is_never_in_the_future_and_never_long_ago(hour: int, minute: int) -> None:
    at, said = quick_line(f"{hour}:{minute:02d} पुल बन्द", NINE)
    assert NINE - timedelta(hours=12) <= at <= NINE
    assert said.endswith("पुल बन्द")
    if said == "पुल बन्द":
        assert (at.astimezone(NEPAL).hour, at.astimezone(NEPAL).minute) == (hour, minute)


def test_a_plan_for_later_is_no_time_of_the_past() -> None:
    at, said = quick_line("१०:०० मा बैठक", NINE)
    assert (at, said) == (NINE, "१०:०० मा बैठक")
