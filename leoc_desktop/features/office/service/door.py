"""What works before anybody has signed in: setting an office up, signing in, and the recovery code."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.access import recovery
from leoc_desktop.access.guard import open_before_sign_in
from leoc_desktop.access.key_derivation import Kdf, calibrate
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.access.office_keyring import OfficeKeyring
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.access.passwords import check_new_password, minimum_alone
from leoc_desktop.access.recovery import Recovered
from leoc_desktop.access.sign_in import sign_in
from leoc_desktop.access.user_names import checked_user_name
from leoc_desktop.access.workstation import Keyrings
from leoc_desktop.features.office.service.new_office import NewOffice, make_office
from leoc_desktop.features.office.service.recovery_sheet import RecoverySheet
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.errors import Refused, StoreTrouble
from leoc_desktop.foundation.policy import policy_in_force
from leoc_desktop.foundation.reference_data import local_level
from leoc_desktop.foundation.translation import LANGUAGES, N_
from leoc_desktop.storage.data_folder import DataFolder, private_files


class OfficeDoor:
    """The way into the office of one data folder. ``keyrings`` is for tests."""

    def __init__(self, root: Path, clock: Clock, keyrings: Keyrings = OfficeKeyring) -> None:
        self.folder = DataFolder(root)
        self._clock = clock
        self._keyrings = keyrings

    @open_before_sign_in
    def holds_office(self) -> bool:
        """Whether an office was set up in the data folder."""
        return self.folder.holds_office()

    @open_before_sign_in
    def is_training(self) -> bool:
        """Whether the office in the data folder is a training office; False where its keys cannot be read."""
        try:
            return KeyVault.load(self.folder.root).training
        except StoreTrouble:
            return False

    @open_before_sign_in
    def set_up(self, new: NewOffice, *, kdf: Kdf | None = None) -> str:
        """Make the office as ``found`` does and return the recovery code alone."""
        return self.found(new, kdf=kdf).code

    @open_before_sign_in
    def found(self, new: NewOffice, *, kdf: Kdf | None = None) -> RecoverySheet:
        """Make the office with its first administrator and return the recovery sheet, its code shown only now.

        Slow. ``kdf`` is measured on this machine when not given. Raises Refused, ValidationFailed or StoreTrouble
        and leaves no office behind then.
        """
        level = local_level(new.postal_code)
        _check_against_policy(new)
        if new.language not in LANGUAGES:
            raise Refused(N_("There is no language {code}."), code=new.language)
        check_new_password(
            new.admin_password,
            minimum=minimum_alone(),
            user_name=new.admin_name,
            context_words=(level.name_en, level.name_ne, level.district_en, level.district_ne),
        )
        name = checked_user_name(new.admin_name)
        self.folder.prepare()
        if self.folder.holds_office():
            raise StoreTrouble(N_("There is already an office in this data folder. It is not overwritten."))
        with private_files():
            kdf = kdf or calibrate(clock=self._clock)
            return make_office(self.folder, new, name, level.ward_count, kdf, self._clock, self._keyrings)

    @open_before_sign_in
    def sign_in(self, name: str, password: str) -> OpenOffice:
        """Open the office for a user. Slow. Raises SignInFailed and the errors of access/sign_in.py."""
        return sign_in(self.folder.root, name, password, self._clock, self._keyrings)

    @open_before_sign_in
    def recover(self, code: str, *, administrator: str = "") -> Recovered:
        """Use the printed recovery code after a keyring or all passwords of administrators were lost. Slow.

        The device secret comes back into this computer's keyring, so that every password opens again, and failed
        sign-ins are forgiven. ``administrator`` gets a one-time password besides. Ask once without that name: the
        answer lists the administrators. Raises WrongSecret, NotFound.
        """
        return recovery.recover(
            self.folder.root, code, self._clock, self._keyrings, administrator=administrator
        )


def _check_against_policy(new: NewOffice) -> None:
    """A training office may be that of any local level."""
    fixed = policy_in_force().local_level
    if fixed is not None and new.postal_code != fixed and not new.training:
        name = local_level(fixed).name
        raise Refused(N_("The policy of this computer allows only the office of {name}."), name=name)
