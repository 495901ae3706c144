"""A desk with one field of each kind, and fingers on an English keyboard, for the tests of Nepali typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ALTGR, PAD = Qt.KeyboardModifier.GroupSwitchModifier, Qt.KeyboardModifier.KeypadModifier


class Desk(QWidget):
    """A window with one field of each kind."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.other, self.area = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.list, self.fixed_list = QComboBox(), QComboBox()
        self.password, self.spin, self.button = QLineEdit(), QSpinBox(), QPushButton("Go")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.list.setEditable(True)
        for box in (self.list, self.fixed_list):
            box.addItems(["पहिरो", "पानी", "बाढी"])
        completer = QCompleter(["पहिरो", "पानी", "बाढी"], self.list)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.list.setCompleter(completer)
        self.list.setCurrentIndex(-1)
        self.area.setTabChangesFocus(True)
        layout = QVBoxLayout(self)
        for field in self.line, self.other, self.area, self.list, self.fixed_list:
            layout.addWidget(field)
        for field in self.password, self.spin, self.button:
            layout.addWidget(field)


def press(keys: str) -> None:
    """Type on an English keyboard, wherever the keys go just now."""
    for key in keys:
        upper = key.isupper() or key in '~!@#$%^&*()_+{}|:"<>?'
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, SHIFT if upper else NONE)


def switch() -> None:
    """Press Ctrl+Space in the field with the focus."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Space, CONTROL)


def send(widget: QWidget, text: str, modifiers: Qt.KeyboardModifier) -> QKeyEvent:
    """Send a widget one key press with the text and modifiers given; return the event."""
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifiers, text)
    QApplication.sendEvent(widget, event)
    return event
