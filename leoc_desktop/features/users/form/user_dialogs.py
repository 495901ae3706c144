"""The dialogs about users: adding one, and changing what he is called and may do."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from leoc_desktop.access.roles import Role
from leoc_desktop.features.users.queries import UserRow
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit import theme
from leoc_desktop.ui_kit.entry_dialog import EntryDialog, entry
from leoc_desktop.ui_kit.plain_line import plain_line
from leoc_desktop.ui_kit.theme import current_theme, set_role

_EXPLAINED = {
    Role.VIEWER: N_("Sees incidents, figures and issued bulletins."),
    Role.OPERATOR: N_("Registers and corrects incidents, previews bulletins."),
    Role.STORE_KEEPER: N_("For whoever keeps the store; sees what a viewer sees."),
    Role.ACCOUNTANT: N_("For the accountant; sees what a viewer sees."),
    Role.SUPERVISOR: N_("Like an operator; also verifies, approves, issues bulletins and unlocks records."),
    Role.ADMINISTRATOR: N_("Manages users, office and backups; sees incidents only with another role."),
}
_BOX_WIDTH = 26
_WIDE = 700


class RoleBoxes(QWidget):
    """A check box for every role, in two columns, with what its holder may do."""

    def __init__(self, roles: Collection[Role] = ()) -> None:
        super().__init__()
        self._boxes = {role: QCheckBox(role.label) for role in Role}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        for place, (role, box) in enumerate(self._boxes.items()):
            explained = _(_EXPLAINED[role])
            box.setChecked(role in roles)
            box.setAccessibleDescription(explained)
            said = QLabel(explained)
            said.setWordWrap(True)
            said.setContentsMargins(current_theme().px(_BOX_WIDTH), 0, 0, 6)
            set_role(said, theme.Role.HINT)
            row, column = divmod(place, 2)
            grid.addWidget(box, row * 2, column)
            grid.addWidget(said, row * 2 + 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        self.setFocusProxy(self._boxes[Role.VIEWER])

    def roles(self) -> frozenset[Role]:
        """The roles that are ticked."""
        return frozenset(role for role, box in self._boxes.items() if box.isChecked())


class AddUserDialog(EntryDialog):
    """Asks who shall be able to sign in, and as what."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            title=_("Add user"),
            verb=_("Add user"),
            explanation=_("The program makes a one-time password. You see it next and tell it to the user."),
        )
        self._name, self._full_name, self._post = plain_line(), QLineEdit(), QLineEdit()
        self._roles = RoleBoxes()
        self.setMinimumWidth(current_theme().px(_WIDE))
        self.add_row(
            entry(_("User name"), self._name, required=True, hint=_("2 to 40 letters or digits, no blanks")),
            entry(_("Full name"), self._full_name, required=True, hint=_("Printed on bulletins")),
            entry(_("Post"), self._post, hint=_("Printed below the name")),
        )
        self.add_entry(_("Roles"), self._roles, required=True)
        self._name.setFocus()

    @property
    def name(self) -> str:
        """The user name as typed."""
        return self._name.text()

    @property
    def full_name(self) -> str:
        """The full name as typed."""
        return self._full_name.text()

    @property
    def post(self) -> str:
        """The post as typed."""
        return self._post.text()

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that are ticked."""
        return self._roles.roles()

    def own_problem(self) -> str:
        """Whether a name or the roles are missing."""
        if not self.name.strip():
            self._name.setFocus()
            return _("Type the user name.")
        if not self.full_name.strip():
            self._full_name.setFocus()
            return _("Type the full name.")
        if not self.roles:
            self._roles.setFocus()
            return _("Choose at least one role.")
        return ""


class ChangeUserDialog(EntryDialog):
    """Asks how a user is called and which roles he has from now on."""

    def __init__(self, parent: QWidget | None, *, row: UserRow) -> None:
        super().__init__(
            parent,
            title=_("Change {name}").format(name=row.full_name),
            verb=_("Save changes"),
            explanation=_(
                "The user name {name} never changes. Other roles hold from the next sign-in on."
            ).format(name=row.name),
        )
        self._full_name, self._post = QLineEdit(row.full_name), QLineEdit(row.post)
        self._roles = RoleBoxes(row.roles)
        self.setMinimumWidth(current_theme().px(_WIDE))
        self.add_row(
            entry(_("Full name"), self._full_name, required=True, hint=_("Printed on bulletins")),
            entry(_("Post"), self._post, hint=_("Printed below the name")),
        )
        self.add_entry(_("Roles"), self._roles, required=True)
        self._full_name.setFocus()

    @property
    def full_name(self) -> str:
        """The full name as typed."""
        return self._full_name.text()

    @property
    def post(self) -> str:
        """The post as typed."""
        return self._post.text()

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that are ticked."""
        return self._roles.roles()

    def own_problem(self) -> str:
        """Whether the name or the roles are missing."""
        if not self.full_name.strip():
            self._full_name.setFocus()
            return _("Type the full name.")
        return "" if self.roles else _("Choose at least one role.")
