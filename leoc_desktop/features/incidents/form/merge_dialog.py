"""Asks into which other report an incident is merged, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from leoc_desktop.features.incidents.fields import HAZARD
from leoc_desktop.features.incidents.queries import Lookalike
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import ascii_digits, list_of, show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog


def told(one: Lookalike) -> str:
    """A lookalike in a line: number, hazard, day, wards and place."""
    choice = HAZARD.choice(one.hazard)
    wards = _("Ward {number}").format(number=list_of(show_number(ward) for ward in one.wards))
    parts = (
        one.number,
        choice.name if choice else one.hazard,
        show_bs(to_bs(one.incident_date)),
        wards,
        one.tole,
    )
    return " · ".join(part for part in parts if part)


class MergeDialog(EntryDialog):
    """The probable duplicates to choose from, or any other number; and the reason."""

    def __init__(self, parent: QWidget | None, *, number: str, lookalikes: Sequence[Lookalike]) -> None:
        super().__init__(
            parent,
            title=_("Merge {number} with another report?").format(number=number),
            verb=_("Merge"),
            explanation=_(
                "{number} is cancelled and counts no more. Both numbers, lines and histories stay."
            ).format(number=number),
        )
        self.kept, self.text = QComboBox(), QPlainTextEdit()
        self.kept.setEditable(True)
        for one in lookalikes:
            self.kept.addItem(told(one), one.number)
        if not lookalikes:
            self.kept.setCurrentText("")
        self.text.setObjectName("reason")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(88)
        self.add_entry(_("The incident that stays"), self.kept, required=True)
        self.add_entry(_("Reason"), self.text, required=True)
        self.text.setFocus()

    @property
    def into(self) -> str:
        """The number of the incident that stays."""
        place = self.kept.findText(self.kept.currentText())
        return str(self.kept.itemData(place)) if place >= 0 else ascii_digits(self.kept.currentText()).strip()

    @property
    def reason(self) -> str:
        """What was typed, without blanks at its ends."""
        return self.text.toPlainText().strip()

    def own_problem(self) -> str:
        """Both must say something."""
        if not self.into:
            return _("State the number of the incident that stays.")
        return "" if self.reason else _("State the reason in a few words.")
