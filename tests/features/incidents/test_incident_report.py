"""The paper about one incident: every figure and line, "not known" said, names only for those who see them."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from sqlalchemy import text

from leoc_desktop.domain.incident_figures import COUNTS, PEOPLE, summed
from leoc_desktop.features.incidents.queries import IncidentPaper, PaperWish, incident_paper
from leoc_desktop.features.incidents.report import export_incident, render_incident
from leoc_desktop.features.incidents.report.single import _marks, _people_table, _ward_table
from leoc_desktop.foundation.errors import PasswordNeeded, PermissionDenied
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import Language, speaking
from leoc_desktop.startup.services import Services
from tests.support.excel_file import cells_of as excel_cells
from tests.support.incident_page import incident_page
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.page_frame import PageFrame
from tests.support.printed import cells_of, pages_of, text_of
from tests.support.terminal import leoc

NAME, HEAD, PHONE = "राम बहादुर सिंह", "सीता सिंह", "9841234567"
DEAD = {"status": "dead", "name": NAME, "sex": "male", "age": 54}
MISSING = {"status": "missing", "sex": "female", "count": 2, "ward": 1}
FAMILY = {"status": "displaced", "head": HEAD, "phone": PHONE, "shelter": "school"}
ROAD = {"kind": "road", "damage": "none", "service": "road", "interrupted_on": "2083-08-06", "ward": 1}
HOUSE = {"kind": "house", "damage": "full", "count": 1, "loss": 1250000, "name": NAME}
LINES: dict[str, object] = {"people": [DEAD, MISSING], "families": [FAMILY], "structures": [HOUSE, ROAD]}
ENGLISH = PaperWish("en", names=True)


@pytest.fixture
def sita(office: TestOffice) -> Services:
    """The operator."""
    return office.sign_in("sita")


def _with_photos(sita: Services, folder: Path, count: int) -> bytes:
    draft = sita.incidents.register({**LANDSLIDE, **LINES, "reporter_name": HEAD}, draft=True)
    for number in range(count):
        path = folder / f"photo {number}.jpg"
        Image.effect_noise((400 + number, 300), 90).resize((1200, 900)).convert("RGB").save(
            path, "JPEG", quality=96
        )
        sita.incident_files.attach(draft.id, path)
    sita.incidents.submit(draft.id)
    return draft.id


def _content(who: Services, key: bytes | str, wish: PaperWish = ENGLISH) -> IncidentPaper:
    with who.office.store.read() as session, speaking(Language.of(wish.language)):
        return incident_paper(session, who.office, key, wish)


def test_what_nobody_stated_is_said_and_never_a_zero(sita: Services) -> None:
    content = _content(sita, sita.incidents.register(LANDSLIDE).number)
    assert cells_of(_people_table(content.figures)) == [
        ["Dead", "1", "0", "0", "0", "1"],
        ["Missing", *["Not known"] * 5],
        ["Injured", *["Not known"] * 5],
    ]
    printed = text_of(render_incident(content))
    assert "Houses partly damaged Not known" in printed
    assert "Road blocked Yes Electricity interrupted Not known" in printed
    assert "Estimated loss (Rs.) Rs. 12,50,000" in printed
    assert "Twelve lakh fifty thousand rupees only" in printed
    assert "Who reported it Not stated" in printed


def test_nepali_comes_out_as_it_went_in(sita: Services) -> None:
    number = sita.incidents.register({**LANDSLIDE, **LINES, "estimated_loss": None}).number
    printed = text_of(sita.incident_papers.paper(number, PaperWish("ne", names=True)))
    said = (number, str(LANDSLIDE["tole"]), str(LANDSLIDE["description"]), NAME, HEAD, "घटना मुचुल्का", "औँठाछाप")
    assert [one for one in said if one not in printed] == []
    assert "बाह्र लाख पचास हजार रुपैयाँ मात्र" in printed, "what the lines say is the loss"
    assert "थाहा छैन" in printed


@pytest.mark.parametrize("lines", range(0, 18, 3))
def test_what_a_dash_means_stands_with_the_table_of_wards(sita: Services, lines: int) -> None:
    story = "\n".join(["अविरल वर्षापछि घर पुरिएको।"] * lines)
    number = sita.incidents.register({**LANDSLIDE, **LINES, "description": story}).number
    pages = pages_of(sita.incident_papers.paper(number, PaperWish("en")))
    (page,) = [one for one in pages if "Figures that no line places elsewhere" in one]
    assert "Losses by ward" in page


def test_every_line_has_its_ward_and_the_wards_add_up(sita: Services) -> None:
    content = _content(sita, sita.incidents.register({**LANDSLIDE, **LINES}).number)
    assert list(content.by_ward) == [3, 1]
    total = summed(content.by_ward.values())
    for name in (*PEOPLE, *COUNTS):
        assert total.total(name).known == content.figures.total(name).known
    third, first, _total = cells_of(_ward_table(content))
    assert (third[0], third[1], third[2]) == ("3", "1", "0")
    assert (first[0], first[1], first[2]) == ("1", "–", "2")
    printed = text_of(render_incident(content))
    assert re.search(r"3 Dead राम बहादुर सिंह Male 54 1", printed)
    assert re.search(r"1 Missing – Female Not known 2", printed)
    assert "Road 1 Road 2083-08-06 not restored" in printed


def test_persons_are_named_only_when_asked_and_only_for_those_who_see_them(
    office: TestOffice, sita: Services
) -> None:
    number = sita.incidents.register({**LANDSLIDE, **LINES, "reporter_name": HEAD}).number
    gita = office.sign_in("gita")
    named = text_of(sita.incident_papers.paper(number, ENGLISH))
    assert (NAME in named, HEAD in named, "Internal: names persons" in named) == (True, True, True)
    for plain in (
        sita.incident_papers.paper(number, PaperWish("en")),
        gita.incident_papers.paper(number, ENGLISH),
    ):
        printed = text_of(plain)
        assert not [one for one in (NAME, HEAD, PHONE, "9841", "Internal") if one in printed]
        assert "1 Dead" in printed or "3 Dead" in printed
    assert (sita.incident_papers.may_name(), gita.incident_papers.may_name()) == (True, False)
    with office.sign_in("maya").office.store.read() as session:
        bodies = session.scalars(
            text("SELECT body FROM audit_row WHERE action = 'incident.print_names'")
        ).all()
    assert len(bodies) == 1
    assert NAME not in json.dumps(bodies, ensure_ascii=False)


def test_photos_stand_two_in_a_row_and_do_not_make_the_file_grow(
    office: TestOffice, sita: Services, tmp_path: Path
) -> None:
    key = _with_photos(sita, tmp_path, 3)
    (tmp_path / "list.txt").write_text("abc", encoding="utf-8")
    plain = sita.incident_papers.paper(key, PaperWish("en", photos=False))
    pdf = sita.incident_papers.paper(key, PaperWish("en"))
    attached = sum(row.size for row in sita.incident_files.listed(key).rows)
    assert len(pdf) - len(plain) < attached / 2
    document = pypdfium2.PdfDocument(pdf)
    try:
        pictures = [found for page in document for found in page.get_objects(filter=[3])]
        assert [max(picture.get_px_size()) for picture in pictures] == [900, 900, 900]
        lefts = [round(picture.get_bounds()[0]) for picture in pictures]
        assert lefts[0] == lefts[2] < lefts[1]
    finally:
        document.close()
    assert "Photo 3" in text_of(pdf)
    assert "photo 1.jpg" not in text_of(pdf), "a name of a file may be the name of a person"
    assert "Photo" not in text_of(office.sign_in("gita").incident_papers.paper(key, PaperWish("en")))
    assert not list(office.folder.rglob("*.jpg"))


def test_the_mark_says_what_the_paper_is_worth(office: TestOffice, sita: Services) -> None:
    number = sita.incidents.register(LANDSLIDE).number
    assert list(_marks(_content(sita, number))) == ["NOT VERIFIED"]
    hari = office.sign_in("hari")
    hari.incidents.verify(number)
    content = _content(hari, number)
    assert list(_marks(content)) == []
    pages = pages_of(render_incident(content))
    assert all(content.audit_code in page and f"of {len(pages)}" in page for page in pages)
    assert "verified by हरि बोहरा" in pages[0]
    hari.incidents.cancel(number, reason="गलत सूचना थियो")
    assert list(_marks(_content(hari, number))) == ["CANCELLED"]
    draft = sita.incidents.register(LANDSLIDE, draft=True)
    assert list(_marks(_content(sita, draft.id))) == ["DRAFT"]


def test_the_places_to_sign_stand_with_the_witnesses(sita: Services) -> None:
    for extra in range(6, 26, 4):
        animals = [{"kind": "goat", "status": "lost", "count": 1}] * extra
        number = sita.incidents.register({**LANDSLIDE, "livestock": animals}).number
        last = pages_of(sita.incident_papers.paper(number, PaperWish("en")))[-1]
        assert "Prepared by" in last
        assert "Thumbprint" in last, extra


def test_the_excel_file_has_typed_figures_and_is_logged(
    office: TestOffice, sita: Services, tmp_path: Path
) -> None:
    number = sita.incidents.register({**LANDSLIDE, **LINES}).number
    hari, path = office.sign_in("hari"), tmp_path / "incident.xlsx"
    with pytest.raises(PermissionDenied):
        export_incident(sita.incident_papers, number, ENGLISH, path, Progress())
    assert export_incident(hari.incident_papers, number, PaperWish("en"), path, Progress())
    rows = {row[0]: row[1:] for row in excel_cells(path.read_bytes()) if row}
    assert rows["Dead: male"] == ["1", 1.0]
    assert rows["Houses partly damaged"] == ["Not known"]
    assert rows["Estimated loss (Rs.)"][-1] == 1250000.0
    assert NAME not in str(rows)
    hari.office.login.proof.renew(office.clock)
    office.clock.advance(timedelta(minutes=6))
    with pytest.raises(PasswordNeeded):
        export_incident(hari.incident_papers, number, ENGLISH, path, Progress())


def test_on_the_command_line(office: TestOffice, sita: Services, tmp_path: Path) -> None:
    number = sita.incidents.register({**LANDSLIDE, **LINES}).number
    out = tmp_path / "report.pdf"

    def run(user: str, *words: str) -> object:
        return leoc(office.folder, "incident", "report", number, *words, user=user, secrets=[PASSWORDS[user]])

    assert run("sita", "--out", str(out), "--paper-language", "en", "--with-names").status == 0  # type: ignore[attr-defined]
    assert NAME in text_of(out.read_bytes())
    book = tmp_path / "report.xlsx"
    assert run("hari", "--out", str(book)).status == 0  # type: ignore[attr-defined]
    assert book.read_bytes()[:2] == b"PK"
    wrong = run("sita", "--out", str(tmp_path / "report.doc"))
    assert (wrong.status, ".pdf or .xlsx" in wrong.err) == (1, True)  # type: ignore[attr-defined]


def test_the_paper_in_the_window_follows_what_is_chosen(
    office: TestOffice, sita: Services, frame: PageFrame
) -> None:
    detail = sita.incidents.register({**LANDSLIDE, **LINES})
    page = incident_page(sita, frame)
    page.desk.open_record(detail.id)
    frame.wait()
    page.form.steps.buttons["report"].click()
    frame.wait()
    assert page.reports is not None
    dialog = page.reports.dialog
    assert dialog is not None
    assert NAME not in text_of(dialog.pane.pdf)
    dialog.names.click()
    frame.wait()
    assert NAME in text_of(dialog.pane.pdf)
    dialog.language.setCurrentIndex(0)
    dialog.language.activated.emit(0)
    frame.wait()
    assert "घटना मुचुल्का" in text_of(dialog.pane.pdf)
    assert not dialog.export_button.isVisible(), "an operator exports nothing"
    assert frame.presented == []
    dialog.close()
