"""Restoring an office on a computer that has none: the backup file and the recovery code."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.plain_line import plain_line


class RestoreDialog(EntryDialog):
    """Asks for file and code; its owner restores and closes it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            title=_("Restore a backup"),
            verb=_("Restore"),
            explanation=_(
                "The office is restored on this computer as it was when the backup was made. "
                "Everybody keeps his password."
            ),
        )
        self._file, self._code, choose = plain_line(), plain_line(), QPushButton(icon("folder"), _("Choose…"))
        self._code.setPlaceholderText("ABC-123-DEF-456-…")
        choose.clicked.connect(self._choose)
        with_button = QWidget()
        row = QHBoxLayout(with_button)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._file, 1)
        row.addWidget(choose)
        self._file.setAccessibleName(_("Backup file"))
        self.add_entry(_("Backup file"), with_button, required=True)
        self.add_entry(_("Recovery code"), self._code, required=True)
        self._file.setFocus()

    @property
    def file(self) -> Path:
        """The backup chosen."""
        return Path(self._file.text().strip())

    @property
    def code(self) -> str:
        """The recovery code as typed."""
        return self._code.text()

    def own_problem(self) -> str:
        """Both are needed."""
        if self._file.text().strip() and self.code.strip():
            return ""
        return _("Choose the backup file and type the recovery code.")

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Choose a backup file"), self._file.text(), _("Backups") + " (*.leocb)"
        )
        if chosen:
            self._file.setText(chosen)
