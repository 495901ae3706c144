"""Looking at the log and checking that it is whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from leoc_desktop.access import audit_trail
from leoc_desktop.access.anchors import Anchor, Anchors
from leoc_desktop.access.audit_trail import Verdict
from leoc_desktop.access.crockford import decode, normalised
from leoc_desktop.access.guard import requires
from leoc_desktop.access.log_watch import LogWatch
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.notices import Notice
from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.audit import queries, rules
from leoc_desktop.features.audit.queries import AuditChoices, AuditEntry, AuditFilter
from leoc_desktop.foundation.errors import NotFound, Refused
from leoc_desktop.foundation.listing import USUAL_ORDER, Listing, Order
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.unit_of_work import Store

NEWEST = 500
CODE_LENGTH = 8
MOST_EXCEL_ROWS = 1_000_000
EVERYTHING = AuditFilter()
_FIRST_ROWS = 128
CODE_UNKNOWN = N_(
    "No row of this log has the code {code}. Read it once more; if it stands so on the paper, the log was changed or "
    "belongs to another office."
)


class AuditService:
    """Who did what, and whether anybody changed the account of it."""

    def __init__(
        self, store: Store, login: Login, anchors: Anchors | None = None, watch: LogWatch | None = None
    ) -> None:
        self.store = store
        self.login = login
        self._anchors = anchors
        self._watch = watch

    @requires(Permission.AUDIT_VIEW)
    def begin(self, wanted: AuditFilter, order: Order = USUAL_ORDER) -> Listing[AuditEntry]:
        """The beginning of the list of what is wanted, newest first; all of it where it is short."""
        return self._listed(wanted, order, most=NEWEST)

    @requires(Permission.AUDIT_VIEW)
    def whole(self, wanted: AuditFilter, order: Order = USUAL_ORDER) -> Listing[AuditEntry]:
        """The list from its first to its last row, with its first rows."""
        return self._listed(wanted, order, most=None)

    def _listed(self, wanted: AuditFilter, order: Order, most: int | None) -> Listing[AuditEntry]:
        with self.store.read() as session:
            keys = queries.keys_of(session, wanted, order, most=most)
            rows = tuple(queries.entries_of(session, keys[:_FIRST_ROWS]))
            return Listing(keys, rows, is_whole=len(keys) != most)

    @requires(Permission.AUDIT_VIEW)
    def count(self) -> int:
        """How many rows the log has."""
        with self.store.read() as session:
            return queries.count_all(session)

    @requires(Permission.AUDIT_VIEW)
    def rows(self, keys: Sequence[int]) -> list[AuditEntry]:
        """The rows with those order numbers, in that order."""
        with self.store.read() as session:
            return queries.entries_of(session, keys)

    @requires(Permission.AUDIT_VIEW)
    def find_code(self, code: str) -> AuditEntry:
        """The row that a code on a bulletin or a backup stands for. Raises NotFound: misread, or another log."""
        typed = normalised(code)
        try:
            prefix = decode(typed) if len(typed) == CODE_LENGTH else b""
        except ValueError:
            prefix = b""
        with self.store.read() as session:
            found = queries.entry_of_code(session, prefix) if prefix else None
        if found is None:
            raise NotFound(CODE_UNKNOWN, code=code.strip())
        return found

    @requires(Permission.AUDIT_VIEW)
    def kept_head(self) -> Anchor | None:
        """The newest row as this computer remembers it outside the database; None where nothing is remembered."""
        return self._anchors.newest() if self._anchors is not None else None

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
        if self._watch is None:
            with self.store.read() as session:
                return audit_trail.verify_log(session, self.store.clock.now(), progress=progress)
        verdict = self._watch.check_whole(progress)
        self._watch.mark_read()
        return verdict

    @requires(Permission.OFFICE_VIEW)
    def check_by_itself(self, *, progress: Callable[[int, int], None] | None = None) -> Notice | None:
        """Check everything when that was not done for a day; what was found and not read yet, by whichever check."""
        if self._watch is None:
            return None
        if self._watch.is_due():
            self._watch.check_whole(progress)
        return self._watch.trouble()

    @requires(Permission.AUDIT_EXPORT, confirmed=True)
    def export(self, wanted: AuditFilter = EVERYTHING, *, as_tsv: bool = False) -> str:
        """The rows that match as text of a table (CSV, or tabs), oldest first; logged.

        No cell can be taken for a formula. The first line names the columns; lines end with CR LF.
        """
        with self.store.read() as session:
            text, rows = rules.table_text(queries.all_entries(session, wanted), as_tsv=as_tsv)
        self._note_export(rows, "tsv" if as_tsv else "csv")
        return text

    @requires(Permission.AUDIT_EXPORT, confirmed=True)
    def export_workbook(self, wanted: AuditFilter = EVERYTHING) -> bytes:
        """The same as an Excel file; logged. Raises Refused for more rows than Excel takes."""
        with self.store.read() as session:
            if queries.count(session, wanted) > MOST_EXCEL_ROWS:
                raise Refused(N_("An Excel file takes {most} rows. Narrow the list, or export as CSV."),
                              most=MOST_EXCEL_ROWS)  # fmt: skip
            book, rows = rules.workbook(queries.all_entries(session, wanted))
        self._note_export(rows, "xlsx")
        return book

    def _note_export(self, rows: int, form: str) -> None:
        with self.store.write(self.login, "audit.export") as work:
            work.remark(rows=rows, file_format=form)

    @requires(Permission.AUDIT_VIEW)
    def confirm_clock(self) -> None:
        """Say that the clock of the computer is right now: later rows are no longer marked as of doubtful time."""
        with self.store.write(self.login, "clock.confirm") as work:
            work.remark(clock_at=work.clock.now().isoformat())
