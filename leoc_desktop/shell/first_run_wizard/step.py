"""What every step of the wizard is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from leoc_desktop.ui_kit.theme import Role, set_role


class Step(QWidget):
    """One decision: heading, explanation, fields; ``problem`` says what is missing."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.explanation, self.error = QLabel(), QLabel(), QLabel()
        set_role(self.heading, Role.H1)
        set_role(self.explanation, Role.SUBTITLE)
        set_role(self.error, Role.ERROR)
        for label in (self.explanation, self.error):
            label.setWordWrap(True)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.heading)
        layout.addWidget(self.explanation)
        layout.addSpacing(10)
        layout.addLayout(self.fields)
        layout.addWidget(self.error)
        layout.addStretch(1)

    def add_labelled(self, widget: QWidget) -> QLabel:
        """Put a field under its label; the label's text is set in ``retranslate``."""
        label = QLabel()
        set_role(label, Role.FIELD_LABEL)
        label.setBuddy(widget)
        self.fields.addWidget(label)
        self.fields.addWidget(widget)
        self.fields.addSpacing(8)
        return label

    def problem(self) -> str:
        """What keeps the user from going on; empty when nothing does."""
        return ""

    def show_problem(self, sentence: str) -> None:
        """Say it under the fields."""
        self.error.setText(sentence)
        self.error.setAccessibleName(sentence)

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self

    def wrong_field(self) -> QWidget:
        """Where what ``problem`` says is put right."""
        return self.first_field()

    def typed_lines(self) -> Sequence[QLineEdit]:
        """The lines that Enter leads through, in their order; from the last one it leads to the next step."""
        return ()

    def retranslate(self) -> None:
        """Set every text in the current language."""
