"""What is chosen stays chosen: digits apart from the language, and what belongs to one user."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.foundation import translation
from leoc_desktop.startup.look import Look
from leoc_desktop.startup.own_look import OwnLook
from leoc_desktop.ui_kit.preferences import Preferences, RowHeight, current_preferences, put_in_force
from leoc_desktop.ui_kit.theme import Theme, apply_theme
from tests.support.offices import TestOffice
from tests.support.page_frame import PageFrame


@pytest.fixture(autouse=True)
def as_before(qapp: QApplication) -> Iterator[None]:
    before = translation.current()
    yield
    translation.choose(before)
    apply_theme(qapp, Theme())
    put_in_force(Preferences())


def test_chosen_digits_outlive_changes_of_the_language(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    look = Look(qapp, file)
    look.speak("en")
    assert not translation.current().nepali_digits, "those of the language until somebody chooses"
    look.show_digits("ne")
    look.switch_language()
    look.switch_language()
    assert translation.current() == translation.Language("en", nepali_digits=True)
    assert Look(qapp, file).settings.spoken == translation.Language("en", nepali_digits=True)
    look.show_digits("")
    assert translation.current() == translation.Language.of("en")


def test_what_a_user_prefers_comes_back_for_him_alone(
    office: TestOffice, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    frame, window = PageFrame(qtbot), QWidget()
    qtbot.addWidget(window)
    look = Look(qapp, tmp_path / "settings.json")

    def desk_of(name: str) -> OwnLook:
        services = office.sign_in(name)
        own = OwnLook(look, UserSettings(services.office.store, services.login), frame.context)
        own.begin(window)
        frame.wait()
        return own

    wanted = Preferences(RowHeight.LARGE, enter_moves=False, keys={"lock": "Ctrl+Alt+L"})
    sita = desk_of("sita")
    assert sita.preferences == Preferences()
    sita.prefer(wanted)
    frame.wait()
    assert current_preferences() == wanted
    sita.let_go()
    assert current_preferences() == Preferences()
    desk_of("hari").let_go()
    assert desk_of("sita").preferences == wanted
    frame.close()
