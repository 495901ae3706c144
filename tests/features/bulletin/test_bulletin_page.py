"""The bulletin page: previewing, issuing once and for all, and opening earlier ones exactly as they were."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.page import BulletinPage
from leoc_desktop.features.bulletin.rules import BulletinOptions
from leoc_desktop.features.bulletin.table_model import shown_days
from leoc_desktop.foundation import translation
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.startup.services import Services
from leoc_desktop.ui_kit.page import Tone
from leoc_desktop.ui_kit.pdf_printing import print_pdf
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame

YESTERDAY = date(2026, 11, 22)


@pytest.fixture
def with_incidents(office: TestOffice) -> TestOffice:
    """Two incidents of yesterday at 3:10, one of them verified; it is 9:00, so the bulletin ends at 10:00 yesterday."""
    sita = office.sign_in("sita")
    first = sita.incidents.register(LANDSLIDE)
    sita.incidents.register({**LANDSLIDE, "hazard": "flood", "dead_male": 0})
    office.sign_in("hari").incidents.verify(first.number)
    return office


def _shown(office: TestOffice, frame: PageFrame, name: str) -> tuple[BulletinPage, Services]:
    services = office.sign_in(name)
    frame.follow(services)
    page = BulletinPage(frame.context, services.bulletins, services.bulletin_pictures)
    frame.show(page)
    return page, services


def _words(dialog: QDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_the_page_opens_with_a_preview_of_the_last_24_hours(
    with_incidents: TestOffice, frame: PageFrame
) -> None:
    page, services = _shown(with_incidents, frame, "sita")
    now = with_incidents.clock.now()
    assert page.choices.form.period() == Period.daily(now)
    assert (page.choices.form.first.day(), page.choices.form.last.day()) == (date(2026, 11, 21), YESTERDAY)
    assert not page.choices.form.first.isEnabled()
    assert page.pane.caption.text == "Preview: not issued, without a number. Do not give it out."
    assert page.pane.view.page_count >= 1
    assert page.choices.counts.text == ("Not verified yet: 1 of 2 incidents.")
    assert services.bulletins.issued() == []
    assert not page.choices.issue_button.isVisible(), "an operator previews, a supervisor issues"


def test_whole_days_are_typed_and_the_preview_follows(
    with_incidents: TestOffice, frame: PageFrame, qtbot: QtBot
) -> None:
    page, _services = _shown(with_incidents, frame, "hari")
    form = page.choices.form
    page.activateWindow()
    form.daily.setFocus()
    qtbot.keyClick(form.daily, Qt.Key.Key_Right)
    qtbot.keyClick(form.whole_days, Qt.Key.Key_Space)
    assert form.whole_days.isChecked()
    form.first.clear()
    assert not page.choices.issue_button.isEnabled()
    qtbot.keyClicks(form.first, "2083-08-07")
    form.last.setText("2083-08-07")
    assert form.period() == Period.of_days(date(2026, 11, 23), date(2026, 11, 23))
    qtbot.waitUntil(
        lambda: page.choices.counts.text == "No incident is recorded in this period.", timeout=5_000
    )
    form.last.setText("2083-08-01")
    with pytest.raises(Refused, match="ends before it begins"):
        form.period()
    assert not page.choices.preview_button.isEnabled()


def test_issuing_says_what_it_means_and_freezes_the_paper(
    with_incidents: TestOffice, frame: PageFrame
) -> None:
    page, services = _shown(with_incidents, frame, "hari")
    asked: list[str] = []

    def refuse(dialog: QDialog) -> None:
        asked.append(_words(dialog))
        dialog.reject()

    frame.answer_next(refuse)
    page.choices.issue_button.click()
    frame.wait()
    assert "Not verified yet: 1 of 2 incidents.\nThe bulletin counts them and says so." in asked[0]
    assert "cannot be changed or taken back" in asked[0]
    assert services.bulletins.issued() == []
    frame.answer_next(QDialog.accept)
    page.choices.issue_button.click()
    frame.wait()
    (issued,) = services.bulletins.issued()
    assert frame.said == [(f"Bulletin {issued.number} was issued.", Tone.OK)]
    assert page.pane.pdf == services.bulletins.reprint(issued.number)
    assert issued.number in page.pane.caption.text
    assert issued.audit_code in page.pane.caption.text
    cells = [page.choices.model.index(0, column).data() for column in range(4)]
    assert cells == [issued.number, "2083-08-05 – 06", "2083-08-07", "1"]
    assert frame.presented == []


def test_a_second_bulletin_for_the_same_days_is_pointed_out(
    with_incidents: TestOffice, frame: PageFrame
) -> None:
    services = with_incidents.sign_in("hari")
    number = services.bulletins.issue(Period.daily(with_incidents.clock.now())).content.number
    page, _services = _shown(with_incidents, frame, "hari")
    asked: list[str] = []

    def refuse(dialog: QDialog) -> None:
        asked.append(_words(dialog))
        dialog.reject()

    frame.answer_next(refuse)
    page.choices.issue_button.click()
    frame.wait()
    assert f"issued already: {number}" in asked[0]


def test_an_issued_bulletin_opens_as_it_was_given_out(with_incidents: TestOffice, frame: PageFrame) -> None:
    hari = with_incidents.sign_in("hari")
    paper = hari.bulletins.issue(Period.daily(with_incidents.clock.now()), BulletinOptions("en"))
    with_incidents.sign_in("sita").incidents.register(LANDSLIDE)
    with_incidents.clock.advance(timedelta(days=2))
    page, _services = _shown(with_incidents, frame, "gita")
    assert page.pane.caption.text == "Open a bulletin of the list on the left."
    assert not page.choices.preview_button.isVisible(), "a viewer only reads"
    page.choices.table.opened.emit(paper.issued.id)
    frame.wait()
    assert page.pane.pdf == paper.pdf
    assert page.pane.caption.property("tone") == Tone.OK


def test_news_remakes_a_preview_but_leaves_an_opened_bulletin_alone(
    with_incidents: TestOffice, frame: PageFrame
) -> None:
    page, services = _shown(with_incidents, frame, "hari")
    services.incidents.register(LANDSLIDE)
    frame.wait()
    assert page.choices.counts.text.startswith("Not verified yet: 2 of 3 incidents")
    paper = services.bulletins.issue(Period.daily(with_incidents.clock.now()))
    frame.wait()
    page.choices.table.opened.emit(paper.issued.id)
    frame.wait()
    services.incidents.register(LANDSLIDE)
    frame.wait()
    assert page.pane.pdf == paper.pdf


def test_the_paper_is_saved_byte_for_byte(
    with_incidents: TestOffice, frame: PageFrame, tmp_path: Path
) -> None:
    page, _services = _shown(with_incidents, frame, "sita")
    page.pane.save(tmp_path / "bulletin.pdf")
    frame.wait()
    assert (tmp_path / "bulletin.pdf").read_bytes() == page.pane.pdf
    page.pane.save(tmp_path / "no folder" / "bulletin.pdf")
    frame.wait()
    assert [type(error) for error in frame.presented] == [Refused]


def test_printing_puts_every_page_on_paper(with_incidents: TestOffice, qtbot: QtBot, tmp_path: Path) -> None:
    paper = with_incidents.sign_in("sita").bulletins.preview(Period.daily(with_incidents.clock.now()))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    original = pypdfium2.PdfDocument(paper.pdf)
    pages = len(original)
    assert print_pdf(paper.pdf, printer) == pages
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == pages
    assert printed[0].get_size() == pytest.approx(original[0].get_size(), abs=2)
    printer.setFromTo(1, 1)
    printer.setOutputFileName(str(tmp_path / "one.pdf"))
    assert print_pdf(paper.pdf, printer) == 1
    original.close()
    printed.close()


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), "२०८३-०८-०७"),
        (date(2026, 11, 22), date(2026, 11, 23), "२०८३-०८-०६ – ०७"),
        (date(2026, 11, 10), date(2026, 11, 23), "२०८३-०७-२४ – ०८-०७"),
        (date(2026, 4, 10), date(2026, 4, 20), "२०८२-१२-२७ – २०८३-०१-०७"),
    ],
)
def test_days_of_a_period_leave_out_what_both_share(first: date, last: date, shown: str) -> None:
    with translation.speaking(translation.Language.of("ne")):
        assert shown_days(first, last) == shown
