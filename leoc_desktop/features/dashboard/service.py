"""Looking at how things stand."""

from __future__ import annotations

from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.dashboard import queries
from leoc_desktop.features.dashboard.queries import Overview
from leoc_desktop.features.dashboard.rules import Days
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.storage.unit_of_work import Store


class DashboardService:
    """Figures of today, of the BS month and of the last ten days."""

    def __init__(self, store: Store, login: Login) -> None:
        self.store = store
        self.login = login

    @requires(Permission.INCIDENT_VIEW)
    def overview(self) -> Overview:
        """How things stand at this moment."""
        now = self.store.clock.now()
        tells_backup = self.login.may(Permission.BACKUP_MAKE)
        with self.store.read() as session:
            return queries.overview(
                session, Days(nepal_day(now)), now, user_no=self.login.user_no, tells_backup=tells_backup
            )
