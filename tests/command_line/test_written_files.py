"""A paper that cannot be written down is not issued; one that was issued all the same is said to be."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from leoc_desktop.command_line import written_file
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.terminal import Result, leoc

HARI = (PASSWORDS["hari"],)
DAYS = ("--from", "2083-08-01", "--to", "2083-08-07")
TOO_LONG = "b" * 300 + ".pdf"


def _issue(office: TestOffice, out: Path, language: str = "en") -> Result:
    words = ("bulletin", "issue", *DAYS, "--out", str(out))
    return leoc(office.folder, *words, user="hari", secrets=HARI, language=language)


def _issued(office: TestOffice) -> list[str]:
    return [row["number"] for row in leoc(office.folder, "bulletin", "list", user="hari", secrets=HARI).data]


@pytest.mark.parametrize("language", ["en", "ne"])
def test_no_number_is_given_for_a_file_that_cannot_be_made(
    office: TestOffice, tmp_path: Path, language: str
) -> None:
    """The folder is there, so only trying shows it; the reason is told in the reader's language."""
    result = _issue(office, tmp_path / TOO_LONG, language)
    assert result.status == 1
    assert ("the name is too long" if language == "en" else "नाम धेरै लामो छ") in result.err
    assert _issued(office) == []
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_without_the_right_to_write(
    office: TestOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests may run as root, who may write anywhere: the refusal is the system's own, given by hand."""

    def refused(self: Path, **_how: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "touch", refused)
    for words in (
        ("bulletin", "issue", *DAYS, "--out", str(tmp_path / "b.pdf")),
        ("bulletin", "preview", *DAYS, "--out", str(tmp_path / "b.pdf")),
        ("audit", "export", "--out", str(tmp_path / "log.csv")),
        ("log", "sheet", *DAYS, "--out", str(tmp_path / "sheet.pdf")),
        ("situation-report", "reprint", "1", "--out", str(tmp_path / "report.pdf")),
        ("advisory", "reprint", "1", "--out", str(tmp_path / "notice.pdf")),
        ("assessment", "blank", "--out", str(tmp_path / "form.pdf")),
        ("event", "show", "x", "--out", str(tmp_path / "event.pdf")),
        ("unlock-sheet", "issue", "--out", str(tmp_path / "keys.pdf")),
    ):
        result = leoc(office.folder, *words, user="hari", secrets=HARI)
        assert (result.status, "you have no right to do it there" in result.err) == (1, True), words
        assert "Permission denied" not in result.err
    assert _issued(office) == []


def test_what_was_issued_before_the_disk_failed_is_told_with_its_number(
    office: TestOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.sign_in("sita").incidents.register(LANDSLIDE)
    out = tmp_path / "bulletin.pdf"

    def full(_path: Path, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(written_file, "write_durably", full)
    result = _issue(office, out)
    (number,) = _issued(office)
    assert result.status == 1
    assert f"Bulletin {number} was issued and is kept in the office" in result.err
    assert "the disk is full" in result.err
    assert "leoc bulletin reprint" in result.err
    monkeypatch.undo()
    words = ("bulletin", "reprint", number, "--out", str(out))
    assert leoc(office.folder, *words, user="hari", secrets=HARI).status == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_a_file_that_is_there_stays_when_nothing_is_issued(office: TestOffice, tmp_path: Path) -> None:
    out = tmp_path / "bulletin.pdf"
    out.write_bytes(b"the former one")
    result = leoc(
        office.folder,
        "bulletin",
        "issue",
        *DAYS,
        "--out",
        str(out),
        user="gita",
        secrets=(PASSWORDS["gita"],),
    )
    assert (result.status, out.read_bytes()) == (1, b"the former one")
    assert [path.name for path in tmp_path.iterdir() if path.name != "office"] == ["bulletin.pdf"]
