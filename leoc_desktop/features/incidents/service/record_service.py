"""What people of the office do with one incident; one transaction each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.record_lock import close_grant, ensure_unlocked, is_locked
from leoc_desktop.access.unlock_desk import UnlockAsked, UnlockDesk
from leoc_desktop.access.unlock_grants import write_grant
from leoc_desktop.domain.numbering import Series, take_number
from leoc_desktop.domain.office_detail import one_person_shifts
from leoc_desktop.domain.record_steps import reason_given
from leoc_desktop.features.incidents import queries, rules
from leoc_desktop.features.incidents.queries import HistoryEntry, IncidentDetail, IncidentRow, Key, Wanted
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.features.incidents.service.content import fill
from leoc_desktop.foundation.errors import Refused, StaleVersion
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.user import User
from leoc_desktop.storage.unit_of_work import Store, UnitOfWork

KIND = "incident"


class IncidentService:
    """Registering, correcting and deciding about incidents."""

    def __init__(self, store: Store, login: Login) -> None:
        self.store = store
        self.login = login

    @requires(Permission.INCIDENT_REGISTER)
    def register(self, raw: Mapping[str, object], *, draft: bool = False) -> IncidentDetail:
        """Save a new incident and submit it: it gets its number and locks. ``draft=True`` only saves it.

        ``raw`` is field name to typed text or JSON value, and kind of line to a list of such mappings.
        Raises ValidationFailed; nothing is saved then.
        """
        return self.register_all([raw], draft=draft)[0]

    @requires(Permission.INCIDENT_REGISTER)
    def register_all(
        self, raws: Sequence[Mapping[str, object]], *, draft: bool = False
    ) -> list[IncidentDetail]:
        """Register several incidents, all or none."""
        with self.store.write(self.login, "incident.draft" if draft else "incident.register") as work:
            incidents = []
            for raw in raws:
                incident = Incident(state=State.DRAFT.value)
                fill(work, incident, raw)
                work.session.flush()  # lines before the record locks
                if not draft:
                    _submit(work, incident)
                    work.session.flush()
                incidents.append(incident)
            return [self._detail(work.session, incident) for incident in incidents]

    @requires(Permission.INCIDENT_REGISTER)
    def submit(self, key: Key, *, reason: str = "") -> IncidentDetail:
        """Hand a draft or returned incident in. A draft gets its number; the record locks.

        ``reason`` may say what was done about a return.
        """
        with self.store.write(self.login, "incident.submit", note=reason.strip()) as work:
            incident = queries.find(work.session, key)
            rules.ensure_step(incident.state, State.SUBMITTED)
            ensure_unlocked(work.session, KIND, incident, self.login, work.clock.now())
            _submit(work, incident)
            return self._detail(work.session, incident)

    @requires(Permission.INCIDENT_CORRECT)
    def correct(self, key: Key, raw: Mapping[str, object], *, version: int | None = None) -> IncidentDetail:
        """Change the fields and the kinds of lines named in ``raw``; the others stay.

        Of a kind of line every line is named; one that is not named any more is removed.

        A locked record needs an open grant: it is submitted again and the grant is used up; an approved one becomes
        a new edition (R26). ``version`` is the one the editor saw. Raises RecordLocked, StaleVersion,
        ValidationFailed.
        """
        with self.store.write(self.login, "incident.correct") as work:
            incident = queries.find(work.session, key)
            self._ensure_fresh(work.session, incident, version)
            grant = ensure_unlocked(work.session, KIND, incident, self.login, work.clock.now())
            fill(work, incident, {**queries.json_values(queries.values_of(incident)), **raw})
            if is_locked(incident.state):
                _resubmit(work, incident)
            work.session.flush()  # the record first: its triggers look for the grant that is closed next
            if grant is not None:
                close_grant(grant, work.clock.now())
                work.note = grant.reason
            return self._detail(work.session, incident)

    @requires(Permission.INCIDENT_VERIFY)
    def verify(self, key: Key, *, reason: str = "") -> IncidentDetail:
        """Confirm that a submitted incident is true; ``reason`` may say how that is known."""
        with self.store.write(self.login, "incident.verify", note=reason.strip()) as work:
            incident = self._to_decide(work, key, State.VERIFIED)
            incident.verified_at, incident.verified_by_no = work.clock.now(), self.login.user_no
            return self._detail(work.session, incident)

    @requires(Permission.INCIDENT_APPROVE)
    def approve(self, key: Key, *, reason: str = "") -> IncidentDetail:
        """Release a verified incident; ``reason`` may add a remark."""
        with self.store.write(self.login, "incident.approve", note=reason.strip()) as work:
            incident = self._to_decide(work, key, State.APPROVED)
            incident.approved_at, incident.approved_by_no = work.clock.now(), self.login.user_no
            return self._detail(work.session, incident)

    @requires(Permission.INCIDENT_RETURN)
    def return_to_operator(self, key: Key, *, reason: str) -> IncidentDetail:
        """Give a wrong incident back: its operator can change it without a key."""
        said = reason_given(reason)
        with self.store.write(self.login, "incident.return", note=said) as work:
            incident = queries.find(work.session, key)
            rules.ensure_step(incident.state, State.RETURNED)
            incident.state, incident.state_reason = State.RETURNED.value, said
            return self._detail(work.session, incident)

    @requires(Permission.INCIDENT_CANCEL)
    def cancel(self, key: Key, *, reason: str) -> IncidentDetail:
        """Take an incident out of every count for good; it stays in the store and in the log."""
        said = reason_given(reason)
        with self.store.write(self.login, "incident.cancel", note=said) as work:
            incident = queries.find(work.session, key)
            rules.ensure_step(incident.state, State.CANCELLED)
            incident.state, incident.state_reason = State.CANCELLED.value, said
            return self._detail(work.session, incident)

    @requires(Permission.UNLOCK_REQUEST)
    def unlock(
        self,
        key: Key,
        *,
        supervisor: str,
        unlock_key: str,
        reason: str,
        operator: str = "",
        sheet_row: int | None = None,
    ) -> IncidentDetail:
        """Open a locked incident for one correction, with the supervisor's key and a reason.

        The grant goes to the signed-in operator, or to ``operator`` when a supervisor unlocks for somebody; that one
        takes it up within 15 minutes. ``sheet_row`` names the row of the supervisor's sheet whose one-time key was
        read over the radio. Slow (key derivation). Raises WrongSecret, TooManyWrongKeys, Refused.
        """
        said = reason_given(reason)
        with self.store.read() as session:
            incident = queries.find(session, key)
            if incident.state == State.CANCELLED:
                raise Refused(N_("A cancelled record is never opened again."))
            operator_no = queries.active_user_no(session, operator) if operator else self.login.user_no
            asked = UnlockAsked(incident.number or "", said, sheet_row)
        checked = UnlockDesk(self.store, self.login, supervisor).check(unlock_key, asked)
        with self.store.write(self.login, "incident.unlock", note=said) as work:
            incident = queries.find(work.session, key)
            grant = write_grant(
                work,
                kind=KIND,
                record=incident,
                operator_no=operator_no,
                checked=checked,
                reason=said,
                one_person_shifts=one_person_shifts(work.session),
            )
            work.remark(
                incident=incident.number, supervisor=supervisor, grant_signature=grant.signature.hex()
            )
            work.session.flush()
            return self._detail(work.session, incident)

    @requires(Permission.INCIDENT_VIEW)
    def show(self, key: Key) -> IncidentDetail:
        """One incident, whole. Raises NotFound."""
        with self.store.read() as session:
            return self._detail(session, queries.find(session, key))

    @requires(Permission.INCIDENT_VIEW)
    def listed(
        self,
        *,
        states: Sequence[State] = (),
        ward: int | None = None,
        hazard: str = "",
        first_day: date | None = None,
        last_day: date | None = None,
        words: str = "",
    ) -> list[IncidentRow]:
        """All incidents that meet every condition given, newest first, in one piece."""
        wanted = Wanted(tuple(states), ward, hazard, first_day, last_day, words)
        with self.store.read() as session:
            return queries.all_rows(session, wanted)

    @requires(Permission.INCIDENT_VIEW)
    def history(self, key: Key) -> list[HistoryEntry]:
        """Every logged step of one incident, oldest first."""
        with self.store.read() as session:
            incident = queries.find(session, key)
            return queries.history(session, incident, personal=queries.sees_people(self.login))

    def _to_decide(self, work: UnitOfWork, key: Key, wanted: State) -> Incident:
        incident = queries.find(work.session, key)
        rules.ensure_step(incident.state, wanted)
        shifts = one_person_shifts(work.session)
        rules.ensure_other_person(incident, self.login.user_no, one_person_shifts=shifts)
        incident.state = wanted.value
        return incident

    def _ensure_fresh(self, session: Session, incident: Incident, version: int | None) -> None:
        if version is not None and version != incident.version:
            other = session.get(User, incident.updated_by_no) if incident.updated_by_no else None
            raise StaleVersion(name=other.full_name if other else "")

    def _detail(self, session: Session, incident: Incident) -> IncidentDetail:
        session.flush()
        return queries.detail(session, incident, self.login)


def _submit(work: UnitOfWork, incident: Incident) -> None:
    """Give the record its number, if it has none, and lock it."""
    now = work.clock.now()
    if incident.number is None:
        incident.number = take_number(work, Series.INCIDENT, now)[2]
    incident.state, incident.state_reason = State.SUBMITTED.value, ""
    incident.submitted_at, incident.submitted_by_no = now, work.actor.user_no


def _resubmit(work: UnitOfWork, incident: Incident) -> None:
    """A corrected record has to be verified and approved again."""
    if incident.state == State.APPROVED:
        incident.edition += 1
    incident.verified_at = incident.verified_by_no = None
    incident.approved_at = incident.approved_by_no = None
    _submit(work, incident)
