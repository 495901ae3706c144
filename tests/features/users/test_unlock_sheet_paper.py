"""The sheet of one-time unlock keys on paper, and the commands that issue, show and end it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from leoc_desktop.features.users.report import render_unlock_sheet
from leoc_desktop.foundation import translation
from leoc_desktop.foundation.clock import SystemClock
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.terminal import leoc

REASON = "मृतक संख्या गलत"


@pytest.fixture(autouse=True)
def _the_clock_of_the_computer(office: TestOffice) -> None:
    """Commands know no other."""
    office.clock.set(SystemClock().now())


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize("language", ["ne", "en"])
def test_every_row_stands_on_the_paper_with_its_key(office: TestOffice, language: str) -> None:
    hari = office.sign_in("hari")
    sheet = hari.users.issue_unlock_sheet(rows=3)
    translation.choose(translation.Language.of(language))
    pdf = render_unlock_sheet(sheet, hari.users.office_on_paper())
    said = _text(pdf)
    for key in sheet.keys:
        assert key in said
    assert "हरि बोहरा" in said
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    assert pdf == render_unlock_sheet(sheet, hari.users.office_on_paper())


def test_a_full_sheet_fits_on_two_pages_with_its_heading(office: TestOffice) -> None:
    hari = office.sign_in("hari")
    sheet = hari.users.issue_unlock_sheet(rows=1)
    many = type(sheet)(sheet.number, sheet.supervisor, sheet.issued_at, sheet.keys * 40)
    document = pypdfium2.PdfDocument(render_unlock_sheet(many, hari.users.office_on_paper()))
    assert len(document) == 2
    assert "Operator" in document[1].get_textpage().get_text_bounded()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_the_words_can_be_copied_out(office: TestOffice, tmp_path: Path) -> None:
    hari = office.sign_in("hari")
    translation.choose(translation.Language.of("ne"))
    paper = tmp_path / "sheet.pdf"
    paper.write_bytes(
        render_unlock_sheet(hari.users.issue_unlock_sheet(rows=1), hari.users.office_on_paper())
    )
    said = subprocess.run(["pdftotext", paper, "-"], capture_output=True, check=True).stdout.decode()
    assert "सुपरिवेक्षक: हरि बोहरा" in said


def test_a_sheet_is_issued_shown_and_ended_at_the_terminal(office: TestOffice, tmp_path: Path) -> None:
    number = office.sign_in("sita").incidents.register(LANDSLIDE).number
    office.close()
    own = {"user": "hari", "secrets": [PASSWORDS["hari"]]}
    paper = tmp_path / "sheet.pdf"
    refused = leoc(office.folder, "unlock-sheet", "issue", "--out", str(tmp_path / "no" / "sheet.pdf"), **own)
    assert (refused.status, "no folder" in refused.err) == (1, True)
    issued = leoc(office.folder, "unlock-sheet", "issue", "--rows", "2", "--out", str(paper), **own).data
    assert issued == {"sheet": 1, "rows": 2, "file": str(paper)}
    key = next(word for word in _text(paper.read_bytes()).split() if word.count("-") == 3)
    sita = office.sign_in("sita")
    sita.incidents.unlock(number, supervisor="hari", unlock_key=key, reason=REASON, sheet_row=1)
    office.close()
    rows = leoc(office.folder, "unlock-sheet", "list", **own).data["rows"]
    assert [(row["row"], row["number"], row["operator"]) for row in rows] == [
        (1, number, "सीता श्रेष्ठ"),
        (2, None, None),
    ]
    assert leoc(office.folder, "unlock-sheet", "revoke", **own).data == {"name": "hari"}
    assert leoc(office.folder, "unlock-sheet", "list", **own).data["sheet"] is None
    assert leoc(office.folder, "unlock-sheet", "list", **own).data["key_issued_at"]


def test_requests_are_sent_listed_declined_and_granted_at_the_terminal(office: TestOffice) -> None:
    number = office.sign_in("sita").incidents.register(LANDSLIDE).number
    office.close()
    hari = {"user": "hari", "secrets": [PASSWORDS["hari"]]}
    sita = {"user": "sita", "secrets": [PASSWORDS["sita"]]}
    ask = ("unlock-request", "send", number, "--reason", REASON)
    assert leoc(office.folder, *ask, **sita).data == {"number": number}
    (waiting,) = leoc(office.folder, "unlock-request", "list", **hari).data
    assert (waiting["number"], waiting["operator"], waiting["reason"]) == (number, "sita", REASON)
    decline = ("unlock-request", "decline", waiting["id"], "--reason", "पहिले फोन गर्नुहोस्")
    assert leoc(office.folder, *decline, **hari).data["number"] == number
    assert leoc(office.folder, *decline, **hari).status == 1
    leoc(office.folder, *ask, **sita)
    (waiting,) = leoc(office.folder, "unlock-request", "list", **hari).data
    granted = leoc(
        office.folder, "unlock-request", "grant", waiting["id"], user="hari",
        secrets=[PASSWORDS["hari"], office.unlock_keys["hari"]],
    )  # fmt: skip
    assert granted.data["operator"] == "sita"
    assert leoc(office.folder, "unlock-request", "list", **hari).data == []
    office.clock.set(SystemClock().now())
    assert office.sign_in("sita").incidents.correct(number, {"dead_male": 2}).locked


def test_users_are_changed_let_in_again_and_forgiven_at_the_terminal(office: TestOffice) -> None:
    admin = {"user": "admin", "secrets": [PASSWORDS["admin"]]}
    changed = leoc(office.folder, "user", "change", "ram", "--post", "सहायक", **admin).data
    assert (changed["full_name"], changed["post"]) == ("राम सिंह", "सहायक")
    leoc(office.folder, "user", "disable", "ram", **admin)
    given = leoc(office.folder, "user", "enable", "ram", **admin).data["one_time_password"]
    assert given
    assert leoc(office.folder, "user", "forgive", "gita", **admin).data == {"name": "gita"}
    people = leoc(office.folder, "user", "list", **admin).data
    assert {one["name"]: one["closed"] for one in people}["gita"] is False
    assert leoc(office.folder, "user", "forgive", "nobody", **admin).status == 1
