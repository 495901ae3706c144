"""The destinations of backups: how it went there last, adding one, its password, thinning out, removing it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from leoc_desktop.features.backups.form import DestinationDialog, SharePasswordDialog
from leoc_desktop.features.backups.queries import DestinationRow
from leoc_desktop.features.backups.report import tried_in_words
from leoc_desktop.features.backups.rules import SMB
from leoc_desktop.features.backups.service import BackupService
from leoc_desktop.features.backups.service.destinations import TriedOut
from leoc_desktop.features.backups.table_model import destination_model
from leoc_desktop.foundation.errors import LeocError, ValidationFailed
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.page import Tone
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

if TYPE_CHECKING:
    from leoc_desktop.features.backups.page import BackupPage

_HEIGHT = 130


class DestinationList(Card):
    """The table, harmless steps on the left below it, those that take something away on the right."""

    def __init__(self, page: BackupPage, backups: BackupService) -> None:
        super().__init__()
        self._page = page
        self._backups = backups
        self._rows: list[DestinationRow] = []
        self.model = destination_model()
        self.table = RecordTable(self.model, N_("Where backups go by themselves"))
        self.add_button, self.password_button = QPushButton(icon("plus"), ""), QPushButton(icon("key"), "")
        self.prune_button, self.remove_button = (
            QPushButton(icon("filter"), ""),
            QPushButton(icon("trash", "danger"), ""),
        )
        self._build()
        self._connect()
        self._choice_changed()

    def _build(self) -> None:
        self.table.set_empty_state(N_("No destination is set up yet."), self.add_button)
        self.table.setFixedHeight(current_theme().px(_HEIGHT))
        set_role(self.remove_button, Role.DANGER)
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addWidget(self.add_button)
        steps.addWidget(self.password_button)
        steps.addStretch(1)
        steps.addWidget(self.prune_button)
        steps.addWidget(self.remove_button)
        self.add(self.table, steps)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._choice_changed)
        self.table.offer(self.add_button, self.password_button, self.prune_button, self.remove_button)
        self.add_button.clicked.connect(self.add_one)
        self.password_button.clicked.connect(self.give_password)
        self.prune_button.clicked.connect(self.thin_out)
        self.remove_button.clicked.connect(self.remove_one)

    def load(self) -> None:
        """Fetch the destinations."""
        self._page.in_background(self._backups.destinations, self._show)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(_("Where backups go by themselves"))
        self.add_button.setText(_("Add a destination…"))
        self.password_button.setText(_("Password…"))
        self.prune_button.setText(_("Delete superseded backups…"))
        self.remove_button.setText(_("Remove…"))
        self.model.retranslate()

    @Slot()
    def add_one(self) -> None:
        """Ask for a destination, try it out and keep it."""
        dialog = DestinationDialog(self)
        dialog.submitted.connect(
            lambda: self._try(dialog, partial(self._backups.add_destination, dialog.entered))
        )
        dialog.open()

    @Slot()
    def give_password(self) -> None:
        """Ask for the password of the chosen share and try it out."""
        row = self._chosen()
        if row is None or row.kind != SMB:
            return
        dialog = SharePasswordDialog(self, place=row.shown)
        dialog.submitted.connect(
            lambda: self._try(dialog, partial(self._backups.set_password, row.key, dialog.password))
        )
        dialog.open()

    def _try(self, dialog: EntryDialog, job: Callable[[], TriedOut]) -> None:
        def done(tried: TriedOut) -> None:
            dialog.accept()
            self._page.context.say(tried_in_words(tried), Tone.WARN if tried.same_disk else Tone.OK)
            self._page.load()

        self._page.in_background(job, done, lane=Lane.SHARE, failed=partial(self._refused, dialog))

    def _refused(self, dialog: EntryDialog, error: Exception) -> None:
        if isinstance(error, ValidationFailed):
            dialog.show_problem("\n".join(str(problem) for problem in error.problems[:1]))
        elif isinstance(error, LeocError):
            dialog.show_problem(str(error))
        else:
            dialog.fail()
            self._page.context.present(error, None)

    @Slot()
    def thin_out(self) -> None:
        """Delete what newer generations supersede; a share asks for an account that may."""
        row = self._chosen()
        if row is None:
            return
        if row.kind == SMB:
            dialog = SharePasswordDialog(self, place=row.shown, thinning=True)
            dialog.submitted.connect(
                lambda: self._prune(row.key, dialog, user_name=dialog.user_name, password=dialog.password)
            )
            dialog.open()
        elif confirm.ask(
            self,
            _("Delete superseded backups in {name}?").format(name=row.name),
            _("Delete"),
            _(
                "Kept are all of the last day, one an hour for a week, one a day for a month, one a month for a year."
            ),
        ):
            self._prune(row.key, None)

    def _prune(
        self, key: bytes, dialog: EntryDialog | None, *, user_name: str = "", password: str = ""
    ) -> None:
        def done(removed: list[str]) -> None:
            if dialog is not None:
                dialog.accept()
            text = _("Superseded backups deleted: {count}.").format(count=show_number(len(removed)))
            self._page.context.say(text, Tone.OK)

        def failed(error: Exception) -> None:
            if dialog is not None:
                self._refused(dialog, error)
            else:
                self._page.context.present(error, None)

        job = partial(self._backups.prune, key, user_name=user_name, password=password)
        self._page.in_background(job, done, lane=Lane.SHARE, failed=failed)

    @Slot()
    def remove_one(self) -> None:
        """Bring nothing more to the chosen destination."""
        row = self._chosen()
        if row is not None and confirm.ask(
            self,
            _("Bring no more backups to {name}?").format(name=row.name),
            _("Remove"),
            _("The backups that are there stay there."),
        ):
            job = partial(self._backups.remove_destination, row.key)
            self._page.in_background(job, lambda _nothing: self._page.load())

    def _show(self, rows: list[DestinationRow]) -> None:
        self._rows = rows
        self.model.set_rows(rows)
        self._page.show_destinations(any_there=bool(rows))
        self._choice_changed()

    def _chosen(self) -> DestinationRow | None:
        key = self.table.current_id()
        return next((row for row in self._rows if row.key == key), None)

    @Slot()
    def _choice_changed(self) -> None:
        row = self._chosen()
        self.password_button.setEnabled(row is not None and row.kind == SMB)
        self.prune_button.setEnabled(row is not None)
        self.remove_button.setEnabled(row is not None)
