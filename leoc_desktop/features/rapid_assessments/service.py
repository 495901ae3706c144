"""Entering, submitting, verifying and adding up rapid assessments, and their papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.letterhead import Letterhead, letterhead
from leoc_desktop.domain.named_events import event_of_field
from leoc_desktop.domain.office_detail import OfficeDetail, office_detail, one_person_shifts
from leoc_desktop.domain.record_steps import reason_given
from leoc_desktop.features.rapid_assessments import queries, rules
from leoc_desktop.features.rapid_assessments.fields import EVENT, FIELDS, INCIDENT, STORED, WARD
from leoc_desktop.features.rapid_assessments.queries import AssessmentRow, Subject
from leoc_desktop.features.rapid_assessments.rules import OPEN, FormPaper, State, Totals, TotalsPaper
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.errors import (
    FieldProblem,
    NotFound,
    PermissionDenied,
    Refused,
    StaleVersion,
    ValidationFailed,
)
from leoc_desktop.foundation.field_values import read_all
from leoc_desktop.foundation.translation import ENGLISH, N_, NEPALI, Language, current, speaking
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.rapid_assessment import RapidAssessment
from leoc_desktop.records.user import User
from leoc_desktop.storage.unit_of_work import Store, UnitOfWork

Key = str | bytes
ANYTHING = Subject()


class RapidAssessmentService:
    """Rapid assessments. Start-up hands in what makes the PDFs."""

    def __init__(
        self,
        store: Store,
        login: Login,
        render_form: Callable[[FormPaper], bytes],
        render_totals: Callable[[TotalsPaper], bytes],
    ) -> None:
        self.store = store
        self.login = login
        self._render_form = render_form
        self._render_totals = render_totals

    @requires(Permission.RAPID_ASSESSMENT_ENTER)
    def enter(self, raw: Mapping[str, object]) -> AssessmentRow:
        """Save a new draft. Raises ValidationFailed."""
        with self.store.write(self.login, "rapid_assessment.draft") as work:
            assessment = RapidAssessment(state=State.DRAFT.value)
            _fill(work, assessment, raw)
            work.session.add(assessment)
            return _flushed(work, assessment)

    @requires(Permission.RAPID_ASSESSMENT_ENTER)
    def change(self, key: Key, raw: Mapping[str, object], *, version: int | None = None) -> AssessmentRow:
        """Change a draft or returned assessment; ``raw`` holds all fields. Raises Refused, StaleVersion."""
        with self.store.write(self.login, "rapid_assessment.draft") as work:
            assessment = queries.find(work.session, key)
            rules.ensure_open(assessment.state)
            if version is not None and version != assessment.version:
                other = work.session.get(User, assessment.updated_by_no)
                raise StaleVersion(name=other.full_name if other else "")
            _fill(work, assessment, raw)
            return _flushed(work, assessment)

    @requires(Permission.RAPID_ASSESSMENT_ENTER)
    def submit(self, key: Key) -> AssessmentRow:
        """Hand an assessment in: it counts from now on and is locked."""
        with self.store.write(self.login, "rapid_assessment.submit") as work:
            assessment = queries.find(work.session, key)
            rules.ensure_step(assessment.state, State.SUBMITTED)
            assessment.state, assessment.state_reason = State.SUBMITTED.value, ""
            assessment.submitted_at, assessment.submitted_by_no = work.clock.now(), self.login.user_no
            return _flushed(work, assessment)

    @requires(Permission.RAPID_ASSESSMENT_VERIFY)
    def verify(self, key: Key) -> AssessmentRow:
        """Confirm what somebody else submitted."""
        with self.store.write(self.login, "rapid_assessment.verify") as work:
            assessment = queries.find(work.session, key)
            rules.ensure_step(assessment.state, State.VERIFIED)
            rules.ensure_other_person(
                queries.writers_of(work.session, assessment),
                self.login.name,
                one_person_shifts=one_person_shifts(work.session),
            )
            assessment.state = State.VERIFIED.value
            assessment.verified_at, assessment.verified_by_no = work.clock.now(), self.login.user_no
            return _flushed(work, assessment)

    @requires(Permission.RAPID_ASSESSMENT_VERIFY)
    def return_to_operator(self, key: Key, *, reason: str) -> AssessmentRow:
        """Give an assessment back to be corrected; until it comes again it is in no total."""
        said = reason_given(reason)
        with self.store.write(self.login, "rapid_assessment.return", note=said) as work:
            assessment = queries.find(work.session, key)
            rules.ensure_step(assessment.state, State.RETURNED)
            assessment.state, assessment.state_reason = State.RETURNED.value, said
            assessment.verified_at = assessment.verified_by_no = None
            return _flushed(work, assessment)

    @requires(Permission.RAPID_ASSESSMENT_ENTER)
    def cancel(self, key: Key, *, reason: str) -> AssessmentRow:
        """Take an assessment out of every total; what was submitted is cancelled by a supervisor."""
        said = reason_given(reason)
        with self.store.write(self.login, "rapid_assessment.cancel", note=said) as work:
            assessment = queries.find(work.session, key)
            rules.ensure_step(assessment.state, State.CANCELLED)
            if State(assessment.state) not in OPEN and not self._may_verify:
                raise PermissionDenied
            assessment.state, assessment.state_reason = State.CANCELLED.value, said
            return _flushed(work, assessment)

    @requires(Permission.RAPID_ASSESSMENT_VIEW)
    def listed(self, subject: Subject = ANYTHING) -> list[AssessmentRow]:
        """Assessments, the newest first; drafts are shown to those who enter them, people to the same."""
        states = [state for state in State if self._may_see(state)]
        with self.store.read() as session:
            return [self._shown(row) for row in queries.listed(session, states, _found(session, subject))]

    @requires(Permission.RAPID_ASSESSMENT_VIEW)
    def show(self, key: Key) -> AssessmentRow:
        """One assessment. Raises NotFound."""
        with self.store.read() as session:
            row = queries.row_of(session, queries.find(session, key))
        if not self._may_see(row.state):
            raise NotFound(N_("There is no such rapid assessment."))
        return self._shown(row)

    @requires(Permission.RAPID_ASSESSMENT_VIEW)
    def subjects(self) -> list[Subject]:
        """What assessments can be about: events, and incidents that were assessed on their own."""
        with self.store.read() as session:
            return queries.subjects(session)

    @requires(Permission.RAPID_ASSESSMENT_VIEW)
    def running_event(self) -> str:
        """The latest event that goes on, or ""."""
        with self.store.read() as session:
            return queries.running_event(session)

    @requires(Permission.RAPID_ASSESSMENT_VIEW)
    def totals(self, subject: Subject) -> Totals:
        """The answers of the wards of an event or incident, added up. Raises ValidationFailed."""
        with self.store.read() as session:
            return _totals(session, subject, office_detail(session))

    @requires(Permission.RAPID_ASSESSMENT_VIEW)
    def blank_form(self, subject: Subject = ANYTHING, ward: int | None = None) -> bytes:
        """The form to be filled in by hand, with event and ward if they are known."""
        with self.store.read() as session:
            _found(session, subject)
            office = office_detail(session)
        paper = FormPaper(_heads(office), office.training, subject.name, ward, self.store.clock.now())
        return self._render_form(paper)

    @requires(Permission.RAPID_ASSESSMENT_VIEW)
    def filled_form(self, key: Key) -> bytes:
        """One assessment on the same form."""
        row = self.show(key)
        with self.store.read() as session:
            office = office_detail(session)
        paper = FormPaper(
            _heads(office),
            office.training,
            row.subject,
            row.ward,
            self.store.clock.now(),
            values=row.values,
            note=row.state.label,
        )
        return self._render_form(paper)

    @requires(Permission.RAPID_ASSESSMENT_VIEW)
    def totals_paper(self, subject: Subject) -> bytes:
        """The totals as PDF, in the current language."""
        return self._render_totals(self._paper_of(subject))

    @requires(Permission.EXPORT, confirmed=True)
    def export(self, subject: Subject) -> TotalsPaper:
        """The totals, to be written to a file; that they left the office is logged."""
        paper = self._paper_of(subject)
        with self.store.write(self.login, "rapid_assessment.export") as work:
            work.remark(rows=len(paper.totals.wards), conditions=[subject.name])
        return paper

    def _paper_of(self, subject: Subject) -> TotalsPaper:
        with self.store.read() as session:
            office = office_detail(session)
            totals = _totals(session, subject, office)
        return TotalsPaper(letterhead(office), office.training, totals, self.store.clock.now())

    @property
    def _may_verify(self) -> bool:
        return self.login.may(Permission.RAPID_ASSESSMENT_VERIFY)

    def _may_see(self, state: State) -> bool:
        return state in rules.COUNTED or self.login.may(Permission.RAPID_ASSESSMENT_ENTER)

    def _shown(self, row: AssessmentRow) -> AssessmentRow:
        return row if self.login.may(Permission.RAPID_ASSESSMENT_ENTER) else row.without_people()


def _heads(office: OfficeDetail) -> tuple[Letterhead, Letterhead]:
    """The head of the office in Nepali and in English."""
    digits = current().nepali_digits
    heads = []
    for code in (NEPALI, ENGLISH):
        with speaking(Language(code, nepali_digits=digits)):
            heads.append(letterhead(office))
    return heads[0], heads[1]


def _totals(session: Session, subject: Subject, office: OfficeDetail) -> Totals:
    event_no, incident_no = _found(session, subject)
    if event_no is None and incident_no is None:
        raise Refused(N_("Choose an event or an incident first."))
    wards, beside = rules.one_of_each_ward(queries.answers_of(session, event_no, incident_no))
    event = event_of_field(session, subject.event)
    names = (event.name_ne, event.name_en) if event is not None else ("", "")
    return Totals(subject.name, office.ward_count, wards, beside, names)


def _found(session: Session, subject: Subject) -> tuple[int | None, int | None]:
    """Row numbers of event and incident. Raises ValidationFailed for what is not there."""
    event = event_of_field(session, subject.event)
    incident = _incident(session, subject.incident)
    return event.row_no if event else None, incident.row_no if incident else None


def _incident(session: Session, number: str) -> Incident | None:
    incident = queries.incident_numbered(session, number) if number else None
    if number and incident is None:
        raise ValidationFailed([FieldProblem(INCIDENT.name, N_("There is no incident of this number."))])
    return incident


def _fill(work: UnitOfWork, assessment: RapidAssessment, raw: Mapping[str, object]) -> None:
    """Read every field into the assessment. Raises ValidationFailed."""
    session, now = work.session, work.clock.now()
    ward_count = office_detail(session).ward_count
    values = read_all(FIELDS, raw, today=nepal_day(now), ward_count=ward_count)
    rules.check_values(values, now)
    event = event_of_field(session, str(values[EVENT.name]))
    incident = _incident(session, str(values[INCIDENT.name]))
    if incident is not None and incident.event_no is not None:
        if event is not None and event.row_no != incident.event_no:
            raise ValidationFailed(
                [FieldProblem(INCIDENT.name, N_("The incident belongs to another event."))]
            )
        event = incident.event_row
    if event is None and incident is None:
        raise ValidationFailed([FieldProblem(EVENT.name, N_("Name the event, or the incident."))])
    for field in STORED:
        setattr(assessment, field.name, values[field.name])
    assessment.event_no = event.row_no if event else None
    assessment.incident_no = incident.row_no if incident else None
    with session.no_autoflush:
        if queries.other_of_ward(session, assessment) is not None:
            said = N_("There is an assessment of this ward already. Change that one, or cancel it.")
            raise ValidationFailed([FieldProblem(WARD.name, said)])


def _flushed(work: UnitOfWork, assessment: RapidAssessment) -> AssessmentRow:
    work.session.flush()
    return queries.row_of(work.session, assessment)
