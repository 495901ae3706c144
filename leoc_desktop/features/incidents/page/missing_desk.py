"""Counting somebody missing dead: the correction of his incident is opened with the outcome filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Slot

from leoc_desktop.domain.loss_lines import PEOPLE
from leoc_desktop.domain.loss_lists import COUNTED_DEAD
from leoc_desktop.domain.missing_persons import OverdueMissing
from leoc_desktop.features.incidents.fields import LINES
from leoc_desktop.features.incidents.form import IncidentForm
from leoc_desktop.features.incidents.form.incident_form import Mode
from leoc_desktop.features.incidents.page.record_desk import RecordDesk
from leoc_desktop.foundation.nepali_calendar import to_bs

_SHEETS_BEFORE_LINES = 2  # the first report, and what is further known


class MissingDesk(QObject):
    """The record stays locked until somebody unlocks it, and nothing is saved before the user says so."""

    def __init__(self, form: IncidentForm, desk: RecordDesk, today: Callable[[], date]) -> None:
        super().__init__(form)
        self._form, self._desk, self._today = form, desk, today
        self._wanted: OverdueMissing | None = None
        desk.opened.connect(self._opened)

    def count_dead(self, overdue: OverdueMissing) -> None:
        """Begin the correction; where the record is locked, the unlock is asked for."""
        self._wanted = overdue
        self._desk.go_on_correcting(overdue.incident_id)

    @Slot()
    def _opened(self) -> None:
        overdue, self._wanted = self._wanted, None
        detail = self._form.detail
        if overdue is None or detail is None or self._form.mode is not Mode.CORRECT:
            return
        if detail.id == overdue.incident_id:
            self._settle(overdue.line_id)

    def _settle(self, line_id: bytes) -> None:
        """State the outcome as if it were typed, and show the sheet where it stands."""
        body = self._form.form
        raw = body.raw_values()
        lines = raw[PEOPLE]
        assert isinstance(lines, list)
        settled = {"outcome": COUNTED_DEAD, "outcome_on": to_bs(self._today()).iso()}
        raw[PEOPLE] = [{**line, **settled} if line.get("id") == line_id.hex() else line for line in lines]
        body.set_raw_values(raw)
        body.setCurrentIndex(_SHEETS_BEFORE_LINES + [kind.name for kind in LINES].index(PEOPLE))
        self._form.typed.emit()
