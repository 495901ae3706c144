"""Windows of these tests are drawn into memory, in English with Nepali digits, so no catalogue is needed."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation import translation
from leoc_desktop.ui_kit.nepali_typing import NepaliTyping
from leoc_desktop.ui_kit.theme import Theme, apply_theme
from tests.support.incident_form import make_form
from tests.support.typing_desk import Desk


@pytest.fixture(autouse=True)
def english_with_nepali_digits():
    before = translation.current()
    translation.choose(translation.Language("en", nepali_digits=True))
    yield
    translation.choose(before)


@pytest.fixture
def typing(qapp: QApplication) -> Iterator[NepaliTyping]:
    """Nepali typing for the whole program, taken away afterwards."""
    made = NepaliTyping(qapp)
    yield made
    qapp.focusChanged.disconnect(made._follow)
    made.deleteLater()


@pytest.fixture
def desk(typing: NepaliTyping, qtbot: QtBot) -> Desk:
    """A desk that is shown, the focus in its first line."""
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    made.line.setFocus()
    return made


@pytest.fixture(scope="module")
def themed(qapp):
    apply_theme(qapp, Theme())


@pytest.fixture
def form(themed, qtbot):
    made = make_form()
    qtbot.addWidget(made)
    qtbot.waitExposed(made)
    return made
