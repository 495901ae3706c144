"""One backup now, into a folder or onto a stick of somebody's choice, and what it proved."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton

from leoc_desktop.features.backups.report import incidents_in_words, shown_size, users_in_words
from leoc_desktop.features.backups.service import BackupService, ProvenBackup
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.page import Page, Tone
from leoc_desktop.ui_kit.plain_line import plain_line
from leoc_desktop.ui_kit.progress_strip import Progress, ProgressStrip
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.theme import Role, set_role


class ByHand(Card):
    """The backup is opened again and counted before it is called good."""

    def __init__(self, page: Page, backups: BackupService) -> None:
        super().__init__()
        self._page = page
        self._backups = backups
        self._proven: ProvenBackup | None = None
        self.folder = plain_line()
        self.choose_button = QPushButton(icon("folder"), "")
        self.make_button = QPushButton(icon("device-usb"), "")
        self.progress = ProgressStrip()
        self.result = Notice()
        self._folder_label, self._hint = QLabel(), QLabel()
        self._build()
        self._connect()

    def _build(self) -> None:
        set_role(self._folder_label, Role.FIELD_LABEL)
        set_role(self._hint, Role.HINT)
        self._hint.setWordWrap(True)
        self._folder_label.setBuddy(self.folder)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose_button)
        row.addWidget(self.make_button)
        self.add(self._folder_label, row, self._hint, self.progress, self.result)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self.choose_folder)
        self.make_button.clicked.connect(self.make)
        self.folder.returnPressed.connect(self.make)
        self.folder.textChanged.connect(self._show_whether_ready)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(_("Make a backup by hand"))
        self._folder_label.setText(_("Folder for the backup"))
        self.folder.setAccessibleName(_("Folder for the backup"))
        self.folder.setPlaceholderText(_("Choose a USB stick or a folder on another computer"))
        self._hint.setText(
            _(
                "A backup that lies on this computer only is lost together with it. It opens with the recovery code."
            )
        )
        self.choose_button.setText(_("Choose…"))
        self.make_button.setText(_("Back up into the folder"))
        self._show_proven()
        self._show_whether_ready()

    @Slot()
    def choose_folder(self) -> None:
        """Let the user choose where the backup goes."""
        chosen = QFileDialog.getExistingDirectory(self, _("Folder for the backup"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)
            self.make_button.setFocus()

    @Slot()
    def make(self) -> None:
        """Make a backup in the chosen folder and prove it."""
        folder = self.folder.text().strip()
        if not folder or not self.folder.isEnabled():
            return
        self._proven = None
        self._show_proven()
        self._set_busy(busy=True)
        job = partial(self._backups.make, Path(folder))
        self._page.in_background(job, self._made_one, lane=Lane.SHARE, failed=self._not_made)

    def _made_one(self, proven: ProvenBackup) -> None:
        self._set_busy(busy=False)
        self._proven = proven
        self._show_proven()
        self._page.load()

    def _not_made(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self._page.context.present(error, self.make)

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.folder, self.choose_button, self.make_button):
            widget.setDisabled(busy)
        if busy:
            self.progress.start(_("Copying, encrypting and opening it again…"), Progress(), can_stop=False)
        else:
            self.progress.finish()
            self._show_whether_ready()

    def offer(self, folder: str) -> None:
        """Offer a folder where none was typed yet."""
        if not self.folder.text():
            self.folder.setText(folder)

    def _show_proven(self) -> None:
        proven = self._proven
        if proven is None:
            self.result.say(Tone.OK, "")
            return
        text = _(
            "Backup made, opened again and found whole: {incidents}, {users}, rows of the log {rows}, {size}.\n{path}"
        )
        self.result.say(
            Tone.OK,
            text.format(
                incidents=incidents_in_words(proven.holds.incidents),
                users=users_in_words(proven.holds.users),
                rows=show_number(proven.holds.audit_seq),
                size=shown_size(proven.size),
                path=proven.path,
            ),
        )

    @Slot()
    def _show_whether_ready(self) -> None:
        self.make_button.setEnabled(bool(self.folder.text().strip()) and self.folder.isEnabled())
