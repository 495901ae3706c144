"""What the office holds true of a situation report: its states, who approves, its period, and what is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from leoc_desktop.domain import record_steps
from leoc_desktop.domain.current_advisories import AdvisoryLine
from leoc_desktop.domain.incident_figures import SUMMED, Figures
from leoc_desktop.domain.letterhead import Letterhead
from leoc_desktop.domain.period import Period
from leoc_desktop.domain.record_steps import RecordState
from leoc_desktop.domain.significant_log import SignificantEntry
from leoc_desktop.features.situation_reports.fields import END_DAY, NEXT_DAY, TEXTS
from leoc_desktop.foundation.clock import NEPAL, UTC
from leoc_desktop.foundation.errors import FieldProblem, Refused, ValidationFailed
from leoc_desktop.foundation.nepali_text import clean_line
from leoc_desktop.foundation.translation import N_

COMPARED = SUMMED
"""Figures that stand beside those of the last report."""


class State(RecordState):
    """The life of a report. A supervisor's approval issues it."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ISSUED = "issued"
    CANCELLED = "cancelled"


OPEN = (State.DRAFT, State.RETURNED)
_NEXT = {
    State.SUBMITTED: OPEN,
    State.RETURNED: (State.SUBMITTED,),
    State.ISSUED: (State.SUBMITTED,),
    State.CANCELLED: (State.DRAFT, State.RETURNED, State.SUBMITTED),
}


def ensure_step(current: str, wanted: State) -> None:
    """Raise Refused when a report in state ``current`` cannot become ``wanted``."""
    record_steps.ensure_step(State(current), wanted, _NEXT)


def ensure_open(current: str) -> None:
    """Raise Refused for a report that is submitted or issued: its text is not changed any more."""
    if State(current) not in OPEN:
        raise Refused(N_("A submitted or issued report is not changed. Return it, or write a new one."))


def ensure_other_person(writers: set[int | None], user_no: int, *, one_person_shifts: bool) -> None:
    """Raise Refused when somebody would approve what he wrote or submitted himself (R27)."""
    if user_no in writers and not one_person_shifts:
        raise Refused(N_("Nobody approves a report that he wrote or submitted himself."))


def period_of(values: Mapping[str, object], now: datetime) -> Period:
    """The period that is typed. Raises ValidationFailed when it ends before it begins, or after this moment."""
    start, end = (
        moment(values["start_day"], values["start_time"]),
        moment(values["end_day"], values["end_time"]),
    )
    assert start is not None
    assert end is not None
    if end > now:
        raise ValidationFailed([FieldProblem(END_DAY.name, N_("This lies in the future."))])
    try:
        return Period(start, end)
    except Refused as refused:
        raise ValidationFailed([FieldProblem(END_DAY.name, refused.msgid)]) from refused


def next_update(values: Mapping[str, object]) -> datetime | None:
    """When the next report is due. Raises ValidationFailed when only the day or only the time is typed."""
    day, clock = values["next_day"], values["next_time"]
    if (day is None) != (clock is None):
        raise ValidationFailed([FieldProblem(NEXT_DAY.name, N_("Type the day and the time, or neither."))])
    return moment(day, clock)


def moment(day: object, clock: object) -> datetime | None:
    """The moment in UTC; None where nothing is typed."""
    if not isinstance(day, date) or not isinstance(clock, time):
        return None
    return datetime.combine(day, clock, NEPAL).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class LastReport:
    """What the last issued report of the same event or title said, for comparison."""

    number: str
    period: Period
    total: Figures


@dataclass(frozen=True, slots=True)
class ReportContent:
    """Everything that a report holds. ``number`` and ``audit_code`` are empty in a preview."""

    letterhead: Letterhead
    training: bool
    language: str
    title: str
    event: str
    period: Period
    texts: Mapping[str, str]
    next_update: datetime | None
    total: Figures
    by_ward: tuple[tuple[int, Figures], ...]
    by_hazard: tuple[tuple[str, Figures], ...]
    unverified: int
    elsewhere: int | None
    """Incidents of the period that do not belong to the event and are not counted; None without an event."""
    log: tuple[SignificantEntry, ...]
    advisories: tuple[AdvisoryLine, ...]
    last: LastReport | None
    prepared_by: str
    approved_by: tuple[str, str]
    made_at: datetime
    number: str = ""
    sequence: int = 0
    fiscal_year: int = 0
    audit_code: str = ""

    def as_json(self) -> dict[str, object]:
        """Everything printed, in a form that can be frozen, hashed and compared."""
        return {
            "letterhead": self.letterhead.as_json(),
            "training": self.training,
            "language": self.language,
            "title": self.title,
            "event": self.event,
            "period": _period_json(self.period),
            "texts": {field.name: self.texts[field.name] for field in TEXTS},
            "next_update": self.next_update.isoformat() if self.next_update else None,
            "total": self.total.as_json(),
            "by_ward": [{"ward": ward, **figures.as_json()} for ward, figures in self.by_ward],
            "by_hazard": [{"hazard": code, **figures.as_json()} for code, figures in self.by_hazard],
            "unverified": self.unverified,
            "elsewhere": self.elsewhere,
            "log": [entry.as_json() for entry in self.log],
            "advisories": [line.as_json() for line in self.advisories],
            "last": self._last_json(),
            "prepared_by": self.prepared_by,
            "approved_by": list(self.approved_by),
            "made_at": self.made_at.isoformat(),
            "number": self.number,
            "sequence": self.sequence,
            "fiscal_year": self.fiscal_year,
            "audit_code": self.audit_code,
        }

    def _last_json(self) -> dict[str, object] | None:
        if self.last is None:
            return None
        last = self.last
        return {"number": last.number, "period": _period_json(last.period), "total": last.total.as_json()}


def _period_json(period: Period) -> dict[str, str]:
    return {"from": period.start.isoformat(), "until": period.end.isoformat()}


def same_title(one: str, other: str) -> bool:
    """Whether two reports without an event go on each other, whatever their case and blanks."""
    return clean_line(one).casefold() == clean_line(other).casefold()


def difference(now: Figures, last: Figures, name: str) -> int | None:
    """How much more than in the last report; None when one of the two is not known whole."""
    if name == "incidents":
        return now.incidents - last.incidents
    one, other = now.total(name), last.total(name)
    return None if one.unknown or other.unknown else one.known - other.known
