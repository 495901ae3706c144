"""The whole bulletin out of its PDF: every text that was written comes back, and the figures of ten real reports."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from leoc_desktop.report_kit import text as report_text
from leoc_desktop.report_kit.shaping import ShapedRun
from tests.features.incidents.test_loss_lines import LINES
from tests.journeys.test_real_reports import _as_incident, _reports
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.terminal import leoc

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
NEPALI_DIGITS = str.maketrans("0123456789", "०१२३४५६७८९")


@dataclass
class Written:
    """What was drawn, document by document: papers of more than one pass are drawn more than once."""

    by_document: dict[int, list[str]] = field(default_factory=dict)
    kept: list[object] = field(default_factory=list)

    @property
    def last(self) -> list[str]:
        """The texts of the document that was drawn last."""
        return list(self.by_document.values())[-1]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    """Hears of every text that goes onto a paper, at the one place where all of them do."""
    found, draw = Written(), report_text.draw_run

    def listening(canvas: Any, x: float, y: float, run: ShapedRun, *colour: str) -> None:
        found.kept.append(canvas)  # so that no other document gets its number
        found.by_document.setdefault(id(canvas._doc), []).append(run.text)
        draw(canvas, x, y, run, *colour)

    monkeypatch.setattr(report_text, "draw_run", listening)
    return found


def _read(pdf: Path) -> str:
    done = subprocess.run(
        ["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout


def _letters(texts: str) -> Counter[str]:
    return Counter(letter for letter in unicodedata.normalize("NFC", texts) if not letter.isspace())


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


@pytest.fixture
def issue(
    office: TestOffice, tmp_path: Path
) -> Callable[[list[dict[str, Any]], str, str, str], tuple[Any, Path]]:
    """Registers incidents and issues the bulletin of a period; what the terminal printed, and the paper."""

    def issued(incidents: list[dict[str, Any]], first: str, last: str, language: str) -> tuple[Any, Path]:
        more = json.dumps(incidents)
        sita = [PASSWORDS["sita"]]
        assert leoc(office.folder, "incident", "register", user="sita", secrets=sita, more=more).status == 0
        out = tmp_path / f"bulletin-{language}.pdf"
        words = (
            "bulletin",
            "issue",
            "--from",
            first,
            "--to",
            last,
            "--paper-language",
            language,
            "--out",
            str(out),
        )
        return leoc(office.folder, *words, user="hari", secrets=[PASSWORDS["hari"]]).data["content"], out

    return issued


@pytest.mark.parametrize("language", ["ne", "en"])
def test_every_text_of_the_bulletin_comes_back_exactly(written: Written, issue: Any, language: str) -> None:
    """Not a letter more or less in all, and every line as one piece, in both languages."""
    incidents = [
        {**LANDSLIDE, "dead_male": "", **LINES},
        LANDSLIDE,
        {**LANDSLIDE, "hazard": "fire", "wards": [9]},
    ]
    _content, out = issue(incidents, "2083-08-01", "2083-08-07", language)
    sources, read = written.last, _read(out)
    assert len(sources) > 100
    assert _letters(read) == _letters("".join(sources))
    whole = _squeezed(read)
    assert [text for text in sources if _squeezed(text) not in whole] == []


@pytest.mark.parametrize("language", ["ne", "en"])
def test_the_figures_of_ten_real_reports_stand_on_the_paper(
    written: Written, issue: Any, language: str
) -> None:
    content, out = issue(
        [_as_incident(report) for report in _reports()], "2082-01-30", "2082-01-31", language
    )
    whole = _squeezed(_read(out))

    def shown(figure: object) -> str:
        return str(figure).translate(NEPALI_DIGITS) if language == "ne" else str(figure)

    def count(figure: object) -> int:
        return len(re.findall(rf"(?<![\d०-९,.:/-]){re.escape(shown(figure))}(?![\d०-९,.:/-])", whole))

    total = content["total"]
    assert (total["incidents"], total["dead"]["known"], total["injured"]["known"]) == (10, 1, 6)
    assert all(count(figure) for figure in (10, 1, 6, 18))
    assert shown("31,30,000") in whole
    unknown = {"ne": "५ प्रतिवेदनमा थाहा छैन", "en": "not known in 5 reports"}[language]
    assert unknown in whole
    for table in ("by_ward", "by_hazard"):
        for row in content[table]:
            for name in ("incidents", "affected_families"):
                figure = row[name]["known"] if isinstance(row[name], dict) else row[name]
                assert not figure or count(figure), (table, name, figure)
