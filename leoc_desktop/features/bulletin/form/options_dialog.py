"""Which parts a bulletin has, whose figures count, and the texts that are typed for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from leoc_desktop.features.bulletin.fields import FIELDS
from leoc_desktop.features.bulletin.rules import BulletinOptions, Part, ensure_sayable, typed
from leoc_desktop.foundation.errors import LeocError, ValidationFailed
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.form_builder import RecordForm
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_WIDTH, _HEIGHT = 860, 400


class OptionsDialog(EntryDialog):
    """Takes options and gives options; ``chosen`` is what is set, once it was accepted."""

    def __init__(self, parent: QWidget | None, options: BulletinOptions, today: Callable[[], date]) -> None:
        super().__init__(parent, title=_("Parts and texts of the bulletin"), verb=_("Use these"))
        self.chosen = options
        self._today = today
        self.parts = {part: QCheckBox(part.label) for part in Part}
        self.verified_only = QCheckBox(_("Count verified incidents only"))
        self.form = RecordForm(FIELDS, 1, today)
        self._fill(options)
        self._lay_out()
        self.submitted.connect(self.accept)

    def _fill(self, options: BulletinOptions) -> None:
        for part, box in self.parts.items():
            box.setChecked(options.has(part))
        self.verified_only.setChecked(options.verified_only)
        self.form.set_raw_values(options.as_raw())

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(4)
        heading = QLabel(_("Parts of the paper"))
        set_role(heading, Role.FIELD_LABEL)
        left.addWidget(heading)
        for box in self.parts.values():
            left.addWidget(box)
        left.addSpacing(10)
        left.addWidget(self.verified_only)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left)
        row.addWidget(self.form, 1)
        theme = current_theme()
        self.form.setMinimumHeight(theme.px(_HEIGHT))
        self.entries.addLayout(row)
        self.resize(theme.px(_WIDTH), self.sizeHint().height())

    def own_problem(self) -> str:
        """Something must be printed, and what is typed must be readable."""
        try:
            options = replace(
                self.chosen,
                parts=frozenset(part for part, box in self.parts.items() if box.isChecked()),
                verified_only=self.verified_only.isChecked(),
                **typed(self.form.raw_values(), self._today()),
            )
            ensure_sayable(options)
        except ValidationFailed as failed:
            self.form.show_problems(failed.problems)
            return str(failed)
        except LeocError as refused:
            return str(refused)
        self.chosen = options
        return ""
