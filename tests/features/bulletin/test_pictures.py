"""Maps and charts in a bulletin: checked and sealed like files, printed with their source, frozen with the paper."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit
from sqlalchemy import select, text

from leoc_desktop.access.attachments.reasons import AttachmentRefused
from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.form import PictureDialog
from leoc_desktop.features.bulletin.page import BulletinPage
from leoc_desktop.features.bulletin.rules import BulletinOptions, Part
from leoc_desktop.foundation.errors import LeocError, NotFound, PermissionDenied, Refused, ValidationFailed
from leoc_desktop.records.bulletin import Bulletin
from leoc_desktop.startup.services import Services
from tests.support.files_to_attach import photo_with_place, picture, png_of
from tests.support.offices import PASSWORDS, TestOffice
from tests.support.page_frame import PageFrame
from tests.support.printed import text_of
from tests.support.terminal import leoc

SIXTH = date(2026, 11, 22)
DAY = Period.of_days(SIXTH, SIXTH)
ENGLISH = BulletinOptions("en", parts=frozenset({Part.TILES, Part.ANNEX}), rainfall="Chainpur 42 mm")
RAIN: dict[str, object] = {
    "day": "2083-08-06",
    "kind": "rainfall",
    "caption": "24 hours until 8:45",
    "source": "DHM",
}

SECOND_FILE = (
    "INSERT INTO attachment SELECT NULL, randomblob(16), record_kind, record_no, name, kind, size, sha256, "
    "view_kind, pages, latitude, longitude, taken, removed_at, wrapped_key, created_at, updated_at, "
    "created_by_no, updated_by_no, version, sealed, sealed_view FROM attachment"
)


@pytest.fixture
def sita(office: TestOffice) -> Services:
    """The operator."""
    return office.sign_in("sita")


@pytest.fixture
def hari(office: TestOffice) -> Services:
    """The supervisor."""
    return office.sign_in("hari")


@pytest.fixture
def chart(tmp_path: Path) -> Path:
    """A chart as a PNG."""
    path = tmp_path / "rain.png"
    path.write_bytes(picture("PNG", (400, 300)))
    return path


def _images(pdf: bytes) -> int:
    return pdf.count(b"/Subtype /Image")


def test_the_operator_adds_and_the_supervisor_issues(
    sita: Services, hari: Services, chart: Path, tmp_path: Path
) -> None:
    without = hari.bulletins.preview(DAY, ENGLISH).pdf
    other = tmp_path / "heat.webp"
    other.write_bytes(picture("WEBP", (300, 400)))
    heat = sita.bulletin_pictures.add(other, {**RAIN, "kind": "temperature", "caption": ""})
    rain = sita.bulletin_pictures.add(chart, RAIN)
    sita.bulletin_pictures.add(chart, {**RAIN, "day": "2083-08-07"})
    paper = hari.bulletins.issue(DAY, ENGLISH)
    assert [one.id for one in paper.content.pictures] == [rain.id, heat.id], (
        "rain stands first; of its day only"
    )
    assert _images(paper.pdf) == _images(without) + 2
    printed = text_of(paper.pdf)
    assert "Daily rainfall and temperature in short Chainpur 42 mm" in printed
    assert "Figure 1: Rainfall · 24 hours until 8:45 (source: DHM)" in printed
    assert "Figure 2: Temperature (source: DHM)" in printed
    nepali = hari.bulletins.issue(DAY, replace(ENGLISH, language="ne"))
    assert "चित्र १: वर्षा · 24 hours until 8:45 (स्रोत: DHM)" in text_of(nepali.pdf)
    bare = hari.bulletins.preview(DAY, replace(ENGLISH, parts=ENGLISH.parts - {Part.ANNEX}))
    assert (bare.content.pictures, _images(bare.pdf)) == ((), _images(without))
    assert not hari.audit.verify().faults


def test_an_issued_paper_keeps_what_it_printed(sita: Services, hari: Services, chart: Path) -> None:
    rain = sita.bulletin_pictures.add(chart, RAIN)
    first = hari.bulletins.issue(DAY, ENGLISH)
    number = first.content.number
    with hari.office.store.read() as session:
        frozen = json.loads(session.scalars(select(Bulletin.content)).one())["pictures"]
    shown = first.content.pictures[0].data
    assert frozen == [
        {
            **RAIN,
            "id": rain.id.hex(),
            "file": "rain.png",
            "sha256": hashlib.sha256(chart.read_bytes()).hexdigest(),
            "printed_sha256": hashlib.sha256(shown).hexdigest(),
        }
    ]
    sita.bulletin_pictures.change(rain.id, {**RAIN, "caption": "until 10:00"})
    kept = hari.bulletins.correct(number, ENGLISH, reason="समय सच्याइयो")
    assert "until 10:00 (source: DHM)" in text_of(kept.pdf)
    sita.bulletin_pictures.remove(rain.id, reason="गलत नक्सा थियो")
    third = hari.bulletins.correct(number, ENGLISH, reason="गलत नक्सा हटाइयो")
    assert (third.content.pictures, "Figure 1" in text_of(third.pdf)) == ((), False)
    assert hari.bulletins.reprint(number, 1) == first.pdf
    assert hari.bulletins.reprint(number, 2) == kept.pdf
    assert not hari.audit.verify().faults


def test_what_is_typed_below_it(sita: Services, chart: Path) -> None:
    for wrong, field in (
        ({**RAIN, "source": " "}, "source"),
        ({**RAIN, "kind": "other", "caption": ""}, "caption"),
        ({**RAIN, "day": "2083-13-01"}, "day"),
        ({**RAIN, "kind": "snow"}, "kind"),
    ):
        with pytest.raises(ValidationFailed) as failed:
            sita.bulletin_pictures.add(chart, wrong)
        assert [problem.field for problem in failed.value.problems] == [field]
    other = sita.bulletin_pictures.add(chart, {**RAIN, "kind": "other"})
    assert other.words == "24 hours until 8:45"


def test_files_that_are_no_pictures_are_refused(sita: Services, tmp_path: Path) -> None:
    for name, data, error in (
        ("report.pdf", b"%PDF-1.7", Refused),
        ("chart.svg", b"<svg/>", Refused),
        ("chart.png", b"<svg onload='x'/>", AttachmentRefused),
        ("bomb.png", png_of(60_000, 60_000), AttachmentRefused),
        ("cut.jpg", picture()[:60], AttachmentRefused),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(error):
            sita.bulletin_pictures.add(path, RAIN)
    assert sita.bulletin_pictures.listed(SIXTH) == []
    with sita.office.store.read() as session:
        assert session.execute(text("SELECT count(*) FROM attachment")).scalar_one() == 0


def test_a_bulletin_has_room_for_six(sita: Services, chart: Path) -> None:
    pictures = sita.bulletin_pictures
    added = [pictures.add(chart, RAIN) for _number in range(6)]
    later = pictures.add(chart, {**RAIN, "day": "2083-08-07"})
    with pytest.raises(Refused, match="six"):
        pictures.add(chart, RAIN)
    with pytest.raises(Refused, match="six"):
        pictures.change(later.id, RAIN)
    pictures.remove(added[0].id, reason="दोहोरो नक्सा")
    pictures.change(later.id, RAIN)
    assert [one.id for one in pictures.listed(SIXTH)] == [*(one.id for one in added[1:]), later.id]


def test_who_may_and_what_stays(office: TestOffice, sita: Services, chart: Path) -> None:
    gita = office.sign_in("gita")
    row = sita.bulletin_pictures.add(chart, RAIN)
    for act in (
        lambda: gita.bulletin_pictures.add(chart, RAIN),
        lambda: gita.bulletin_pictures.listed(SIXTH),
        lambda: gita.bulletin_pictures.remove(row.id, reason="गलत नक्सा"),
    ):
        with pytest.raises(PermissionDenied):
            act()
    with pytest.raises(Refused):
        sita.bulletin_pictures.remove(row.id, reason=" ")
    for statement in (
        "DELETE FROM bulletin_picture",
        "UPDATE attachment SET removed_at = '2026-11-23 00:00:00'",
        SECOND_FILE,
    ):
        with pytest.raises(LeocError), sita.office.store.write(sita.login, "bulletin_picture.remove") as work:
            work.session.execute(text(statement))
    sita.bulletin_pictures.remove(row.id, reason="गलत नक्सा")
    with pytest.raises(NotFound):
        sita.bulletin_pictures.change(row.id, RAIN)
    for statement in (
        "UPDATE bulletin_picture SET removed_at = NULL",
        "UPDATE bulletin_picture SET caption = 'x'",
    ):
        with pytest.raises(LeocError), sita.office.store.write(sita.login, "bulletin_picture.remove") as work:
            work.session.execute(text(statement))


def test_on_the_page_the_preview_follows(
    sita: Services, frame: PageFrame, tmp_path: Path, chart: Path
) -> None:
    photo = tmp_path / "ताप.jpg"
    photo.write_bytes(photo_with_place())
    frame.follow(sita)
    page = BulletinPage(frame.context, sita.bulletins, sita.bulletin_pictures)
    frame.show(page)
    before = _images(page.pane.pdf)
    page.choices.pictures_button.click()
    frame.wait()
    desk = page.pictures
    dialog = desk.dialog
    assert dialog is not None
    assert not dialog.change.isEnabled()
    desk.begin(photo)
    asked = frame.dialog(PictureDialog)
    assert asked.form.raw_values()["day"] == "2083-08-06", "the last day of the period that is shown"
    assert asked.form.raw_values()["source"] == "Department of Hydrology and Meteorology"
    asked._submit()
    assert asked.isVisible(), "what it shows is missing"
    asked.form.set_some_raw_values({"kind": "temperature"})
    asked._submit()
    frame.wait()
    assert [dialog.model.index(0, column).data() for column in (1, 4)] == ["Temperature", "ताप.jpg"]
    page.preview()
    frame.wait()
    assert _images(page.pane.pdf) == before + 1
    dialog.table.choose(dialog.model.row(0).id)
    assert dialog.remove.isEnabled()

    def give_reason(asking: QDialog) -> None:
        entry = asking.findChild(QPlainTextEdit, "reason")
        assert entry is not None
        entry.setPlainText("अर्को चार्ट आयो")
        asking.accept()

    frame.answer_next(give_reason)
    dialog.remove.click()
    frame.wait()
    assert dialog.model.rowCount() == 0
    assert any("No picture" in label.text() for label in dialog.findChildren(QLabel))
    assert frame.presented == []


def test_on_the_command_line(office: TestOffice, chart: Path, tmp_path: Path) -> None:
    def run(*words: str) -> object:
        done = leoc(office.folder, "bulletin", *words, user="hari", secrets=[PASSWORDS["hari"]])
        assert done.status == 0, done.err
        return done.data

    added = run("picture", "add", str(chart), "--day", "२०८३-०८-०६", "--kind", "river")
    assert isinstance(added, dict)
    changed = run("picture", "change", added["id"], "--caption", "Seti at Chainpur")
    listed = run("picture", "list", "--from", "2083-08-06")
    assert listed == [changed]
    out = tmp_path / "bulletin.pdf"
    run("preview", "--from", "2083-08-06", "--to", "2083-08-06", "--out", str(out), "--paper-language", "en")
    assert "Figure 1: River level · Seti at Chainpur" in text_of(out.read_bytes())
    run("picture", "remove", added["id"], "--reason", "गलत नक्सा")
    assert run("picture", "list", "--from", "2083-08-06") == []
