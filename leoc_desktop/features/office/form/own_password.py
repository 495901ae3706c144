"""Choosing a new password of one's own."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from leoc_desktop.access.passwords import MINIMUM_ALONE
from leoc_desktop.foundation.errors import LeocError, SignInFailed, ValidationFailed
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.plain_line import plain_line
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role
from leoc_desktop.ui_kit.typing_warning import TypingWarning

_WIDTH = 560


def password_problem(error: LeocError) -> str:
    """Why a change of password was refused, as a sentence for the dialog."""
    if isinstance(error, SignInFailed):
        return _("The present password is not right.")
    if isinstance(error, ValidationFailed):
        return " ".join(str(problem) for problem in error.problems)
    return str(error)


class ChangePasswordDialog(EntryDialog):
    """Asks for the present password and twice for the new one.

    At the first sign-in (``first_time``) the present one is the one-time password; whoever knows it already sets
    ``old``, and it is not asked for again.
    """

    def __init__(self, parent: QWidget | None, *, first_time: bool) -> None:
        super().__init__(
            parent,
            title=_("Choose your own password") if first_time else _("Change password"),
            verb=_("Keep the new password"),
            explanation=_(
                "The one-time password opens the program only once. Only you will know the new one."
            )
            if first_time
            else "",
        )
        self._old_area, self._old = QWidget(), plain_line()
        self._new, self._again = plain_line(), plain_line()
        self._length, self._warning = QLabel(), QLabel()
        self.show_box = QCheckBox(_("Show the passwords"))
        self.setMinimumWidth(current_theme().px(_WIDTH))
        self._build_entries(_("One-time password") if first_time else _("Present password"))
        self._new.textChanged.connect(self._show_length)
        self.show_box.toggled.connect(self._show_passwords)
        self._show_passwords(shown=False)
        self._show_length()

    def _build_entries(self, old_label: str) -> None:
        area = QVBoxLayout(self._old_area)
        area.setContentsMargins(0, 0, 0, 4)
        area.setSpacing(4)
        label = QLabel(old_label)
        set_role(label, Role.FIELD_LABEL)
        label.setBuddy(self._old)
        self._old.setAccessibleName(old_label)
        area.addWidget(label)
        area.addWidget(self._old)
        self.entries.addWidget(self._old_area)
        rules = _(
            "At least {minimum} characters. A few words in a row are long and easy to remember. Nothing that "
            "somebody would guess: your name, the office, 12345."
        )
        self.add_entry(_("New password"), self._new, hint=rules.format(minimum=show_number(MINIMUM_ALONE)))
        set_role(self._length, Role.HINT)
        self.entries.addWidget(self._length)
        self.add_entry(_("New password again"), self._again)
        set_role(self._warning, Role.HINT)
        self._warning.setWordWrap(True)
        self._warning.hide()
        self.entries.addWidget(self._warning)
        for line in (self._old, self._new, self._again):
            TypingWarning(line).said.connect(self._warn)
        self.entries.addSpacing(8)
        self.show_box.setIcon(icon("eye"))
        self.entries.addWidget(self.show_box)

    @Slot(str)
    def _warn(self, text: str) -> None:
        self._warning.setText(text)
        self._warning.setVisible(bool(text))
        self._grow()

    @property
    def old(self) -> str:
        """The present password as typed."""
        return self._old.text()

    @old.setter
    def old(self, password: str) -> None:
        self._old.setText(password)
        self._old_area.hide()
        self._new.setFocus()

    @property
    def new(self) -> str:
        """The new password as typed."""
        return self._new.text()

    def own_problem(self) -> str:
        """Whether something is missing or the new password was typed differently the second time."""
        if not self.old:
            self._old.setFocus()
            return _("Type the present password.")
        if not self.new:
            self._new.setFocus()
            return _("Choose a password.")
        if self.new != self._again.text():
            self._again.setFocus()
            return _("The two new passwords are not the same. Type the new one again.")
        return ""

    @Slot()
    def _show_length(self) -> None:
        self._length.setText(_("Characters typed: {count}").format(count=show_number(len(self.new))))

    @Slot(bool)
    def _show_passwords(self, shown: bool) -> None:  # noqa: FBT001  a slot of a bool signal
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self._old, self._new, self._again):
            field.setEchoMode(mode)
