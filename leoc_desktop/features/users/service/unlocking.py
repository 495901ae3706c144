"""Unlocking: a supervisor's keys and sheets, an operator's requests, notes on locked records."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from leoc_desktop.access import unlock_keys
from leoc_desktop.access.guard import requires
from leoc_desktop.access.lockable import record_by_id
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.record_lock import close_grant, is_locked
from leoc_desktop.access.unlock_keys import IssuedSheet
from leoc_desktop.domain.office_detail import OfficeDetail, office_detail, one_person_shifts
from leoc_desktop.features.users import queries, rules
from leoc_desktop.features.users.queries import OpenUnlock, OwnKeys, UnlockOffer, UserRow, WaitingRequest
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.correction_note import CorrectionNote
from leoc_desktop.records.unlock_request import UnlockRequest

USUAL_ROWS = 20


class UnlockService:
    """What supervisors and operators do about locked records, besides the unlock itself."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office
        self.store = office.store

    @property
    def login(self) -> Login:
        """The signed-in user."""
        return self._office.login

    @requires(Permission.UNLOCK_REQUEST)
    def supervisors_with_key(self) -> list[UserRow]:
        """Supervisors whose unlock key can open a record."""
        with self.store.read() as session:
            return queries.supervisors_with_key(session)

    @requires(Permission.UNLOCK_REQUEST)
    def unlock_offers(self) -> list[UnlockOffer]:
        """Whom an operator can ask, by key or by radio: for the radio it names the row of the sheet to ask for."""
        with self.store.read() as session:
            alone = one_person_shifts(session)
            offers = queries.unlock_offers(session)
        return [offer for offer in offers if alone or offer.name != self.login.name]

    @requires(Permission.UNLOCK_GRANT, confirmed=True)
    def issue_unlock_key(self) -> str:
        """Make the signed-in supervisor's unlock key; earlier ones stop working. Shown once. Slow."""
        with self.store.read() as session:
            kdf = office_detail(session).kdf
        return unlock_keys.issue_unlock_key(self.store, self.login, kdf)

    @requires(Permission.UNLOCK_GRANT, confirmed=True)
    def issue_unlock_sheet(
        self, *, rows: int = USUAL_ROWS, progress: Callable[[int, int], None] | None = None
    ) -> IssuedSheet:
        """Make a sheet of one-time keys for the signed-in supervisor; his earlier sheets stop working.

        The keys are in the answer and nowhere else: print them at once (features/users/report.py) and keep no file.
        Slow: a fifth of a second for each row; ``progress`` hears rows done and rows in all.
        """
        return unlock_keys.issue_unlock_sheet(self.store, self.login, rows, progress)

    @requires(Permission.UNLOCK_KEY_REVOKE)
    def revoke_unlock_key(self, name: str) -> None:
        """Make a supervisor's unlock key and sheets worthless."""
        with self.store.write(self.login, "unlock_key.revoke") as work:
            user = queries.user_named(work.session, name)
            unlock_keys.end_keys(work.session, user.row_no, work.clock.now())
            work.remark(user=name)

    @requires(Permission.UNLOCK_GRANT)
    def end_own_unlock_keys(self) -> None:
        """The signed-in supervisor's key or sheet was seen or lost: none of his keys works any more."""
        with self.store.write(self.login, "unlock_key.revoke") as work:
            unlock_keys.end_keys(work.session, self.login.user_no, work.clock.now())
            work.remark(user=self.login.name)

    @requires(Permission.UNLOCK_GRANT)
    def end_own_unlock_sheet(self) -> None:
        """The signed-in supervisor's sheet was seen or lost: none of its rows works any more; his key does."""
        with self.store.write(self.login, "unlock_sheet.revoke") as work:
            unlock_keys.end_sheets(work.session, self.login.user_no, work.clock.now())
            work.remark(user=self.login.name)

    @requires(Permission.UNLOCK_GRANT)
    def own_unlock_keys(self) -> OwnKeys:
        """What the signed-in supervisor can unlock with: since when, and which rows of his sheet are used."""
        with self.store.read() as session:
            return queries.own_keys(session, self.login.user_no)

    @requires(Permission.UNLOCK_GRANT)
    def office_on_paper(self) -> OfficeDetail:
        """The office as the head of a sheet prints it."""
        with self.store.read() as session:
            return office_detail(session)

    @requires(Permission.UNLOCK_REQUEST)
    def request_unlock(self, record_id: bytes, *, reason: str, kind: str = "incident") -> None:
        """Ask the supervisors to unlock a record: they see it in their own session. Raises Refused, NotFound."""
        said = rules.reason_given(reason)
        with self.store.write(self.login, "unlock.request", note=said) as work:
            record = record_by_id(work.session, kind, record_id)
            if not is_locked(record.state):
                raise Refused(N_("This record is not locked."))
            if queries.waiting_request(work.session, kind, record.row_no, self.login.user_no) is not None:
                raise Refused(N_("You asked for this record already. The supervisor has not answered yet."))
            work.session.add(
                UnlockRequest(
                    record_kind=kind,
                    record_no=record.row_no,
                    number=record.number or "",
                    operator_no=self.login.user_no,
                    reason=said,
                )
            )

    @requires(Permission.UNLOCK_GRANT)
    def unlock_requests(self) -> list[WaitingRequest]:
        """Requests that wait for a supervisor, oldest first. Granting: ``incidents.unlock(..., operator=name)``."""
        with self.store.read() as session:
            return queries.waiting_requests(session)

    @requires(Permission.UNLOCK_GRANT)
    def decline_unlock(self, request_id: bytes, *, reason: str) -> None:
        """Answer a request with no. Raises Refused when it was answered already."""
        said = rules.reason_given(reason)
        with self.store.write(self.login, "unlock.decline", note=said) as work:
            request = work.session.scalars(
                select(UnlockRequest).where(
                    UnlockRequest.id == request_id, UnlockRequest.answered_at.is_(None)
                )
            ).first()
            if request is None:
                raise Refused(N_("This request was answered already."))
            request.answered_at, request.outcome = work.clock.now(), "declined"

    @requires(Permission.UNLOCK_GRANT)
    def given_unlocks(self) -> list[OpenUnlock]:
        """Every record that is unlocked at this moment, for whomever and by whomever, newest first."""
        self._office.relock_expired()
        with self.store.read() as session:
            return queries.open_unlocks(session)

    @requires(Permission.UNLOCK_GRANT)
    def withdraw_unlock(self, grant_id: bytes, *, reason: str) -> None:
        """Lock a record again before its operator saved. Raises Refused when it is locked already."""
        said = rules.reason_given(reason)
        with self.store.write(self.login, "unlock.withdraw", note=said) as work:
            grant = queries.open_grant_by_id(work.session, grant_id)
            if grant is None:
                raise Refused(N_("This record is locked again already."))
            close_grant(grant, work.clock.now(), "withdrawn")

    @requires(Permission.INCIDENT_CORRECT)
    def open_unlocks(self) -> list[OpenUnlock]:
        """Records that are unlocked for the signed-in operator at this moment."""
        with self.store.read() as session:
            return queries.open_unlocks(session, self.login.user_no)

    @requires(Permission.INCIDENT_CORRECT)
    def take_up_unlock(self, record_id: bytes, *, kind: str = "incident") -> bool:
        """Say that the operator begins to correct a record that a supervisor unlocked for him.

        From then on he has until 60 minutes after the unlock; without it the unlock ends after 15 (R34). Whether
        there was one. An unlock in his own session is taken up at once.
        """
        self._office.relock_expired()
        with self.store.write(self.login, "unlock.take_up") as work:
            record = record_by_id(work.session, kind, record_id)
            grant = queries.grant_to_take_up(work.session, kind, record.row_no, self.login.user_no)
            if grant is None:
                return False
            grant.taken_up_at = work.clock.now()
            work.remark(incident=record.number)
            return True

    @requires(Permission.RECORD_NOTE)
    def note_correction(self, record_id: bytes, *, text: str, kind: str = "incident") -> None:
        """Add a note to a locked record without unlocking it: what is wrong or new. It is never changed."""
        said = rules.note_text(text)
        with self.store.write(self.login, "incident.note", note=said) as work:
            record = record_by_id(work.session, kind, record_id)
            work.session.add(
                CorrectionNote(
                    record_kind=kind, record_no=record.row_no, number=record.number or "", text=said
                )
            )
