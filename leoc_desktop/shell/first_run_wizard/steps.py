"""The steps in which something is chosen: language, office, first administrator."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from leoc_desktop.foundation.nepali_text import collation_key, show_number
from leoc_desktop.foundation.reference_data import LocalLevel, local_levels
from leoc_desktop.foundation.translation import ENGLISH, NEPALI, _, current
from leoc_desktop.shell.first_run_wizard.place_box import PlaceBox
from leoc_desktop.shell.first_run_wizard.step import Step
from leoc_desktop.ui_kit.plain_line import password_line, plain_line
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.typing_warning import TypingWarning


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
        self.province, self.district, self.level = PlaceBox(), PlaceBox(), PlaceBox()
        self._labels = [self.add_labelled(combo) for combo in (self.province, self.district, self.level)]
        self.province.settled.connect(self.district.setFocus)
        self.district.settled.connect(self.level.setFocus)
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

    def wrong_field(self) -> QWidget:
        """The first of the three that is not chosen."""
        combos = (self.province, self.district, self.level)
        return next((combo for combo in combos if combo.currentIndex() < 0), self.level)

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
        seen = {level.province_en: level for level in local_levels()}
        self.province.fill(
            [(one.province, f"{one.province_ne} {one.province_en}", key) for key, one in seen.items()]
        )
        if chosen is not None:
            self.choose(chosen.postal_code)
        self._show_wards()

    def _fill_districts(self) -> None:
        province = self.province.currentData()
        found = {level.district_en: level for level in local_levels() if level.province_en == province}
        rows = sorted(found.items(), key=lambda row: collation_key(row[1].district))
        self.district.fill([(one.district, f"{one.district_ne} {one.district_en}", key) for key, one in rows])

    def _fill_levels(self) -> None:
        province, district = self.province.currentData(), self.district.currentData()
        found = [row for row in local_levels() if (row.province_en, row.district_en) == (province, district)]
        found.sort(key=lambda level: collation_key(level.name))
        self.level.fill([(one.name, f"{one.name_ne} {one.name_en} {one.postal_code}", one) for one in found])

    def _show_wards(self) -> None:
        chosen = self.chosen
        text = _("Number of wards: {count}").format(count=show_number(chosen.ward_count)) if chosen else ""
        self._wards.setText(text)
        self.changed.emit()


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

    def wrong_field(self) -> QWidget:
        """The first line that is empty but for the full name, which may be; otherwise the repetition."""
        lines = (self.name, self.password, self.again)
        return next((line for line in lines if not line.text().strip()), self.again)

    def typed_lines(self) -> Sequence[QLineEdit]:
        """All four."""
        return (self.full_name, self.name, self.password, self.again)

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
