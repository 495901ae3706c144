"""Named events that several incidents belong to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.named_events import find_event
from leoc_desktop.features.incidents import queries, rules
from leoc_desktop.features.incidents.fields import END_FIELDS, EVENT_FIELDS
from leoc_desktop.features.incidents.queries import EventDetail, EventSums
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.errors import FieldProblem, NotFound, Refused, ValidationFailed
from leoc_desktop.foundation.field_values import read_all
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.event import Event
from leoc_desktop.storage.unit_of_work import Store, UnitOfWork


class EventService:
    """Events are added by whoever registers incidents, and changed or ended by a supervisor."""

    def __init__(self, store: Store, login: Login) -> None:
        self.store = store
        self.login = login

    @requires(Permission.EVENT_ADD)
    def add(self, raw: Mapping[str, object]) -> EventDetail:
        """A new event; ``raw`` is field name to typed text. Raises ValidationFailed."""
        with self.store.write(self.login, "event.add") as work:
            event = Event()
            self._fill(work, event, raw)
            work.session.add(event)
            work.session.flush()
            return queries.event_detail(work.session, event)

    @requires(Permission.EVENT_CHANGE)
    def change(self, name: str, raw: Mapping[str, object]) -> EventDetail:
        """Change the fields named in ``raw`` of the event called ``name``. Raises NotFound, ValidationFailed."""
        with self.store.write(self.login, "event.change") as work:
            event = self._find(work.session, name)
            self._fill(work, event, {**queries.event_detail(work.session, event).raw_values(), **raw})
            work.session.flush()
            return queries.event_detail(work.session, event)

    @requires(Permission.EVENT_CHANGE)
    def end(self, name: str, raw: Mapping[str, object]) -> EventDetail:
        """End an event: ``raw`` is its last day and the reason. Raises NotFound, Refused, ValidationFailed."""
        today = nepal_day(self.store.clock.now())
        values: dict[str, Any] = read_all(END_FIELDS, raw, today=today)
        with self.store.write(self.login, "event.end", note=values["end_reason"]) as work:
            event = self._find(work.session, name)
            if event.last_day is not None:
                raise Refused(N_("This event was ended before."))
            rules.check_end(values, event.first_day, today)
            event.last_day, event.end_reason = values["last_day"], values["end_reason"]
            work.session.flush()
            return queries.event_detail(work.session, event)

    @requires(Permission.INCIDENT_VIEW)
    def sums(self, name: str) -> EventSums:
        """The figures of an event's incidents by ward. Raises NotFound."""
        with self.store.read() as session:
            return queries.event_sums(session, self._find(session, name), self.store.clock.now())

    @requires(Permission.EXPORT, confirmed=True)
    def export(self, name: str) -> EventSums:
        """The same figures, to be written to a file; that they left the office is logged. Raises NotFound."""
        sums = self.sums(name)
        with self.store.write(self.login, "event.export") as work:
            work.remark(event=sums.event.name)
        return sums

    @requires(Permission.INCIDENT_VIEW)
    def listed(self) -> list[EventDetail]:
        """All events, the latest first."""
        with self.store.read() as session:
            return queries.events(session)

    def _find(self, session: Session, name: str) -> Event:
        event = find_event(session, name)
        if event is None:
            raise NotFound(N_("There is no event {name}."), name=name)
        return event

    def _fill(self, work: UnitOfWork, event: Event, raw: Mapping[str, object]) -> None:
        values: dict[str, Any] = read_all(EVENT_FIELDS, raw, today=nepal_day(work.clock.now()))
        rules.check_event(values)
        taken = select(Event.row_no).where(Event.name_ne == values["name_ne"])
        with work.session.no_autoflush:
            if work.session.scalar(taken) not in {None, event.row_no}:
                raise ValidationFailed(
                    [FieldProblem("name_ne", N_("There is an event of this name already."))]
                )
        for name, value in values.items():
            setattr(event, name, value)
        if event.last_day is None:
            event.end_reason = ""  # it goes on after all; why it was ended stays in the log
