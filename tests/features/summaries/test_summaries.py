"""Papers of a period: who may make them, what the log says, what stands on them, window and command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from leoc_desktop.features.summaries.page import SummaryPage
from leoc_desktop.features.summaries.report import export_summary
from leoc_desktop.features.summaries.rules import Asked, Paper, of_bs_year, of_fiscal_year
from leoc_desktop.foundation.errors import PasswordNeeded, PermissionDenied, Refused
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import Language, speaking
from leoc_desktop.startup.services import Services
from tests.support.excel_file import cells_of
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.page_frame import PageFrame
from tests.support.printed import pages_of, text_of
from tests.support.terminal import Result, leoc

NAME, LOST = "राम बहादुर सिंह", "गीता बोहरा"
PEOPLE: Sequence[dict[str, object]] = (
    {"status": "dead", "name": NAME, "sex": "male", "age": 54, "body_identified": True, "body_handed_over": False},
    {"status": "missing", "sex": "female", "count": 2, "ward": 1},
    {"status": "missing", "name": LOST, "sex": "female", "outcome": "found_dead", "outcome_on": "2083-08-07"},
    {"status": "missing", "name": "सीता सिंह", "sex": "female", "outcome": "found", "outcome_on": "2083-08-07"},
)  # fmt: skip
RAW: dict[str, object] = {**LANDSLIDE, "people": list(PEOPLE), "dead_male": 3, "dead_female": 1}
YEAR = FiscalYear(2083)
WARDS, MONTHS = of_fiscal_year(Paper.WARDS, YEAR), of_bs_year(Paper.MONTHS, 2083)
LIST = replace(of_fiscal_year(Paper.PEOPLE, YEAR), language="en")


@pytest.fixture
def sita(office: TestOffice) -> Services:
    """The operator."""
    return office.sign_in("sita")


@pytest.fixture
def hari(office: TestOffice) -> Services:
    """The supervisor, who typed his password just now."""
    return office.sign_in("hari")


def _logged(office: TestOffice, action: str) -> list[str]:
    with office.sign_in("maya").office.store.read() as session:
        rows = session.execute(text("SELECT body FROM audit_row WHERE action = :action"), {"action": action})
        return [str(row.body) for row in rows]


def test_the_list_says_of_everybody_what_is_true_today(sita: Services, hari: Services) -> None:
    number = sita.incidents.register(RAW).number
    printed = text_of(hari.summaries.people_paper(LIST))
    assert "INTERNAL – names persons, not to be given out" in printed
    assert f"1 {NAME} Male 54 1 3 – Dead, body identified, body not handed over" in printed
    assert "2 not named Female ? 2 1 – Missing since 2083-08-06" in printed
    assert f"3 {LOST} Female ? 1 3 – Found dead, 2083-08-07" in printed
    assert "Found alive, 2083-08-07" in printed
    assert "5 not described by a line Male – 2 3 – Dead" in printed
    assert "Dead: 4 · Missing: 2 · Found alive: 1" in printed
    assert number in printed


def test_who_may_name_the_dead_and_that_it_is_logged(
    office: TestOffice, sita: Services, hari: Services
) -> None:
    sita.incidents.register(RAW)
    for who in (sita, office.sign_in("gita"), office.sign_in("admin")):
        with pytest.raises(PermissionDenied):
            who.summaries.people_paper(LIST)
    with pytest.raises(Refused):
        sita.summaries.paper(LIST)
    hari.summaries.people_paper(LIST)
    (body,) = _logged(office, "summary.list_people")
    assert NAME not in body
    office.clock.advance(timedelta(minutes=6))
    with pytest.raises(PasswordNeeded):
        hari.summaries.people_paper(LIST)
    with pytest.raises(PasswordNeeded):
        hari.summaries.export_people(LIST)
    assert len(_logged(office, "summary.list_people")) == 1


def test_papers_of_figures_name_nobody(office: TestOffice, sita: Services) -> None:
    sita.incidents.register(RAW)
    gita = office.sign_in("gita")
    for asked in (WARDS, MONTHS):
        printed = text_of(gita.summaries.paper(asked))
        assert not [name for name in (NAME, LOST) if name in printed]
        assert "१ घटना प्रमाणित हुन बाँकी छ।" in printed
    nepali = text_of(gita.summaries.paper(WARDS))
    assert "वडा अनुसार सारांश · आ.व. २०८३/८४" in nepali
    assert "२०८३ साउन १ गते देखि" in nepali
    assert "महिना अनुसार प्रकोप · वि.सं. २०८३" in text_of(gita.summaries.paper(MONTHS))
    with pytest.raises(PermissionDenied):
        gita.summaries.export(WARDS)


def test_a_ward_whose_line_knows_no_number_is_not_silent(sita: Services) -> None:
    lines = {"structures": [{"kind": "house", "damage": "full", "ward": 1}], "houses_fully_damaged": None}
    sita.incidents.register({**LANDSLIDE, **lines})
    printed = text_of(sita.summaries.paper(replace(WARDS, language="en")))
    assert "1 0 1 – – – – ? – – ? 2 0 0" in printed
    day = Asked(Paper.WARDS, date(2026, 11, 22), date(2026, 11, 22)).period
    bulletin = sita.bulletins.preview(day).content
    assert dict(bulletin.by_ward())[1].houses_fully_damaged.nothing_known


def test_papers_without_an_incident_say_so(sita: Services, hari: Services) -> None:
    (page,) = pages_of(sita.summaries.paper(replace(MONTHS, language="en")))
    assert "No incident was reported in this period." in page
    (page,) = pages_of(hari.summaries.people_paper(LIST))
    assert "Nobody is recorded as dead or missing in this period." in page
    assert "Prepared by" in page
    assert len(pages_of(sita.summaries.paper(WARDS))) == 1


def test_excel_files_hold_numbers_and_words_for_what_is_not_known(
    office: TestOffice, sita: Services, hari: Services, tmp_path: Path
) -> None:
    sita.incidents.register(RAW)
    path = tmp_path / "paper.xlsx"
    export_summary(hari.summaries, replace(WARDS, language="en"), path, Progress())
    rows = {str(row[0]): row[1:] for row in cells_of(path.read_bytes()) if row}
    assert rows["3"][:4] == [1.0, 0.0, 4.0, 0.0]
    assert rows["Total"][:4] == [1.0, 4.0, 2.0, "Not known"], "an empty cell is left out"
    export_summary(hari.summaries, replace(MONTHS, language="en"), path, Progress())
    landslide = next(row for row in cells_of(path.read_bytes()) if row[:1] == ["Landslide"])
    assert landslide == ["Landslide", *[0.0] * 7, 1.0, 1.0], "no zero for months that have not begun"
    export_summary(hari.summaries, LIST, path, Progress())
    people = [row for row in cells_of(path.read_bytes()) if row[:1] == [NAME]]
    assert people[0][1:5] == ["Male", 54.0, 1.0, 3.0]
    assert [len(_logged(office, f"summary.{what}")) for what in ("export", "export_people")] == [2, 1]


def test_a_table_by_month_needs_a_year() -> None:
    with pytest.raises(Refused, match="whole year"):
        Asked(Paper.MONTHS, date(2026, 11, 1), date(2026, 11, 30))
    with speaking(Language.of("ne")):
        assert Paper.PEOPLE.label == "मृतक तथा बेपत्ताको सूची"


def test_on_the_command_line(office: TestOffice, sita: Services, tmp_path: Path) -> None:
    sita.incidents.register(RAW)
    out = tmp_path / "paper.pdf"

    def run(user: str, *words: str, out: Path = out) -> Result:
        return leoc(office.folder, "paper", *words, "--out", str(out), user=user, secrets=[PASSWORDS[user]])

    assert run("gita", "wards", "--fiscal-year", "2083/84", "--paper-language", "en").status == 0
    assert "Summary by ward · F.Y. 2083/84" in text_of(out.read_bytes())
    assert run("hari", "people", "--from", "2083-08-01", "--to", "2083-08-07").status == 0
    assert NAME in text_of(out.read_bytes())
    assert run("hari", "months", "--year", "2083", out=tmp_path / "m.xlsx").status == 0


@pytest.mark.parametrize(
    "words",
    [
        ("wards",),
        ("wards", "--year", "2083", "--fiscal-year", "2083/84"),
        ("wards", "--from", "2083-08-01"),
        ("months", "--from", "2083-08-01", "--to", "2083-08-07"),
    ],
)
def test_one_period_has_to_be_named(tmp_path: Path, words: Sequence[str]) -> None:
    """Before anybody signs in: the folder holds no office."""
    wrong = leoc(tmp_path, "paper", *words, "--out", str(tmp_path / "p.pdf"), user="sita", secrets=["x"])
    assert wrong.status == 1
    assert ("whole year" if words[0] == "months" else "Name one period") in wrong.err


def test_the_page_follows_figures_and_waits_with_names(
    office: TestOffice, sita: Services, hari: Services, frame: PageFrame
) -> None:
    sita.incidents.register({**RAW, "incident_date": "2083-01-10"})
    office.clock.advance(timedelta(minutes=6))
    frame.follow(hari)
    page = SummaryPage(frame.context, hari.summaries)
    frame.show(page)
    assert "Summary by ward · F.Y. 2083/84" in text_of(page.pane.pdf)
    assert [page.form.year.itemData(place) for place in range(page.form.year.count())] == [2083, 2082]
    page.form.paper.setCurrentIndex(1)
    page.form.paper.activated.emit(1)
    page._follow.stop()
    page._follow.timeout.emit()
    frame.wait()
    assert "Hazards by month · F.Y. 2083/84" in text_of(page.pane.pdf)
    page.form.paper.setCurrentIndex(2)
    page.form.paper.activated.emit(2)
    frame.wait()
    assert page.pane.pdf == b""
    assert "It asks for your password" in page.pane.caption.text
    page.make_button.click()
    frame.wait()
    assert (frame.asked_for_password, page.pane.pdf) == (1, b"")
    hari.particulars.confirm_password(PASSWORDS["hari"])
    page.form.year.setCurrentIndex(1)
    page.make_button.click()
    frame.wait()
    assert NAME in text_of(page.pane.pdf)
    assert "Do not give it out" in page.pane.caption.text


def test_an_operator_is_not_offered_the_list(sita: Services, frame: PageFrame) -> None:
    page = SummaryPage(frame.context, sita.summaries)
    frame.show(page)
    assert [page.form.paper.itemData(place) for place in range(page.form.paper.count())] == [
        Paper.WARDS,
        Paper.MONTHS,
    ]
    assert not page.export_button.isVisible()
    page.form.span.setCurrentIndex(2)
    page.form.span.activated.emit(2)
    page.form.first.setText("2083-08-09")
    page.form.last.setText("2083-08-01")
    assert not page.make_button.isEnabled()
    assert "ends before it begins" in page.form._problem.text()
