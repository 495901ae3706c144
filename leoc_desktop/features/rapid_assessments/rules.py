"""What the office holds true of a rapid assessment: its states, who decides, and how answers of wards are added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from leoc_desktop.domain import record_steps
from leoc_desktop.domain.letterhead import Letterhead
from leoc_desktop.domain.loss_totals import Total, added, flagged, one
from leoc_desktop.domain.named_events import shown_name
from leoc_desktop.domain.record_steps import RecordState
from leoc_desktop.features.rapid_assessments.fields import (
    ASSESSED_AT,
    ASSESSED_ON,
    QUESTIONS,
    SERVICE_HOUSEHOLDS,
)
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.errors import FieldProblem, Refused, ValidationFailed
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.translation import N_


class State(RecordState):
    """The life of an assessment (R26). It counts from the moment it is submitted."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    VERIFIED = "verified"
    CANCELLED = "cancelled"


OPEN = (State.DRAFT, State.RETURNED)
COUNTED = (State.SUBMITTED, State.VERIFIED)
_NEXT = {
    State.SUBMITTED: OPEN,
    State.VERIFIED: (State.SUBMITTED,),
    State.RETURNED: COUNTED,
    State.CANCELLED: (*OPEN, *COUNTED),
}


def ensure_step(current: str, wanted: State) -> None:
    """Raise Refused when an assessment in state ``current`` cannot become ``wanted``."""
    record_steps.ensure_step(State(current), wanted, _NEXT)


def ensure_open(current: str) -> None:
    """Raise Refused for an assessment that was handed in: it is corrected after a supervisor returned it."""
    if State(current) not in OPEN:
        raise Refused(N_("This assessment was submitted and is locked. A supervisor can return it."))


def ensure_other_person(writers: set[str], user: str, *, one_person_shifts: bool) -> None:
    """Raise Refused when somebody would verify what he entered, changed or submitted himself (R27)."""
    if user in writers and not one_person_shifts:
        raise Refused(N_("Nobody verifies or approves what he registered or changed himself."))


def check_values(values: Mapping[str, object], now: datetime) -> None:
    """Refuse what cannot be true: a moment to come, households cut off from what works. Raises ValidationFailed."""
    local = nepal_time(now)
    day, at = values[ASSESSED_ON.name], values[ASSESSED_AT.name]
    problems = []
    if isinstance(day, date) and day > local.date():
        problems.append(FieldProblem(ASSESSED_ON.name, N_("The date lies in the future.")))
    elif day == local.date() and isinstance(at, time) and at > local.time():
        problems.append(FieldProblem(ASSESSED_AT.name, N_("The time lies in the future.")))
    for answer, households in SERVICE_HOUSEHOLDS.items():
        if values[answer] is False and values[households]:
            said = N_("The service is not interrupted, so no household is without it.")
            problems.append(FieldProblem(households, said))
    if problems:
        raise ValidationFailed(problems)


@dataclass(frozen=True, slots=True)
class WardAnswers:
    """What one ward answered, by question: a count, yes or no, or None for "not known"."""

    ward: int
    state: State
    assessed_on: date
    answers: Mapping[str, int | bool | None]
    assessed_at: time | None = None
    incident: str = ""
    """Number of the incident that it is about, if of one."""
    came_later: bool = False
    """It was entered before its incident was put under the event."""

    def total(self, question: Field) -> Total:
        """The answer as a total of one report; yes counts as one ward."""
        value = self.answers[question.name]
        if question.kind is Kind.YES_NO:
            return flagged(None if value is None else bool(value))
        return one(value)


@dataclass(frozen=True, slots=True)
class Totals:
    """The answers of the wards of one event or incident, and their sums."""

    subject: str
    ward_count: int
    wards: tuple[WardAnswers, ...]
    beside: tuple[WardAnswers, ...] = ()
    """Other assessments of a ward that counts already: in no sum."""
    names: tuple[str, str] = ("", "")
    """Of an event, in Nepali and English."""

    @property
    def shown_subject(self) -> str:
        """The event in the current language, or the number of the incident."""
        return shown_name(*self.names) or self.subject

    def total(self, question: Field) -> Total:
        """The sum over wards; it knows how many of them did not know. Of yes and no it counts the yes."""
        return added(answers.total(question) for answers in self.wards)

    def by_question(self) -> dict[str, Total]:
        """Every sum by the name of its question."""
        return {question.name: self.total(question) for question in QUESTIONS}

    @property
    def not_assessed(self) -> tuple[int, ...]:
        """Wards from which nothing came: their figures are in no sum."""
        heard = {answers.ward for answers in self.wards}
        return tuple(ward for ward in range(1, self.ward_count + 1) if ward not in heard)

    @property
    def unverified(self) -> int:
        """How many of the assessments nobody else has confirmed."""
        return sum(answers.state is not State.VERIFIED for answers in self.wards)

    def as_json(self) -> dict[str, object]:
        """What the command line prints: None stays "not known"."""
        return {
            "subject": self.subject,
            "wards": [
                {"ward": one.ward, "state": one.state.value, **dict(one.answers)} for one in self.wards
            ],
            "not_assessed": list(self.not_assessed),
            "counted_once": [{"ward": one.ward, "incident": one.incident} for one in self.beside],
            "unverified": self.unverified,
            "totals": {name: total.as_json() for name, total in self.by_question().items()},
        }


def one_of_each_ward(
    found: Iterable[WardAnswers],
) -> tuple[tuple[WardAnswers, ...], tuple[WardAnswers, ...]]:
    """Those that count, one of each ward, and those beside them; both by ward.

    What was entered for the event itself goes before what came under it later; of those the latest counts.
    """

    def rank(one: WardAnswers) -> tuple[bool, date, time]:
        return not one.came_later, one.assessed_on, one.assessed_at or time.min

    by_rank = sorted(found, key=rank)  # of equal ones the later entered stays behind
    chosen = {one.ward: one for one in by_rank}
    wards = tuple(chosen[ward] for ward in sorted(chosen))
    beside = [one for one in by_rank if one is not chosen[one.ward]]
    return wards, tuple(sorted(beside, key=lambda one: one.ward))


@dataclass(frozen=True, slots=True)
class FormPaper:
    """What is printed on a form: a blank one has no ``values``, and may name event and ward already.

    The form is in both languages, so there is a head in each.
    """

    heads: tuple[Letterhead, Letterhead]
    training: bool
    subject: str
    ward: int | None
    made_at: datetime
    values: Mapping[str, object] | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TotalsPaper:
    """The totals with what stands around them on paper."""

    head: Letterhead
    training: bool
    totals: Totals
    made_at: datetime
