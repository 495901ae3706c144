"""Rapid assessments on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.support.offices import PASSWORDS, TestOffice
from tests.support.rapid_assessments import FLOOD, answers
from tests.support.terminal import leoc


def test_from_draft_to_totals(office: TestOffice, tmp_path: Path) -> None:
    sita = office.sign_in("sita")
    sita.events.add(FLOOD)
    office.close()
    office.opened.clear()
    event = ("--event", "October flood")

    def ask(*words: str, user: str = "sita", more: object = None) -> Any:
        typed = json.dumps(more) if more is not None else ""
        done = leoc(office.folder, "assessment", *words, secrets=[PASSWORDS[user]], user=user, more=typed)
        assert done.status == 0, done.err
        return done.data

    key = ask("add", more=answers(3, dead=None, injured=7))["id"]
    assert ask("change", key, more={"injured": 8})["injured"] == 8
    ask("submit", key)
    assert ask("verify", key, user="hari")["state"] == "verified"
    assert [row["id"] for row in ask("list", *event)] == [key]
    totals = ask("totals", *event, "--out", str(tmp_path / "totals.pdf"))
    assert totals["totals"]["injured"] == {"known": 8, "unknown": 0, "reports": 1}
    assert totals["totals"]["dead"] == {"known": 0, "unknown": 1, "reports": 1}
    assert totals["wards"][0]["dead"] is None
    ask("blank", *event, "--ward", "3", "--out", str(tmp_path / "blank.pdf"))
    assert (tmp_path / "blank.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "totals.pdf").read_bytes().startswith(b"%PDF-")
