"""Where a password is chosen, Caps Lock and a Nepali keyboard are told: what is typed there cannot be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from leoc_desktop.features.office.form import ChangePasswordDialog
from leoc_desktop.shell.first_run_wizard.steps import AdministratorStep


def _press(line: QLineEdit, text: str, shift: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    key = Qt.Key(ord(text.upper())) if text.isascii() else Qt.Key.Key_unknown
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, key, shift, text))


def _wizard() -> tuple[QWidget, list[QLineEdit]]:
    step = AdministratorStep()
    return step, [step.password, step.again]


def _dialog() -> tuple[QWidget, list[QLineEdit]]:
    dialog = ChangePasswordDialog(None, first_time=False)
    return dialog, [dialog._old, dialog._new, dialog._again]


@pytest.mark.parametrize("made", [_wizard, _dialog])
def test_capitals_and_nepali_letters_are_told_at_once(qtbot: QtBot, made) -> None:
    widget, lines = made()
    qtbot.addWidget(widget)
    widget.show()

    def said() -> str:
        return " ".join(label.text() for label in widget.findChildren(QLabel))

    for line in lines:
        _press(line, "A")
        assert "Caps Lock is on." in said()
        _press(line, "A", Qt.KeyboardModifier.ShiftModifier)
        assert "Caps Lock" not in said()
        _press(line, "क")
        assert "The keyboard types Nepali." in said()
        _press(line, "a")
        assert "types Nepali" not in said()
