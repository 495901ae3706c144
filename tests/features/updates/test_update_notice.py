"""An administrator is told in the window that a newer version lies ready, after what is being said already."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pytestqt.qtbot import QtBot

from leoc_desktop.foundation.policy import Policy, enforce
from leoc_desktop.startup.update_care import UpdateCare
from leoc_desktop.ui_kit.message_bar import MessageBar
from leoc_desktop.ui_kit.tokens import Tone
from tests.support.offices import TestOffice
from tests.support.page_frame import PageFrame
from tests.support.releases import Publisher

OFFER = "Version 0.2.0 of the program can be installed."


def test_the_offer_is_told_once_the_bar_is_free(
    office: TestOffice, publisher: Publisher, stick: Path, frame: PageFrame, qtbot: QtBot
) -> None:
    publisher.publish(stick, "0.2.0")
    enforce(Policy(update_folder=str(stick)))
    messages, shown = MessageBar(), list[bool]()
    qtbot.addWidget(messages)
    messages.say("The clock was set.", Tone.WARN)
    desktop: Any = SimpleNamespace(tasks=frame.tasks)
    care = UpdateCare(desktop, office.sign_in("admin"), messages, lambda: shown.append(True))
    care.begin()
    frame.wait()
    assert messages.text == "The clock was set."
    messages.clear()
    assert messages.text == OFFER
    messages._action.click()
    assert shown == [True]


def test_others_are_not_told(
    office: TestOffice, publisher: Publisher, stick: Path, frame: PageFrame, qtbot: QtBot
) -> None:
    publisher.publish(stick, "0.2.0")
    enforce(Policy(update_folder=str(stick)))
    messages = MessageBar()
    qtbot.addWidget(messages)
    desktop: Any = SimpleNamespace(tasks=frame.tasks)
    UpdateCare(desktop, office.sign_in("hari"), messages, lambda: None).begin()
    frame.wait()
    assert messages.text == ""
