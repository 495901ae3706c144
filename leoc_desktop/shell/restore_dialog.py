"""Restoring an office on a computer that has none: the backup file, the recovery code, and what happens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.theme import Role, set_role, set_state

Restore = Callable[[Path, str, Callable[[], None], Callable[[str], None]], None]


class RestoreDialog(QDialog):
    """Asks for file and code, hands them to ``restore(file, code, done, failed)``, and says what came of it."""

    def __init__(self, parent: QWidget | None, restore: Restore, *, done: Callable[[], None]) -> None:
        super().__init__(parent)
        self._restore = restore
        self._done = done
        self.setWindowTitle(_("Restore a backup"))
        self.setMinimumWidth(560)
        self._build()

    def _build(self) -> None:
        heading = QLabel(_("Restore a backup"))
        set_role(heading, Role.H1)
        explanation = QLabel(
            _(
                "The office is restored on this computer as it was when the backup was made. "
                "Everybody keeps his password."
            )
        )
        explanation.setWordWrap(True)
        set_role(explanation, Role.SUBTITLE)
        self.file, self.code, browse = QLineEdit(), QLineEdit(), QPushButton(_("Choose…"))
        browse.setIcon(icon("folder"))
        browse.clicked.connect(self._browse)
        self.code.setPlaceholderText("ABC-123-DEF-456-…")
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.setMinimumHeight(40)
        set_role(self._message, Role.ERROR)
        self.start, self._cancel = QPushButton(_("Restore")), QPushButton(_("Cancel"))
        set_role(self.start, Role.PRIMARY)
        self.start.clicked.connect(self._submit)
        self._cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(browse)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(6)
        layout.addWidget(heading)
        layout.addWidget(explanation)
        layout.addWidget(self._label(_("Backup file"), self.file))
        layout.addLayout(row)
        layout.addWidget(self._label(_("Recovery code"), self.code))
        layout.addWidget(self.code)
        layout.addWidget(self._message)
        layout.addLayout(buttons)

    def _label(self, text: str, field: QLineEdit) -> QLabel:
        label = QLabel(text)
        set_role(label, Role.FIELD_LABEL)
        label.setBuddy(field)
        field.setAccessibleName(text)
        return label

    def _browse(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Choose a backup file"), self.file.text(), _("Backups") + " (*.leocb)"
        )
        if chosen:
            self.file.setText(chosen)

    def _submit(self) -> None:
        if not self.file.text().strip() or not self.code.text().strip():
            self._say(_("Choose the backup file and type the recovery code."), "danger")
            return
        self._set_enabled(enabled=False)
        self._say(_("Restoring… this can take a few minutes."), "info")
        self._restore(Path(self.file.text().strip()), self.code.text(), self._restored, self._failed)

    def _restored(self) -> None:
        self.accept()
        self._done()

    def _failed(self, sentence: str) -> None:
        self._set_enabled(enabled=True)
        self._say(sentence, "danger")

    def _say(self, sentence: str, tone: str) -> None:
        set_state(self._message, "tone", tone)
        self._message.setText(sentence)
        self._message.setAccessibleName(sentence)

    def _set_enabled(self, *, enabled: bool) -> None:
        for widget in (self.file, self.code, self.start, self._cancel):
            widget.setEnabled(enabled)
