"""Pages are let go when many were shown, and made anew as they were looked at."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from leoc_desktop.shell.page_shelf import KEPT, PageGroup, PageOffer, PageShelf
from leoc_desktop.ui_kit.draft_keeping import DraftKeeping
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.task_runner import Lane
from tests.support.page_frame import PageFrame

PAGES = 6


class LightPage(Page):
    """Has a word that it is looked at with; without one it has to stay."""

    word: str = "usual"

    def view(self) -> object:
        return self.word or None

    def look_as(self, view: object) -> None:
        self.word = str(view)


@pytest.fixture
def frame(qtbot: QtBot) -> Iterator[PageFrame]:
    made = PageFrame(qtbot)
    yield made
    made.close()


@pytest.fixture
def shelf(frame: PageFrame, qtbot: QtBot) -> PageShelf:
    offers = tuple(PageOffer(LightPage, lambda: LightPage(frame.context)) for _page in range(PAGES))
    return PageShelf([PageGroup("", offers)], lambda _number, page: qtbot.addWidget(page))


def light(shelf: PageShelf, number: int) -> LightPage:
    """The page of that number, shown."""
    page = shelf.show(number)
    assert isinstance(page, LightPage)
    return page


def test_the_pages_shown_last_stay(shelf: PageShelf) -> None:
    shown = [light(shelf, number) for number in range(PAGES)]
    light(shelf, 0)
    assert shelf.let_go() == shown[1 : PAGES - KEPT + 1]
    assert shelf.made == (*shown[PAGES - KEPT + 1 :], shown[0])
    assert shelf.let_go() == []


def test_a_page_made_anew_is_looked_at_as_before(shelf: PageShelf) -> None:
    first = light(shelf, 0)
    first.word = "narrowed"
    for number in range(1, PAGES):
        light(shelf, number)
    assert first in shelf.let_go()
    again = light(shelf, 0)
    assert again is not first
    assert again.word == "narrowed"


def test_a_page_that_has_to_stay_stays(shelf: PageShelf) -> None:
    first = light(shelf, 0)
    first.word = ""
    for number in range(1, PAGES):
        light(shelf, number)
    assert first not in shelf.let_go()
    assert light(shelf, 0) is first


def test_a_page_stays_while_something_is_done_for_it(shelf: PageShelf, frame: PageFrame) -> None:
    first, free = light(shelf, 0), threading.Event()
    for number in range(1, PAGES):
        light(shelf, number)
    part = QLabel(first)
    frame.tasks.run(Lane.FILES, free.wait, lambda _done: None, lambda _error: None, owner=part)
    assert first not in shelf.let_go()
    light(shelf, 1)
    light(shelf, 2)
    light(shelf, 3)
    free.set()
    frame.wait()
    assert shelf.let_go()[0] is first


def test_a_page_stays_while_what_was_typed_is_not_on_the_disk(shelf: PageShelf) -> None:
    first = light(shelf, 0)
    keeping = DraftKeeping(QLabel(first), first.context, lambda: None)
    keeping.typed()
    for number in range(1, PAGES):
        light(shelf, number)
    assert first not in shelf.let_go()
    keeping.forget()
    assert first in shelf.let_go()


def test_a_page_stays_while_a_dialog_of_it_is_open(shelf: PageShelf) -> None:
    first = light(shelf, 0)
    dialog = QDialog(QLabel(first))
    dialog.open()
    for number in range(1, PAGES):
        light(shelf, number)
    assert first not in shelf.let_go()
    dialog.close()
    assert first in shelf.let_go()
