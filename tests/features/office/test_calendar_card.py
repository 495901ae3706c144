"""The settings page: a year is typed, compared with the estimate, confirmed and entered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from leoc_desktop.features.office.form import YearDialog
from leoc_desktop.features.office.page import OfficePage
from leoc_desktop.foundation.clock import NEPAL
from leoc_desktop.foundation.nepali_calendar import BsDate, install_rows, is_provisional, to_ad
from leoc_desktop.startup.services import Services
from tests.support.offices import TestOffice
from tests.support.page_frame import PageFrame

A_2084 = (31, 31, 32, 31, 31, 30, 30, 30, 29, 30, 30, 30)


@pytest.fixture(autouse=True)
def _shipped_calendar() -> Iterator[None]:
    yield
    install_rows([])


@pytest.fixture
def admin(office: TestOffice) -> Services:
    office.clock.set(datetime.combine(to_ad(BsDate(2083, 11, 1)), office.clock.now().time(), NEPAL))
    return office.sign_in("admin")


@pytest.fixture
def page(admin: Services, frame: PageFrame) -> OfficePage:
    made = OfficePage(frame.context, admin.particulars, admin.calendar)
    frame.show(made)
    return made


def _verb(dialog: YearDialog) -> QPushButton:
    return next(button for button in dialog.findChildren(QPushButton) if button.text() != "Cancel")


def _source(dialog: YearDialog) -> QLineEdit:
    return next(line for line in dialog.findChildren(QLineEdit) if line.accessibleName() == "Published in")


def _texts(dialog: YearDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_a_typed_year_is_compared_confirmed_and_entered(page: OfficePage, frame: PageFrame) -> None:
    assert "2084 is only an estimate" in page.calendar.warning.text
    page.calendar.enter_button.click()
    dialog = frame.dialog(YearDialog)
    assert dialog.year.text() == "2084"
    _verb(dialog).click()
    assert dialog.problem_text == "Fill in the days of all twelve months."
    for line, days in zip(dialog.months, A_2084, strict=True):
        line.setText(str(days))
    dialog.months[0].setText("28")
    _source(dialog).setText("पञ्चाङ्ग")
    _verb(dialog).click()
    frame.wait()
    assert "cannot have 28 days" in dialog.problem_text
    dialog.months[0].setText("३१")
    _verb(dialog).click()
    frame.wait()
    assert "Jestha: 31 days instead of 32" in _texts(dialog)
    assert "212 days of the year get another date." in _texts(dialog)
    assert is_provisional(2084), "nobody confirmed it yet"
    dialog.months[1].setText("32")
    assert "instead of" not in _texts(dialog), "what is typed now was not compared"
    dialog.months[1].setText("31")
    _verb(dialog).click()
    frame.wait()
    _verb(dialog).click()
    frame.wait()
    assert not is_provisional(2084)
    assert page.calendar.warning.text == ""
    assert frame.said[-1][0] == "Entered. Every date follows from now on."
    assert frame.presented == []


def test_years_of_a_file_are_shown_before_they_are_entered(
    page: OfficePage, frame: PageFrame, tmp_path: Path
) -> None:
    file = tmp_path / "years.csv"
    heading = "bs_year," + ",".join(f"m{month:02}" for month in range(1, 13))
    file.write_text(f"{heading}\n2084,{','.join(map(str, A_2084))}\n", encoding="utf-8")
    page.calendar.import_file(file)
    dialog = frame.dialog(YearDialog)
    assert "Magh: 30 days instead of 29" in _texts(dialog)
    _verb(dialog).click()
    assert dialog.problem_text == "State where the months were published."
    _source(dialog).setText("पञ्चाङ्ग")
    _verb(dialog).click()
    frame.wait()
    assert not is_provisional(2084)
    file.write_text("a,b\n", encoding="utf-8")
    page.calendar.import_file(file)
    frame.wait()
    assert "columns" in str(frame.presented[-1])


def test_the_card_is_for_administrators(office: TestOffice, frame: PageFrame) -> None:
    services = office.sign_in("hari")
    page = OfficePage(frame.context, services.particulars, services.calendar)
    frame.show(page)
    assert not page.calendar.isVisible()
