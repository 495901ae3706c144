"""Asks why: a return and a cancellation are never without a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.theme import Role, set_role


class ReasonDialog(QDialog):
    """A question, a text, and a button that names what happens."""

    def __init__(self, parent: QWidget | None, *, question: str, verb: str, danger: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(verb)
        self.setMinimumWidth(440)
        heading = QLabel(question)
        heading.setWordWrap(True)
        set_role(heading, Role.CARD_TITLE)
        label = QLabel(_("Reason"))
        set_role(label, Role.FIELD_LABEL)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(88)
        self.text.setAccessibleName(_("Reason"))
        label.setBuddy(self.text)
        cancel, self.go_on = QPushButton(_("Cancel")), QPushButton(verb)
        set_role(self.go_on, Role.DANGER if danger else Role.PRIMARY)
        self.go_on.setEnabled(False)
        cancel.clicked.connect(self.reject)
        self.go_on.clicked.connect(self.accept)
        self.text.textChanged.connect(lambda: self.go_on.setEnabled(bool(self.reason)))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(8)
        for widget in (heading, label, self.text):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.text.setFocus()

    @property
    def reason(self) -> str:
        """What was typed, without blanks at its ends."""
        return self.text.toPlainText().strip()
