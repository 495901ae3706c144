"""Writing, submitting, approving and issuing situation reports."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from leoc_desktop.access import audit_trail
from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.current_advisories import advisories_in
from leoc_desktop.domain.letterhead import letterhead
from leoc_desktop.domain.named_events import event_of_field
from leoc_desktop.domain.numbering import Series, take_number
from leoc_desktop.domain.office_detail import office_detail, one_person_shifts
from leoc_desktop.domain.period import Period
from leoc_desktop.domain.record_steps import reason_given
from leoc_desktop.domain.significant_log import significant_entries
from leoc_desktop.features.situation_reports import queries, rules
from leoc_desktop.features.situation_reports.fields import EVENT, FIELDS, TEXTS
from leoc_desktop.features.situation_reports.queries import ReportRow
from leoc_desktop.features.situation_reports.rules import LastReport, ReportContent, State
from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.errors import NotFound, StaleVersion
from leoc_desktop.foundation.field_values import read_all
from leoc_desktop.foundation.translation import ENGLISH, N_, Language, speaking
from leoc_desktop.records.situation_report import SituationReport
from leoc_desktop.records.user import User
from leoc_desktop.storage.unit_of_work import Store, UnitOfWork

Render = Callable[[ReportContent], bytes]
Key = str | bytes


class SituationReportService:
    """Situation reports. ``render`` makes the PDF; start-up hands it in."""

    def __init__(self, store: Store, login: Login, render: Render) -> None:
        self.store = store
        self.login = login
        self._render = render

    @requires(Permission.SITUATION_REPORT_DRAFT)
    def draft(self, raw: Mapping[str, object]) -> ReportRow:
        """Save a new draft. Raises ValidationFailed."""
        with self.store.write(self.login, "situation_report.draft") as work:
            report = SituationReport(state=State.DRAFT.value)
            _fill(work, report, raw)
            work.session.add(report)
            return self._flushed(work, report)

    @requires(Permission.SITUATION_REPORT_DRAFT)
    def change(self, key: Key, raw: Mapping[str, object], *, version: int | None = None) -> ReportRow:
        """Change a draft or returned report; ``raw`` holds all fields. Raises Refused, StaleVersion."""
        with self.store.write(self.login, "situation_report.draft") as work:
            report = queries.find(work.session, key)
            rules.ensure_open(report.state)
            if version is not None and version != report.version:
                other = work.session.get(User, report.updated_by_no)
                raise StaleVersion(name=other.full_name if other else "")
            _fill(work, report, raw)
            return self._flushed(work, report)

    @requires(Permission.SITUATION_REPORT_DRAFT)
    def submit(self, key: Key) -> ReportRow:
        """Hand a report in for approval; its text is not changed any more."""
        with self.store.write(self.login, "situation_report.submit") as work:
            report = queries.find(work.session, key)
            rules.ensure_step(report.state, State.SUBMITTED)
            report.state, report.state_reason = State.SUBMITTED.value, ""
            report.submitted_at, report.submitted_by_no = work.clock.now(), self.login.user_no
            return self._flushed(work, report)

    @requires(Permission.SITUATION_REPORT_APPROVE)
    def return_to_writer(self, key: Key, *, reason: str) -> ReportRow:
        """Give a submitted report back to be changed."""
        said = reason_given(reason)
        with self.store.write(self.login, "situation_report.return", note=said) as work:
            report = queries.find(work.session, key)
            rules.ensure_step(report.state, State.RETURNED)
            report.state, report.state_reason = State.RETURNED.value, said
            return self._flushed(work, report)

    @requires(Permission.SITUATION_REPORT_DRAFT)
    def cancel(self, key: Key, *, reason: str) -> ReportRow:
        """Give a report up that was not issued; it stays in the store and in the log."""
        said = reason_given(reason)
        with self.store.write(self.login, "situation_report.cancel", note=said) as work:
            report = queries.find(work.session, key)
            rules.ensure_step(report.state, State.CANCELLED)
            report.state, report.state_reason = State.CANCELLED.value, said
            return self._flushed(work, report)

    @requires(Permission.SITUATION_REPORT_APPROVE)
    def approve(self, key: Key) -> ReportRow:
        """Approve a submitted report and issue it: it gets its number; text, figures and PDF are frozen (R33)."""
        with self.store.write(self.login, "situation_report.issue") as work:
            report = queries.find(work.session, key)
            rules.ensure_step(report.state, State.ISSUED)
            writers = {report.created_by_no, report.submitted_by_no}
            rules.ensure_other_person(
                writers, self.login.user_no, one_person_shifts=one_person_shifts(work.session)
            )
            now, before = work.clock.now(), audit_trail.head(work.session)
            last = queries.last_issued(work.session, report)
            year, sequence, number = take_number(work, Series.SITUATION_REPORT, now)
            content = replace(
                self._content(work.session, report, last[1] if last else None),
                approved_by=(self.login.full_name, self.login.post),
                number=number,
                sequence=sequence,
                fiscal_year=year.start,
                audit_code=before.code,
            )
            report.pdf = self._rendered(content)
            report.pdf_sha256 = hashlib.sha256(report.pdf).hexdigest()
            report.content = canonical(content.as_json()).decode("utf-8")
            report.content_sha256 = hashlib.sha256(report.content.encode("utf-8")).hexdigest()
            report.number, report.fiscal_year, report.sequence = number, year.start, sequence
            report.audit_code, report.previous_no = before.code, last[0] if last else None
            report.issued_at, report.approved_by_no = now, self.login.user_no
            report.state = State.ISSUED.value
            return self._flushed(work, report)

    @requires(Permission.SITUATION_REPORT_VIEW)
    def listed(self) -> list[ReportRow]:
        """Reports, the newest first; those not issued are shown to those who write them."""
        states = [state for state in State if self._may_see(state)]
        with self.store.read() as session:
            return queries.listed(session, states)

    @requires(Permission.SITUATION_REPORT_VIEW)
    def show(self, key: Key) -> ReportRow:
        """One report. Raises NotFound."""
        with self.store.read() as session:
            row = queries.row_of(session, queries.find(session, key))
        if not self._may_see(row.state):
            raise NotFound(N_("There is no such situation report."))
        return row

    @requires(Permission.SITUATION_REPORT_DRAFT)
    def preview(self, key: Key) -> bytes:
        """The report as it would be issued now, without a number."""
        with self.store.read() as session:
            report = queries.find(session, key)
            last = queries.last_issued(session, report)
            content = self._content(session, report, last[1] if last else None)
        return self._rendered(content)

    @requires(Permission.SITUATION_REPORT_VIEW)
    def reprint(self, key: Key) -> bytes:
        """The very PDF that was given out."""
        with self.store.read() as session:
            return queries.paper(session, key)

    @requires(Permission.SITUATION_REPORT_DRAFT)
    def last(self) -> LastReport | None:
        """The newest issued report: a new one usually goes on from its beginning."""
        with self.store.read() as session:
            found = queries.last_issued(session)
            return found[1] if found else None

    def _may_see(self, state: State) -> bool:
        return state is State.ISSUED or self.login.may(Permission.SITUATION_REPORT_DRAFT)

    def _flushed(self, work: UnitOfWork, report: SituationReport) -> ReportRow:
        work.session.flush()
        return queries.row_of(work.session, report)

    def _rendered(self, content: ReportContent) -> bytes:
        with speaking(Language.of(content.language)):
            return self._render(content)

    def _content(self, session: Session, report: SituationReport, last: LastReport | None) -> ReportContent:
        office = office_detail(session)
        period = Period(report.period_start, report.period_end)
        counted = queries.figures(session, period, office.ward_count, report.event_no)
        with speaking(Language.of(report.language)):
            head = letterhead(office)
        return ReportContent(
            letterhead=head,
            training=office.training,
            language=report.language,
            title=report.title,
            event=_event_name(report),
            period=period,
            texts={field.name: getattr(report, field.name) for field in TEXTS},
            next_update=report.next_update,
            total=counted.total,
            by_ward=counted.by_ward,
            by_hazard=counted.by_hazard,
            unverified=counted.unverified,
            elsewhere=counted.elsewhere,
            log=significant_entries(session, period, report.event_no),
            advisories=advisories_in(session, period),
            last=last,
            prepared_by=queries.row_of(session, report).writer,
            approved_by=("", ""),
            made_at=self.store.clock.now(),
        )


def _event_name(report: SituationReport) -> str:
    """The name of the event in the language of the paper."""
    event = report.event_row
    if event is None:
        return ""
    return event.name_en or event.name_ne if report.language == ENGLISH else event.name_ne


def _fill(work: UnitOfWork, report: SituationReport, raw: Mapping[str, object]) -> None:
    """Read every field into the report. Raises ValidationFailed."""
    now = work.clock.now()
    values = read_all(FIELDS, raw, today=nepal_day(now))
    period = rules.period_of(values, now)
    report.period_start, report.period_end = period.start, period.end
    report.next_update = rules.next_update(values)
    event = event_of_field(work.session, str(values[EVENT.name]))
    report.event_row, report.event_no = event, event.row_no if event else None
    for name in ("title", "language", *(field.name for field in TEXTS)):
        setattr(report, name, values[name])
