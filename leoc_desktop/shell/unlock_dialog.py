"""Asking a supervisor to open a locked record: who, his key, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.theme import Role, set_role


class UnlockDialog(QDialog):
    """Stays open until the key was right; hands out plain values."""

    submitted = Signal(str, str, str)  # supervisor's user name, unlock key, reason

    def __init__(
        self, parent: QWidget | None, *, record: str, supervisors: Sequence[tuple[str, str]]
    ) -> None:
        """``supervisors`` are pairs of user name and full name."""
        super().__init__(parent)
        self.setWindowTitle(_("Unlock the record"))
        self.setMinimumWidth(460)
        self._build(record, supervisors)
        self.reason.setFocus()

    def _build(self, record: str, supervisors: Sequence[tuple[str, str]]) -> None:
        heading = QLabel(_("Unlock {record}").format(record=record))
        set_role(heading, Role.H1)
        explanation = QLabel(
            _(
                "The supervisor types the key. The record opens for one correction within 60 minutes; "
                "then it locks again."
            )
        )
        explanation.setWordWrap(True)
        set_role(explanation, Role.SUBTITLE)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(64)
        self.supervisor = QComboBox()
        for name, full_name in supervisors:
            self.supervisor.addItem(full_name, name)
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setPlaceholderText("ABCD-1234-EFGH-5")
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.setMinimumHeight(34)
        set_role(self._message, Role.ERROR)
        self.unlock, self._cancel = QPushButton(_("Unlock")), QPushButton(_("Cancel"))
        set_role(self.unlock, Role.PRIMARY)
        self.unlock.setDefault(True)
        self.unlock.clicked.connect(self._submit)
        self._cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.unlock)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(6)
        layout.addWidget(heading)
        layout.addWidget(explanation)
        for text, widget in (
            (_("Reason"), self.reason),
            (_("Supervisor"), self.supervisor),
            (_("Unlock key"), self.key),
        ):
            label = QLabel(text)
            set_role(label, Role.FIELD_LABEL)
            label.setBuddy(widget)
            widget.setAccessibleName(text)
            layout.addWidget(label)
            layout.addWidget(widget)
        layout.addWidget(self._message)
        layout.addLayout(buttons)

    def _submit(self) -> None:
        self._message.setText(_("Checking…"))
        self.unlock.setEnabled(False)
        name = self.supervisor.currentData() or ""
        self.submitted.emit(name, self.key.text().strip(), self.reason.toPlainText().strip())

    def show_refusal(self, sentence: str) -> None:
        """Say why it was refused and let the supervisor try again."""
        self._message.setText(sentence)
        self._message.setAccessibleName(sentence)
        self.unlock.setEnabled(True)
        self.key.selectAll()
        self.key.setFocus()
