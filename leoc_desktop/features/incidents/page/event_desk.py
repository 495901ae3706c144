"""Events beside the incidents: one is added while an incident is typed, and the list is narrowed to one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from leoc_desktop.features.incidents.form import EventDialog, IncidentForm
from leoc_desktop.features.incidents.page.incident_list import EventFilter
from leoc_desktop.features.incidents.queries import EventDetail
from leoc_desktop.features.incidents.service import EventService
from leoc_desktop.ui_kit.page import PageContext


class EventDesk(QObject):
    """Opens the dialog; the new event's name goes into the form."""

    def __init__(
        self, form: IncidentForm, context: PageContext, service: EventService, today: Callable[[], date]
    ) -> None:
        super().__init__(form)
        self._form = form
        self._context = context
        self._service = service
        self._today = today
        form.event_wanted.connect(self.add)

    def offer_to(self, choice: EventFilter) -> None:
        """Let the list be narrowed to one event."""

        def offer(events: list[EventDetail]) -> None:
            choice.offer([(event.row_no, event.name) for event in events])

        self._context.in_background(self._service.listed, offer, owner=choice)

    def add(self) -> None:
        """Ask for an event and add it."""
        dialog = EventDialog(self._form, self._today)

        def added(event: EventDetail) -> None:
            dialog.accept()
            self._form.show_event(event.name)

        def submitted() -> None:
            raw = dialog.form.raw_values()
            self._context.in_background(
                lambda: self._service.add(raw), added, owner=self._form, failed=dialog.show_refusal
            )

        dialog.submitted.connect(submitted)
        dialog.open()
