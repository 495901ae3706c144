"""The office's keys and its policy on them: what an administrator does with them."""

from __future__ import annotations

from sqlalchemy import select

from leoc_desktop.access import rotation
from leoc_desktop.access.accepting import accept_findings
from leoc_desktop.access.device_secret import DeviceFactor
from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.recovery_code import new_recovery_code
from leoc_desktop.access.rotation import RotatedKeys
from leoc_desktop.domain.office_detail import office_detail
from leoc_desktop.domain.record_steps import reason_given
from leoc_desktop.features.office.service.recovery_sheet import (
    RecoverySheet,
    recovery_sheet,
    root_fingerprint,
)
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.policy import policy_in_force
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.office import Office


class OfficeKeys:
    """Second factor, recovery code, rotation, and accepting a store that was found altered."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office
        self.store = office.store

    @property
    def login(self) -> Login:
        """The signed-in user."""
        return self._office.login

    @requires(Permission.OFFICE_VIEW)
    def device_factor(self) -> DeviceFactor:
        """The office's policy on the second factor of a sign-in."""
        with self.store.read() as session:
            return DeviceFactor(session.scalars(select(Office.device_factor)).one())

    @requires(Permission.OFFICE_MANAGE, confirmed=True)
    def set_device_factor(self, policy: DeviceFactor) -> str | None:
        """Change the policy. Each user's slot follows at his next sign-in or change of password. Slow.

        Returns a new recovery code, shown once, when the office begins to use a device secret: only the new code
        brings that secret back. Raises KeyringUnusable where the policy requires a keyring and there is none, Refused
        for a training office.
        """
        office = self._office
        fixed = policy_in_force().device_factor
        if fixed is not None and policy != fixed:
            raise Refused(N_("The policy of this computer fixes this. Ask IT."))
        if office.vault.training:
            raise Refused(N_("A training office leaves the keyring of the computer alone."))
        secret, missing = None, not office.vault.recovery_holds_device_secret
        if missing and (
            policy is DeviceFactor.REQUIRED
            or (policy is DeviceFactor.PREFERRED and office.here.keyring is not None)
        ):
            secret = office.here.begin_with_secret(office.vault)
        with self.store.write(self.login, "office.device_factor") as work:
            work.session.scalars(select(Office)).one().device_factor = policy.value
            work.remark(device_factor=policy.value, recovery_code="renewed" if secret else "unchanged")
        return self._put_new_code(secret) if secret is not None else None

    @requires(Permission.OFFICE_MANAGE, confirmed=True)
    def renew_recovery_code(self, *, code: str | None = None) -> str:
        """Make a new recovery code, shown once; the former one opens only backups made until now. Slow.

        ``code`` is one of ``new_recovery_code`` that stands on paper already, so that a cut at any moment leaves a
        code that somebody knows.

        For a lost code. Where strangers may have read it, ``rotate_keys`` is the remedy.
        """
        office = self._office
        secret = office.here.device_secret
        if office.vault.recovery_holds_device_secret and secret is None:
            raise Refused(N_("Unlock the password safe (keyring) of this computer first."))
        with self.store.write(self.login, "office.renew_code") as work:
            work.remark(recovery_code="renewed")
        return self._put_new_code(secret if office.vault.recovery_holds_device_secret else None, code)

    def _put_new_code(self, secret: bytearray | None, code: str | None = None) -> str:
        """The last step, after the log: until it is done, the former code is the good one."""
        office, code = self._office, code or new_recovery_code()
        with self.store.read() as session:
            kdf = office_detail(session).kdf
        office.vault.put_recovery_slot(code, office.vault_key, secret, kdf=kdf)
        office.vault.save()
        return code

    @requires(Permission.OFFICE_MANAGE, confirmed=True)
    def rotate_keys(self, *, code: str | None = None) -> RotatedKeys:
        """New keys for the office, a new recovery code, and a one-time password for every user. Slow.

        For a leaked recovery code or an administrator who left with it. ``code`` is as for ``renew_recovery_code``.
        The session ends: close the office and let
        people sign in with their one-time passwords. Raises StoreTrouble while another program uses the office.
        """
        return rotation.rotate_keys(self._office, code or new_recovery_code())

    @requires(Permission.OFFICE_MANAGE, confirmed=True)
    def accept_findings(self, *, reason: str) -> None:
        """Accept a store that was found altered or rolled back; it may be written to again. Slow.

        What was found and the reason enter the log, the protections are renewed, and the database gets a new key. The
        session ends: close the office and sign in again. Raises Refused where nothing was found.
        """
        if not self._office.store.read_only:
            raise Refused(N_("Nothing was found that needs to be accepted."))
        accept_findings(self._office, reason_given(reason))

    @requires(Permission.OFFICE_VIEW)
    def root_fingerprint(self) -> str:
        """The fingerprint of the first administrator's key, to be compared with the recovery sheet (R7)."""
        with self.store.read() as session:
            return root_fingerprint(session)

    @requires(Permission.OFFICE_MANAGE)
    def recovery_sheet(self, code: str = "") -> RecoverySheet:
        """The sheet for the sealed envelope; ``code`` is one that was just made, else it is filled in by hand."""
        with self.store.read() as session:
            return recovery_sheet(session, self._office.vault.vault_id, self.store.clock.now(), code)
