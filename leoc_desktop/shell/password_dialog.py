"""Asks the signed-in user for his password once more, before something that must not be done by a passer-by."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from leoc_desktop.access.guess_guard import MustWait
from leoc_desktop.foundation.errors import LeocError, SignInFailed
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.countdown import Countdown, wait_text
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.plain_line import password_line
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.typing_warning import TypingWarning


class PasswordDialog(EntryDialog):
    """Stays open until the password was right or the user gave up."""

    def __init__(self, parent: QWidget | None, *, name: str) -> None:
        super().__init__(
            parent,
            title=_("Type your password again"),
            verb=_("Go on"),
            explanation=_(
                "What you are about to do needs your own password, in case somebody else sits at your desk. "
                "It then counts for five minutes."
            ),
        )
        self.password, self._warning = password_line(), QLabel()
        self.add_entry(_("Password of {name}").format(name=name), self.password, required=True)
        set_role(self._warning, Role.HINT)
        self._warning.setWordWrap(True)
        self.entries.addWidget(self._warning)
        TypingWarning(self.password).said.connect(self._warning.setText)
        self._countdown = Countdown(self)
        self._countdown.left.connect(self._show_wait)
        self._countdown.ended.connect(self._may_try)
        self.password.setFocus()

    def own_problem(self) -> str:
        """Nothing is checked that was not typed, and no wait is cut short."""
        if self._countdown.runs:
            return self.problem_text
        return "" if self.password.text() else _("Type your password.")

    def show_error(self, error: LeocError) -> None:
        """Say why it was refused and let the user try again, after the wait where there is one."""
        self.password.clear()
        if isinstance(error, MustWait):
            self._countdown.start(int(str(error.values["seconds"])))
        else:
            wrong = isinstance(error, SignInFailed)
            self.show_problem(_("The password is not right.") if wrong else str(error))
        self.password.setFocus()

    @Slot(int)
    def _show_wait(self, seconds: int) -> None:
        self.show_problem(wait_text(seconds))
        self.set_verb_enabled(enabled=False)

    @Slot()
    def _may_try(self) -> None:
        self.show_problem(_("You can try again now."))
        self.set_verb_enabled(enabled=True)
