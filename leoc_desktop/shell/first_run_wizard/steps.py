"""The steps: language, office, first administrator, recovery code, typing part of it again."""

from __future__ import annotations

import secrets
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from leoc_desktop.access.crockford import normalised
from leoc_desktop.access.recovery_code import groups
from leoc_desktop.foundation.nepali_text import collation_key, show_number
from leoc_desktop.foundation.reference_data import LocalLevel, local_levels
from leoc_desktop.foundation.translation import ENGLISH, NEPALI, _, current
from leoc_desktop.shell.first_run_wizard.step import Step
from leoc_desktop.ui_kit.plain_line import password_line, plain_line
from leoc_desktop.ui_kit.secret_paper import SecretPaper
from leoc_desktop.ui_kit.shown_secret import ShownSecret
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.typing_warning import TypingWarning

GROUPS_ASKED = 2


class LanguageStep(Step):
    """The language of this computer; texts follow at once."""

    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._nepali, self._english = QPushButton("नेपाली"), QPushButton("English")
        choice = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(12)
        for button, code in ((self._nepali, NEPALI), (self._english, ENGLISH)):
            button.setCheckable(True)
            choice.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False, chosen=code: self.language_chosen.emit(chosen))
        self.fields.addLayout(row)

    def first_field(self) -> QWidget:
        """The button of the present language."""
        return self._nepali if current().code == NEPALI else self._english

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.heading.setText(_("Welcome to LEOC Desktop"))
        self.explanation.setText(_("Choose the language of this computer. It can be changed at any time."))
        nepali = current().code == NEPALI
        self._nepali.setChecked(nepali)
        self._english.setChecked(not nepali)
        for button, chosen in ((self._nepali, nepali), (self._english, not nepali)):
            set_role(button, Role.PRIMARY if chosen else Role.BUTTON)


class OfficeStep(Step):
    """Province, district, local level; the number of wards follows."""

    def __init__(self) -> None:
        super().__init__()
        self.province, self.district, self.level = QComboBox(), QComboBox(), QComboBox()
        self._labels = [self.add_labelled(combo) for combo in (self.province, self.district, self.level)]
        for combo in (self.province, self.district, self.level):
            _make_searchable(combo)
        self._wards = QLabel()
        self.fields.addWidget(self._wards)
        self.province.currentIndexChanged.connect(lambda _index: self._fill_districts())
        self.district.currentIndexChanged.connect(lambda _index: self._fill_levels())
        self.level.currentIndexChanged.connect(lambda _index: self._show_wards())

    @property
    def chosen(self) -> LocalLevel | None:
        """The local level chosen."""
        level: LocalLevel | None = self.level.currentData()
        return level

    def problem(self) -> str:
        """All three have to be chosen."""
        return "" if self.chosen else _("Choose the province, the district and the local level.")

    def first_field(self) -> QWidget:
        """The province."""
        return self.province

    def choose(self, postal_code: str) -> None:
        """Choose a local level by its postal code."""
        wanted = next(level for level in local_levels() if level.postal_code == postal_code)
        self.province.setCurrentIndex(self.province.findData(wanted.province_en))
        self.district.setCurrentIndex(self.district.findData(wanted.district_en))
        self.level.setCurrentIndex(self.level.findData(wanted))

    def fix(self, postal_code: str) -> None:
        """Show the local level that the policy of this computer fixes; nothing else can be chosen."""
        self.choose(postal_code)
        for combo in (self.province, self.district, self.level):
            combo.setEnabled(False)

    def retranslate(self) -> None:
        """Set every text in the current language; the choice stays."""
        chosen = self.chosen
        self.heading.setText(_("Your office"))
        self.explanation.setText(_("Choose the local level whose emergency operation centre this is."))
        for label, combo, text in zip(
            self._labels,
            (self.province, self.district, self.level),
            (_("Province"), _("District"), _("Local level")),
            strict=True,
        ):
            label.setText(text)
            combo.setAccessibleName(text)
        seen = {level.province_en: level.province for level in local_levels()}
        _fill(self.province, [(name, key) for key, name in seen.items()])
        if chosen is not None:
            self.choose(chosen.postal_code)
        self._show_wards()

    def _fill_districts(self) -> None:
        province = self.province.currentData()
        found = {
            level.district_en: level.district for level in local_levels() if level.province_en == province
        }
        rows = sorted(found.items(), key=lambda row: collation_key(row[1]))
        _fill(self.district, [(name, key) for key, name in rows])

    def _fill_levels(self) -> None:
        province, district = self.province.currentData(), self.district.currentData()
        found = [row for row in local_levels() if (row.province_en, row.district_en) == (province, district)]
        found.sort(key=lambda level: collation_key(level.name))
        _fill(self.level, [(level.name, level) for level in found])

    def _show_wards(self) -> None:
        chosen = self.chosen
        text = _("Number of wards: {count}").format(count=show_number(chosen.ward_count)) if chosen else ""
        self._wards.setText(text)
        self.changed.emit()


def _make_searchable(combo: QComboBox) -> None:
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    combo.setMaxVisibleItems(14)
    completer = combo.completer()
    assert completer is not None
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)


def _fill(combo: QComboBox, rows: list[tuple[str, Any]]) -> None:
    combo.blockSignals(True)  # noqa: FBT003  Qt takes it by position
    combo.clear()
    for text, data in rows:
        combo.addItem(text, data)
    combo.blockSignals(False)  # noqa: FBT003
    combo.setCurrentIndex(-1)
    combo.currentIndexChanged.emit(-1)


class AdministratorStep(Step):
    """Who manages users and backups: the first one to sign in."""

    def __init__(self) -> None:
        super().__init__()
        self.full_name, self.name = QLineEdit(), plain_line()
        self.password, self.again = password_line(), password_line()
        self._labels = [
            self.add_labelled(line) for line in (self.full_name, self.name, self.password, self.again)
        ]
        self.warning = QLabel()
        self.warning.setWordWrap(True)
        set_role(self.warning, Role.HINT)
        self.fields.addWidget(self.warning)
        for line in (self.password, self.again):
            TypingWarning(line).said.connect(self.warning.setText)

    def problem(self) -> str:
        """Name and twice the same password; how good it is, the office checks itself."""
        if not self.name.text().strip():
            return _("Choose a user name, for example sita.")
        if not self.password.text():
            return _("Choose a password.")
        if self.password.text() != self.again.text():
            return _("The two passwords differ. Type them again.")
        return ""

    def first_field(self) -> QWidget:
        """The full name."""
        return self.full_name

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.heading.setText(_("The first administrator"))
        self.explanation.setText(
            _(
                "The administrator adds users and makes backups. The password needs at least 15 characters: four or "
                "five words are easy to remember and hard to guess. Nobody can look it up later."
            )
        )
        texts = (_("Full name"), _("User name"), _("Password"), _("Password again"))
        for label, line, text in zip(
            self._labels, (self.full_name, self.name, self.password, self.again), texts, strict=True
        ):
            label.setText(text)
            line.setAccessibleName(text)


class CodeStep(Step):
    """The recovery code, shown once."""

    def __init__(self) -> None:
        super().__init__()
        self._code = ShownSecret()
        self.paper: SecretPaper | None = None
        self.fields.addWidget(self._code)

    def offer_paper(self, paper: SecretPaper) -> None:
        """Let the sheet with the code be printed."""
        self.paper = paper
        self.fields.addWidget(paper)

    def show_code(self, code: str) -> None:
        """Show it in three lines of three groups."""
        self._code.show_groups(groups(code))

    def first_field(self) -> QWidget:
        """The code itself, to be read and selected."""
        return self._code

    def retranslate(self) -> None:
        """Set every text in the current language."""
        if self.paper is not None:
            self.paper.retranslate()
        self.heading.setText(_("The recovery code"))
        self.explanation.setText(
            _(
                "Write this code down twice, or print the sheet twice, and keep each in a sealed envelope in a "
                "different place. "
                "With a backup file and this code the office can be restored on any computer. It is shown only now: "
                "if the code and every administrator's password are lost, the data are lost."
            )
        )


class RetypeStep(Step):
    """Two groups of the code typed again, so that it really stands on paper."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[str, ...] = ()
        self.asked: list[int] = []
        self.lines = [plain_line() for _number in range(GROUPS_ASKED)]
        self._labels = [self.add_labelled(line) for line in self.lines]

    def set_code(self, code: str) -> None:
        """Choose which groups are asked."""
        self._parts = groups(code)
        numbers = list(range(len(self._parts)))
        secrets.SystemRandom().shuffle(numbers)
        self.asked = sorted(numbers[:GROUPS_ASKED])
        self.retranslate()

    def problem(self) -> str:
        """Both groups must be those of the code."""
        typed = [normalised(line.text()) for line in self.lines]
        if typed == [self._parts[number] for number in self.asked]:
            return ""
        return _("That is not what the code says. Go back, compare your sheet and try again.")

    def first_field(self) -> QWidget:
        """The first of the two groups."""
        return self.lines[0]

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.heading.setText(_("Read it from your sheet"))
        self.explanation.setText(_("Type these two groups from the sheet that you wrote."))
        for label, line, number in zip(self._labels, self.lines, self.asked, strict=False):
            text = _("Group {number} of {count}").format(
                number=show_number(number + 1), count=show_number(len(self._parts))
            )
            label.setText(text)
            line.setAccessibleName(text)
