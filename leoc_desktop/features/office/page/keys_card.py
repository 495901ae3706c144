"""The card of the office's keys: second secret, recovery code, new keys for everything. For administrators."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from leoc_desktop.access.device_secret import DeviceFactor
from leoc_desktop.access.recovery_code import new_recovery_code
from leoc_desktop.access.rotation import RotatedKeys
from leoc_desktop.features.office.form import CodeDialog, DeviceFactorDialog, PasswordsDialog
from leoc_desktop.features.office.form.keys import FACTOR_NAMES
from leoc_desktop.features.office.report import SHEET_FILE, render_recovery_sheet
from leoc_desktop.features.office.report import TITLE as SHEET_TITLE
from leoc_desktop.features.office.service import OfficeService
from leoc_desktop.foundation.errors import LeocError, SessionEnded
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.page import PageContext, Tone
from leoc_desktop.ui_kit.secret_paper import SecretPaper
from leoc_desktop.ui_kit.theme import Role, set_role

_KEYS_RENEWED = N_("The office has new keys. Sign in with your one-time password.")


class KeysCard(Card):
    """Each button opens a dialog; the services ask for the password where it was typed too long ago."""

    def __init__(self, context: PageContext, office: OfficeService) -> None:
        super().__init__()
        self._context = context
        self._office = office
        self._policy: DeviceFactor | None = None
        self._factor, self._hint = QLabel(), QLabel()
        self.factor_button = QPushButton(icon("shield-lock"), "")
        self.code_button = QPushButton(icon("key"), "")
        self.rotate_button = QPushButton(icon("refresh"), "")
        for label in (self._factor, self._hint):
            label.setWordWrap(True)
        set_role(self._hint, Role.HINT)
        self.add(self._factor, self.factor_button, self._hint, self.code_button, self.rotate_button)
        self.factor_button.clicked.connect(self._choose_factor)
        self.code_button.clicked.connect(self._renew_code)
        self.rotate_button.clicked.connect(self._rotate)

    def load(self) -> None:
        """Fetch the policy on the second secret."""
        self._context.in_background(self._office.device_factor, self._show_policy, owner=self)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(_("Keys of the office"))
        self._hint.setText(
            _(
                "A lost recovery code is replaced by a new one. When a stranger may have read it, or an administrator "
                "left who knew it, the whole office gets new keys."
            )
        )
        self.factor_button.setText(_("Second secret…"))
        self.code_button.setText(_("New recovery code…"))
        self.rotate_button.setText(_("New keys for the whole office…"))
        self._show_factor()

    def _show_policy(self, policy: DeviceFactor) -> None:
        self._policy = policy
        self._show_factor()

    def _show_factor(self) -> None:
        name = _(FACTOR_NAMES[self._policy]) if self._policy is not None else ""
        self._factor.setText(_("Second secret of the computer: {policy}").format(policy=name))
        self.factor_button.setEnabled(self._policy is not None)

    def _choose_factor(self) -> None:
        assert self._policy is not None
        dialog = DeviceFactorDialog(self, present=self._policy)
        dialog.submitted.connect(partial(self._set_factor, dialog))
        dialog.open()

    def _set_factor(self, dialog: DeviceFactorDialog) -> None:
        policy = dialog.policy

        def changed(code: str | None) -> None:
            dialog.accept()
            self._show_policy(policy)
            self._context.say(_("Saved."), Tone.OK)
            if code is not None:
                self._show_made_code(code)

        self._context.in_background(
            lambda: self._office.set_device_factor(policy),
            changed,
            owner=dialog,
            failed=partial(self._failed, dialog),
        )

    def _show_made_code(self, code: str) -> None:
        """The office begins to use a second secret: only this new code brings it back."""
        dialog = CodeDialog(
            self,
            title=_("The new recovery code"),
            code=code,
            paper=self._sheet(code),
            explanation=_(
                "The former code no longer brings everything back. Write this one down twice and put it into the "
                "sealed envelopes."
            ),
        )
        dialog.submitted.connect(dialog.accept)
        dialog.open()

    def _sheet(self, code: str) -> SecretPaper:
        return SecretPaper(
            self._context.tasks,
            lambda: render_recovery_sheet(self._office.recovery_sheet(code)),
            title=_(SHEET_TITLE),
            file_name=SHEET_FILE,
        )

    def _renew_code(self) -> None:
        code = new_recovery_code()
        dialog = CodeDialog(
            self,
            title=_("New recovery code"),
            code=code,
            paper=self._sheet(code),
            explanation=_(
                "Write it down twice, for two sealed envelopes. It counts only when you have typed two of its groups; "
                "until then the former code is good. Backups made until now open with the former code: keep its sheet "
                "as long as you keep them."
            ),
        )

        def renewed(_code: str) -> None:
            dialog.accept()
            self._context.say(_("From now on the new recovery code counts."), Tone.OK)

        dialog.submitted.connect(
            lambda: self._context.in_background(
                lambda: self._office.renew_recovery_code(code=dialog.code),
                renewed,
                owner=dialog,
                failed=partial(self._failed, dialog),
            )
        )
        dialog.open()

    def _rotate(self) -> None:
        code = new_recovery_code()
        dialog = CodeDialog(
            self,
            title=_("New keys for the whole office"),
            code=code,
            paper=self._sheet(code),
            explanation=_(
                "Everybody gets a one-time password and chooses a new one; the former passwords and the former code "
                "open nothing any more but old backups. Make a backup afterwards and destroy the old ones. First "
                "write down the new recovery code, twice."
            ),
            danger=True,
        )
        dialog.submitted.connect(
            lambda: self._context.in_background(
                lambda: self._office.rotate_keys(code=dialog.code),
                partial(self._rotated, dialog),
                owner=dialog,
                failed=partial(self._failed, dialog),
            )
        )
        dialog.open()

    def _rotated(self, before: QDialog, keys: RotatedKeys) -> None:
        before.accept()
        dialog = PasswordsDialog(self, passwords=keys.one_time_passwords)
        dialog.submitted.connect(dialog.accept)
        dialog.accepted.connect(lambda: self._context.present(SessionEnded(_KEYS_RENEWED), None))
        dialog.open()

    def _failed(self, dialog: EntryDialog, error: Exception) -> None:
        if isinstance(error, LeocError):
            dialog.show_problem(str(error))
        else:
            dialog.fail()
            self._context.present(error, None)
