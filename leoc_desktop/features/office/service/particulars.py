"""The office's particulars, the signed-in user's own password, and what he has to be told."""

from __future__ import annotations

import json

from sqlalchemy import select

from leoc_desktop.access.audit_trail import PERMITS, enrolment
from leoc_desktop.access.device_secret import minimum_length
from leoc_desktop.access.guard import requires
from leoc_desktop.access.key_derivation import Kdf, fitted, wipe
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.notices import Notice
from leoc_desktop.access.passwords import check_new_password
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.sign_in import device_secret_for
from leoc_desktop.access.signatures import new_signing_key, public_key
from leoc_desktop.domain.office_detail import OfficeDetail, office_detail
from leoc_desktop.features.office.service.keys import OfficeKeys
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.nepali_text import clean_line
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.office import Office
from leoc_desktop.records.signing_key import SigningKey
from leoc_desktop.records.user import User
from leoc_desktop.storage.unit_of_work import UnitOfWork


class OfficeService(OfficeKeys):
    """The office itself, and what concerns one's own sign-in."""

    @requires(Permission.OFFICE_VIEW)
    def particulars(self) -> OfficeDetail:
        """The office as it prints and counts itself."""
        with self.store.read() as session:
            return office_detail(session)

    @requires(Permission.OFFICE_MANAGE)
    def change_particulars(
        self, *, place_ne: str, place_en: str, phone: str, email: str, one_person_shifts: bool
    ) -> OfficeDetail:
        """Change what the letterhead prints and what the office's policy allows."""
        with self.store.write(self.login, "office.change") as work:
            office = work.session.scalars(select(Office)).one()
            office.place_ne, office.place_en = clean_line(place_ne), clean_line(place_en)
            office.phone, office.email = clean_line(phone), clean_line(email)
            office.one_person_shifts = one_person_shifts
            return office_detail(work.session)

    @requires(Permission.OFFICE_VIEW)
    def notices(self) -> list[Notice]:
        """What the user is told once at this sign-in, and (``lasting``) what stays true until somebody mends it."""
        return list(self._office.notices)

    @requires(Permission.OFFICE_VIEW)
    def findings(self) -> list[Notice]:
        """Why the office is open for reading only; empty when it is not. An administrator decides: accept_findings."""
        return list(self._office.store.findings)

    @requires(Permission.OWN_PASSWORD)
    def confirm_password(self, password: str) -> None:
        """Type the password again: for five minutes it lets through what asks for it (PasswordNeeded). Slow.

        Counted like a sign-in. Raises SignInFailed, MustWait, AccountClosed.
        """
        office, login = self._office, self.login
        slot_id = office.vault.slot_id(login.name)
        office.here.guard.count_before_check(slot_id)
        office.vault.open_user_slot(login.name, password, office.here.device_secret).wipe()
        office.here.guard.succeeded(slot_id)
        login.proof.renew(self.store.clock)

    @requires(Permission.OWN_PASSWORD)
    def shortest_password(self) -> int:
        """How many characters the user's own password needs at least."""
        secret = device_secret_for(self._office.store, self._office.vault, self._office.here)
        return minimum_length(self.login.roles, with_device_secret=secret is not None)

    @requires(Permission.OWN_PASSWORD)
    def change_own_password(self, *, old: str, new: str) -> None:
        """Choose a new password; after a one-time password it also makes the user's signing key (R7). Slow.

        Raises SignInFailed when ``old`` is wrong, ValidationFailed when ``new`` is too weak.
        """
        office, login = self._office, self.login
        with self.store.read() as session:
            detail = office_detail(session)
        check_new_password(
            new, minimum=self.shortest_password(), user_name=login.name,
            context_words=(detail.level.name_en, detail.level.name_ne, detail.level.district_en),
        )  # fmt: skip
        if old == new:
            raise Refused(N_("The new password must differ from the old one."))
        self.confirm_password(old)
        kdf = self._fitting_effort(detail)
        secret = device_secret_for(office.store, office.vault, office.here)
        permit = login.signing_key if self._awaits_key() else None
        signing_key = login.signing_key if permit is None else bytearray(new_signing_key())
        enrolled = Login(
            login.user_no, login.name, login.full_name, login.post, login.roles, must_change_password=False,
            signing_key=signing_key, session=login.session, proof=login.proof,
            previous_sign_in=login.previous_sign_in,
        )  # fmt: skip
        with self.store.write(enrolled, "user.choose_password") as work:
            user = work.session.get_one(User, login.user_no)
            user.must_change_password = False
            if kdf != detail.kdf:
                _keep_effort(work, kdf)
            if permit is None:
                work.remark(password="changed")  # noqa: S106  a fact for the log, no password
            else:
                _enrol(work, user, signing_key, permit)
            office.vault.put_user_slot(
                login.name, new, office.vault_key, signing_key, kdf=kdf, device_secret=secret
            )
            work.session.flush()
            office.vault.save()
        office.here.guard_by(office.vault)
        office.login = enrolled
        wipe(permit)

    @requires(Permission.OFFICE_VIEW)
    def fit_effort(self) -> bool:
        """Measure anew how hard passwords can be to try on this computer; whether that changed. Slow.

        For a sign-in that took far too long or no time at all. Each user's slot follows at his next sign-in.
        """
        with self.store.read() as session:
            detail = office_detail(session)
        kdf = self._fitting_effort(detail)
        if kdf == detail.kdf:
            return False
        with self._office.as_station() as station, self.store.write(station, "office.fit_effort") as work:
            _keep_effort(work, kdf)
        return True

    def _fitting_effort(self, detail: OfficeDetail) -> Kdf:
        """A training office opens at once, with the floor."""
        return detail.kdf if detail.training else fitted(detail.kdf, self.store.clock)

    def _awaits_key(self) -> bool:
        """Whether the key in the user's slot is the one-time key that permits him to make his own."""
        if not self.login.must_change_password:
            return False
        with self.store.read() as session:
            user = session.get_one(User, self.login.user_no)
            return user.public_key != public_key(self.login.signing_key)


def _keep_effort(work: UnitOfWork, kdf: Kdf) -> None:
    work.session.scalars(select(Office)).one().kdf = json.dumps(kdf.as_json())


def _enrol(work: UnitOfWork, user: User, signing_key: bytearray, permit: bytearray) -> None:
    allowed = AuditRow.body.contains(f'"{PERMITS}":"{public_key(permit).hex()}"', autoescape=True)
    if work.session.execute(select(AuditRow.seq).where(allowed).limit(1)).first() is None:
        raise Refused(N_("This one-time password is used up. Ask the administrator for a new one."))
    user.public_key = public_key(signing_key)
    work.session.add(SigningKey(user_no=user.row_no, public_key=user.public_key))
    work.remark(**enrolment(user.public_key, permit))
