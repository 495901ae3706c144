"""The office's keys: a recovery code that is typed again before it counts, the second secret, one-time passwords."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from leoc_desktop.access.crockford import normalised
from leoc_desktop.access.device_secret import DeviceFactor
from leoc_desktop.access.recovery_code import groups
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.plain_line import plain_line
from leoc_desktop.ui_kit.secret_paper import SecretPaper
from leoc_desktop.ui_kit.shown_secret import ShownSecret
from leoc_desktop.ui_kit.theme import Role, set_role

GROUPS_ASKED = 2

FACTOR_NAMES = {
    DeviceFactor.REQUIRED: N_("Required"),
    DeviceFactor.PREFERRED: N_("Where the computer has one"),
    DeviceFactor.OFF: N_("Not used"),
}
_FACTOR_HINTS = {
    DeviceFactor.REQUIRED: N_(
        "No password opens without the password safe (keyring) of this computer. When the safe is lost, only the "
        "recovery code helps."
    ),
    DeviceFactor.PREFERRED: N_(
        "Usual. A stolen copy of the data cannot be opened by guessing passwords, and a computer without a "
        "password safe works all the same."
    ),
    DeviceFactor.OFF: N_("Passwords alone open the office; operators then need 15 characters too."),
}


class CodeDialog(EntryDialog):
    """Shows a recovery code, then asks for two of its groups from the sheet; only then is it submitted."""

    def __init__(
        self,
        parent: QWidget | None,
        *,
        title: str,
        code: str,
        explanation: str,
        paper: SecretPaper,
        danger: bool = False,
    ) -> None:
        """``paper`` is the sheet with the code, for those who would rather print it."""
        super().__init__(
            parent, title=title, verb=_("I wrote it down"), explanation=explanation, danger=danger
        )
        self.code = code
        self._groups = groups(code)
        numbers = secrets.SystemRandom().sample(range(len(self._groups)), GROUPS_ASKED)
        self.asked = sorted(numbers)
        self._shown, self._asking, self.paper = ShownSecret(), QWidget(), paper
        self.lines: list[QLineEdit] = []
        self._shown.show_groups(self._groups)
        self.entries.addWidget(self._shown)
        self.entries.addWidget(paper)
        self.entries.addWidget(self._asking)
        self._build_asking()
        self._asking.hide()
        self._shown.setFocus()

    def _build_asking(self) -> None:
        layout = QVBoxLayout(self._asking)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(QLabel(_("Type these two groups from the sheet that you wrote.")))
        for number in self.asked:
            text = _("Group {number} of {count}").format(
                number=show_number(number + 1), count=show_number(len(self._groups))
            )
            label, line = QLabel(text), plain_line()
            set_role(label, Role.FIELD_LABEL)
            label.setBuddy(line)
            line.setAccessibleName(text)
            layout.addWidget(label)
            layout.addWidget(line)
            self.lines.append(line)

    def own_problem(self) -> str:
        """Both groups must be those of the code; a slip shows it once more."""
        if self._asking.isHidden():
            return ""
        if [normalised(line.text()) for line in self.lines] == [
            self._groups[number] for number in self.asked
        ]:
            return ""
        self._show_code(shown=True)
        return _("That is not what the code says. Compare your sheet with it once more.")

    def goes_on(self) -> bool:
        """From reading to typing."""
        if not self._asking.isHidden():
            return False
        self._show_code(shown=False)
        return True

    def _show_code(self, *, shown: bool) -> None:
        self._shown.setVisible(shown)
        self.paper.setVisible(shown)
        self._asking.setVisible(not shown)
        self.set_verb(_("I wrote it down") if shown else _("From now on this code counts"))
        for line in self.lines:
            line.clear()
        (self._shown if shown else self.lines[0]).setFocus()


class DeviceFactorDialog(EntryDialog):
    """Chooses the policy on the second secret."""

    def __init__(self, parent: QWidget | None, *, present: DeviceFactor) -> None:
        super().__init__(
            parent,
            title=_("Second secret of the computer"),
            verb=_("Change"),
            explanation=_(
                "Beside everybody's password the password safe (keyring) of this computer can hold a second secret. "
                "Each user follows at his next sign-in."
            ),
        )
        self._choices = QButtonGroup(self)
        self.buttons = {policy: QRadioButton(_(name)) for policy, name in FACTOR_NAMES.items()}
        for policy, button in self.buttons.items():
            hint = QLabel(_(_FACTOR_HINTS[policy]))
            hint.setWordWrap(True)
            hint.setContentsMargins(24, 0, 0, 8)
            set_role(hint, Role.HINT)
            button.setAccessibleDescription(hint.text())
            self._choices.addButton(button)
            self.entries.addWidget(button)
            self.entries.addWidget(hint)
        self.buttons[present].setChecked(True)
        self.buttons[present].setFocus()

    @property
    def policy(self) -> DeviceFactor:
        """The policy chosen."""
        return next(policy for policy, button in self.buttons.items() if button.isChecked())


class PasswordsDialog(EntryDialog):
    """Shows the one-time passwords of all users after the office got new keys; then everybody signs in anew."""

    def __init__(self, parent: QWidget | None, *, passwords: Mapping[str, str]) -> None:
        super().__init__(
            parent,
            title=_("One-time passwords"),
            verb=_("I wrote them down"),
            explanation=_("Give each person their own. Nobody's former password opens the office any more."),
        )
        longest = max(map(len, passwords))
        shown = QLabel("\n".join(f"{name:<{longest}}  {password}" for name, password in passwords.items()))
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setFont(
            QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        )  # read out letter by letter
        shown.setAccessibleName(_("One-time passwords"))
        self.entries.addWidget(shown)
        self.leave_only_verb()

    def reject(self) -> None:
        """Esc does not throw the passwords away."""
