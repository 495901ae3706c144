"""The card with which everybody changes his own password."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLabel, QPushButton

from leoc_desktop.features.office.form import ChangePasswordDialog, password_problem
from leoc_desktop.features.office.service import OfficeService
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.page import PageContext, Tone
from leoc_desktop.ui_kit.theme import Role, set_role


class OwnPasswordCard(Card):
    """Opens the dialog and stays with it until the change succeeded."""

    def __init__(self, context: PageContext, office: OfficeService) -> None:
        super().__init__()
        self._context = context
        self._office = office
        self._hint, self.button = QLabel(), QPushButton(icon("key"), "")
        set_role(self._hint, Role.HINT)
        self._hint.setWordWrap(True)
        self.add(self._hint, self.button)
        self.button.clicked.connect(self._ask)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(_("My password"))
        self._hint.setText(
            _("Change it when somebody may have seen it. A forgotten one is given anew by an administrator.")
        )
        self.button.setText(_("Change password…"))

    def _ask(self) -> None:
        dialog = ChangePasswordDialog(self, first_time=False)
        dialog.submitted.connect(partial(self._change, dialog))
        dialog.open()

    def _change(self, dialog: ChangePasswordDialog) -> None:
        self._context.in_background(
            partial(self._office.change_own_password, old=dialog.old, new=dialog.new),
            partial(self._changed, dialog),
            owner=self,
            failed=partial(self._refused, dialog),
        )

    def _changed(self, dialog: ChangePasswordDialog, _nothing: None) -> None:
        dialog.accept()
        self._context.say(_("Your password was changed."), Tone.OK)

    def _refused(self, dialog: ChangePasswordDialog, error: Exception) -> None:
        if isinstance(error, LeocError):
            dialog.show_problem(password_problem(error))
        else:
            dialog.fail()
            self._context.present(error, None)
