"""Asks for a new event that several incidents belong to, for changes of one, and for its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from leoc_desktop.features.incidents.fields import END_FIELDS, EVENT_FIELDS
from leoc_desktop.foundation.errors import ValidationFailed
from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.form_builder import RecordForm
from leoc_desktop.ui_kit.theme import current_theme

_WIDTH, _HEIGHT, _END_HEIGHT = 620, 300, 270


class _FieldsDialog(EntryDialog):
    """Fields of an event, and where what the service refused is shown."""

    def __init__(
        self,
        parent: QWidget | None,
        fields: Sequence[Field],
        today: Callable[[], date],
        *,
        title: str,
        verb: str,
        explanation: str = "",
        height: int = _HEIGHT,
    ) -> None:
        super().__init__(parent, title=title, verb=verb, explanation=explanation)
        self.form = RecordForm(fields, 1, today)
        theme = current_theme()
        self.form.setMinimumSize(theme.px(_WIDTH), theme.px(height))
        self.entries.addWidget(self.form)
        self.form.go_to_field(fields[0].name)
        self.resize(
            self.sizeHint()
        )  # by itself a dialog takes two thirds of a small screen and cuts the form

    def own_problem(self) -> str:
        """What the fields themselves show."""
        return _("Some fields need to be corrected.") if self.form.check() else ""

    def show_refusal(self, error: Exception) -> None:
        """Show what the service refused, in its field where it has one."""
        if isinstance(error, ValidationFailed) and not self.form.show_problems(error.problems):
            self.show_problem(_("Some fields need to be corrected."))
        else:
            self.show_problem(str(error))


class EventDialog(_FieldsDialog):
    """The fields of an event: a new one, or the one whose ``values`` are given."""

    def __init__(
        self,
        parent: QWidget | None,
        today: Callable[[], date],
        values: Mapping[str, object] | None = None,
    ) -> None:
        new = values is None
        title, verb = (
            (_("New event"), _("Add the event")) if new else (_("Change the event"), _("Save the changes"))
        )
        super().__init__(parent, EVENT_FIELDS, today, title=title, verb=verb)
        if values is not None:
            self.form.set_raw_values(values)


class EndEventDialog(_FieldsDialog):
    """The last day of an event, and why it ends."""

    def __init__(self, parent: QWidget | None, today: Callable[[], date], name: str) -> None:
        super().__init__(
            parent,
            END_FIELDS,
            today,
            title=_("End “{name}”").format(name=name),
            verb=_("End the event"),
            explanation=_("Its incidents stay as they are; new ones can still be put under it."),
            height=_END_HEIGHT,
        )
        self.form.set_raw_values({"last_day": to_bs(today()).iso()})
