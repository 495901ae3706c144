"""Wrong secrets, files, dates and figures: one clear line in the reader's language, and nothing is changed."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from leoc_desktop.access.key_derivation import FLOOR
from leoc_desktop.features.office.service import NewOffice
from leoc_desktop.startup.services import open_doors
from tests.support.offices import LANDSLIDE, PASSWORDS, THALARA, TestOffice
from tests.support.store_surgery import flip_byte
from tests.support.terminal import leoc

SITA = (PASSWORDS["sita"],)
LANGUAGES = pytest.mark.parametrize("language", ["en", "ne"])
OWN_WORDS = ("dead_male", "incident_date", "vault.a.json", "vault.b.json", "json", "leoc", "bulletin", "pdf")
"""What stays in Roman letters in a Nepali line: names of fields, files and commands."""


def _said(
    office: TestOffice, language: str, *words: str, secrets: Sequence[str] = SITA, more: str = ""
) -> str:
    result = leoc(office.folder, *words, user="sita", secrets=secrets, more=more, language=language)
    assert result.status == 1
    said = result.err.strip()
    assert "\n" not in said
    assert json.loads(result.out) == {"error": said}
    if language == "ne":
        left = said.replace(str(office.folder.parent), "").lower()
        for word in OWN_WORDS:
            left = left.replace(word, "")
        assert not any("a" <= letter <= "z" for letter in left), said
    return said


def _kept(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.name.startswith(("leoc.db", "vault"))
    }


@LANGUAGES
def test_a_wrong_password(office: TestOffice, language: str) -> None:
    said = _said(office, language, "incident", "list", secrets=("not-the-password-of-sita",))
    assert said == {"en": "Wrong user name or password.", "ne": "प्रयोगकर्ता वा पासवर्ड मिलेन।"}[language]


@LANGUAGES
def test_a_plaintext_database(office: TestOffice, language: str) -> None:
    database = office.folder / "leoc.db"
    for name in ("leoc.db", "leoc.db-wal", "leoc.db-shm"):
        (office.folder / name).unlink(missing_ok=True)
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE office (name TEXT)")
    before = _kept(office.folder)
    said = _said(office, language, "incident", "list")
    assert ("not encrypted" if language == "en" else "इन्क्रिप्टेड छैन") in said
    assert _kept(office.folder) == before


@LANGUAGES
def test_the_database_of_another_office(office: TestOffice, tmp_path: Path, language: str) -> None:
    other = open_doors(tmp_path / "other", office.clock)
    other.office.set_up(NewOffice(THALARA, "ne", "admin", "प्रकाश जोशी", PASSWORDS["admin"]), kdf=FLOOR)
    for name in ("leoc.db-wal", "leoc.db-shm"):
        (office.folder / name).unlink(missing_ok=True)
    (office.folder / "leoc.db").write_bytes((tmp_path / "other" / "leoc.db").read_bytes())
    before = _kept(office.folder)["leoc.db"]
    said = _said(office, language, "incident", "list")
    assert ("does not belong to this office" if language == "en" else "यस कार्यालयको होइन") in said
    assert _kept(office.folder)["leoc.db"] == before


@LANGUAGES
def test_a_database_with_a_flipped_byte(office: TestOffice, language: str) -> None:
    flip_byte(office.folder / "leoc.db", 60)
    said = _said(office, language, "incident", "list")
    assert ("Restore a backup." if language == "en" else "ब्याकअपबाट पुनर्स्थापना गर्नुहोस्।") in said


@LANGUAGES
def test_lost_key_files(office: TestOffice, language: str) -> None:
    for name in ("vault.a.json", "vault.b.json"):
        (office.folder / name).unlink()
    said = _said(office, language, "incident", "list")
    assert ("key files" if language == "en" else "साँचो फाइल") in said


@LANGUAGES
@pytest.mark.parametrize(
    ("changed", "english", "nepali"),
    [
        ({"incident_date": "2083-08-32"}, "has only 29 days", "२९ दिन मात्र"),
        ({"incident_date": "2083-13-01"}, "There is no month 13", "महिना १३ हुँदैन"),
        ({"incident_date": "2083-09-01"}, "future", "भविष्य"),
        ({"dead_male": -1}, "dead_male", "dead_male"),
        ({"dead_male": "-१"}, "dead_male", "dead_male"),
    ],
)
def test_impossible_dates_and_figures(
    office: TestOffice, language: str, changed: dict[str, object], english: str, nepali: str
) -> None:
    text = json.dumps({**LANDSLIDE, **changed})
    said = _said(office, language, "incident", "register", "-", more=text)
    assert (english if language == "en" else nepali) in said
    assert next(iter(changed)) in said
    assert office.sign_in("sita").incidents.listed() == []


@LANGUAGES
def test_a_period_that_does_not_exist(office: TestOffice, tmp_path: Path, language: str) -> None:
    out = tmp_path / "b.pdf"
    said = _said(
        office,
        language,
        "bulletin",
        "preview",
        "--from",
        "2083-08-32",
        "--to",
        "2083-08-33",
        "--out",
        str(out),
    )
    assert ("has only 29 days" if language == "en" else "२९ दिन मात्र") in said
    assert not out.exists()


@LANGUAGES
def test_a_paper_without_a_folder(office: TestOffice, tmp_path: Path, language: str) -> None:
    days = ("--from", "2083-08-01", "--to", "2083-08-07")
    said = _said(office, language, "bulletin", "preview", *days, "--out", str(tmp_path / "1" / "2.pdf"))
    assert ("There is no folder" if language == "en" else "फोल्डर") in said


@pytest.mark.parametrize(("language", "answer"), [("en", "There is no terminal"), ("ne", "टर्मिनल छैन")])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks at its console, whatever standard input is")
def test_a_prompt_without_anybody_to_answer_it(office: TestOffice, language: str, answer: str) -> None:
    """No terminal and nothing on standard input, as under cron: no fault number, no warning of Python's."""
    words = ("incident", "list", "--as", "sita", "--language", language, "--data-dir", str(office.folder))
    run = subprocess.run(
        [sys.executable, "-m", "leoc_desktop.startup.terminal", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        start_new_session=True,
        check=False,
    )
    told = run.stderr.decode("utf-8")
    assert run.returncode == 1
    assert answer in told
    assert "Warning" not in told
    assert not list(office.folder.rglob("leoc.log"))
