"""Asks for a first and a last day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog, entry
from leoc_desktop.ui_kit.nepali_date_edit import NepaliDateEdit


class DaysDialog(EntryDialog):
    """Both days are included; one of them may be left open."""

    def __init__(
        self, parent: QWidget | None, today: Callable[[], date], first: date | None, last: date | None
    ) -> None:
        super().__init__(parent, title=_("Which days?"), verb=_("Show"))
        self.first, self.last = NepaliDateEdit(today), NepaliDateEdit(today)
        for edit, day in ((self.first, first), (self.last, last)):
            if day is not None:
                edit.set_day(day)
        self.add_row(
            entry(_("First day (B.S.)"), self.first),
            entry(_("Last day (B.S.)"), self.last),
        )

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The days typed."""
        return self.first.day(), self.last.day()

    def own_problem(self) -> str:
        """What is wrong with the days."""
        first, last = self.days
        if any(edit.text().strip() and edit.day() is None for edit in (self.first, self.last)):
            return _("This is no date. For example: 2083-08-07")
        if first is None and last is None:
            return _("Type at least one day.")
        if first and last and first > last:
            return _("The first day comes after the last.")
        return ""
