"""Whatever is fed to ``leoc``, it answers with one clear line and a status, and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from leoc_desktop.command_line import incidents
from tests.support.offices import PASSWORDS, TestOffice
from tests.support.terminal import leoc

SITA = (PASSWORDS["sita"],)


def _register(office: TestOffice, text: str) -> str:
    result = leoc(office.folder, "incident", "register", "-", "--draft", user="sita", secrets=SITA, more=text)
    assert result.status == 1
    return result.err.strip()


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("[1,2", "The input is not valid JSON"),
        ("[1, 2]", "The input must be a JSON object"),
        ("[" * 500_000, "The input is nested too deeply."),
        ('{"dead_male": "abc"}', "dead_male: "),
        ('{"dead": 1}', "There is no field of this name"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(office: TestOffice, text: str, answer: str) -> None:
    said = _register(office, text)
    assert answer in said
    assert "\n" not in said
    assert office.sign_in("sita").incidents.listed() == []


def test_a_file_that_is_too_large_is_refused(office: TestOffice, tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    large.write_text(" " * (incidents._LARGEST_INPUT + 1), encoding="utf-8")
    result = leoc(office.folder, "incident", "register", str(large), user="sita", secrets=SITA)
    assert (result.status, result.err.strip()) == (1, "The input is too large.")


def test_a_fault_of_the_program_is_one_line_with_a_number_and_is_logged(
    office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(_file: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(incidents, "_json_input", break_down)
    result = leoc(office.folder, "incident", "register", "-", user="sita", secrets=SITA)
    assert result.status == 1
    assert "tell IT this number" in result.err
    number = result.err.partition("no. ")[2][:6]
    logged = "".join(path.read_text() for path in office.folder.rglob("leoc.log"))
    assert f"fault {number}" in logged
    assert "ZeroDivisionError at break_down" in logged
