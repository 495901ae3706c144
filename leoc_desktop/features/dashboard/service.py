"""Looking at how things stand."""

from __future__ import annotations

from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.loss_sectors import SectorLosses
from leoc_desktop.features.dashboard import queries
from leoc_desktop.features.dashboard.queries import Overview
from leoc_desktop.features.dashboard.rules import SPANS, Choice
from leoc_desktop.foundation.spans import Stretch
from leoc_desktop.storage.unit_of_work import Store


class DashboardService:
    """Figures of a period, with those of today and of ten days."""

    def __init__(self, store: Store, login: Login) -> None:
        self.store = store
        self.login = login

    @requires(Permission.INCIDENT_VIEW)
    def overview(
        self, stretch: Stretch | None = None, *, hazard: str = "", ward: int | None = None
    ) -> Overview:
        """How things stand at this moment; without a period in the BS month."""
        now = self.store.clock.now()
        choice = Choice(stretch or SPANS[0].at(now), hazard, ward)
        may = self.login.may
        with self.store.read() as session:
            return queries.overview(
                session,
                choice,
                now,
                user_no=self.login.user_no,
                tells_backup=may(Permission.BACKUP_MAKE),
                tells_overdue=may(Permission.INCIDENT_VERIFY),
            )

    @requires(Permission.INCIDENT_VIEW)
    def sectors(self, seen: Overview) -> SectorLosses:
        """The loss of an overview by sector: asked for after it, because lines are many more than incidents."""
        with self.store.read() as session:
            return queries.sectors(session, seen)
