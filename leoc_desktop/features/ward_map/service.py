"""Looking at figures on the map."""

from __future__ import annotations

from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.incident_selection import Selection
from leoc_desktop.features.ward_map import queries
from leoc_desktop.features.ward_map.queries import WardView
from leoc_desktop.features.ward_map.rules import SPANS, Figure
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.spans import Stretch
from leoc_desktop.storage.unit_of_work import Store


class WardMapService:
    """Figures by ward with the outlines of the wards."""

    def __init__(self, store: Store, login: Login) -> None:
        self.store = store
        self.login = login

    @requires(Permission.INCIDENT_VIEW)
    def view(self, figure: Figure, stretch: Stretch | None = None, hazard: str = "") -> WardView:
        """Every ward with its figures, without a period in the fiscal year; ``hazard`` is a code, empty for all."""
        period = stretch or SPANS[0].at(self.store.clock.now())
        selection = Selection(
            hazard=hazard,
            first_day=period.first_day,
            last_day=period.last_day or nepal_day(self.store.clock.now()),
            since=period.since,
        )
        with self.store.read() as session:
            return queries.ward_view(session, selection, figure)
