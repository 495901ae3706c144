"""Ten real reports of 13 and 14 May 2025 go in as they stand and come out of the bulletin with the same figures."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.offices import PASSWORDS, TestOffice
from tests.support.terminal import leoc

REPORTS = Path(__file__).parents[1] / "data" / "drr_reports_2082-01.csv"


def _reports() -> list[dict[str, str]]:
    with REPORTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _number(text: str) -> int | None:
    return int(text) if text else None


def _as_incident(report: dict[str, str]) -> dict[str, object]:
    return {
        "hazard": report["hazard_en"],
        "incident_date": report["date_bs"],
        "wards": [int(report["ward"])],
        "dead_unknown_sex": _number(report["dead_sex_unknown"]),
        "missing_unknown_sex": _number(report["missing"]),
        "injured_unknown_sex": _number(report["injured"]),
        "affected_families": _number(report["affected_families"]),
        "houses_fully_damaged": _number(report["private_houses_full"]),
        "houses_partly_damaged": _number(report["private_houses_partly"]),
        "estimated_loss": _number(report["estimated_loss_npr"]),
    }


@pytest.fixture
def issued(office: TestOffice, tmp_path: Path) -> tuple[dict[str, object], Path]:
    """The bulletin of 2082-01-30 to 2082-01-31 over the ten reports: what was printed, and the paper."""
    incidents = json.dumps([_as_incident(report) for report in _reports()])
    registered = leoc(
        office.folder, "incident", "register", user="sita", secrets=[PASSWORDS["sita"]], more=incidents
    )
    assert len(registered.data) == 10
    out = tmp_path / "bulletin.pdf"
    words = ("bulletin", "issue", "--from", "2082-01-30", "--to", "2082-01-31", "--out", str(out))
    return leoc(office.folder, *words, user="hari", secrets=[PASSWORDS["hari"]]).data["content"], out


def test_the_totals_are_those_of_the_reports(issued: tuple[dict[str, object], Path]) -> None:
    total = issued[0]["total"]
    assert isinstance(total, dict)
    assert total["incidents"] == 10
    assert total["dead"]["known"] == 1
    assert total["dead_unknown_sex"]["known"] == 1
    assert total["dead_male"] == {"known": 0, "unknown": 10, "reports": 10}
    assert total["missing"] == {"known": 0, "unknown": 0, "reports": 10}
    assert total["injured"]["known"] == 6
    assert total["affected_families"]["known"] == 18
    assert total["houses_fully_damaged"]["known"] == 1
    assert total["houses_partly_damaged"]["known"] == 1
    assert total["estimated_loss"] == {"known": 3_130_000_00, "unknown": 5, "reports": 10}


@pytest.mark.parametrize(
    ("column", "figure"),
    [
        ("dead_sex_unknown", "dead"),
        ("missing", "missing"),
        ("injured", "injured"),
        ("affected_families", "affected_families"),
        ("private_houses_full", "houses_fully_damaged"),
        ("private_houses_partly", "houses_partly_damaged"),
    ],
)
def test_every_ward_and_hazard_adds_up(
    issued: tuple[dict[str, object], Path], column: str, figure: str
) -> None:
    content = issued[0]
    for key in ("by_ward", "by_hazard"):
        rows = content[key]
        assert isinstance(rows, list)
        assert sum(row[figure]["known"] for row in rows) == sum(
            _number(report[column]) or 0 for report in _reports()
        )
    by_ward = {row["ward"]: row[figure]["known"] for row in content["by_ward"]}  # type: ignore[attr-defined]
    for ward in range(1, 10):
        assert by_ward[ward] == sum(_number(r[column]) or 0 for r in _reports() if int(r["ward"]) == ward)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_the_paper_says_so_in_nepali(issued: tuple[dict[str, object], Path]) -> None:
    words = subprocess.run(
        ["pdftotext", str(issued[1]), "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout.split()
    text = " ".join(words)
    for said in (
        "थलारा गाउँपालिका",
        "दैनिक विपद् बुलेटिन",
        "रु. ३१,३०,०००",
        "५ प्रतिवेदनमा थाहा छैन",
        "आगलागी",
        "हुरी बतास",
        "चट्याङ",
    ):
        assert said in text
