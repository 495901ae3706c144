"""The backup page: make one now, see what it proved, and how old the newest is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton

from leoc_desktop.features.backups.queries import BackupRow
from leoc_desktop.features.backups.rules import age_in_words, is_old
from leoc_desktop.features.backups.service import BackupService, ProvenBackup
from leoc_desktop.features.backups.table_model import backup_model, shown_size
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.page import Page, PageContext, Tone
from leoc_desktop.ui_kit.plain_line import plain_line
from leoc_desktop.ui_kit.progress_strip import Progress, ProgressStrip
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.theme import Role, set_role


class BackupPage(Page):
    """Backups are made into a folder of the user's choice, opened again and counted before they are called good."""

    title: ClassVar[str] = N_("Backups")
    icon_name: ClassVar[str] = "database"
    kinds: ClassVar[frozenset[str]] = frozenset({"backup_made"})

    def __init__(self, context: PageContext, backups: BackupService) -> None:
        super().__init__(context)
        self._backups = backups
        self._made: list[BackupRow] | None = None
        self._proven: ProvenBackup | None = None
        self.age = Notice()
        self.folder = plain_line()
        self.choose_button, self.make_button = (
            QPushButton(icon("folder"), ""),
            QPushButton(icon("device-usb", "on_primary"), ""),
        )
        self.progress = ProgressStrip()
        self.result = Notice()
        self.model = backup_model()
        self.table = RecordTable(self.model, N_("Backups made on this computer"))
        self._card = Card()
        self._folder_label, self._hint, self._list_title = QLabel(), QLabel(), QLabel()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        set_role(self._folder_label, Role.FIELD_LABEL)
        set_role(self._list_title, Role.CARD_TITLE)
        set_role(self._hint, Role.HINT)
        set_role(self.make_button, Role.PRIMARY)
        self._hint.setWordWrap(True)
        self._folder_label.setBuddy(self.folder)
        self.table.set_empty_state(N_("No backup was made on this computer yet."))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose_button)
        row.addWidget(self.make_button)
        self._card.add(self._folder_label, row, self._hint, self.progress, self.result)
        self.content.addWidget(self.age)
        self.content.addWidget(self._card)
        self.content.addWidget(self._list_title)
        self.content.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self.choose_folder)
        self.make_button.clicked.connect(self.make)
        self.folder.returnPressed.connect(self.make)
        self.folder.textChanged.connect(self._show_whether_ready)

    def load(self) -> None:
        """Fetch the backups made so far."""
        self.in_background(self._backups.made, self._show)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(_("Encrypted copies of everything, proved to open before they are called good"))
        self._card.set_title(_("Make a backup"))
        self._folder_label.setText(_("Folder for the backup"))
        self.folder.setAccessibleName(_("Folder for the backup"))
        self.folder.setPlaceholderText(_("Choose a USB stick or a folder on another computer"))
        self._hint.setText(
            _(
                "A backup that lies on this computer only is lost together with it. It opens with the recovery code."
            )
        )
        self.choose_button.setText(_("Choose…"))
        self.make_button.setText(_("Back up now"))
        self._list_title.setText(_("Backups made on this computer"))
        self.model.retranslate()
        self._show_age()
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
        self._show_age()
        self._set_busy(busy=True)
        job = partial(self._backups.make, Path(folder))
        self.in_background(job, self._made_one, lane=Lane.FILES, failed=self._not_made)

    def _made_one(self, proven: ProvenBackup) -> None:
        self._set_busy(busy=False)
        self._proven = proven
        self._show_proven()
        self._show_age()
        self.load()

    def _not_made(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self.context.present(error, self.make)

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.folder, self.choose_button, self.make_button):
            widget.setDisabled(busy)
        if busy:
            self.progress.start(_("Copying, encrypting and opening it again…"), Progress(), can_stop=False)
        else:
            self.progress.finish()
            self._show_whether_ready()

    def _show(self, made: list[BackupRow]) -> None:
        self._made = made
        self.model.set_rows(made)
        if made and not self.folder.text():
            self.folder.setText(made[0].folder)
        self._show_age()

    def _show_age(self) -> None:
        if self._made is None or self._proven is not None:  # the proof of a new one says more than its age
            self.age.hide()
            return
        newest = self._made[0].made_at if self._made else None
        now = self._backups.store.clock.now()
        if newest is None:
            self.age.say(Tone.WARN, _("There is no backup yet. If this computer breaks, everything is lost."))
            return
        age = age_in_words(newest, now)
        if is_old(newest, now):
            self.age.say(Tone.WARN, _("The newest backup was made {age}. Make one today.").format(age=age))
        else:
            self.age.say(Tone.OK, _("The newest backup was made {age}.").format(age=age))

    def _show_proven(self) -> None:
        proven = self._proven
        if proven is None:
            self.result.say(Tone.OK, "")
            return
        text = _(
            "Backup made, opened again and found whole: {incidents} incidents, {users} users, {rows} rows of the "
            "log, {size}.\n{path}"
        )
        self.result.say(
            Tone.OK,
            text.format(
                incidents=show_number(proven.holds.incidents),
                users=show_number(proven.holds.users),
                rows=show_number(proven.holds.audit_seq),
                size=shown_size(proven.size),
                path=proven.path,
            ),
        )

    @Slot()
    def _show_whether_ready(self) -> None:
        self.make_button.setEnabled(bool(self.folder.text().strip()) and self.folder.isEnabled())
