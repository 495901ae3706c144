"""What the office holds true of its event log: moments, quick lines, hand-over, and what a printed sheet holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from leoc_desktop.domain.letterhead import Letterhead
from leoc_desktop.domain.period import Period
from leoc_desktop.features.event_log.fields import DAY, TIME
from leoc_desktop.foundation.clock import NEPAL, UTC, nepal_time
from leoc_desktop.foundation.errors import FieldProblem, Refused, ValidationFailed
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.nepali_text import ascii_digits, clean_text
from leoc_desktop.foundation.translation import N_, _

LATE_AFTER = timedelta(minutes=30)
"""An entry written down later than this says when it was written."""
_LEADING_TIME = re.compile(r"(\d{1,2})\s*[:ः：]\s*(\d{2})\s+(?=\S)")
_LONGEST_BACK = timedelta(hours=12)
_LEAST_NOTE = 5


@dataclass(frozen=True, slots=True)
class LogRow:
    """One entry as it is listed. ``corrected`` ones stay readable, and a later entry takes their place."""

    id: bytes
    at: datetime
    written_at: datetime
    kind: str
    text: str
    from_unit: str
    to_unit: str
    incident: str
    status: str
    significant: bool
    writer: str
    correction: bool
    corrected: bool

    @property
    def late(self) -> bool:
        """Whether it was written down long after it happened."""
        return self.written_at - self.at > LATE_AFTER

    @property
    def between(self) -> str:
        """Who told whom, as far as they are named."""
        if self.from_unit and self.to_unit:
            return _("from {sender} to {receiver}").format(sender=self.from_unit, receiver=self.to_unit)
        if self.from_unit:
            return _("from {sender}").format(sender=self.from_unit)
        return _("to {receiver}").format(receiver=self.to_unit) if self.to_unit else ""

    def as_raw(self) -> dict[str, object]:
        """The fields in the form that the service takes."""
        local = nepal_time(self.at)
        return {
            "log_day": to_bs(local.date()).iso(),
            "log_time": f"{local:%H:%M}",
            "kind": self.kind,
            "status": self.status,
            "significant": self.significant,
            "text": self.text,
            "from_unit": self.from_unit,
            "to_unit": self.to_unit,
            "incident": self.incident,
        }

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        marks = {"late": self.late, "correction": self.correction, "corrected": self.corrected}
        return {"id": self.id.hex(), **self.as_raw(), "writer": self.writer, **marks}


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """One person's time on duty; ``ended_at`` is None while it lasts."""

    id: bytes
    name: str
    user_no: int
    started_at: datetime
    ended_at: datetime | None
    note: str

    def period(self, now: datetime) -> Period:
        """From the beginning of the shift to its end, or to this moment."""
        end = self.ended_at or now
        return Period(self.started_at, max(end, self.started_at) + timedelta(seconds=1))


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is on duty now, since when oneself is, and what was handed over last."""

    on_duty: tuple[ShiftRow, ...]
    own: ShiftRow | None
    handed_over: ShiftRow | None


@dataclass(frozen=True, slots=True)
class LogSheet:
    """Everything that a printed sheet of the log holds."""

    letterhead: Letterhead
    training: bool
    language: str
    period: Period
    shift: ShiftRow | None
    rows: tuple[LogRow, ...]
    shifts: tuple[ShiftRow, ...]
    printed_by: tuple[str, str]
    made_at: datetime
    audit_code: str


def quick_line(line: str, now: datetime) -> tuple[datetime, str]:
    """When it happened and what: ``16:20 police called`` means the last 16:20, anything else this moment.

    A time that was longer ago than half a day is no time of writing but part of the text ("10:00 meeting" typed at
    nine). Raises ValidationFailed for a line without words.
    """
    said = clean_text(line)
    match = _LEADING_TIME.match(ascii_digits(said))
    at = _last(match, now) if match is not None else None
    if match is not None and at is not None:
        said = said[match.end() :]
    if not said:
        raise ValidationFailed([FieldProblem("text", N_("Write what happened."))])
    return (at or now).astimezone(UTC), said


def _last(match: re.Match[str], now: datetime) -> datetime | None:
    """The last moment with that time of the clock, if it lies within half a day."""
    try:
        clock = time(int(match[1]), int(match[2]))
    except ValueError:
        return None
    local = nepal_time(now)
    at = datetime.combine(local.date(), clock, NEPAL)
    if at > local:
        at -= timedelta(days=1)
    return at if local - at <= _LONGEST_BACK else None


def moment_of(values: Mapping[str, object], now: datetime, former: datetime | None = None) -> datetime:
    """The moment that day and time name; ``former`` to the second while its minute stays.

    Raises ValidationFailed for one in the future.
    """
    day, clock = values[DAY.name], values[TIME.name]
    assert isinstance(day, date)
    assert isinstance(clock, time)
    moment = datetime.combine(day, clock, NEPAL)
    if former is not None and nepal_time(former).replace(second=0, microsecond=0) == moment:
        return former
    if moment > now:
        name = DAY.name if day > nepal_time(now).date() else TIME.name
        raise ValidationFailed([FieldProblem(name, N_("This lies in the future."))])
    return moment.astimezone(UTC)


def ensure_newest(corrected: bool) -> None:  # noqa: FBT001  the one thing it is asked
    """Raise Refused when the entry has been corrected already: the correction is what can be corrected."""
    if corrected:
        raise Refused(N_("This entry was corrected already. Correct the entry that took its place."))


def note_said(note: str) -> str:
    """The hand-over note without blanks at its ends. Raises Refused when it says nothing."""
    said = clean_text(note)
    if len(said) < _LEAST_NOTE:
        raise Refused(N_("Say in a few words how things stand; nobody goes off duty without a word."))
    return said
