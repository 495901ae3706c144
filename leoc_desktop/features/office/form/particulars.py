"""The particulars that the letterhead prints, and the policy on one-person shifts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget

from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.theme import Role, set_role


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
