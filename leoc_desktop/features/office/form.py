"""Choosing a new password, and the particulars that the letterhead prints."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from leoc_desktop.access.passwords import MINIMUM_ALONE
from leoc_desktop.foundation.errors import LeocError, SignInFailed, ValidationFailed
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.plain_line import plain_line
from leoc_desktop.ui_kit.theme import Role, set_role


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
        self._length = QLabel()
        self.show_box = QCheckBox(_("Show the passwords"))
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
        self.entries.addSpacing(8)
        self.show_box.setIcon(icon("eye"))
        self.entries.addWidget(self.show_box)

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


@dataclass(frozen=True, slots=True)
class Particulars:
    """What can be changed about an office."""

    place_ne: str
    place_en: str
    phone: str
    email: str
    one_person_shifts: bool


_HINTS = {
    "place_en": Qt.InputMethodHint.ImhPreferLatin,
    "phone": Qt.InputMethodHint.ImhDialableCharactersOnly,
    "email": Qt.InputMethodHint.ImhEmailCharactersOnly,
}
_LABELS = {
    "place_ne": N_("Place of the office, in Nepali"),
    "place_en": N_("Place of the office, in English"),
    "phone": N_("Telephone"),
    "email": N_("E-mail"),
}


class ParticularsForm(QWidget):
    """Four lines of the letterhead and the policy on one-person shifts."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines = {name: QLineEdit() for name in _LABELS}
        self._labels = {name: QLabel() for name in _LABELS}
        self._one_person = QCheckBox()
        self._warning = QLabel()
        self._warning.setWordWrap(True)
        set_role(self._warning, Role.HINT)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for place, name in enumerate(_LABELS):
            row, column = divmod(place, 2)
            set_role(self._labels[name], Role.FIELD_LABEL)
            self._labels[name].setBuddy(self._lines[name])
            self._lines[name].setInputMethodHints(_HINTS.get(name, Qt.InputMethodHint.ImhNone))
            grid.addWidget(self._labels[name], row * 3, column)
            grid.addWidget(self._lines[name], row * 3 + 1, column)
            grid.setRowMinimumHeight(row * 3 + 2, 8)
            self._lines[name].textEdited.connect(self.changed)
        grid.addWidget(self._one_person, 6, 0, 1, 2)
        grid.addWidget(self._warning, 7, 0, 1, 2)
        self._one_person.clicked.connect(self.changed)
        self.retranslate()

    def values(self) -> Particulars:
        """What is entered."""
        return Particulars(
            **{name: line.text() for name, line in self._lines.items()},
            one_person_shifts=self._one_person.isChecked(),
        )

    def set_values(self, values: Particulars) -> None:
        """Show ``values``."""
        for name, line in self._lines.items():
            line.setText(getattr(values, name))
        self._one_person.setChecked(values.one_person_shifts)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the particulars be read, but not changed."""
        for line in self._lines.values():
            line.setReadOnly(read_only)
            line.setProperty("fixed", read_only)
        self._one_person.setDisabled(read_only)

    def retranslate(self) -> None:
        """Show every text in the current language."""
        for name, msgid in _LABELS.items():
            self._labels[name].setText(_(msgid))
            self._lines[name].setAccessibleName(_(msgid))
        self._one_person.setText(_("Allow one-person shifts"))
        self._warning.setText(
            _(
                "Then somebody may verify, approve and unlock what he registered himself. Allow it only where "
                "nobody else is on duty: the second pair of eyes is what protects the figures."
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
