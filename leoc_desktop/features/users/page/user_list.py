"""The list of users with everything that an administrator does to them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.features.users.form import AddUserDialog, RolesDialog, SecretDialog
from leoc_desktop.features.users.queries import UserRow
from leoc_desktop.features.users.service import OneTimePassword, UserService
from leoc_desktop.features.users.table_model import user_model
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.page import Page, Tone
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.theme import Role, set_role


class UserList(QWidget):
    """The table, harmless steps on the left below it, those that take something away on the right."""

    def __init__(self, page: Page, users: UserService) -> None:
        super().__init__()
        self._page = page
        self._users = users
        self.model = user_model()
        self.table = RecordTable(self.model, N_("Users"))
        self.roles_button, self.reset_button = QPushButton(icon("pencil"), ""), QPushButton(icon("key"), "")
        self.revoke_button = QPushButton(icon("lock", "danger"), "")
        self.disable_button = QPushButton(icon("ban", "danger"), "")
        self._build()
        self._connect()
        self._choice_changed()

    def _build(self) -> None:
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addWidget(self.roles_button)
        steps.addWidget(self.reset_button)
        steps.addStretch(1)
        for button in (self.revoke_button, self.disable_button):
            set_role(button, Role.DANGER)
            steps.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.table, 1)
        layout.addLayout(steps)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._choice_changed)
        self.table.opened.connect(self.change_roles)
        self.roles_button.clicked.connect(self.change_roles)
        self.reset_button.clicked.connect(self.reset_password)
        self.revoke_button.clicked.connect(self.revoke_key)
        self.disable_button.clicked.connect(self.disable)

    def load(self) -> None:
        """Fetch all users."""
        self._page.in_background(self._users.users, self._show)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.roles_button.setText(_("Change roles…"))
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
        self._show_password(made)
        self.load()

    @Slot()
    def reset_password(self) -> None:
        """Give the chosen user a new one-time password."""
        row = self._chosen()
        if row is not None and confirm.ask(
            self,
            _("Give {name} a new one-time password?").format(name=row.full_name),
            _("New one-time password"),
            _("The present password stops working. Do it only when the person asks for it."),
        ):
            self._page.in_background(partial(self._users.reset_password, row.name), self._password_reset)

    def _password_reset(self, made: OneTimePassword) -> None:
        self._show_password(made)
        self.load()

    @Slot()
    def change_roles(self) -> None:
        """Ask for the roles of the chosen user."""
        row = self._chosen()
        if row is None or row.disabled:
            return
        dialog = RolesDialog(self, full_name=row.full_name, roles=row.roles)
        dialog.submitted.connect(partial(self._change_roles, dialog, row.name))
        dialog.open()

    def _change_roles(self, dialog: RolesDialog, name: str) -> None:
        job = partial(self._users.change_roles, name, dialog.roles)
        self._page.in_background(
            job, partial(self._roles_changed, dialog), failed=partial(self._refused, dialog)
        )

    def _roles_changed(self, dialog: RolesDialog, row: UserRow) -> None:
        dialog.accept()
        self._tell(_("{name} is now: {roles}.").format(name=row.full_name, roles=row.role_names))

    @Slot()
    def disable(self) -> None:
        """Take the office away from the chosen user, after a warning."""
        row = self._chosen()
        if row is not None and confirm.ask(
            self,
            _("Disable {name}?").format(name=row.full_name),
            _("Disable user"),
            _("This user cannot sign in any more, for good. What was done in this name stays in the log."),
            danger=True,
        ):
            self._page.in_background(partial(self._users.disable, row.name), self._disabled)

    def _disabled(self, row: UserRow) -> None:
        self._tell(_("{name} was disabled.").format(name=row.full_name))

    @Slot()
    def revoke_key(self) -> None:
        """Make the unlock key of the chosen supervisor worthless, after a warning."""
        row = self._chosen()
        if row is not None and confirm.ask(
            self,
            _("Revoke the unlock key of {name}?").format(name=row.full_name),
            _("Revoke unlock key"),
            _("It opens nothing any more. The supervisor can issue a new one at any time."),
            danger=True,
        ):
            self._page.in_background(
                partial(self._users.revoke_unlock_key, row.name), partial(self._revoked, row.full_name)
            )

    def _revoked(self, full_name: str, _nothing: None) -> None:
        self._tell(_("The unlock key of {name} was revoked.").format(name=full_name))

    def _tell(self, text: str) -> None:
        self._page.context.say(text, Tone.OK)
        self.load()

    def _refused(self, dialog: EntryDialog, error: Exception) -> None:
        if isinstance(error, LeocError):
            dialog.show_problem(str(error))
        else:
            dialog.fail()
            self._page.context.present(error, None)

    def _show_password(self, made: OneTimePassword) -> None:
        SecretDialog(
            self,
            title=_("One-time password of {name}").format(name=made.user),
            explanation=_("Read it out or write it down for the user, with the dashes."),
            secret=made.password,
            warning=_("It is shown only this once. At the first sign-in the user chooses an own password."),
        ).open()

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
        self.roles_button.setEnabled(active)
        self.reset_button.setEnabled(other)
        self.disable_button.setEnabled(other)
        self.revoke_button.setEnabled(row is not None and row.has_unlock_key)
