"""How the program looks and which keys it has: everybody chooses for himself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QPushButton

from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.policy import policy_in_force
from leoc_desktop.foundation.settings import TEXT_SIZES, Settings
from leoc_desktop.foundation.translation import ENGLISH, LANGUAGES, N_, NEPALI, _
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.key_choice import KeyChoiceDialog
from leoc_desktop.ui_kit.preferences import Preferences, RowHeight
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.wrapping_row import WrappingRow

_ROWS = {RowHeight.COMPACT: N_("Compact"), RowHeight.USUAL: N_("Usual"), RowHeight.LARGE: N_("Tall")}
_SIDE_BY_SIDE = 2
_DIGITS = {"": N_("As the language"), NEPALI: "१२३", ENGLISH: "123"}


class Choices(Protocol):
    """What can be chosen, as it is now, and how it is changed."""

    @property
    def settings(self) -> Settings:
        """Of this computer, readable before anybody signs in."""
        ...

    @property
    def preferences(self) -> Preferences:
        """Of the user."""
        ...

    def speak(self, code: str) -> None:
        """Choose the language."""
        ...

    def show_digits(self, digits: str) -> None:
        """Choose the digits: a language, or "" for those of the language."""
        ...

    def set_dark(self, *, dark: bool) -> None:
        """Choose the colours."""
        ...

    def set_text_size(self, size: int) -> None:
        """Choose the size of text, in percent."""
        ...

    def prefer(self, preferences: Preferences) -> None:
        """Choose the rest."""
        ...


class _Choice(QComboBox):
    """A few values with their words; taken at once."""

    def __init__(
        self,
        values: Sequence[object],
        word: Callable[[object], str],
        present: Callable[[], object],
        take: Callable[[object], None],
    ) -> None:
        super().__init__()
        self._values, self._word, self._present = tuple(values), word, present
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda place: take(self._values[place]))

    def show_present(self) -> None:
        """Show what is chosen now, in the language of now."""
        self.blockSignals(True)  # noqa: FBT003  Qt takes it by position
        self.clear()
        self.addItems([self._word(value) for value in self._values])
        self.setCurrentIndex(self._values.index(self._present()))
        self.blockSignals(False)  # noqa: FBT003


class AppearanceCard(Card):
    """Language, digits, colours and sizes hold for the computer; rows, Enter and keys for the user."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        self.language = _Choice(
            LANGUAGES,
            lambda code: "नेपाली" if code == NEPALI else "English",
            lambda: choices.settings.language,
            lambda code: choices.speak(str(code)),
        )
        self.language.setEnabled(policy_in_force().language is None)
        self.digits = _Choice(
            tuple(_DIGITS),
            lambda code: _(_DIGITS[str(code)]) if code == "" else _DIGITS[str(code)],
            lambda: choices.settings.digits,
            lambda code: choices.show_digits(str(code)),
        )
        self.colours = _Choice(
            (False, True),
            lambda dark: _("Dark") if dark else _("Light"),
            lambda: choices.settings.dark,
            lambda dark: choices.set_dark(dark=bool(dark)),
        )
        self.text_size = _Choice(
            TEXT_SIZES,
            lambda percent: f"{show_number(int(str(percent)))} %",
            lambda: choices.settings.text_size,
            lambda percent: choices.set_text_size(int(str(percent))),
        )
        self.rows = _Choice(
            tuple(RowHeight),
            lambda height: _(_ROWS[RowHeight(str(height))]),
            lambda: choices.preferences.rows,
            lambda height: self._prefer(rows=RowHeight(str(height))),
        )
        self.enter = QCheckBox()
        self.keys = QPushButton(icon("keyboard"), "")
        self._hint = QLabel()
        self._build()
        self.enter.clicked.connect(lambda checked: self._prefer(enter_moves=checked))
        self.keys.clicked.connect(self._choose_keys)

    def _build(self) -> None:
        set_role(self._hint, Role.HINT)
        self._hint.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        self._labels: list[tuple[QLabel, _Choice, str]] = []
        named: tuple[tuple[_Choice, str], ...] = (
            (self.language, N_("Language")),
            (self.digits, N_("Digits")),
            (self.colours, N_("Colours")),
            (self.text_size, N_("Size of text")),
            (self.rows, N_("Rows of lists")),
        )
        for place, (choice, name) in enumerate(named):
            label = QLabel()
            set_role(label, Role.SUBTITLE)
            label.setBuddy(choice)
            row, column = divmod(place, _SIDE_BY_SIDE)
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(choice, row, 2 * column + 1)
            self._labels.append((label, choice, name))
        last = len(named)
        grid.addWidget(self.enter, last // _SIDE_BY_SIDE, 2, 1, 2)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        self.add(grid, WrappingRow(self.keys), self._hint)

    def _prefer(self, **changed: object) -> None:
        self._choices.prefer(replace(self._choices.preferences, **changed))  # type: ignore[arg-type]  # its own fields

    def _choose_keys(self) -> None:
        dialog = KeyChoiceDialog(self.window(), self._choices.preferences.keys)

        def chosen() -> None:
            self._prefer(keys=dict(dialog.keys))
            dialog.accept()

        dialog.submitted.connect(chosen)
        dialog.open()

    def retranslate(self) -> None:
        """Set every text in the current language, and show what is chosen."""
        self.set_title(_("Appearance and keys"))
        for label, choice, name in self._labels:
            label.setText(_(name))
            choice.setAccessibleName(_(name))
            choice.show_present()
        self.enter.setText(_("Enter goes to the next field"))
        self.enter.setChecked(self._choices.preferences.enter_moves)
        self.keys.setText(_("Choose keys…"))
        self._hint.setText(
            _(
                "Language, digits, colours and size hold for everybody at this computer; the rest only for you."
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow what is chosen elsewhere: colours and size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            for _label, choice, _name in self._labels:
                choice.show_present()
