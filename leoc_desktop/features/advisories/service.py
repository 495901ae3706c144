"""Writing, issuing and withdrawing public advisories."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy.orm import Session

from leoc_desktop.access import audit_trail
from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.letterhead import letterhead
from leoc_desktop.domain.numbering import Series, take_number
from leoc_desktop.domain.office_detail import office_detail
from leoc_desktop.domain.record_steps import reason_given
from leoc_desktop.features.advisories import queries, rules
from leoc_desktop.features.advisories.fields import FIELDS
from leoc_desktop.features.advisories.queries import AdvisoryRow
from leoc_desktop.features.advisories.rules import AdvisoryContent, AloudPaper, State
from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.errors import NotFound, StaleVersion
from leoc_desktop.foundation.field_values import read_all
from leoc_desktop.foundation.translation import N_, Language, speaking
from leoc_desktop.records.advisory import Advisory
from leoc_desktop.records.user import User
from leoc_desktop.storage.unit_of_work import Store, UnitOfWork

Render = Callable[[AdvisoryContent], bytes]
Key = str | bytes
GIVEN_OUT = (State.ISSUED, State.WITHDRAWN)


class AdvisoryService:
    """Public advisories. ``render`` makes the notice; start-up hands it in."""

    def __init__(self, store: Store, login: Login, render: Render) -> None:
        self.store = store
        self.login = login
        self._render = render

    @requires(Permission.ADVISORY_DRAFT)
    def draft(self, raw: Mapping[str, object]) -> AdvisoryRow:
        """Save a new draft. Raises ValidationFailed."""
        with self.store.write(self.login, "advisory.draft") as work:
            advisory = Advisory(state=State.DRAFT.value)
            _fill(work, advisory, raw)
            work.session.add(advisory)
            work.session.flush()
            return queries.row_of(work.session, advisory)

    @requires(Permission.ADVISORY_DRAFT)
    def change(self, key: Key, raw: Mapping[str, object], *, version: int | None = None) -> AdvisoryRow:
        """Change a draft; ``raw`` holds all fields. Raises Refused, StaleVersion, ValidationFailed."""
        with self.store.write(self.login, "advisory.draft") as work:
            advisory = queries.find(work.session, key)
            rules.ensure_draft(advisory.state)
            if version is not None and version != advisory.version:
                other = work.session.get(User, advisory.updated_by_no)
                raise StaleVersion(name=other.full_name if other else "")
            _fill(work, advisory, raw)
            work.session.flush()
            return queries.row_of(work.session, advisory)

    @requires(Permission.ADVISORY_DRAFT)
    def preview(self, key: Key) -> tuple[bytes, str]:
        """The notice and the text to read aloud as they would be given out now, without a number."""
        with self.store.read() as session:
            content = self._content(session, queries.find(session, key))
        return self._papers(content)

    @requires(Permission.ADVISORY_ISSUE)
    def issue(self, key: Key) -> AdvisoryRow:
        """Give the advisory its number and freeze it, its notice and its spoken text."""
        with self.store.write(self.login, "advisory.issue") as work:
            advisory = queries.find(work.session, key)
            rules.ensure_step(advisory.state, State.ISSUED)
            now = work.clock.now()
            rules.ensure_still_valid(advisory.valid_end, now)
            before = audit_trail.head(work.session)
            year, sequence, number = take_number(work, Series.ADVISORY, now)
            content = self._content(work.session, advisory, number=number, audit_code=before.code)
            advisory.pdf, advisory.spoken = self._papers(content)
            advisory.content = canonical(content.as_json()).decode("utf-8")
            advisory.pdf_sha256 = hashlib.sha256(advisory.pdf).hexdigest()
            advisory.content_sha256 = hashlib.sha256(advisory.content.encode("utf-8")).hexdigest()
            advisory.spoken_sha256 = hashlib.sha256(advisory.spoken.encode("utf-8")).hexdigest()
            advisory.number, advisory.fiscal_year, advisory.sequence = number, year.start, sequence
            advisory.audit_code = before.code
            advisory.issued_at, advisory.issued_by_no = now, self.login.user_no
            advisory.state = State.ISSUED.value
            work.session.flush()
            return queries.row_of(work.session, advisory)

    @requires(Permission.ADVISORY_ISSUE)
    def withdraw(self, key: Key, *, reason: str) -> AdvisoryRow:
        """Say that an issued advisory holds no longer. It stays as it was given out."""
        said = reason_given(reason)
        with self.store.write(self.login, "advisory.withdraw", note=said) as work:
            advisory = queries.find(work.session, key)
            rules.ensure_step(advisory.state, State.WITHDRAWN)
            advisory.state, advisory.state_reason = State.WITHDRAWN.value, said
            advisory.withdrawn_at, advisory.withdrawn_by_no = work.clock.now(), self.login.user_no
            work.session.flush()
            return queries.row_of(work.session, advisory)

    @requires(Permission.ADVISORY_DRAFT)
    def cancel(self, key: Key, *, reason: str) -> AdvisoryRow:
        """Give a draft up; it stays in the store and in the log."""
        said = reason_given(reason)
        with self.store.write(self.login, "advisory.cancel", note=said) as work:
            advisory = queries.find(work.session, key)
            rules.ensure_step(advisory.state, State.CANCELLED)
            advisory.state, advisory.state_reason = State.CANCELLED.value, said
            work.session.flush()
            return queries.row_of(work.session, advisory)

    @requires(Permission.ADVISORY_VIEW)
    def listed(self, states: Sequence[State] = ()) -> list[AdvisoryRow]:
        """Advisories, the newest first; drafts are shown to those who write them."""
        wanted = [state for state in states or tuple(State) if self._may_see(state)]
        with self.store.read() as session:
            return queries.listed(session, wanted)

    @requires(Permission.ADVISORY_VIEW)
    def show(self, key: Key) -> AdvisoryRow:
        """One advisory. Raises NotFound."""
        with self.store.read() as session:
            row = queries.row_of(session, queries.find(session, key))
        if not self._may_see(row.state):
            raise NotFound(N_("There is no such advisory."))
        return row

    @requires(Permission.ADVISORY_VIEW)
    def reprint(self, key: Key) -> tuple[bytes, str]:
        """The very notice and the very text to read aloud that were given out."""
        with self.store.read() as session:
            return queries.given_out(session, key)

    @requires(Permission.ADVISORY_VIEW)
    def aloud(self, key: Key) -> AloudPaper:
        """What is read aloud, to be printed: as it was given out, or of a draft as it would be now."""
        row = self.show(key)
        with self.store.read() as session:
            advisory = queries.find(session, key)
            if row.state in GIVEN_OUT:
                spoken = queries.given_out(session, key)[1]
            else:
                with speaking(Language.of(advisory.language)):
                    spoken = rules.spoken(self._content(session, advisory))
            office = office_detail(session)
            with speaking(Language.of(advisory.language)):
                name = letterhead(office).lines[0]
            return AloudPaper(
                title=advisory.title,
                spoken=spoken,
                language=advisory.language,
                office=name,
                number=advisory.number or "",
                training=office.training,
                made_at=advisory.issued_at or self.store.clock.now(),
            )

    def _may_see(self, state: State) -> bool:
        return state in GIVEN_OUT or self.login.may(Permission.ADVISORY_DRAFT)

    def _papers(self, content: AdvisoryContent) -> tuple[bytes, str]:
        with speaking(Language.of(content.language)):
            return self._render(content), rules.spoken(content)

    def _content(
        self, session: Session, advisory: Advisory, *, number: str = "", audit_code: str = ""
    ) -> AdvisoryContent:
        office = office_detail(session)
        with speaking(Language.of(advisory.language)):
            return AdvisoryContent(
                letterhead=letterhead(office),
                training=office.training,
                language=advisory.language,
                kind=advisory.kind,
                priority=advisory.priority,
                title=advisory.title,
                text=advisory.text,
                instruction=advisory.instruction,
                contact=advisory.contact,
                wards=advisory.wards,
                valid_start=advisory.valid_start,
                valid_end=advisory.valid_end,
                issued_by=(self.login.full_name, self.login.post),
                made_at=self.store.clock.now(),
                number=number,
                audit_code=audit_code,
            )


def _fill(work: UnitOfWork, advisory: Advisory, raw: Mapping[str, object]) -> None:
    """Read every field into the draft. Raises ValidationFailed."""
    wards = office_detail(work.session).ward_count
    values = read_all(FIELDS, raw, today=nepal_day(work.clock.now()), ward_count=wards)
    advisory.valid_start, advisory.valid_end = rules.validity(values)
    for name in ("kind", "priority", "language", "title", "text", "instruction", "contact"):
        setattr(advisory, name, values[name])
    chosen = values["wards"]
    assert isinstance(chosen, tuple)
    advisory.wards = chosen
