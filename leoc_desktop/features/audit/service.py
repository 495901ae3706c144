"""Looking at the log and checking that it is whole."""

from __future__ import annotations

from leoc_desktop.access import audit_trail
from leoc_desktop.access.audit_trail import Verdict
from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.audit import queries
from leoc_desktop.features.audit.queries import AuditEntry
from leoc_desktop.storage.unit_of_work import Store

NEWEST = 500


class AuditService:
    """Who did what, and whether anybody changed the account of it."""

    def __init__(self, store: Store, login: Login) -> None:
        self.store = store
        self.login = login

    @requires(Permission.AUDIT_VIEW)
    def entries(self, *, newest: int = NEWEST, actor: str = "", action: str = "") -> list[AuditEntry]:
        """The newest rows of the log, newest first."""
        with self.store.read() as session:
            return queries.entries(session, newest=newest, actor=actor, action=action)

    @requires(Permission.AUDIT_VIEW)
    def verify(self) -> Verdict:
        """Check the whole log: chain, hashes, signatures, enrolled keys. About 10 s for 100,000 rows."""
        with self.store.read() as session:
            return audit_trail.verify_log(session, self.store.clock.now())
