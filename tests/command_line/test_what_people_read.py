"""What commands print for people: what stands in a record, days and hours of Nepal, and a word where nothing is."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leoc_desktop.foundation.clock import NEPAL
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.terminal import Result, leoc


@pytest.fixture
def registered(office: TestOffice) -> TestOffice:
    """With one incident."""
    office.sign_in("sita").incidents.register(LANDSLIDE)
    office.close()
    return office


def _as(office: TestOffice, name: str, *words: str) -> Result:
    return leoc(office.folder, *words, user=name, secrets=[PASSWORDS[name]], as_json=False)


def test_an_incident_is_shown_field_by_field_and_its_history_in_words(registered: TestOffice) -> None:
    said = _as(registered, "sita", "incident", "show", "LEOC/2083-84/0001", "--history").out
    assert "  Place / tole: खोलापारि\n" in said
    assert "  Affected families: 4\n" in said
    assert "  Injured: male: Not known\n" in said
    assert "incident.register" not in said
    assert "2083-08-07 09:00  सीता श्रेष्ठ  Registered an incident\n" in said


def test_an_empty_list_says_so(office: TestOffice) -> None:
    assert _as(office, "hari", "event", "list").out == "There is nothing to show.\n"


def test_a_backup_goes_into_a_folder_named_from_where_one_is(
    office: TestOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()
    monkeypatch.chdir(tmp_path)
    made = _as(office, "admin", "backup", "now", "--to", "stick")
    assert made.status == 0, made.err
    assert list((tmp_path / "stick").glob("*.leocb"))
    listed = _as(office, "admin", "backup", "list").out
    found = re.match(r"2\d{3}-\d\d-\d\d (\d\d:\d\d)  .*-\d{8}T(\d{6})Z-", listed)
    assert found, listed
    there = datetime.strptime(found[2], "%H%M%S").replace(tzinfo=UTC)
    assert found[1] == there.astimezone(NEPAL).strftime("%H:%M")
