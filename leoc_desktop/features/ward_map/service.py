"""Looking at figures on the map."""

from __future__ import annotations

from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.incident_selection import Selection
from leoc_desktop.features.ward_map import queries
from leoc_desktop.features.ward_map.queries import WardView
from leoc_desktop.features.ward_map.rules import Figure
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.spans import Span
from leoc_desktop.storage.unit_of_work import Store


class WardMapService:
    """Figures by ward with the outlines of the wards."""

    def __init__(self, store: Store, login: Login) -> None:
        self.store = store
        self.login = login

    @requires(Permission.INCIDENT_VIEW)
    def view(self, figure: Figure, span: Span, hazard: str = "") -> WardView:
        """Every ward with its figures; ``hazard`` is a code, empty for all."""
        today = nepal_day(self.store.clock.now())
        selection = Selection(hazard=hazard, first_day=span.first_day(today), last_day=today)
        with self.store.read() as session:
            return queries.ward_view(session, selection, figure)
