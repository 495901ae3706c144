"""The sheet of F1 names the pages in the order of the list with their number keys."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from leoc_desktop.foundation.translation import N_
from leoc_desktop.shell.shortcut_sheet import ShortcutSheet


def test_pages_stand_on_the_sheet_with_their_keys_and_none_beyond_the_digits(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    pages = [N_("Dashboard"), N_("Event log"), *[f"Page {number}" for number in range(3, 11)]]
    sheet = ShortcutSheet(window, pages)
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    assert texts[texts.index("Event log") + 1] == "Ctrl+2"
    assert "Ctrl+9" in texts
    assert "Page 9" in texts
    assert "Page 10" not in texts
