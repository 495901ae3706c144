"""What the printed recovery code does: the device secret comes back, and an administrator gets in again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.device_secret import DeviceFactor
from leoc_desktop.access.key_derivation import Kdf
from leoc_desktop.access.key_vault import KeyVault, OpenedSlot
from leoc_desktop.access.office_keyring import OfficeKeyring
from leoc_desktop.access.one_time_password import give_one_time_password
from leoc_desktop.access.open_office import acting_station, find_user, finish_setup, open_store
from leoc_desktop.access.roles import Role
from leoc_desktop.access.upgrading import upgrade_store
from leoc_desktop.access.workstation import Keyrings, Workstation, workstation
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.office import Office
from leoc_desktop.records.user import User, UserRole
from leoc_desktop.storage.data_folder import DataFolder
from leoc_desktop.storage.folder_lock import use_lock
from leoc_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came of using the recovery code.

    ``passwords_open`` says that everybody can sign in as before. ``administrators`` are those who may be given a
    one-time password; ``one_time_password`` is the one that was asked for, shown once.
    """

    passwords_open: bool
    administrators: tuple[str, ...]
    one_time_password: str | None = None


def recover(
    root: Path, code: str, clock: Clock, keyrings: Keyrings = OfficeKeyring, *, administrator: str = ""
) -> Recovered:
    """Open the office with the code: bring the device secret back into the keyring, forgive failed sign-ins.

    With ``administrator`` that user also gets a one-time password, which opens without the device secret where the
    keyring does not keep it. Slow. Raises WrongSecret, NotFound, and StoreTrouble for a store that cannot be used.
    The station signs the log row; an administrator countersigns at his next sign-in (R6).
    """
    folder = DataFolder(root)
    vault = KeyVault.load(folder.root)
    opened = vault.open_recovery_slot(code)
    try:
        finish_setup(folder)
        upgrade_store(folder, vault, opened.vault_key, clock)
        with use_lock(folder.root):
            here = _with_device_secret(folder, vault, opened, clock, keyrings)
            try:
                return _recovered(folder, vault, opened.vault_key, here, clock, administrator)
            finally:
                here.wipe()
    finally:
        opened.wipe()


def _with_device_secret(
    folder: DataFolder, vault: KeyVault, opened: OpenedSlot, clock: Clock, keyrings: Keyrings
) -> Workstation:
    here = workstation(folder.root, vault, clock, keyrings)
    if opened.device_secret is None or here.device_secret == opened.device_secret:
        return here
    here.bring_back(opened.device_secret)
    here.wipe()
    return workstation(folder.root, vault, clock, keyrings)


def _recovered(
    folder: DataFolder,
    vault: KeyVault,
    vault_key: bytearray,
    here: Workstation,
    clock: Clock,
    administrator: str,
) -> Recovered:
    store = open_store(folder, vault, vault_key, clock)
    try:
        kept = here.device_secret is not None or not vault.uses_device_secret
        with acting_station(store, vault_key) as station, store.write(station, "office.recover") as work:
            work.remark(device_secret="kept" if kept else "not kept")
            names = _administrators(work.session)
            password = None
            if administrator:
                user = find_user(work.session, vault, administrator)
                if user is None or user.name not in names:
                    raise NotFound(N_("There is no administrator {name}."), name=administrator)
                user.must_change_password = True
                password = _one_time(work, vault, vault_key, here, user.name)
        here.guard.forgive_all()
    finally:
        store.close()
    return Recovered(kept, names, password)


def _one_time(work: UnitOfWork, vault: KeyVault, vault_key: bytearray, here: Workstation, name: str) -> str:
    office = work.session.scalars(select(Office)).one()
    secret = here.device_secret if vault.recovery_holds_device_secret else None
    if office.device_factor == DeviceFactor.REQUIRED and secret is None:
        # Trouble with a keyring must never lock everybody out; the log tells that the policy gave way.
        office.device_factor = DeviceFactor.PREFERRED
    if office.device_factor == DeviceFactor.OFF:
        secret = None
    kdf = Kdf.from_json(json.loads(office.kdf))
    return give_one_time_password(work, vault, vault_key, name, kdf, secret)


def _administrators(session: Session) -> tuple[str, ...]:
    query = (
        select(User.name)
        .join(UserRole)
        .where(UserRole.role == Role.ADMINISTRATOR.value, User.disabled.is_(False))
        .order_by(User.row_no)
    )
    return tuple(session.scalars(query))
