"""The records that are unlocked at this moment."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.features.users.form import WithdrawDialog
from leoc_desktop.features.users.queries import OpenUnlock
from leoc_desktop.features.users.service import UserService
from leoc_desktop.features.users.table_model import unlock_model
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.page import Page, Tone
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_TABLE_HEIGHT = 104
_GAP = 6


class OpenUnlockList(QWidget):
    """Who may correct what until when; a supervisor can lock it again before."""

    def __init__(self, page: Page, users: UserService) -> None:
        super().__init__()
        self._page, self._users = page, users
        self.model = unlock_model()
        self.table = RecordTable(self.model, N_("Unlocked at this moment"))
        self.table.set_empty_state(N_("No record is unlocked."))
        self.table.setMinimumHeight(current_theme().px(_TABLE_HEIGHT))
        self._title = QLabel()
        set_role(self._title, Role.CARD_TITLE)
        self.withdraw_button = QPushButton(icon("lock", "danger"), "")
        set_role(self.withdraw_button, Role.DANGER)
        above = QHBoxLayout()
        above.addWidget(self._title)
        above.addStretch(1)
        above.addWidget(self.withdraw_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, _GAP, 0, 0)
        layout.setSpacing(_GAP)
        layout.addLayout(above)
        layout.addWidget(self.table, 1)
        self.table.selectionModel().currentRowChanged.connect(self._choice_changed)
        self.table.offer(self.withdraw_button)
        self.withdraw_button.clicked.connect(self.withdraw)
        self._choice_changed()

    def load(self) -> None:
        """Fetch what is unlocked; what ran out is locked again first."""
        self._page.in_background(self._users.given_unlocks, self._show)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self._title.setText(_("Unlocked at this moment"))
        self.withdraw_button.setText(_("Lock again…"))
        self.model.retranslate()

    @Slot()
    def withdraw(self) -> None:
        """Ask why, and lock the chosen record again."""
        unlock = self._chosen()
        if unlock is None:
            return
        dialog = WithdrawDialog(self, unlock=unlock)

        def done(_nothing: None) -> None:
            dialog.accept()
            self._page.context.say(_("{number} is locked again.").format(number=unlock.number), Tone.OK)
            self._page.load()

        def refused(error: Exception) -> None:
            if isinstance(error, LeocError):
                dialog.show_problem(str(error))
            else:
                dialog.fail()
                self._page.context.present(error, None)

        def submitted() -> None:
            job = partial(self._users.withdraw_unlock, unlock.id, reason=dialog.reason)
            self._page.in_background(job, done, failed=refused)

        dialog.submitted.connect(submitted)
        dialog.open()

    def _show(self, unlocks: list[OpenUnlock]) -> None:
        self.model.set_rows(unlocks)
        self._choice_changed()

    def _chosen(self) -> OpenUnlock | None:
        place = self.table.currentIndex().row()
        return self.model.row(place) if 0 <= place < self.model.rowCount() else None

    @Slot()
    def _choice_changed(self) -> None:
        self.withdraw_button.setEnabled(self._chosen() is not None)
