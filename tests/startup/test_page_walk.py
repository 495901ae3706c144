"""Every page in both languages and three sizes of text: nothing is cut, everything named and reached by Tab.

``LEOC_FULL_WALK=1`` walks through every size on both screens, light and dark, which takes four times as long.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from leoc_desktop.foundation.settings import TEXT_SIZES
from leoc_desktop.foundation.translation import LANGUAGES, NEPALI
from leoc_desktop.ui_kit.theme import Theme, apply_theme
from tests.support.page_walk import cut_texts, out_of_reach, overlaps, unnamed
from tests.support.training_window import (
    ADMINISTRATOR,
    SUPERVISOR,
    TrainingWindow,
)

SMALL, USUAL = (1093, 614), (1366, 768)  # the first is the second at 125 %
EVERYTHING = "LEOC_FULL_WALK" in os.environ
LOOKS = (
    tuple(product(TEXT_SIZES, (SMALL, USUAL)))
    if EVERYTHING
    else ((130, SMALL), (115, USUAL), (100, USUAL))  # the least room, and the usual ones
)
"""Sizes of text in percent, each with a size of the window."""
COLOURS = (
    (False, True) if EVERYTHING else (False,)
)  # dark and light are equally large; one look at dark, below


@pytest.fixture(scope="module", params=[SUPERVISOR, ADMINISTRATOR])
def opened(
    request: pytest.FixtureRequest, qapp: QApplication, training_office: Path
) -> Iterator[TrainingWindow]:
    made = TrainingWindow(qapp, training_office, request.param)
    yield made
    made.close()
    apply_theme(qapp, Theme())


def test_nothing_is_cut_all_is_named_and_tab_comes_everywhere(opened: TrainingWindow) -> None:
    found: list[str] = []
    for dark, (size, screen) in product(COLOURS, LOOKS):
        _dress(opened, dark=dark, size=size)
        for language in LANGUAGES:
            found += _walk(opened, language, screen, f"{'dark' if dark else 'light'} {size} %")
    assert not found, "\n" + "\n".join(found)


def test_the_dark_look_takes_no_more_room(opened: TrainingWindow) -> None:
    _dress(opened, dark=True, size=130)
    found = _walk(opened, NEPALI, SMALL, "dark 130 %")
    assert not found, "\n" + "\n".join(found)


def _walk(opened: TrainingWindow, language: str, screen: tuple[int, int], look: str) -> list[str]:
    """Everything that is wrong on any page, in one language and look."""
    window = opened.window
    opened.look.speak(language)
    window.resize(*screen)
    opened.settle()
    place = f"{language} {look} {screen[0]}x{screen[1]}"
    found = []
    if window.size().toTuple() != screen:
        found.append(f"{place}: the window does not become smaller than {window.size().toTuple()}")
    for view in opened.views(forms=screen == SMALL):
        wrong = [*cut_texts(window), *overlaps(window), *unnamed(window)]
        if language == NEPALI:
            wrong += out_of_reach(window)
        found += [f"{place}, {view}: {what}" for what in wrong]
    return found


def _dress(opened: TrainingWindow, *, dark: bool, size: int) -> None:
    if opened.look.settings.dark is not dark:
        opened.look.switch_theme()
    if opened.look.settings.text_size != size:
        opened.look.change_text_size(
            TEXT_SIZES.index(size) - TEXT_SIZES.index(opened.look.settings.text_size)
        )
