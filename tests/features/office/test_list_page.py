"""The page of lists and of the head of papers, as an administrator uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from leoc_desktop.features.office.form import ListEntryDialog
from leoc_desktop.features.office.page import ListPage
from leoc_desktop.foundation.office_lists import HAZARDS, TOLES, entries_of, use_lists
from leoc_desktop.startup.services import Services
from tests.support.offices import TestOffice
from tests.support.page_frame import PageFrame


@pytest.fixture
def admin(office: TestOffice) -> Iterator[Services]:
    services = office.sign_in("admin")
    yield services
    services.close()
    use_lists([])


@pytest.fixture
def frame(qtbot: QtBot) -> Iterator[PageFrame]:
    made = PageFrame(qtbot)
    yield made
    made.close()


def _page(frame: PageFrame, services: Services) -> ListPage:
    frame.follow(services)
    page = ListPage(frame.context, services.lists, services.particulars.particulars, ward_count=9)
    frame.show(page)
    return page


def _show(frame: PageFrame, page: ListPage, list_name: str) -> None:
    page.choice.setCurrentIndex(page.choice.findData(list_name))
    frame.wait()


def test_a_tole_is_added_and_a_double_one_is_told(frame: PageFrame, admin: Services) -> None:
    page = _page(frame, admin)
    _show(frame, page, TOLES)
    page.add.click()
    dialog = frame.dialog(ListEntryDialog)
    dialog.name_ne.setText("शिखर टोल")
    dialog.ward.setCurrentIndex(dialog.ward.findData(3))
    dialog.submitted.emit()
    frame.wait()
    assert [(entry.name_ne, entry.ward) for entry in entries_of(TOLES)] == [("शिखर टोल", 3)]
    page.add.click()
    again = frame.dialog(ListEntryDialog)
    again.name_ne.setText("शिखर टोल")
    again.ward.setCurrentIndex(again.ward.findData(3))
    again.submitted.emit()
    frame.wait()
    assert again.problem_text
    again.reject()
    again.close()


def test_hazards_are_ordered_and_left_out_but_never_added(frame: PageFrame, admin: Services) -> None:
    page = _page(frame, admin)
    assert not page.add.isEnabled()
    page.table.setCurrentIndex(page.model.index(2, 0))
    third = entries_of(HAZARDS)[2].code
    page.up.click()
    frame.wait()
    assert entries_of(HAZARDS)[1].code == third
    page.table.setCurrentIndex(page.model.index(0, 0))
    assert not page.change.isEnabled()
    page.offer.click()
    frame.wait()
    assert not entries_of(HAZARDS)[0].offered


def test_the_emblem_and_the_line_are_kept(frame: PageFrame, admin: Services, tmp_path: Path) -> None:
    page = _page(frame, admin)
    Image.new("RGB", (80, 80), "#0B5CAD").save(tmp_path / "emblem.png")
    page.head.take(tmp_path / "emblem.png")
    frame.wait()
    page.head.top_ne.setText("नेपाल सरकार")
    page.head.top_ne.textEdited.emit("नेपाल सरकार")
    page.head.save.click()
    frame.wait()
    detail = admin.particulars.particulars()
    assert detail.emblem is not None
    assert detail.top_ne == "नेपाल सरकार"
    assert not page.head.save.isEnabled()
