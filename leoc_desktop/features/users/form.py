"""The dialogs about users: adding one, choosing roles, and showing a secret that is shown only once."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.access.roles import Role
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit import theme
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.entry_dialog import EntryDialog, entry
from leoc_desktop.ui_kit.icons import icon
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
_SECRET_SIZE = 26
_COPIED_MS = 2_500
_BOX_WIDTH = 26
_WIDE = 700


def _secret_font() -> QFont:
    """Large, with letters of one width: easy to read out letter by letter."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(current_theme().px(_SECRET_SIZE))
    font.setBold(True)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
    return font


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


class RolesDialog(EntryDialog):
    """Asks which roles a user shall have from now on."""

    def __init__(self, parent: QWidget | None, *, full_name: str, roles: Collection[Role]) -> None:
        super().__init__(
            parent,
            title=_("Change roles"),
            verb=_("Change roles"),
            explanation=_("What {name} may do from the next sign-in on:").format(name=full_name),
        )
        self.setMinimumWidth(current_theme().px(_WIDE))
        self._roles = RoleBoxes(roles)
        self.entries.addWidget(self._roles)
        self._roles.setFocus()

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that are ticked."""
        return self._roles.roles()

    def own_problem(self) -> str:
        """Whether the user would be left without any role."""
        return "" if self.roles else _("Choose at least one role.")


class SecretDialog(QDialog):
    """Shows a secret once, large enough to read out or write down; it is gone when this closes."""

    def __init__(
        self, parent: QWidget | None, *, title: str, explanation: str, secret: str, warning: str
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(current_theme().px(480))
        self._secret = QLabel(secret)
        self._copy = QPushButton(icon("copy"), _("Copy"))
        self._close = QPushButton(_("I have noted it"))
        self._build(title, explanation, warning)
        self._copy.clicked.connect(self._copy_secret)
        self._close.clicked.connect(self.accept)
        self._close.setFocus()

    def _build(self, title: str, explanation: str, warning: str) -> None:
        heading, said, warned = QLabel(title), QLabel(explanation), QLabel(warning)
        set_role(heading, theme.Role.H1)
        for label in (said, warned):
            label.setWordWrap(True)
        theme.set_state(warned, "tone", "warn")
        self._secret.setTextFormat(Qt.TextFormat.PlainText)
        self._secret.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._secret.setFont(_secret_font())
        self._secret.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._secret.setAccessibleName(title)
        set_role(self._close, theme.Role.PRIMARY)
        self._close.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._copy)
        foot.addStretch(1)
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        for widget in (heading, said, Card(self._secret), warned):
            layout.addWidget(widget)
        layout.addLayout(foot)

    @property
    def secret(self) -> str:
        """The secret as it is shown."""
        return self._secret.text()

    @Slot()
    def reject(self) -> None:
        """Esc closes nothing: a secret that was not read is lost."""

    @Slot()
    def _copy_secret(self) -> None:
        QGuiApplication.clipboard().setText(self.secret)
        self._copy.setText(_("Copied"))
        self._copy.setIcon(icon("check"))
        QTimer.singleShot(_COPIED_MS, self._copy, self._offer_copy)

    @Slot()
    def _offer_copy(self) -> None:
        self._copy.setText(_("Copy"))
        self._copy.setIcon(icon("copy"))
