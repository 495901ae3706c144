"""What a supervisor looks through: incidents that wait, that were reported twice, people missing for long."""

from __future__ import annotations

from collections.abc import Mapping

from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.missing_persons import OverdueMissing, overdue_missing
from leoc_desktop.domain.office_detail import one_person_shifts
from leoc_desktop.domain.record_steps import reason_given
from leoc_desktop.features.incidents import queries, rules
from leoc_desktop.features.incidents.fields import HAZARD, INCIDENT_DATE, WARDS
from leoc_desktop.features.incidents.queries import (
    IncidentDetail,
    Key,
    Lookalike,
    WaitingIncident,
)
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.errors import ValidationFailed
from leoc_desktop.foundation.field_values import read_all
from leoc_desktop.storage.unit_of_work import Store

_TELLING = (HAZARD, INCIDENT_DATE, WARDS)


class IncidentReviewService:
    """The queue, probable duplicates, and merging them."""

    def __init__(self, store: Store, login: Login) -> None:
        self.store = store
        self.login = login

    @requires(Permission.INCIDENT_VERIFY)
    def queue(self) -> list[WaitingIncident]:
        """What waits to be verified or approved, the longest waiting first, with what looks like a duplicate."""
        with self.store.read() as session:
            alone = one_person_shifts(session)
            return queries.waiting(session, None if alone else self.login.user_no)

    @requires(Permission.INCIDENT_VIEW)
    def lookalikes(self, key: Key) -> list[Lookalike]:
        """Incidents that may be the same as this one."""
        with self.store.read() as session:
            incident = queries.find(session, key)
            return queries.lookalikes(
                session, incident.hazard, incident.incident_date, incident.wards, but=incident.row_no
            )

    @requires(Permission.INCIDENT_REGISTER)
    def lookalikes_of(self, raw: Mapping[str, object], *, but: Key | None = None) -> list[Lookalike]:
        """Incidents that may be the same as what is being typed; none while that cannot be read.

        ``but`` is the record that is being corrected.
        """
        named = {field.name: raw.get(field.name, "") for field in _TELLING}
        with self.store.read() as session:
            today = nepal_day(self.store.clock.now())
            try:
                typed = read_all(_TELLING, named, today=today)
            except ValidationFailed:
                return []
            itself = queries.find(session, but).row_no if but is not None else None
            day, wards = typed["incident_date"], typed["wards"]
            assert isinstance(wards, tuple)
            return queries.lookalikes(session, str(typed["hazard"]), day, wards, but=itself)  # type: ignore[arg-type]

    @requires(Permission.INCIDENT_VERIFY)
    def overdue_missing(self) -> list[OverdueMissing]:
        """Missing people of whom nothing is known after the legal period."""
        with self.store.read() as session:
            return overdue_missing(session, nepal_day(self.store.clock.now()))

    @requires(Permission.INCIDENT_MERGE)
    def merge(self, key: Key, *, into: Key, reason: str) -> IncidentDetail:
        """Settle that ``key`` reported the same incident as ``into``; the latter comes back.

        The duplicate is cancelled and counts no more; both keep their numbers, lines and histories. What only the
        duplicate told is taken over by a correction of the other. Raises Refused.
        """
        said = reason_given(reason)
        with self.store.write(self.login, "incident.merge", note=said) as work:
            duplicate, kept = queries.find(work.session, key), queries.find(work.session, into)
            rules.ensure_mergeable(duplicate.state, kept.state, same=duplicate is kept)
            duplicate.state, duplicate.state_reason = State.CANCELLED.value, said
            duplicate.merged_into_no = kept.row_no
            work.remark(duplicate=duplicate.number, merged_into=kept.number)
            work.session.flush()
            return queries.detail(work.session, kept, self.login)
