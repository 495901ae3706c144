"""What the office holds true of an incident: its states, who may decide, and which figures make sense."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Protocol

from leoc_desktop.features.incidents.fields import INCIDENT_DATE, INCIDENT_TIME
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.errors import FieldProblem, Refused, ValidationFailed
from leoc_desktop.foundation.translation import N_, _


class State(StrEnum):
    """The life of a record (R26). Locked is no state: everything but draft and returned is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    VERIFIED = "verified"
    APPROVED = "approved"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The state in the current language."""
        return _(_LABELS[self])


_LABELS = {
    State.DRAFT: N_("Draft"),
    State.SUBMITTED: N_("Submitted"),
    State.RETURNED: N_("Returned"),
    State.VERIFIED: N_("Verified"),
    State.APPROVED: N_("Approved"),
    State.CANCELLED: N_("Cancelled"),
}

COUNTED = (State.SUBMITTED, State.VERIFIED, State.APPROVED)
"""States whose figures enter bulletins and totals (R32). A returned record is being corrected and counts again
when it is submitted."""
VERIFIED_ONLY = (State.VERIFIED, State.APPROVED)

_NEXT = {
    State.SUBMITTED: (State.DRAFT, State.RETURNED),
    State.VERIFIED: (State.SUBMITTED,),
    State.APPROVED: (State.VERIFIED,),
    State.RETURNED: (State.SUBMITTED, State.VERIFIED),
    State.CANCELLED: (State.DRAFT, State.SUBMITTED, State.RETURNED, State.VERIFIED, State.APPROVED),
}


def ensure_step(current: str, wanted: State) -> None:
    """Raise Refused when a record in state ``current`` cannot go to ``wanted``."""
    if State(current) not in _NEXT[wanted]:
        raise Refused(
            N_("A record that is “{current}” cannot become “{wanted}”."),
            current=State(current).label,
            wanted=wanted.label,
        )


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


def reason_given(reason: str) -> str:
    """The reason without blanks at its ends. Raises Refused when it says nothing."""
    said = reason.strip()
    if len(said) < 5:  # noqa: PLR2004  "ok." is no reason
        raise Refused(N_("State the reason in a few words."))
    return said
