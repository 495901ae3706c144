"""Which parts a bulletin has, whose figures count, and the texts that are typed for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from leoc_desktop.features.bulletin.fields import FIELDS
from leoc_desktop.features.bulletin.rules import BulletinOptions, Part, ensure_sayable, typed
from leoc_desktop.foundation.errors import LeocError, ValidationFailed
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.form_builder import RecordForm
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_WIDTH, _HEIGHT, _COLUMNS = 800, 220, 3


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
        heading = QLabel(_("Parts of the paper"))
        set_role(heading, Role.FIELD_LABEL)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        rows = -(-(len(self.parts) + 1) // _COLUMNS)
        for place, box in enumerate([*self.parts.values(), self.verified_only]):
            grid.addWidget(box, place % rows, place // rows)
        theme = current_theme()
        self.form.setMinimumHeight(_HEIGHT)  # it scrolls; with larger text the screen does not grow
        self.entries.addWidget(heading)
        self.entries.addLayout(grid)
        self.entries.addSpacing(8)
        self.entries.addWidget(self.form, 1)
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
