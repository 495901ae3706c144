"""Settings show what IT fixed, and what the program is made of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from leoc_desktop.features.office.page import OfficePage
from leoc_desktop.features.office.page.about_card import LicencesDialog
from leoc_desktop.foundation.policy import Policy, PolicyProblem, enforce
from tests.support.offices import TestOffice
from tests.support.page_frame import PageFrame


@pytest.fixture(autouse=True)
def nothing_fixed_afterwards() -> Iterator[None]:
    yield
    enforce(Policy())


def test_what_is_fixed_is_shown_with_what_is_wrong_in_the_file(office: TestOffice, frame: PageFrame) -> None:
    wrong = PolicyProblem(4, "office.language", "Wrong.", {})
    enforce(Policy(idle_minutes=5, device_factor="required", backup_destinations=("/a", "/b")), (wrong,))
    services = office.sign_in("gita")
    page = OfficePage(frame.context, services.particulars, services.calendar)
    frame.show(page)
    shown = [label.text() for label in page.policy.findChildren(QLabel)]
    assert page.policy.isVisible()
    for text in ("Locks after minutes", "5", "required", "/a\n/b", "Line 4, office.language: Wrong."):
        assert text in shown


def test_nothing_is_shown_where_nothing_is_fixed(office: TestOffice, frame: PageFrame) -> None:
    services = office.sign_in("gita")
    page = OfficePage(frame.context, services.particulars, services.calendar)
    frame.show(page)
    assert not page.policy.isVisible()


def test_the_licences_of_others_can_be_read(office: TestOffice, frame: PageFrame, qtbot: QtBot) -> None:
    services = office.sign_in("gita")
    page = OfficePage(frame.context, services.particulars, services.calendar)
    frame.show(page)
    page.about.button.click()
    (dialog,) = page.about.findChildren(LicencesDialog)
    names = [dialog.names.item(row).text() for row in range(dialog.names.count())]
    dialog.names.setCurrentRow(names.index("fonts/OFL.txt"))
    qtbot.waitUntil(lambda: "SIL OPEN FONT LICENSE" in dialog.text.toPlainText())
    assert "docs/third_party.md" in names
