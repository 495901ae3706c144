"""A bulletin that was wrong gets a corrected edition: the same number, a reason, and the earlier paper stays."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPlainTextEdit
from sqlalchemy import text, update

from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.form import OptionsDialog
from leoc_desktop.features.bulletin.page import BulletinPage
from leoc_desktop.features.bulletin.rules import BulletinOptions, Part
from leoc_desktop.foundation.errors import NotFound, PermissionDenied, Refused, StoreTrouble
from leoc_desktop.records.bulletin import Bulletin
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.page_frame import PageFrame
from tests.support.printed import text_of
from tests.support.terminal import leoc

DAY = Period.of_days(date(2026, 11, 22), date(2026, 11, 22))
ENGLISH = BulletinOptions("en", parts=frozenset({Part.TILES, Part.WARDS}), highlight="Bridge at risk")
REASON = "One more woman had died"


def _one_more_dead(office: TestOffice, number: str) -> None:
    sita = office.sign_in("sita")
    sita.incidents.unlock(
        number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="थपिएको मृत्यु"
    )
    sita.incidents.correct(number, {"dead_female": 1})


@pytest.fixture
def incident(office: TestOffice) -> str:
    """The number of an incident with one dead."""
    return office.sign_in("sita").incidents.register(LANDSLIDE).number


@pytest.fixture
def hari(office: TestOffice) -> Services:
    """The supervisor."""
    return office.sign_in("hari")


def test_a_corrected_edition_keeps_the_number_and_says_why(
    office: TestOffice, incident: str, hari: Services
) -> None:
    first = hari.bulletins.issue(DAY, ENGLISH)
    number = first.content.number
    _one_more_dead(office, incident)
    second = hari.bulletins.correct(number, hari.bulletins.options_of(number), reason=f" {REASON} ")
    assert second.issued is not None
    assert (second.content.number, second.content.mark.sequence) == (number, first.content.mark.sequence)
    assert second.content.options == ENGLISH, "what was chosen for the first is offered again"
    assert second.content.period == DAY
    assert (first.content.total.dead.known, second.content.total.dead.known) == (1, 2)
    printed = text_of(second.pdf)
    assert "Corrected edition 2" in printed
    assert (
        f"It takes the place of bulletin {number} as issued on 2083-08-07 09:00. Reason: {REASON}" in printed
    )
    assert f"{number}, corrected edition 2" in printed
    assert "Corrected edition" not in text_of(first.pdf)
    assert [(row.number, row.edition, row.reason) for row in hari.bulletins.issued()] == [
        (number, 2, REASON),
        (number, 1, ""),
    ]
    third = hari.bulletins.correct(number, ENGLISH, reason=REASON)
    assert third.content.mark.edition == 3
    assert hari.bulletins.issue(DAY).content.mark.sequence == 2, "a correction takes no number of its own"


def test_every_edition_is_reprinted_as_it_was_a_year_later(
    office: TestOffice, incident: str, hari: Services
) -> None:
    first = hari.bulletins.issue(DAY, ENGLISH)
    number = first.content.number
    second = hari.bulletins.correct(number, ENGLISH, reason=REASON)
    _one_more_dead(office, incident)
    office.clock.advance(timedelta(days=366))
    gita = office.sign_in("gita")
    assert gita.bulletins.reprint(number) == second.pdf
    assert gita.bulletins.reprint(number, 1) == first.pdf
    assert hashlib.sha256(first.pdf).hexdigest() == gita.bulletins.issued()[-1].pdf_sha256
    with pytest.raises(NotFound):
        gita.bulletins.reprint(number, 3)


def test_who_may_correct_and_what_must_be_said(office: TestOffice, incident: str, hari: Services) -> None:
    number = hari.bulletins.issue(DAY).content.number
    sita = office.sign_in("sita")
    with pytest.raises(PermissionDenied):
        sita.bulletins.correct(number, BulletinOptions(), reason=REASON)
    with pytest.raises(Refused, match="reason"):
        hari.bulletins.correct(number, BulletinOptions(), reason=" ok. ")
    with pytest.raises(NotFound):
        hari.bulletins.correct(f"{number}9", BulletinOptions(), reason=REASON)
    assert len(hari.bulletins.issued()) == 1
    assert incident


def test_a_correction_keeps_the_language_and_is_in_the_log(
    office: TestOffice, incident: str, hari: Services
) -> None:
    number = hari.bulletins.issue(DAY, ENGLISH).content.number
    preview = hari.bulletins.preview_correction(number, replace(ENGLISH, language="ne"), reason="")
    assert preview.issued is None
    assert preview.content.language == "en"
    assert "PREVIEW – not issued" in text_of(preview.pdf)
    hari.bulletins.correct(number, replace(ENGLISH, language="ne"), reason=REASON)
    with office.sign_in("maya").office.store.read() as session:
        row = session.execute(
            text("SELECT action, body FROM audit_row WHERE action = 'bulletin.correct'")
        ).one()
    assert REASON in row.body
    assert json.loads(row.body)
    assert incident


def test_no_edition_changes_afterwards(office: TestOffice, incident: str, hari: Services) -> None:
    number = hari.bulletins.issue(DAY).content.number
    hari.bulletins.correct(number, BulletinOptions(), reason=REASON)
    with pytest.raises(StoreTrouble), hari.office.store.write(hari.login, "bulletin.issue") as work:
        work.session.execute(update(Bulletin).values(reason="another"))
    assert incident


def test_a_correction_on_the_command_line(office: TestOffice, incident: str, tmp_path: Path) -> None:
    out = tmp_path / "bulletin.pdf"

    def run(*words: str) -> dict[str, object]:
        done = leoc(office.folder, "bulletin", *words, user="hari", secrets=[PASSWORDS["hari"]])
        assert done.status == 0, done.err
        data = done.data
        assert isinstance(data, dict)
        return data

    hours = ("--from", "2083-08-05", "--from-time", "१०:००", "--to", "2083-08-06", "--to-time", "10:00")
    chosen = ("--without", "annex,log", "--weather", "Clear", "--paper-language", "en", "--out", str(out))
    first = run("issue", *hours, *chosen)
    content = first["content"]
    assert isinstance(content, dict)
    assert content["period"] == {"from": "2026-11-21T04:15:00+00:00", "until": "2026-11-22T04:15:00+00:00"}
    assert "annex" not in content["options"]["parts"]
    again = tmp_path / "second.pdf"
    second = run("correct", str(first["number"]), "--reason", REASON, "--verified-only", "--out", str(again))
    frozen = second["content"]
    assert isinstance(frozen, dict)
    assert (second["edition"], second["number"]) == (2, first["number"])
    assert frozen["options"] == {**content["options"], "verified_only": True}
    run("reprint", str(first["number"]), "--edition", "1", "--out", str(again))
    assert again.read_bytes() == out.read_bytes()
    unknown = leoc(
        office.folder,
        *("bulletin", "preview", "--from", "2083-08-06", "--to", "2083-08-06", "--parts", "fun"),
        *("--out", str(out)),
        user="hari",
        secrets=[PASSWORDS["hari"]],
    )
    assert (unknown.status, "no part “fun”" in unknown.err) == (1, True)
    assert incident


def test_correcting_on_the_page(office: TestOffice, incident: str, hari: Services, frame: PageFrame) -> None:
    issued = hari.bulletins.issue(DAY, ENGLISH).issued
    assert issued is not None
    _one_more_dead(office, incident)
    frame.follow(hari)
    page = BulletinPage(frame.context, hari.bulletins, hari.bulletin_pictures)
    frame.show(page)
    choices = page.choices
    assert not choices.correct_button.isVisible()
    choices.table.opened.emit(issued.id)
    frame.wait()
    assert choices.correct_button.isVisible()
    choices.correct_button.click()
    frame.wait()
    wanted = choices.wanted()
    assert wanted is not None
    assert (wanted.period, wanted.options, wanted.corrects) == (DAY, ENGLISH, issued)
    assert not choices.form.isEnabled()
    assert issued.number in choices.correcting.text
    assert "Corrected edition 2" in text_of(page.pane.pdf)

    def give_reason(dialog: QDialog) -> None:
        entry = dialog.findChild(QPlainTextEdit, "reason")
        assert entry is not None
        entry.setPlainText(REASON)
        dialog.accept()

    frame.answer_next(give_reason)
    choices.issue_button.click()
    frame.wait()
    newest = hari.bulletins.issued()[0]
    assert (newest.number, newest.edition, newest.reason) == (issued.number, 2, REASON)
    assert page.pane.pdf == hari.bulletins.reprint(issued.number)
    assert choices.form.isEnabled()
    assert [choices.model.index(row, 3).data() for row in range(2)] == ["2", "1"]
    assert frame.presented == []


def test_parts_and_texts_are_chosen_in_a_dialog(hari: Services, frame: PageFrame) -> None:
    page = BulletinPage(frame.context, hari.bulletins, hari.bulletin_pictures)
    frame.show(page)
    page.choices.options_button.click()
    dialog = frame.dialog(OptionsDialog)
    for box in dialog.parts.values():
        box.setChecked(False)
    dialog._submit()
    assert "at least one part" in dialog.problem_text
    dialog.parts[Part.WARDS].setChecked(True)
    dialog.verified_only.setChecked(True)
    dialog.form.set_some_raw_values({"weather": "Clear", "next_day": "2083-08-08", "next_time": "25:00"})
    dialog._submit()
    assert dialog.isVisible(), "a time that does not exist is pointed out"
    dialog.form.set_some_raw_values({"next_time": "10:00"})
    dialog._submit()
    frame.wait()
    wanted = page.choices.wanted()
    assert wanted is not None
    assert (wanted.options.parts, wanted.options.verified_only) == (frozenset({Part.WARDS}), True)
    assert wanted.options.weather == "Clear"
    assert page.choices.options_text.text() == "1 of 14 parts · verified incidents only · Weather today"
    page.choices.form.hours.click()
    assert page.choices.form.start.isVisible()
    page.choices.form.start.setText("8")
    with pytest.raises(Refused):
        page.choices.form.period()
    page.choices.form.start.setText("०८:१५")
    page.choices.form.end.setText("09:15")
    period = page.choices.form.period()
    assert period.end - period.start == timedelta(days=1, hours=1)
    page.preview()
    frame.wait()
