"""Reading rapid assessments: one, a list of them, and the answers of the wards of an event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, aliased

from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.named_events import event_of_assessment
from leoc_desktop.domain.record_files import FileOwner
from leoc_desktop.domain.record_files import Key as FileKey
from leoc_desktop.features.rapid_assessments import rules
from leoc_desktop.features.rapid_assessments.fields import EVENT, FIELDS, INCIDENT, QUESTIONS, STORED
from leoc_desktop.features.rapid_assessments.rules import COUNTED, State, WardAnswers
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.field_values import to_json
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.event import Event
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.rapid_assessment import RapidAssessment
from leoc_desktop.records.user import User

WRITTEN_BY = ("rapid_assessment.draft", "rapid_assessment.submit")
"""What is done by those who answer for its content."""
_PERSONAL = {field.name: "" for field in STORED if field.is_personal}


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """One assessment as it is listed and read; ``values`` go by field name, in their stored form."""

    id: bytes
    version: int
    state: State
    event: str
    incident: str
    values: dict[str, object]
    writer: str
    verifier: str
    reason: str

    @property
    def ward(self) -> int:
        """The ward that it is about."""
        ward = self.values["ward"]
        assert isinstance(ward, int)
        return ward

    @property
    def subject(self) -> str:
        """The event it belongs to, or else the incident."""
        return self.event or self.incident

    def total(self, name: str) -> int | None:
        """The count of a question; None for not known."""
        value = self.values[name]
        return value if isinstance(value, int) else None

    def without_people(self) -> AssessmentRow:
        """The same without names and phones, for those who see figures only."""
        return replace(self, values={**self.values, **_PERSONAL})

    def as_raw(self) -> dict[str, object]:
        """The fields in the form that the service takes."""
        typed = {EVENT.name: self.event, INCIDENT.name: self.incident}
        values = {**self.values, **typed}
        return {field.name: to_json(field, values[field.name]) for field in FIELDS}

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {"id": self.id.hex(), "state": self.state.value, "version": self.version} | self.as_raw()


def find(session: Session, key: str | bytes) -> RapidAssessment:
    """The assessment with that id, bytes or hex. Raises NotFound."""
    if isinstance(key, str):
        key = bytes.fromhex(key) if re.fullmatch(r"[0-9a-f]{32}", key) else b""
    found = session.scalars(select(RapidAssessment).where(RapidAssessment.id == key)).first()
    if found is None:
        raise NotFound(N_("There is no such rapid assessment."))
    return found


def listed(
    session: Session, states: Sequence[State], subject: tuple[int | None, int | None]
) -> list[AssessmentRow]:
    """Assessments in one of the states, the newest first; ``subject`` is event and incident, or nothing for all."""
    query = _rows().where(RapidAssessment.state.in_([state.value for state in states]))
    if subject != (None, None):
        query = query.where(_about(*subject))
    found = session.execute(query.order_by(RapidAssessment.row_no.desc()))
    return [
        _row(one, (event, incident), (writer, verifier)) for one, event, incident, writer, verifier in found
    ]


def row_of(session: Session, assessment: RapidAssessment) -> AssessmentRow:
    """One assessment as it is read."""
    query = _rows().where(RapidAssessment.row_no == assessment.row_no)
    one, event, incident, writer, verifier = session.execute(query).one()
    return _row(one, (event, incident), (writer, verifier))


def _rows() -> Select[RapidAssessment, str, str | None, str, str]:
    writer, verifier = aliased(User), aliased(User)
    return (
        select(RapidAssessment, Event.name_ne, Incident.number, writer.full_name, verifier.full_name)
        .select_from(RapidAssessment)
        .outerjoin(Event, Event.row_no == event_of_assessment())
        .outerjoin(Incident, Incident.row_no == RapidAssessment.incident_no)
        .outerjoin(writer, writer.row_no == RapidAssessment.created_by_no)
        .outerjoin(verifier, verifier.row_no == RapidAssessment.verified_by_no)
    )


def _row(
    assessment: RapidAssessment, about: tuple[str | None, str | None], people: tuple[str | None, str | None]
) -> AssessmentRow:
    return AssessmentRow(
        id=assessment.id,
        version=assessment.version,
        state=State(assessment.state),
        event=about[0] or "",
        incident=about[1] or "",
        values={field.name: getattr(assessment, field.name) for field in STORED},
        writer=people[0] or "",
        verifier=people[1] or "",
        reason=assessment.state_reason,
    )


def _about(event_no: int | None, incident_no: int | None) -> ColumnElement[bool]:
    if event_no is not None:
        return event_of_assessment() == event_no
    return RapidAssessment.incident_no == incident_no


def writers_of(session: Session, assessment: RapidAssessment) -> set[str]:
    """The user names of everybody who entered, changed or submitted it, out of the log."""
    query = select(AuditRow.actor).where(
        AuditRow.object_kind == RapidAssessment.__tablename__,
        AuditRow.object_id == assessment.id,
        AuditRow.action.in_(WRITTEN_BY),
    )
    return set(session.scalars(query))


def other_of_ward(session: Session, assessment: RapidAssessment) -> RapidAssessment | None:
    """Another assessment of that ward and event that was not cancelled."""
    query = select(RapidAssessment).where(
        _about(assessment.event_no, assessment.incident_no),
        RapidAssessment.ward == assessment.ward,
        RapidAssessment.state != State.CANCELLED.value,
        RapidAssessment.row_no.is_not(assessment.row_no),
    )
    return session.scalars(query).first()


def answers_of(session: Session, event_no: int | None, incident_no: int | None) -> list[WardAnswers]:
    """What the wards answered, as far as it counts; a ward comes twice where incidents came under the event later."""
    query = (
        select(RapidAssessment, Incident.number)
        .select_from(RapidAssessment)
        .outerjoin(Incident, Incident.row_no == RapidAssessment.incident_no)
        .where(_about(event_no, incident_no), RapidAssessment.state.in_([state.value for state in COUNTED]))
        .order_by(RapidAssessment.row_no)
    )
    return [
        WardAnswers(
            ward=one.ward,
            state=State(one.state),
            assessed_on=one.assessed_on,
            answers={question.name: getattr(one, question.name) for question in QUESTIONS},
            assessed_at=one.assessed_at,
            incident=number or "",
            came_later=event_no is not None and one.event_no != event_no,
        )
        for one, number in session.execute(query)
    ]


def incident_numbered(session: Session, number: str) -> Incident | None:
    """The incident with that office number."""
    return session.scalars(select(Incident).where(Incident.number == number.strip().upper())).first()


@dataclass(frozen=True, slots=True)
class Subject:
    """What assessments can be about: an event, or an incident by its number."""

    event: str = ""
    incident: str = ""

    @property
    def name(self) -> str:
        """How it is shown."""
        return self.event or self.incident


def subjects(session: Session) -> list[Subject]:
    """Every event, the latest first, then the incidents that were assessed on their own."""
    events = select(Event.name_ne).order_by(Event.first_day.desc(), Event.row_no.desc())
    alone = (
        select(Incident.number)
        .join(RapidAssessment, RapidAssessment.incident_no == Incident.row_no)
        .where(event_of_assessment().is_(None))
        .distinct()
        .order_by(Incident.number.desc())
    )
    return [
        *(Subject(event=name) for name in session.scalars(events)),
        *(Subject(incident=number) for number in session.scalars(alone) if number),
    ]


def running_event(session: Session) -> str:
    """The event that assessments are most likely about: the latest that goes on; "" for none."""
    query = (
        select(Event.name_ne)
        .where(Event.last_day.is_(None))
        .order_by(Event.first_day.desc(), Event.row_no.desc())
    )
    return session.scalars(query).first() or ""


class AssessmentFileOwner(FileOwner):
    """The photo of the paper form is put on the assessment while it is open, and frozen with it."""

    kind: ClassVar[str] = "rapid_assessment"
    permission: ClassVar[Permission] = Permission.RAPID_ASSESSMENT_ENTER

    def find(self, session: Session, key: FileKey) -> RapidAssessment:
        """By id. Raises NotFound."""
        return find(session, key if isinstance(key, bytes) else str(key))

    def name(self, record: RapidAssessment) -> str:
        """Its ward: assessments have no number."""
        return _("Ward {number}").format(number=show_number(record.ward))

    def ensure_open(
        self, session: Session, record: RapidAssessment, login: Login, now: datetime, *, removing: bool
    ) -> None:
        """Raises Refused once it was handed in."""
        del session, login, now, removing
        rules.ensure_open(record.state)
