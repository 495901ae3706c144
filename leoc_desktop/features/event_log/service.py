"""Keeping the event log: entries, corrections as entries of their own, and shifts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from leoc_desktop.access import audit_trail
from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.letterhead import letterhead
from leoc_desktop.domain.office_detail import office_detail
from leoc_desktop.domain.period import Period
from leoc_desktop.features.event_log import queries, rules
from leoc_desktop.features.event_log.fields import FIELDS, QUICK_KIND, QUICK_STATUS
from leoc_desktop.features.event_log.rules import Duty, LogRow, LogSheet, ShiftRow
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.field_values import read_all
from leoc_desktop.foundation.translation import N_, Language, speaking
from leoc_desktop.records.log_entry import LogEntry
from leoc_desktop.records.shift import Shift
from leoc_desktop.storage.unit_of_work import Store, UnitOfWork

Render = Callable[[LogSheet], bytes]


class EventLogService:
    """The centre's log. Nothing in it changes: mistakes are corrected by later entries that name them.

    ``render`` makes the PDF of a sheet; start-up hands it in.
    """

    def __init__(self, store: Store, login: Login, render: Render) -> None:
        self.store = store
        self.login = login
        self._render = render

    @requires(Permission.EVENT_LOG_KEEP)
    def note(self, line: str, *, kind: str = QUICK_KIND, significant: bool = False) -> LogRow:
        """Write down a quick line; a time at its beginning says when it happened. Raises ValidationFailed."""
        with self.store.write(self.login, "event_log.enter") as work:
            at, text = rules.quick_line(line, work.clock.now())
            made = LogEntry(at=at, kind=kind, text=text, status=QUICK_STATUS, significant=significant)
            return self._added(work, made)

    @requires(Permission.EVENT_LOG_KEEP)
    def enter(self, raw: Mapping[str, object]) -> LogRow:
        """Write down an entry with all its fields. Raises ValidationFailed."""
        with self.store.write(self.login, "event_log.enter") as work:
            return self._added(work, _entry(work, raw))

    @requires(Permission.EVENT_LOG_KEEP)
    def correct(self, entry_id: bytes, raw: Mapping[str, object]) -> LogRow:
        """Put an entry in the place of another one, which stays readable. ``raw`` holds all fields.

        Raises Refused when the entry has been corrected already, ValidationFailed.
        """
        with self.store.write(self.login, "event_log.correct") as work:
            former = queries.entry(work.session, entry_id)
            rules.ensure_newest(queries.is_corrected(work.session, former))
            made = _entry(work, raw, former.at)
            made.corrects_no = former.row_no
            return self._added(work, made)

    @requires(Permission.EVENT_LOG_VIEW)
    def entries(
        self, period: Period, *, significant_only: bool = False, written: bool = False
    ) -> tuple[LogRow, ...]:
        """What happened in the period, in that order; with ``written`` what was written down in it."""
        with self.store.read() as session:
            return queries.rows_of(session, period, significant_only=significant_only, written=written)

    @requires(Permission.EVENT_LOG_VIEW)
    def show(self, entry_id: bytes) -> LogRow:
        """One entry. Raises NotFound."""
        with self.store.read() as session:
            return queries.row_of(session, entry_id)

    @requires(Permission.EVENT_LOG_VIEW)
    def duty(self) -> Duty:
        """Who is on duty now, and what was handed over last."""
        with self.store.read() as session:
            return queries.duty(session, self.login.user_no)

    @requires(Permission.EVENT_LOG_VIEW)
    def shifts(self) -> list[ShiftRow]:
        """The newest shifts, the newest first."""
        with self.store.read() as session:
            return queries.latest_shifts(session)

    @requires(Permission.EVENT_LOG_KEEP)
    def begin_shift(self) -> ShiftRow:
        """Come on duty. Raises Refused when one is already."""
        with self.store.write(self.login, "shift.begin") as work:
            if queries.open_shift(work.session, self.login.user_no) is not None:
                raise Refused(N_("Your shift has begun already."))
            made = Shift(user_no=self.login.user_no, started_at=work.clock.now())
            work.session.add(made)
            work.session.flush()
            return queries.shift(work.session, made.id)

    @requires(Permission.EVENT_LOG_KEEP)
    def end_shift(self, *, note: str) -> ShiftRow:
        """Go off duty and say how things stand. Raises Refused without a note, or when no shift has begun."""
        said = rules.note_said(note)
        with self.store.write(self.login, "shift.end") as work:
            own = queries.open_shift(work.session, self.login.user_no)
            if own is None:
                raise Refused(N_("Your shift has not begun."))
            own.ended_at, own.handover_note = work.clock.now(), said
            work.session.flush()
            return queries.shift(work.session, own.id)

    @requires(Permission.EVENT_LOG_VIEW)
    def sheet(self, period: Period, *, language: str, shift_id: bytes = b"") -> bytes:
        """The log of the period as PDF; ``shift_id`` names the shift whose sheet it is."""
        with self.store.read() as session:
            office = office_detail(session)
            with speaking(Language.of(language)):
                sheet = LogSheet(
                    letterhead=letterhead(office),
                    training=office.training,
                    language=language,
                    period=period,
                    shift=queries.shift(session, shift_id) if shift_id else None,
                    rows=queries.rows_of(session, period, written=bool(shift_id)),
                    shifts=queries.shifts_in(session, period),
                    printed_by=(self.login.full_name, self.login.post),
                    made_at=self.store.clock.now(),
                    audit_code=audit_trail.head(session).code,
                )
        with speaking(Language.of(language)):
            return self._render(sheet)

    def _added(self, work: UnitOfWork, made: LogEntry) -> LogRow:
        work.session.add(made)
        work.session.flush()
        return queries.row_of(work.session, made.id)


def _entry(work: UnitOfWork, raw: Mapping[str, object], former: datetime | None = None) -> LogEntry:
    now = work.clock.now()
    values = read_all(FIELDS, raw, today=nepal_day(now))
    return LogEntry(
        at=rules.moment_of(values, now, former),
        kind=values["kind"],
        text=values["text"],
        from_unit=values["from_unit"],
        to_unit=values["to_unit"],
        incident_no=queries.incident_by_number(work.session, str(values["incident"])),
        status=values["status"],
        significant=bool(values["significant"]),
    )
