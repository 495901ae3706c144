"""What the office holds true of an advisory: its states, its time, what is printed and what is read aloud."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from leoc_desktop.domain import record_steps
from leoc_desktop.domain.letterhead import Letterhead
from leoc_desktop.domain.record_steps import RecordState
from leoc_desktop.features.advisories.fields import END_DAY, END_TIME, START_DAY, START_TIME
from leoc_desktop.foundation.clock import NEPAL, UTC, nepal_time
from leoc_desktop.foundation.errors import FieldProblem, Refused, ValidationFailed
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import list_of, show_number, shown_digits
from leoc_desktop.foundation.spoken_numbers import say_moment, say_numbers
from leoc_desktop.foundation.translation import N_, _

_END_OF_DAY = time(23, 59)


class State(RecordState):
    """The life of an advisory. Once issued it only ever becomes withdrawn."""

    DRAFT = "draft"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


_NEXT = {
    State.ISSUED: (State.DRAFT,),
    State.CANCELLED: (State.DRAFT,),
    State.WITHDRAWN: (State.ISSUED,),
}


def ensure_step(current: str, wanted: State) -> None:
    """Raise Refused when an advisory in state ``current`` cannot become ``wanted``."""
    record_steps.ensure_step(State(current), wanted, _NEXT)


def ensure_draft(current: str) -> None:
    """Raise Refused for an advisory that was given out: it is never changed, only withdrawn."""
    if current != State.DRAFT:
        raise Refused(N_("An issued advisory is never changed. Withdraw it and issue a new one."))


def validity(values: Mapping[str, object]) -> tuple[datetime, datetime | None]:
    """From when to when, in UTC; an end without a time is the end of its day. Raises ValidationFailed."""
    start = _moment(values[START_DAY.name], values[START_TIME.name])
    assert start is not None
    end_time = values[END_TIME.name]
    if values[END_DAY.name] is None and end_time is not None:
        raise ValidationFailed([FieldProblem(END_DAY.name, N_("Type the day as well."))])
    end = _moment(values[END_DAY.name], end_time or _END_OF_DAY)
    if end is not None and end <= start:
        raise ValidationFailed([FieldProblem(END_DAY.name, N_("The period ends before it begins."))])
    return start, end


def ensure_still_valid(end: datetime | None, now: datetime) -> None:
    """Raise ValidationFailed when the advisory would be over before it is given out."""
    if end is not None and end <= now:
        raise ValidationFailed([FieldProblem(END_DAY.name, N_("The advisory would be over already."))])


def _moment(day: object, clock: object) -> datetime | None:
    if not isinstance(day, date) or not isinstance(clock, time):
        return None
    return datetime.combine(day, clock, NEPAL).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class AdvisoryContent:
    """Everything that a notice holds. ``number`` and ``audit_code`` are empty in a preview."""

    letterhead: Letterhead
    training: bool
    language: str
    kind: str
    priority: str
    title: str
    text: str
    instruction: str
    contact: str
    wards: tuple[int, ...]
    valid_start: datetime
    valid_end: datetime | None
    issued_by: tuple[str, str]
    made_at: datetime
    number: str = ""
    audit_code: str = ""

    def as_json(self) -> dict[str, object]:
        """Everything printed, in a form that can be frozen, hashed and compared."""
        return {
            "letterhead": self.letterhead.as_json(),
            "training": self.training,
            "language": self.language,
            "kind": self.kind,
            "priority": self.priority,
            "title": self.title,
            "text": self.text,
            "instruction": self.instruction,
            "contact": self.contact,
            "wards": list(self.wards),
            "valid_start": self.valid_start.isoformat(),
            "valid_end": self.valid_end.isoformat() if self.valid_end else None,
            "issued_by": list(self.issued_by),
            "made_at": self.made_at.isoformat(),
            "number": self.number,
            "audit_code": self.audit_code,
        }


def where(wards: tuple[int, ...]) -> str:
    """The wards in words."""
    if not wards:
        return _("The whole municipality")
    numbers = list_of(show_number(ward) for ward in wards)
    if len(wards) == 1:
        return _("Ward {number}").format(number=numbers)
    return _("Wards {numbers}").format(numbers=numbers)


def how_long(start: datetime, end: datetime | None) -> str:
    """The validity in words."""
    if end is None:
        return _("from {start} until it is withdrawn").format(start=long_moment(start))
    return _("from {start} until {end}").format(start=long_moment(start), end=long_moment(end))


def long_moment(at: datetime) -> str:
    """``8 Mangsir 2083, 16:20``."""
    local = nepal_time(at)
    day = show_bs(to_bs(local.date()), long=True)
    return _("{day}, {time}").format(day=day, time=shown_digits(f"{local:%H:%M}"))


def spoken(content: AdvisoryContent) -> str:
    """The text for loudspeaker, radio and telephone, in the current language: short sentences, the wards first.

    One sentence a line; numbers, dates and hours in words, as they are said.
    """
    urgent = (
        _("Attention please, this is very urgent.")
        if content.priority == "urgent"
        else _("Attention please.")
    )
    lines = [
        urgent,
        _("This is the local emergency operation centre of {name}.").format(name=content.letterhead.lines[0]),
        _("This is for: {where}.").format(where=where(content.wards)),
        *_sentences(content.title),
        *_sentences(content.text),
        *_sentences(content.instruction),
        _("This holds {time}.").format(time=_how_long_said(content.valid_start, content.valid_end)),
    ]
    if content.contact:
        lines.append(_("Call: {contact}.").format(contact=content.contact))
    if content.training:
        lines.append(_("This is an exercise."))
    lines.append(_("I repeat."))
    return "\n".join(say_numbers(line) for line in lines if line)


def _how_long_said(start: datetime, end: datetime | None) -> str:
    if end is None:
        return _("from {start} until it is withdrawn").format(start=say_moment(start))
    return _("from {start} until {end}").format(start=say_moment(start), end=say_moment(end))


def _sentences(text: str) -> list[str]:
    """Each sentence by itself, with its end."""
    said = " ".join(text.split())
    parts = [part.strip() for part in re.split(r"(?<=[।!?])\s+|(?<=\.)\s+(?=[A-Z])", said)]
    return [part if part[-1] in ".।!?" else _("{sentence}.").format(sentence=part) for part in parts if part]


@dataclass(frozen=True, slots=True)
class AloudPaper:
    """What is printed for whoever reads an advisory aloud; ``number`` is empty in a preview."""

    title: str
    spoken: str
    language: str
    office: str
    number: str
    training: bool
    made_at: datetime
