"""Looking at the log and checking that it is whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from leoc_desktop.access import audit_trail
from leoc_desktop.access.audit_trail import Verdict
from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.audit import queries, rules
from leoc_desktop.features.audit.queries import AuditChoices, AuditEntry, AuditFilter
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.unit_of_work import Store

NEWEST = 500


class AuditService:
    """Who did what, and whether anybody changed the account of it."""

    def __init__(self, store: Store, login: Login) -> None:
        self.store = store
        self.login = login

    @requires(Permission.AUDIT_VIEW)
    def entries(
        self,
        *,
        newest: int = NEWEST,
        actor: str = "",
        action: str = "",
        kind: str = "",
        subject: str = "",
        first_day: date | None = None,
        last_day: date | None = None,
        before_seq: int | None = None,
    ) -> list[AuditEntry]:
        """The newest rows that meet every condition given, newest first.

        ``subject`` is part of a number, name or reason; days are those of Nepal, both included; ``before_seq`` asks
        for rows older than that one, for the next page.
        """
        wanted = AuditFilter(actor, action, kind, subject, first_day, last_day, before_seq)
        with self.store.read() as session:
            return queries.entries(session, wanted, newest=newest)

    @requires(Permission.AUDIT_VIEW)
    def entry(self, seq: int) -> AuditEntry:
        """One row, whole. Raises NotFound."""
        with self.store.read() as session:
            found = queries.entries(session, AuditFilter(before_seq=seq + 1), newest=1)
        if not found or found[0].seq != seq:
            raise NotFound(N_("The log has no row {seq}."), seq=seq)
        return found[0]

    @requires(Permission.AUDIT_VIEW)
    def choices(self) -> AuditChoices:
        """Every user, action and kind that stands in the log, for the filters."""
        with self.store.read() as session:
            return queries.choices(session)

    @requires(Permission.AUDIT_VIEW)
    def verify(self, *, progress: Callable[[int, int], None] | None = None) -> Verdict:
        """Check everything: chain, hashes, signatures, keys back to the first administrator, records, unlocks.

        About 20 s for 100,000 rows. ``progress`` hears rows looked at and rows in all, on the checking thread; an
        exception out of it ends the check.
        """
        with self.store.read() as session:
            return audit_trail.verify_log(session, self.store.clock.now(), progress=progress)

    @requires(Permission.AUDIT_EXPORT, confirmed=True)
    def export(
        self,
        *,
        as_tsv: bool = False,
        actor: str = "",
        action: str = "",
        kind: str = "",
        subject: str = "",
        first_day: date | None = None,
        last_day: date | None = None,
    ) -> str:
        """The rows that meet every condition given as text of a table (CSV, or tabs), oldest first; logged.

        No cell can be taken for a formula. The first line names the columns; lines end with CR LF.
        """
        wanted = AuditFilter(actor, action, kind, subject, first_day, last_day)
        with self.store.read() as session:
            text, rows = rules.table_text(queries.all_entries(session, wanted), as_tsv=as_tsv)
        with self.store.write(self.login, "audit.export") as work:
            work.remark(rows=rows)
        return text

    @requires(Permission.AUDIT_VIEW)
    def confirm_clock(self) -> None:
        """Say that the clock of the computer is right now: later rows are no longer marked as of doubtful time."""
        with self.store.write(self.login, "clock.confirm") as work:
            work.remark(clock_at=work.clock.now().isoformat())
