"""The dialog that restores: however much there is to say, its button stays on a small screen."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from leoc_desktop.shell.restore_dialog import RestoreDialog
from leoc_desktop.ui_kit.theme import current_theme

SCREEN = 584  # 1366x768 at 125 %, without the task bar
MUCH = [f"२०८३-०८-०७ ०९:०० sita {number}" for number in range(40)]


@pytest.fixture
def dialog(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> RestoreDialog:
    made = RestoreDialog(None)
    small = SimpleNamespace(availableGeometry=lambda: QRect(0, 0, 1093, SCREEN))
    monkeypatch.setattr(made, "screen", lambda: small)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_long_preview_is_scrolled_and_the_button_stays_on_the_screen(
    dialog: RestoreDialog, qtbot: QtBot
) -> None:
    dialog.show_preview(MUCH, "70211")
    assert dialog.height() < SCREEN - current_theme().px(30)
    qtbot.waitUntil(lambda: dialog._area.verticalScrollBar().maximum() > 0)


def test_a_short_preview_is_shown_whole(dialog: RestoreDialog) -> None:
    dialog.show_preview(MUCH[:5], "70211")
    assert dialog._area.height() >= dialog._said.heightForWidth(dialog._area.width())
