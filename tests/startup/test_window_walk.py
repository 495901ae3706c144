"""The windows before the sign-in and the dialogs, where there is the least room: nothing is cut, everything named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation import translation
from leoc_desktop.foundation.translation import LANGUAGES, Language
from leoc_desktop.startup.dialog_tour import dialogs
from leoc_desktop.startup.window_tour import windows_before_sign_in
from leoc_desktop.ui_kit.theme import Theme, apply_theme
from tests.support.page_walk import cut_texts, out_of_reach, overlaps, unnamed

SMALL = (1093, 614)
LARGEST = 1.3


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    before = translation.current()
    apply_theme(qapp, Theme(scale=LARGEST))
    yield
    apply_theme(qapp, Theme())
    translation.choose(before)


@pytest.mark.parametrize("language", LANGUAGES)
def test_windows_before_the_sign_in_fit(language: str, large_text: None, qtbot: QtBot) -> None:
    translation.choose(Language.of(language))
    found = [wrong for name, window in windows_before_sign_in() for wrong in _wrong(name, window, qtbot)]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_dialogs_fit(language: str, large_text: None, qtbot: QtBot) -> None:
    translation.choose(Language.of(language))
    parent = QWidget()
    parent.resize(*SMALL)
    qtbot.addWidget(parent)
    found = []
    for name, dialog in dialogs(parent):
        found += _wrong(name, dialog, qtbot)
        if dialog.height() > SMALL[1] or dialog.width() > SMALL[0]:
            found.append(f"{name}: is {dialog.width()} x {dialog.height()}")
    assert not found, "\n" + "\n".join(found)


def _wrong(name: str, window: QWidget, qtbot: QtBot) -> list[str]:
    if window.parent() is None:
        window.resize(*SMALL)
    window.show()
    qtbot.wait(1)
    wrong = [*cut_texts(window), *overlaps(window), *unnamed(window), *out_of_reach(window)]
    return [f"{name}: {what}" for what in wrong]
