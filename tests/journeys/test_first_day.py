"""From first run to a printed bulletin and a restored office, on the command line, as the README tells it."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from tests.support.offices import LANDSLIDE, PASSWORDS
from tests.support.terminal import Result, leoc

YESTERDAY = "हिजो"


def _incident() -> str:
    return json.dumps({**LANDSLIDE, "incident_date": YESTERDAY})


def _set_up(folder: Path) -> Result:
    return leoc(folder, "init", "--local-level", "70211", "--admin", "admin", secrets=[PASSWORDS["admin"]])


def _hire(folder: Path, name: str, role: str) -> None:
    """The administrator adds somebody, who chooses a password at the first sign-in."""
    added = leoc(
        folder,
        "user",
        "add",
        name,
        "--role",
        role,
        "--full-name",
        name.title(),
        user="admin",
        secrets=[PASSWORDS["admin"]],
    )
    one_time = added.data["one_time_password"]
    refused = leoc(folder, "incident", "list", user=name, secrets=[one_time])
    assert (refused.status, "own password" in refused.err) == (1, True)
    assert leoc(folder, "user", "password", user=name, secrets=[one_time, PASSWORDS[name]]).status == 0


def _as(folder: Path, user: str, *words: str, secrets: tuple[str, ...] = (), more: str = "") -> Result:
    return leoc(folder, *words, user=user, secrets=[PASSWORDS[user], *secrets], more=more)


def _text(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_from_first_run_to_a_restored_office(tmp_path: Path) -> None:
    office, share, new_pc = tmp_path / "office", tmp_path / "share", tmp_path / "new_pc"
    share.mkdir()

    # 1. First run.
    code = _set_up(office).data["recovery_code"]
    assert _set_up(office).status == 1

    # 2. People; the supervisor issues his key himself.
    _hire(office, "sita", "operator")
    _hire(office, "hari", "supervisor")
    key = _as(office, "hari", "unlock-key", "issue").data["unlock_key"]
    assert _as(office, "sita", "unlock-key", "issue").status == 1

    # 3. The operator registers in Nepali; the number comes with the lock.
    incident = _as(office, "sita", "incident", "register", more=_incident()).data
    number = incident["number"]
    assert number.startswith("LEOC/")
    assert number.endswith("/0001")
    assert incident["locked"]
    assert incident["values"]["tole"] == "खोलापारि"
    assert incident["values"]["dead_female"] == 0
    assert incident["values"]["injured_male"] is None

    # 4. Locked; unlocked with the supervisor's key, corrected, locked again.
    refused = _as(office, "sita", "incident", "correct", number, more='{"dead_female": 1}')
    assert (refused.status, "locked" in refused.err) == (1, True)
    unlocked = _as(
        office,
        "sita",
        "incident",
        "unlock",
        number,
        "--supervisor",
        "hari",
        "--reason",
        "एक महिला थपियो",
        secrets=(key,),
    )
    assert not unlocked.data["locked"]
    corrected = _as(office, "sita", "incident", "correct", number, more='{"dead_female": 1}').data
    assert corrected["locked"]
    history = _as(office, "sita", "incident", "show", number, "--history").data["history"]
    assert [step["action"] for step in history] == [
        "incident.register",
        "incident.unlock",
        "incident.correct",
    ]
    assert (history[2]["before"], history[2]["after"]) == ({"dead_female": 0}, {"dead_female": 1})

    # 5. Verified and approved by another person.
    assert _as(office, "sita", "incident", "verify", number).status == 1
    assert _as(office, "hari", "incident", "verify", number).data["state"] == "verified"
    assert _as(office, "hari", "incident", "approve", number).data["state"] == "approved"

    # 6. The bulletin: no number at preview, one at issue, the same paper ever after.
    out = tmp_path / "bulletin.pdf"
    period = ("--from", YESTERDAY, "--to", "आज", "--out", str(out))
    assert _as(office, "sita", "bulletin", "preview", *period).data["number"] is None
    issued = _as(office, "hari", "bulletin", "issue", *period).data
    assert issued["number"].endswith("/DB-0001")
    assert issued["content"]["total"]["dead"] == {"known": 2, "unknown": 0, "reports": 1}
    assert issued["audit_code"] in _text(out)
    again = tmp_path / "again.pdf"
    _as(office, "hari", "bulletin", "reprint", issued["number"], "--out", str(again))
    assert again.read_bytes() == out.read_bytes()

    # 7. Backup, proved; restored with nothing but the file and the code; passwords stay.
    backup = _as(office, "admin", "backup", "now", "--to", str(share)).data
    assert (
        leoc(tmp_path, "backup", "verify", backup["file"], "--recovery-code-stdin", secrets=[code]).data[
            "incidents"
        ]
        == 1
    )
    restored = leoc(new_pc, "restore", backup["file"], "--recovery-code-stdin", secrets=[code])
    assert restored.data["newest_incident"] == number
    assert _as(new_pc, "sita", "incident", "show", number).data["values"]["dead_female"] == 1
    assert _as(new_pc, "hari", "audit", "verify").data["whole"]
    assert _as(office, "hari", "audit", "verify").data["whole"]


@pytest.mark.parametrize("cut", [1, 5000])
def test_a_truncated_backup_is_refused_and_changes_nothing(tmp_path: Path, cut: int) -> None:
    office, share = tmp_path / "office", tmp_path / "share"
    share.mkdir()
    code = _set_up(office).data["recovery_code"]
    file = Path(_as(office, "admin", "backup", "now", "--to", str(share)).data["file"])
    file.write_bytes(file.read_bytes()[:-cut])
    refused = leoc(tmp_path / "new", "restore", str(file), "--recovery-code-stdin", secrets=[code])
    assert refused.status == 1
    assert "incomplete" in refused.err
    assert not (tmp_path / "new" / "leoc.db").exists()
    assert _set_up(tmp_path / "new").status == 0
