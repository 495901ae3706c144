"""What the office holds true of an incident: its states, who may decide, and which figures make sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import Protocol

from leoc_desktop.domain import record_steps
from leoc_desktop.domain.land_units import square_metres
from leoc_desktop.domain.loss_lines import CROPS, FAMILIES, MONEY, PEOPLE, STRUCTURES
from leoc_desktop.domain.loss_lists import COUNTED_DEAD, DEAD, DEAD_OUTCOMES, INJURED, MISSING, UNDAMAGED
from leoc_desktop.domain.missing_persons import LEGAL_PERIOD
from leoc_desktop.domain.record_steps import RecordState
from leoc_desktop.features.incidents.fields import INCIDENT_DATE, INCIDENT_TIME
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.errors import FieldProblem, Refused, ValidationFailed
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.translation import N_, _


class State(RecordState):
    """The life of a record (R26). Locked is no state: everything but draft and returned is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    VERIFIED = "verified"
    APPROVED = "approved"
    CANCELLED = "cancelled"


class Severity(StrEnum):
    """How grave an incident is by the number of its dead, as the national portal has it."""

    MINOR = "minor"
    MAJOR = "major"
    SEVERE = "severe"
    CATASTROPHIC = "catastrophic"

    @property
    def label(self) -> str:
        """The severity in the current language."""
        return _(_SEVERITIES[self])

    @classmethod
    def by_deaths(cls, dead: int) -> Severity:
        """None dead is minor; below ten major, below a hundred severe."""
        first = ((100, cls.CATASTROPHIC), (10, cls.SEVERE), (1, cls.MAJOR), (0, cls.MINOR))
        return next(severity for least, severity in first if dead >= least)


_SEVERITIES = {
    Severity.MINOR: N_("Minor"),
    Severity.MAJOR: N_("Major"),
    Severity.SEVERE: N_("Severe"),
    Severity.CATASTROPHIC: N_("Catastrophic"),
}

COUNTED = (State.SUBMITTED, State.VERIFIED, State.APPROVED)
"""States whose figures enter bulletins and totals (R32). A returned record is being corrected and counts again
when it is submitted."""
AGES = ((0, "0-4"), (5, "5-14"), (15, "15-59"), (60, "60-64"), (65, "65+"))
"""The first year of each age group."""

_NEXT = {
    State.SUBMITTED: (State.DRAFT, State.RETURNED),
    State.VERIFIED: (State.SUBMITTED,),
    State.APPROVED: (State.VERIFIED,),
    State.RETURNED: (State.SUBMITTED, State.VERIFIED),
    State.CANCELLED: (State.DRAFT, State.SUBMITTED, State.RETURNED, State.VERIFIED, State.APPROVED),
}


def ensure_step(current: str, wanted: State) -> None:
    """Raise Refused when a record in state ``current`` cannot go to ``wanted``."""
    record_steps.ensure_step(State(current), wanted, _NEXT)


def ensure_mergeable(duplicate: str, kept: str, *, same: bool) -> None:
    """Raise Refused unless two different incidents that were reported and count can become one."""
    if same:
        raise Refused(N_("An incident cannot be merged with itself."))
    ensure_step(duplicate, State.CANCELLED)
    if State.DRAFT in (duplicate, kept):
        raise Refused(N_("A draft is not merged; cancel it."))
    if kept == State.CANCELLED:
        raise Refused(N_("A cancelled record takes nothing up."))


class Decided(Protocol):
    """Who stands behind a record's content."""

    @property
    def created_by_no(self) -> int | None:
        """Who registered it."""
        ...

    @property
    def submitted_by_no(self) -> int | None:
        """Who submitted its present content."""
        ...


def ensure_other_person(record: Decided, user_no: int, *, one_person_shifts: bool) -> None:
    """Raise Refused when someone would decide about what he registered or last changed himself (R27)."""
    own = user_no in {record.created_by_no, record.submitted_by_no}
    if own and not one_person_shifts:
        raise Refused(N_("Nobody verifies or approves what he registered or changed himself."))


def check_values(values: Mapping[str, object], now: datetime) -> None:
    """Refuse what cannot be true: an incident in the future. Raises ValidationFailed."""
    local = nepal_time(now)
    day, at = values["incident_date"], values["incident_time"]
    assert isinstance(day, date)
    problems = []
    if day > local.date():
        problems.append(FieldProblem(INCIDENT_DATE.name, N_("The date lies in the future.")))
    elif day == local.date() and isinstance(at, time) and at > local.time():
        problems.append(FieldProblem(INCIDENT_TIME.name, N_("The time lies in the future.")))
    if problems:
        raise ValidationFailed(problems)


def check_event(values: Mapping[str, object]) -> None:
    """Refuse an event that ends before it begins. Raises ValidationFailed."""
    first, last = values["first_day"], values["last_day"]
    if isinstance(first, date) and isinstance(last, date) and last < first:
        raise ValidationFailed([FieldProblem("last_day", N_("It ends before it begins."))])


def check_end(values: Mapping[str, object], first: date, today: date) -> None:
    """Refuse an end before the beginning, or one to come. Raises ValidationFailed."""
    check_event({"first_day": first, **values})
    last = values["last_day"]
    if isinstance(last, date) and last > today:
        raise ValidationFailed([FieldProblem("last_day", N_("The date lies in the future."))])


def settle_line(kind: str, line: dict[str, object], first_ward: int) -> None:
    """Fill in what follows from the rest of a line of losses."""
    line["ward"] = line["ward"] or first_ward
    if kind == PEOPLE:
        line["sex"] = line["sex"] or "unknown_sex"
        age = line["age"]
        if isinstance(age, int):
            line["age_group"] = next(group for first, group in reversed(AGES) if age >= first)
    one = line.get("name" if kind == PEOPLE else "head") or line.get("age") is not None
    if kind in {PEOPLE, FAMILIES} and one and line["count"] is None:
        line["count"] = 1
    if kind == STRUCTURES and line["loss"] is None:
        values = [line[name] for name in ("equipment_value", "infrastructure_value")]
        known = [value for value in values if isinstance(value, int)]
        line["loss"] = sum(known) if known else None
    if kind == CROPS:
        quantity = line["quantity"]
        assert quantity is None or isinstance(quantity, int)
        line["area"] = square_metres(quantity, str(line["unit"]))


def line_problems(
    kind: str, line: Mapping[str, object], wards: Sequence[int], today: date, incident_date: date
) -> Iterator[FieldProblem]:
    """What cannot be true of a settled line."""
    if line.get("outcome") == COUNTED_DEAD and today < incident_date + LEGAL_PERIOD:
        yield FieldProblem(
            "outcome", N_("The legal period of {days} days is not over."), {"days": LEGAL_PERIOD.days}
        )
    elif line.get("outcome") == COUNTED_DEAD and to_bs(incident_date).provisional:
        yield FieldProblem(
            "outcome",
            N_(
                "The calendar of {year} is only an estimate, so the legal period cannot be counted. An administrator "
                "has to enter the published year first."
            ),
            {"year": to_bs(incident_date).year},
        )
    if line["ward"] not in wards:
        yield FieldProblem(
            "ward", N_("Ward {ward} is not among the wards of the incident."), {"ward": line["ward"]}
        )
    yield from {PEOPLE: _person_problems, FAMILIES: _family_problems, STRUCTURES: _structure_problems}.get(
        kind, _no_problems
    )(line)
    if kind == MONEY and line["loss"] is None:
        yield FieldProblem("loss", N_("State the amount."))
    for name, value in line.items():
        if isinstance(value, date) and value > today:
            yield FieldProblem(name, N_("The date lies in the future."))


def _no_problems(_line: Mapping[str, object]) -> Iterator[FieldProblem]:
    yield from ()


def _person_problems(line: Mapping[str, object]) -> Iterator[FieldProblem]:
    if (line["name"] or line["age"] is not None) and line["count"] != 1:
        yield FieldProblem("count", N_("A line with a name or an age is about one person."))
    if line["injury"] and line["status"] != INJURED:
        yield FieldProblem("injury", N_("Only for the injured."))
    dead = line["status"] == DEAD or line["outcome"] in DEAD_OUTCOMES
    for name in ("body_identified", "body_handed_over"):
        if line[name] is not None and not dead:
            yield FieldProblem(name, N_("Only for the dead."))
    if line["outcome"] and line["status"] != MISSING:
        yield FieldProblem("outcome", N_("Only for the missing."))
    elif line["outcome"] and line["count"] is None:
        yield FieldProblem("count", N_("State how many were found."))
    elif line["outcome_on"] and not line["outcome"]:
        yield FieldProblem("outcome", N_("State what became of the missing."))


def _family_problems(line: Mapping[str, object]) -> Iterator[FieldProblem]:
    if line["head"] and line["count"] != 1:
        yield FieldProblem("count", N_("A line with the head of a family is about one family."))


def _structure_problems(line: Mapping[str, object]) -> Iterator[FieldProblem]:
    cut = [line["interrupted_on"], line["interrupted_at"], line["restored_on"], line["restored_at"]]
    if not line["service"] and (line["damage"] == UNDAMAGED or any(part is not None for part in cut)):
        yield FieldProblem("service", N_("State which service was interrupted."))
    first, last = (_moment(line[f"{name}_on"], line[f"{name}_at"]) for name in ("interrupted", "restored"))
    if first and last and last < first:
        yield FieldProblem("restored_on", N_("It was restored before it was interrupted."))


def _moment(day: object, at: object) -> datetime | None:
    if not isinstance(day, date):
        return None
    return datetime.combine(day, at if isinstance(at, time) else time.min)
