"""Restoring an office: the backup file and the recovery code, then what it would bring and what would be lost."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.entry_dialog import EntryDialog, entry
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.plain_line import plain_line
from leoc_desktop.ui_kit.theme import current_theme

_WIDTH, _BESIDE = 620, 100
_LEAST, _AROUND = 110, 300
"""How high the preview is at least, and everything around it, the window's frame and the task bar too."""


class RestoreDialog(EntryDialog):
    """Asks for file and code first. Its owner answers with a preview, or restores once that was seen, and closes it."""

    share_wanted = Signal()

    def __init__(self, parent: QWidget | None, file: Path | None = None) -> None:
        super().__init__(
            parent,
            title=_("Restore a backup"),
            verb=_("Look what is in it"),
            explanation=_(
                "The office is restored on this computer as it was when the backup was made. "
                "Everybody keeps his password."
            ),
        )
        self.setMinimumWidth(current_theme().px(_WIDTH))
        self.seen = False
        self._wanted_code = ""
        self._file, self._code, self._choose_button = plain_line(), plain_line(), QPushButton(_("Choose…"))
        self.share_button = QPushButton(icon("database"), _("From a share…"))
        self._typed_code, self._said, self._ground = plain_line(), QLabel(), Card()
        self._area = QScrollArea()
        self._build_entries()
        self._choose_button.clicked.connect(self._choose)
        self.share_button.clicked.connect(self.share_wanted)
        self._file.setText("" if file is None else str(file))
        (self._file if file is None else self._code).setFocus()

    def _build_entries(self) -> None:
        self._choose_button.setIcon(icon("folder"))
        self._code.setPlaceholderText("ABC-123-DEF-456-…")
        with_button = QWidget()
        row = QHBoxLayout(with_button)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._file, 1)
        row.addWidget(self._choose_button)
        row.addWidget(self.share_button)
        self._file.setAccessibleName(_("Backup file"))
        self._asked = [
            entry(_("Backup file"), with_button, required=True),
            entry(_("Recovery code"), self._code, required=True),
        ]
        for asked in self._asked:
            self.add_row(asked)
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._area.setWidget(self._said)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground.add(self._area)
        self._confirmation = entry(
            _("Office code"),
            self._typed_code,
            required=True,
            hint=_(
                "The postal code of the office, five digits. Typing it says that the present office shall give way."
            ),
        )
        for part in (self._ground, self._confirmation):
            self.entries.addWidget(part)
            part.hide()

    @property
    def file(self) -> Path:
        """The backup chosen."""
        return Path(self._file.text().strip())

    def take(self, file: Path) -> None:
        """Use a file that was fetched."""
        self._file.setText(str(file))
        self._code.setFocus()

    @property
    def code(self) -> str:
        """The recovery code as typed."""
        return self._code.text()

    @property
    def office_code(self) -> str:
        """The postal code typed to confirm; "" where there is nothing to replace."""
        return self._typed_code.text().strip()

    def show_preview(self, lines: list[str], office_code: str) -> None:
        """Say what is in the backup; with ``office_code`` that code has to be typed before anything is replaced."""
        self.seen, self._wanted_code = True, office_code
        self._said.setText("\n".join(lines))
        self._ground.show()
        self._confirmation.setVisible(bool(office_code))
        for asked in self._asked:
            asked.hide()
        self.hide_explanation()
        self._give_room()
        self.ask_again(_("Restore"))
        if office_code:
            self._typed_code.setFocus()

    def _give_room(self) -> None:
        """As high as the text, but on a small screen so that the button stays on it."""
        theme, screen = current_theme(), self.screen().availableGeometry().height()
        room = max(theme.px(_LEAST), screen - theme.px(_AROUND))
        needed = self._said.heightForWidth(self.width() - theme.px(_BESIDE))
        self._area.setFixedHeight(min(needed, room))

    def own_problem(self) -> str:
        """File and code are needed; after the preview the office code as it is shown on the backup."""
        if not (self._file.text().strip() and self.code.strip()):
            return _("Choose the backup file and type the recovery code.")
        if self.seen and self._wanted_code and self.office_code != self._wanted_code:
            return _("The office code does not match. Type {code}, the postal code of the office.").format(
                code=self._wanted_code
            )
        return ""

    @Slot()
    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Choose a backup file"), self._file.text(), _("Backups") + " (*.leocb)"
        )
        if chosen:
            self._file.setText(chosen)
