"""The registers beside the incident on the command line: the log, advisories and situation reports."""

from __future__ import annotations

from pathlib import Path

from tests.features.advisories.test_advisories import RIVER
from tests.features.situation_reports.test_situation_reports import MONSOON
from tests.support.offices import PASSWORDS, TestOffice
from tests.support.terminal import leoc


def test_issuing_reprinting_and_listing(office: TestOffice, tmp_path: Path) -> None:
    sita = office.sign_in("sita")
    advisory = sita.advisories.draft({**RIVER, "end_day": ""})
    report = sita.situation_reports.submit(sita.situation_reports.draft(MONSOON).id)
    office.close()
    office.opened.clear()
    folder, hari = office.folder, PASSWORDS["hari"]

    def ask(*words: str) -> dict[str, object]:
        done = leoc(folder, *words, secrets=[hari], user="hari")
        assert done.status == 0, done.err
        assert isinstance(done.data, dict)
        return done.data

    issued = ask("advisory", "issue", advisory.id.hex())
    number = str(issued["number"])
    assert number.endswith("PA-0001")
    ask("advisory", "reprint", number, "--out", str(tmp_path / "notice.pdf"))
    assert (tmp_path / "notice.pdf").read_bytes().startswith(b"%PDF-")
    assert "सेती" in str(ask("advisory", "aloud", number)["text"])
    ask("advisory", "aloud", number, "--out", str(tmp_path / "aloud.pdf"))
    assert (tmp_path / "aloud.pdf").read_bytes().startswith(b"%PDF-")
    approved = ask("situation-report", "approve", report.id.hex())
    out = tmp_path / "report.pdf"
    ask("situation-report", "reprint", str(approved["number"]), "--out", str(out))
    assert out.read_bytes().startswith(b"%PDF-")
    assert ask("log", "note", "प्रहरीलाई खबर गरियो")["text"] == "प्रहरीलाई खबर गरियो"
