"""What is typed about one picture of a bulletin."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from leoc_desktop.features.bulletin.fields import PICTURE_FIELDS
from leoc_desktop.features.bulletin.rules import picture_words
from leoc_desktop.foundation.errors import ValidationFailed
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.form_builder import RecordForm
from leoc_desktop.ui_kit.theme import current_theme

_WIDTH, _HEIGHT = 600, 290


class PictureDialog(EntryDialog):
    """Day, kind, caption and source of the file called ``file_name``."""

    def __init__(
        self,
        parent: QWidget | None,
        file_name: str,
        raw: Mapping[str, object],
        today: Callable[[], date],
        *,
        is_new: bool,
    ) -> None:
        super().__init__(
            parent,
            title=_("Add a picture to the bulletin") if is_new else _("Change the words of the picture"),
            verb=_("Add") if is_new else _("Save"),
            explanation=file_name,
        )
        self._today = today
        self.form = RecordForm(PICTURE_FIELDS, 1, today)
        self.form.set_raw_values(dict(raw))
        self.form.setMinimumHeight(current_theme().px(_HEIGHT))
        self.entries.addWidget(self.form, 1)
        self.resize(current_theme().px(_WIDTH), self.sizeHint().height())

    def own_problem(self) -> str:
        """What is typed must be readable."""
        try:
            picture_words(PICTURE_FIELDS, self.form.raw_values(), self._today())
        except ValidationFailed as failed:
            self.form.show_problems(failed.problems)
            return self.form.problem_summary()
        return ""
