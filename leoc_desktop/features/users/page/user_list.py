"""The list of users with everything that an administrator does to them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.features.users.form import AddUserDialog, ChangeUserDialog
from leoc_desktop.features.users.page.user_steps import UserSteps
from leoc_desktop.features.users.queries import UserRow
from leoc_desktop.features.users.service import OneTimePassword, UserService
from leoc_desktop.features.users.table_model import user_model
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.folding_row import FoldingRow
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.theme import Role, set_role


class UserList(QWidget):
    """The table, harmless steps on the left below it, those that take something away on the right."""

    def __init__(self, page: Page, users: UserService) -> None:
        super().__init__()
        self._page = page
        self._users = users
        self.steps = UserSteps(page, users)
        self.model = user_model()
        self.table = RecordTable(self.model, N_("Users"))
        self.change_button, self.reset_button = QPushButton(icon("pencil"), ""), QPushButton(icon("key"), "")
        self.forgive_button, self.enable_button = (
            QPushButton(icon("lock-open"), ""),
            QPushButton(icon("login"), ""),
        )
        self.revoke_button = QPushButton(icon("lock", "danger"), "")
        self.disable_button = QPushButton(icon("ban", "danger"), "")
        self._build()
        self._connect()
        self._choice_changed()

    def _build(self) -> None:
        harmless = _in_a_row(self.change_button, self.reset_button, self.forgive_button, self.enable_button)
        for button in (self.revoke_button, self.disable_button):
            set_role(button, Role.DANGER)
        steps = FoldingRow(harmless, _in_a_row(self.revoke_button, self.disable_button))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.table, 1)
        layout.addWidget(steps)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._choice_changed)
        self.table.opened.connect(self.change)
        self.table.offer(
            self.change_button, self.reset_button, self.forgive_button, self.enable_button, self.revoke_button,
            self.disable_button,
        )  # fmt: skip
        self.change_button.clicked.connect(self.change)
        self.forgive_button.clicked.connect(partial(self._take, self.steps.forgive))
        self.enable_button.clicked.connect(partial(self._take, self.steps.enable))
        self.reset_button.clicked.connect(partial(self._take, self.steps.reset_password))
        self.revoke_button.clicked.connect(partial(self._take, self.steps.revoke_key))
        self.disable_button.clicked.connect(partial(self._take, self.steps.disable))

    def load(self) -> None:
        """Fetch all users."""
        self._page.in_background(self._users.users, self._show)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.change_button.setText(_("Change user…"))
        self.forgive_button.setText(_("Open the account…"))
        self.enable_button.setText(_("Let in again…"))
        self.reset_button.setText(_("New one-time password…"))
        self.revoke_button.setText(_("Revoke unlock key…"))
        self.disable_button.setText(_("Disable user…"))
        self.model.retranslate()

    @Slot()
    def add_user(self) -> None:
        """Ask for a new user."""
        dialog = AddUserDialog(self)
        dialog.submitted.connect(partial(self._add, dialog))
        dialog.open()

    def _add(self, dialog: AddUserDialog) -> None:
        job = partial(
            self._users.add,
            name=dialog.name,
            full_name=dialog.full_name,
            roles=dialog.roles,
            post=dialog.post,
        )
        self._page.in_background(job, partial(self._added, dialog), failed=partial(self._refused, dialog))

    def _added(self, dialog: AddUserDialog, made: OneTimePassword) -> None:
        dialog.accept()
        self.steps.show_password(made)
        self.load()

    @Slot()
    def change(self) -> None:
        """Ask for name, post and roles of the chosen user."""
        row = self._chosen()
        if row is None or row.disabled:
            return
        dialog = ChangeUserDialog(self, row=row)
        dialog.submitted.connect(partial(self._change, dialog, row))
        dialog.open()

    def _change(self, dialog: ChangeUserDialog, row: UserRow) -> None:
        full_name, post, roles = dialog.full_name, dialog.post, dialog.roles

        def job() -> UserRow:
            """Roles first: where they are refused, nothing else changes either."""
            changed = row if roles == frozenset(row.roles) else self._users.change_roles(row.name, roles)
            if (full_name, post) == (row.full_name, row.post):
                return changed
            return self._users.change_particulars(row.name, full_name=full_name, post=post)

        self._page.in_background(job, partial(self._changed, dialog), failed=partial(self._refused, dialog))

    def _changed(self, dialog: ChangeUserDialog, row: UserRow) -> None:
        dialog.accept()
        self.steps.tell(_("{name} is now: {roles}.").format(name=row.full_name, roles=row.role_names))

    def _take(self, step: Callable[[UserRow], None], _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's
        row = self._chosen()
        if row is not None:
            step(row)

    def _refused(self, dialog: EntryDialog, error: Exception) -> None:
        if isinstance(error, LeocError):
            dialog.show_problem(str(error))
        else:
            dialog.fail()
            self._page.context.present(error, None)

    def _show(self, rows: list[UserRow]) -> None:
        self.model.set_rows(rows)
        self._choice_changed()

    def _chosen(self) -> UserRow | None:
        place = self.table.currentIndex().row()
        return self.model.row(place) if 0 <= place < self.model.rowCount() else None

    @Slot()
    def _choice_changed(self) -> None:
        """Offer only the steps that make sense for the chosen user; nobody takes the office from himself."""
        row = self._chosen()
        active = row is not None and not row.disabled
        other = active and row is not None and row.name != self._users.login.name
        self.change_button.setEnabled(active)
        self.reset_button.setEnabled(other)
        self.disable_button.setEnabled(other)
        self.disable_button.setVisible(row is None or not row.disabled)
        self.enable_button.setVisible(row is not None and row.disabled)
        self.forgive_button.setVisible(row is not None and row.closed)
        self.revoke_button.setEnabled(row is not None and row.has_unlock_key)


def _in_a_row(*buttons: QPushButton) -> QWidget:
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return around
