"""A published year is compared, confirmed, entered, logged, and every date follows (R42)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from leoc_desktop.access import open_office
from leoc_desktop.features.office.service import CalendarService
from leoc_desktop.foundation.clock import NEPAL
from leoc_desktop.foundation.errors import (
    DateProblem,
    LeocError,
    PermissionDenied,
    Refused,
    StoreDamaged,
    ValidationFailed,
)
from leoc_desktop.foundation.nepali_calendar import (
    BsDate,
    PublishedYear,
    install_rows,
    is_provisional,
    month_days,
    show_bs,
    to_ad,
    to_bs,
    year_row,
)
from leoc_desktop.records.audit_row import AuditRow
from tests.support.offices import PASSWORDS, TestOffice
from tests.support.terminal import Result, leoc

A_2084 = (
    31,
    31,
    32,
    31,
    31,
    30,
    30,
    30,
    29,
    30,
    30,
    30,
)  # one of two estimates; the program brings the other
YEAR = PublishedYear(2084, A_2084)
HEAD = "bs_year," + ",".join(f"m{month:02}" for month in range(1, 13))
GAZETTE = "राष्ट्रिय पञ्चाङ्ग २०८४"


@pytest.fixture(autouse=True)
def _shipped_calendar() -> Iterator[None]:
    yield
    install_rows([])


def _entered(office: TestOffice) -> CalendarService:
    calendar = office.sign_in("admin").calendar
    calendar.enter(calendar.compare([YEAR]), source=GAZETTE)
    return calendar


def test_the_difference_is_told_before_anything_is_entered(office: TestOffice) -> None:
    calendar = office.sign_in("admin").calendar
    (change,) = calendar.compare([YEAR])
    assert change.changed_months == (2, 3, 4, 10, 12)
    assert (change.before[1], change.after[1]) == (32, 31)
    assert change.first_day == date(2027, 4, 14)
    assert (change.next_first_day_before, change.next_first_day) == (date(2028, 4, 14), date(2028, 4, 13))
    assert change.days_that_move == 212  # counted between two published packages as well
    assert is_provisional(2084), "comparing enters nothing"


def test_every_date_follows_an_entered_year_at_once_and_after_the_next_sign_in(office: TestOffice) -> None:
    day = to_ad(BsDate(2084, 3, 15))
    calendar = _entered(office)
    assert year_row(2084).months == A_2084
    assert not is_provisional(2084)
    assert to_bs(day) != BsDate(2084, 3, 15)
    assert "prov." not in show_bs(to_bs(day))
    state = calendar.state()
    assert (state.settled_until, [row.source for row in state.entered]) == (2084, [GAZETTE])
    assert state.entered[0].entered_by == "प्रकाश जोशी"
    office.close()
    office.opened.clear()
    install_rows([])  # as a new process begins
    office.sign_in("sita")
    assert year_row(2084).months == A_2084


def test_another_program_that_has_the_office_open_follows_within_a_minute(office: TestOffice) -> None:
    window = office.sign_in("sita")
    _entered(office)
    install_rows([])  # the other process knows nothing of it yet
    window.office.each_minute()
    assert not is_provisional(2084)


def test_what_was_entered_is_in_the_log_with_its_source(office: TestOffice) -> None:
    calendar = _entered(office)
    corrected = PublishedYear(2084, (31, 32, *A_2084[2:11], 29))
    calendar.enter(calendar.compare([corrected]), source=GAZETTE)
    with calendar.store.read() as session:
        bodies = [
            json.loads(body)
            for body in session.scalars(
                select(AuditRow.body).where(AuditRow.body.contains('"calendar.enter"')).order_by(AuditRow.seq)
            )
        ]
    assert len(bodies) == 2
    assert "31 31 32" in json.dumps(bodies[0])
    assert "31 31 32" in json.dumps(bodies[1]), "the row before"
    assert "31 32 32" in json.dumps(bodies[1]), "and the row after"
    assert GAZETTE in json.dumps(bodies[0], ensure_ascii=False)


@pytest.mark.parametrize(
    ("year", "months", "reason"),
    [
        (2084, A_2084[:11], "needs the days of 12 months"),
        (2084, (28, *A_2084[1:]), "cannot have 28 days"),
        (2084, (30, 30, *A_2084[2:]), "add up to 363 days"),
        (2083, A_2084, "settled"),
        (2086, A_2084, "Enter the months of 2085 first"),
    ],
)
def test_months_that_cannot_be_right_are_refused(
    office: TestOffice, year: int, months: tuple[int, ...], reason: str
) -> None:
    calendar = office.sign_in("admin").calendar
    with pytest.raises(DateProblem, match=reason):
        calendar.compare([PublishedYear(year, months)])
    assert is_provisional(2084)


def test_only_what_was_compared_is_entered_and_its_source_is_stated(office: TestOffice) -> None:
    calendar = office.sign_in("admin").calendar
    changes = calendar.compare([YEAR])
    others = calendar.compare([PublishedYear(2084, (31, 32, *A_2084[2:11], 29))])
    with pytest.raises(ValidationFailed):
        calendar.enter(changes, source=" ")
    calendar.enter(others, source=GAZETTE)
    with pytest.raises(Refused, match="meanwhile"):
        calendar.enter(changes, source=GAZETTE)
    with pytest.raises(Refused, match="already"):
        calendar.compare([PublishedYear(2084, others[0].after)])


@pytest.mark.parametrize("name", ["sita", "hari", "gita"])
def test_only_administrators_enter_years(office: TestOffice, name: str) -> None:
    calendar = office.sign_in(name).calendar
    assert calendar.state().settled_until == 2083
    with pytest.raises(PermissionDenied):
        calendar.compare([YEAR])


def test_an_entered_year_is_never_deleted(office: TestOffice) -> None:
    services = office.sign_in("admin")
    calendar = services.calendar
    calendar.enter(calendar.compare([YEAR]), source=GAZETTE)
    with (
        pytest.raises(LeocError, match="kept"),
        services.office.store.write(services.login, "calendar.enter") as work,
    ):
        work.session.connection().exec_driver_sql("DELETE FROM calendar_year")


def _leoc(office: TestOffice, *words: str) -> Result:
    return leoc(office.folder, "calendar", *words, secrets=[PASSWORDS["admin"]], user="admin")


def test_the_command_line_shows_the_difference_and_enters_only_what_is_confirmed(office: TestOffice) -> None:
    words = ("add", "2084", *map(str, A_2084), "--source", GAZETTE)
    shown = _leoc(office, *words)
    assert shown.status == 1
    assert json.loads(shown.out)["entered"] is False
    assert is_provisional(2084)
    assert _leoc(office, *words, "--confirm").data["entered"] is True
    listed = _leoc(office, "list").data
    assert [row["year"] for row in listed["entered"]] == [2084]
    assert month_days(2084, 1) == 31


def test_years_are_imported_from_a_file_with_devanagari_digits(office: TestOffice, tmp_path: Path) -> None:
    file = tmp_path / "years.csv"
    row = "२०८४," + ",".join(map(str, A_2084))
    file.write_text(f"\ufeff{HEAD},remarks\n{row},x\n2085,{row.partition(',')[2]},\n", encoding="utf-8")
    done = _leoc(office, "import", str(file), "--source", GAZETTE, "--confirm")
    assert [change["year"] for change in done.data["changes"]] == [2084, 2085]
    assert not is_provisional(2085)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a,b\n1,2\n", "columns"),
        (f"{HEAD}\n2084,31,31\n", "Line 2"),
        (f"{HEAD}\n", "no year"),
        (f"{HEAD}\n" + "2084" + ",31" * 12 + "\n", "add up to 372 days"),
        ("x" * 200_000, "too large"),
    ],
)
def test_a_file_that_is_no_list_of_years_is_refused(
    office: TestOffice, tmp_path: Path, text: str, reason: str
) -> None:
    file = tmp_path / "years.csv"
    file.write_text(text, encoding="utf-8")
    refused = _leoc(office, "import", str(file), "--source", GAZETTE, "--confirm")
    assert refused.status == 1
    assert reason in refused.err


def test_an_unsettled_year_is_pointed_out_from_falgun_on(office: TestOffice) -> None:
    calendar = office.sign_in("admin").calendar
    assert calendar.state().should_be_entered is None
    office.clock.set(datetime.combine(to_ad(BsDate(2083, 11, 1)), office.clock.now().time(), NEPAL))
    assert office.sign_in("admin").calendar.state().should_be_entered == 2084
    assert _entered(office).state().should_be_entered is None


def test_a_damaged_table_of_years_does_not_keep_the_office_closed(
    office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    _entered(office)

    def damaged(_session: object) -> None:
        raise StoreDamaged

    monkeypatch.setattr(open_office, "use_entered_years", damaged)
    services = office.sign_in("sita")
    services.office.each_minute()
    assert is_provisional(2084), "then the estimate is shown, and marked"
