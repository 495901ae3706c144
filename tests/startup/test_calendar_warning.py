"""From 1 Falgun on the window tells whoever may enter the next year of the calendar, until it is entered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation.clock import NEPAL
from leoc_desktop.foundation.nepali_calendar import BsDate, PublishedYear, install_rows, to_ad
from leoc_desktop.startup.services import Services
from leoc_desktop.startup.session_care import SessionCare
from leoc_desktop.ui_kit.message_bar import MessageBar
from leoc_desktop.ui_kit.notice import Notice
from tests.support.offices import TestOffice

A_2084 = (31, 31, 32, 31, 31, 30, 30, 30, 29, 30, 30, 30)


@pytest.fixture(autouse=True)
def _shipped_calendar() -> Iterator[None]:
    yield
    install_rows([])


def _told(qtbot: QtBot, services: Services) -> Notice:
    """The conditions above the page of a session that begins now."""
    conditions, messages = Notice(), MessageBar()
    qtbot.addWidget(conditions)
    qtbot.addWidget(messages)
    desktop = cast("Any", SimpleNamespace(end_session=lambda _why: None))
    care = SessionCare(desktop, services, messages, lambda *_: None)
    care._window = cast("Any", SimpleNamespace(conditions=conditions))
    care.tell_conditions()
    return conditions


def test_an_administrator_is_told_from_falgun_on_until_the_year_is_entered(
    office: TestOffice, qtbot: QtBot
) -> None:
    sentence = "The calendar of 2084 is only an estimate. Enter the published one on the page Settings."
    assert sentence not in _told(qtbot, office.sign_in("admin")).text
    office.clock.set(datetime.combine(to_ad(BsDate(2083, 11, 1)), office.clock.now().time(), NEPAL))
    admin = office.sign_in("admin")
    assert sentence in _told(qtbot, admin).text
    assert sentence not in _told(qtbot, office.sign_in("sita")).text, "the dashboard tells the others"
    admin.calendar.enter(admin.calendar.compare([PublishedYear(2084, A_2084)]), source="पञ्चाङ्ग")
    assert sentence not in _told(qtbot, admin).text


def test_the_doctor_does_not_cry_over_a_year_that_may_have_been_entered(office: TestOffice) -> None:
    def finding() -> tuple[bool, str]:
        found = {one.code: one for one in office.doors.diagnostics.examine()}["calendar"]
        return found.well, found.detail

    assert finding() == (True, "7 Mangsir 2083")
    office.clock.set(datetime.combine(to_ad(BsDate(2084, 1, 2)), office.clock.now().time(), NEPAL))
    well, detail = finding()
    assert well
    assert detail.startswith("2 Baishakh 2084 (provisional). Whether the year was entered")
