"""Reading the event log and the shifts."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.period import Period
from leoc_desktop.domain.record_files import FileOwner
from leoc_desktop.domain.record_files import Key as FileKey
from leoc_desktop.features.event_log.fields import INCIDENT
from leoc_desktop.features.event_log.rules import Duty, LogRow, ShiftRow
from leoc_desktop.foundation.clock import nepal_day, nepal_time
from leoc_desktop.foundation.errors import FieldProblem, NotFound, Refused, ValidationFailed
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import ascii_digits, shown_digits
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.log_entry import LogEntry
from leoc_desktop.records.shift import Shift
from leoc_desktop.records.user import User

_Correction = aliased(LogEntry)
MOST_SHIFTS = 60


def entry(session: Session, entry_id: bytes) -> LogEntry:
    """The entry with that id. Raises NotFound."""
    found = session.scalars(select(LogEntry).where(LogEntry.id == entry_id)).first()
    if found is None:
        raise NotFound
    return found


def row_of(session: Session, entry_id: bytes) -> LogRow:
    """One entry as it is listed. Raises NotFound."""
    rows = _rows(session, _listing().where(LogEntry.id == entry_id))
    if not rows:
        raise NotFound
    return rows[0]


def rows_of(
    session: Session, period: Period, *, significant_only: bool = False, written: bool = False
) -> tuple[LogRow, ...]:
    """The entries of what happened in the period, in that order; corrected ones too.

    With ``written`` those that were written down in it, whenever it happened: the work of a shift.
    """
    moment = LogEntry.created_at if written else LogEntry.at
    query = _listing().where(moment >= period.start, moment < period.end)
    if significant_only:
        query = query.where(LogEntry.significant.is_(True), _Correction.row_no.is_(None))
    return tuple(_rows(session, query.order_by(LogEntry.at, LogEntry.row_no)))


def _listing() -> Select[LogEntry, str | None, str | None, int | None]:
    return (
        select(LogEntry, User.full_name, Incident.number, _Correction.row_no)
        .outerjoin(User, User.row_no == LogEntry.created_by_no)
        .outerjoin(Incident, Incident.row_no == LogEntry.incident_no)
        .outerjoin(_Correction, _Correction.corrects_no == LogEntry.row_no)
    )


def _rows(session: Session, query: Select[LogEntry, str | None, str | None, int | None]) -> list[LogRow]:
    return [
        LogRow(
            id=found.id,
            at=found.at,
            written_at=found.created_at,
            kind=found.kind,
            text=found.text,
            from_unit=found.from_unit,
            to_unit=found.to_unit,
            incident=number or "",
            status=found.status,
            significant=found.significant,
            writer=writer or "",
            correction=found.corrects_no is not None,
            corrected=correction is not None,
        )
        for found, writer, number, correction in session.execute(query)
    ]


def is_corrected(session: Session, row: LogEntry) -> bool:
    """Whether a later entry took its place."""
    return (
        session.scalars(select(LogEntry.row_no).where(LogEntry.corrects_no == row.row_no)).first() is not None
    )


def incident_by_number(session: Session, number: str) -> int | None:
    """The row number of the incident; None for no number. Raises ValidationFailed for one that is not there."""
    wanted = ascii_digits(number.strip()).upper()
    if not wanted:
        return None
    row_no = session.scalars(select(Incident.row_no).where(Incident.number == wanted)).first()
    if row_no is None:
        problem = FieldProblem(INCIDENT.name, N_("There is no incident {number}."), {"number": number})
        raise ValidationFailed([problem])
    return row_no


def shift(session: Session, shift_id: bytes) -> ShiftRow:
    """One shift. Raises NotFound."""
    found = _shifts(session, _shift_listing().where(Shift.id == shift_id))
    if not found:
        raise NotFound
    return found[0]


def latest_shifts(session: Session) -> list[ShiftRow]:
    """The newest shifts, the newest first."""
    return _shifts(session, _shift_listing().order_by(Shift.started_at.desc()).limit(MOST_SHIFTS))


def shifts_in(session: Session, period: Period) -> tuple[ShiftRow, ...]:
    """The shifts of which a part lies in the period, in their order."""
    query = _shift_listing().where(Shift.started_at < period.end).order_by(Shift.started_at)
    ended = Shift.ended_at.is_(None) | (Shift.ended_at >= period.start)
    return tuple(_shifts(session, query.where(ended)))


def open_shift(session: Session, user_no: int) -> Shift | None:
    """The user's shift that has not ended."""
    return session.scalars(select(Shift).where(Shift.user_no == user_no, Shift.ended_at.is_(None))).first()


def duty(session: Session, user_no: int) -> Duty:
    """Who is on duty, and the newest hand-over note."""
    on_duty = tuple(
        _shifts(session, _shift_listing().where(Shift.ended_at.is_(None)).order_by(Shift.started_at))
    )
    last = _shift_listing().where(Shift.ended_at.is_not(None)).order_by(Shift.ended_at.desc()).limit(1)
    return Duty(
        on_duty=on_duty,
        own=next((row for row in on_duty if row.user_no == user_no), None),
        handed_over=next(iter(_shifts(session, last)), None),
    )


def _shift_listing() -> Select[Shift, str]:
    return select(Shift, User.full_name).join(User, User.row_no == Shift.user_no)


def _shifts(session: Session, query: Select[Shift, str]) -> list[ShiftRow]:
    return [
        ShiftRow(row.id, name, row.user_no, row.started_at, row.ended_at, row.handover_note)
        for row, name in session.execute(query)
    ]


class LogFileOwner(FileOwner):
    """The log only grows: an entry takes further files, and none is ever taken off."""

    kind: ClassVar[str] = "log_entry"
    permission: ClassVar[Permission] = Permission.EVENT_LOG_KEEP

    def find(self, session: Session, key: FileKey) -> LogEntry:
        """By id. Raises NotFound."""
        return entry(session, key if isinstance(key, bytes) else bytes.fromhex(str(key)))

    def name(self, record: LogEntry) -> str:
        """When it happened: entries have no number."""
        return _("the entry of {day}, {time}").format(
            day=show_bs(to_bs(nepal_day(record.at))),
            time=shown_digits(f"{nepal_time(record.at):%H:%M}"),
        )

    def ensure_open(
        self, session: Session, record: LogEntry, login: Login, now: datetime, *, removing: bool
    ) -> None:
        """Raises Refused for taking a file off."""
        del session, record, login, now
        if removing:
            raise Refused(N_("Nothing is taken out of the event log. Write a correction."))
