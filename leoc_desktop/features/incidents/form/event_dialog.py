"""Asks for a new event that several incidents belong to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from leoc_desktop.features.incidents.fields import EVENT_FIELDS
from leoc_desktop.foundation.errors import ValidationFailed
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.form_builder import RecordForm
from leoc_desktop.ui_kit.theme import current_theme

_WIDTH, _HEIGHT = 620, 300


class EventDialog(EntryDialog):
    """The fields of an event."""

    def __init__(self, parent: QWidget | None, today: Callable[[], date]) -> None:
        super().__init__(parent, title=_("New event"), verb=_("Add the event"))
        self.form = RecordForm(EVENT_FIELDS, 1, today)
        theme = current_theme()
        self.form.setMinimumSize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.entries.addWidget(self.form)
        self.form.go_to_field("name_ne")

    def own_problem(self) -> str:
        """What the fields themselves show."""
        return _("Some fields need to be corrected.") if self.form.check() else ""

    def show_refusal(self, error: Exception) -> None:
        """Show what the service refused, in its field where it has one."""
        if isinstance(error, ValidationFailed) and not self.form.show_problems(error.problems):
            self.show_problem(_("Some fields need to be corrected."))
        else:
            self.show_problem(str(error))
