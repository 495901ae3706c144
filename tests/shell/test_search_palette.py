"""Ctrl+K by keyboard: pages, commands and incidents, each for those who may."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leoc_desktop.features.bulletin.page import BulletinPage
from leoc_desktop.features.dashboard.page import DashboardPage
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.shell.search_palette import SearchPalette
from leoc_desktop.startup.desktop import Desktop
from leoc_desktop.startup.main_window import OpenDesk
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.shortcuts import SEARCH, SHORTCUTS
from tests.support.desktop_window import idle
from tests.support.offices import LANDSLIDE, TestOffice

Opened = Callable[[str], MainWindow]
P = TypeVar("P", bound=Page)


@pytest.fixture
def desktop(qapp: QApplication, office: TestOffice) -> Iterator[Desktop]:
    """The program over an office with one landslide."""
    office.sign_in("sita").incidents.register(LANDSLIDE)
    made = Desktop(qapp, office.folder)
    made.look.speak("en")
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def opened(desktop: Desktop, office: TestOffice, qtbot: QtBot) -> Iterator[Opened]:
    """The main window of one of the people."""
    windows: list[MainWindow] = []

    def of(name: str) -> MainWindow:
        window = OpenDesk(desktop, office.sign_in(name)).window
        windows.append(window)
        window.show()
        window.show_page(0)
        idle(qtbot, desktop)
        return window

    yield of
    for window in windows:
        window.close()
    desktop.tasks.drain()


def palette_of(window: MainWindow) -> SearchPalette:
    """Open it by its key."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = next(each for each in window.findChildren(SearchPalette) if each.isVisible())
    assert palette.list.count()
    return palette


def texts(palette: SearchPalette) -> list[str]:
    """What it shows."""
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def page_of(window: MainWindow, kind: type[P]) -> P:
    """The page of that kind."""
    page = window.pages.of(kind)
    assert page is not None
    return page


def test_pages_and_incidents_are_reached_without_the_mouse(
    opened: Opened, desktop: Desktop, qtbot: QtBot
) -> None:
    window = opened("sita")
    palette = palette_of(window)
    assert any(text.startswith("New incident") for text in texts(palette))
    QTest.keyClicks(palette.line, "bullet")
    assert texts(palette)[0].startswith("Daily bulletin")
    QTest.keyClick(palette, Qt.Key.Key_Return)
    assert page_of(window, BulletinPage).isVisible()

    palette = palette_of(window)
    QTest.keyClicks(palette.line, "kholapari")  # a place, in Roman letters
    qtbot.waitUntil(lambda: any("LEOC/2083-84/0001" in text for text in texts(palette)), timeout=20_000)
    assert "खोलापारि" in texts(palette)[-1]
    QTest.keyClick(palette, Qt.Key.Key_PageDown)
    QTest.keyClick(palette, Qt.Key.Key_Return)
    idle(qtbot, desktop)
    detail = page_of(window, IncidentPage).form.detail
    assert detail is not None
    assert detail.number == "LEOC/2083-84/0001"

    palette = palette_of(window)
    QTest.keyClick(palette, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not palette.isVisible()
    assert SEARCH in SHORTCUTS


def test_nobody_is_offered_what_he_may_not_do(opened: Opened, desktop: Desktop, qtbot: QtBot) -> None:
    palette = palette_of(opened("gita"))
    assert not any(text.startswith(("New incident", "Users")) for text in texts(palette))
    palette.close()
    palette = palette_of(opened("admin"))
    assert any(text.startswith("Users") for text in texts(palette))
    QTest.keyClicks(palette.line, "kholapari")
    QTest.qWait(300)
    idle(qtbot, desktop)
    assert texts(palette) == []
    QTest.keyClick(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_page_is_made_when_it_is_first_shown_and_takes_the_keyboard(
    opened: Opened, desktop: Desktop, qtbot: QtBot
) -> None:
    window = opened("sita")
    assert [type(page) for page in window.pages.made] == [DashboardPage]
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    desktop.look.speak("ne")
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, desktop)
    assert [type(page) for page in window.pages.made] == [DashboardPage, IncidentPage]
    page = page_of(window, IncidentPage)
    assert page.heading.text() == "घटना दर्ता"
    assert page.isAncestorOf(window.focusWidget())
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=20_000)
    desktop.look.speak("en")
    assert page.heading.text() == "Incident register"
