"""Signing in: counted, checked, opened, looked through, noted (security.md 3.3)."""

from __future__ import annotations

import json
import unicodedata
from contextlib import suppress
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access import opening_checks, restoring, sign_in_notes
from leoc_desktop.access.anchors import Anchors
from leoc_desktop.access.device_secret import DeviceFactor, DeviceSecretMissing, minimum_length
from leoc_desktop.access.key_derivation import Kdf, fits
from leoc_desktop.access.key_vault import KeyVault, OpenedSlot
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.notices import Notice
from leoc_desktop.access.office_keyring import OfficeKeyring
from leoc_desktop.access.office_store import DISK_FULL, OfficeStore
from leoc_desktop.access.open_office import OpenOffice, find_user, finish_setup, open_store
from leoc_desktop.access.roles import Role
from leoc_desktop.access.upgrading import upgrade_store
from leoc_desktop.access.workstation import Keyrings, Workstation, workstation
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.errors import DatabaseDamaged, SignInFailed
from leoc_desktop.records.office import Office
from leoc_desktop.storage import reserve
from leoc_desktop.storage.data_folder import DataFolder
from leoc_desktop.storage.folder_lock import use_lock


def sign_in(
    root: Path, name: str, password: str, clock: Clock, keyrings: Keyrings = OfficeKeyring
) -> OpenOffice:
    """Open the office in ``root`` for ``name``. Slow (key derivation): never on the window's thread.

    The try is counted before the password is checked. Raises SignInFailed for an unknown name, a wrong password and a
    disabled user alike; MustWait and AccountClosed after too many tries; DeviceSecretMissing where the keyring does
    not give the second secret; VaultMissing, StoreDamaged, StoreTrouble for a store that cannot be used.
    """
    folder = DataFolder(root)
    restoring.finish(folder)
    reserve.give_way(folder.root)
    vault = KeyVault.load(folder.root)
    finish_setup(folder)
    here = workstation(folder.root, vault, clock, keyrings)
    if vault.needs_device_secret(name) and here.device_secret is None:
        raise DeviceSecretMissing(here.state)
    try:
        return _counted(folder, vault, here, name, password, clock)
    except BaseException:
        here.wipe()
        raise


def _counted(
    folder: DataFolder, vault: KeyVault, here: Workstation, name: str, password: str, clock: Clock
) -> OpenOffice:
    slot_id = vault.slot_id(name)
    here.guard.count_before_check(slot_id)
    began = clock.boot_seconds()
    opened = vault.open_user_slot(name, password, here.device_secret)
    derived = clock.boot_seconds() - began
    try:
        office = _open(folder, vault, opened, here, name, password, clock)
    except SignInFailed:
        opened.wipe()
        raise
    except BaseException:
        here.guard.succeeded(slot_id)  # the password was right; something else is wrong
        opened.wipe()
        raise
    here.guard.succeeded(slot_id)
    office.effort_fits = opened.kdf is None or fits(opened.kdf, derived)
    try:
        _begin(office, password, opened.kdf)
    except BaseException:
        office.close()
        raise
    return office


def _open(
    folder: DataFolder,
    vault: KeyVault,
    opened: OpenedSlot,
    here: Workstation,
    name: str,
    password: str,
    clock: Clock,
) -> OpenOffice:
    upgrade_store(folder, vault, opened.vault_key, clock)
    lock = use_lock(folder.root)
    try:
        store = open_store(folder, vault, opened.vault_key, clock)
        try:
            anchors = Anchors(folder.root, opened.vault_key, here.keyring, vault.database_epoch)
            with store.read() as session:
                login = _login(session, vault, opened, name, password)
            _look_at(store, anchors)
        except BaseException:
            store.close()
            raise
    except BaseException:
        lock.release()
        raise
    login.proof.renew(clock)
    office = OpenOffice(folder, vault, opened.vault_key, store, login, lock, here, anchors)
    store.before_write.append(lambda: _relock(office))
    return office


def _look_at(store: OfficeStore, anchors: Anchors) -> None:
    """Note what speaks against writing. Damage is noted by the store itself: what can be read is still shown."""
    with suppress(DatabaseDamaged), store.read() as session:
        store.findings = tuple(opening_checks.findings(session, anchors.newest()))


def _relock(office: OpenOffice) -> None:
    """No write of a person begins while an unlock is open that ran out."""
    office.relock_expired()


def _login(session: Session, vault: KeyVault, opened: OpenedSlot, name: str, password: str) -> Login:
    user = find_user(session, vault, name)
    if user is None or user.disabled:
        raise SignInFailed
    roles = frozenset(Role(role.role) for role in user.roles)
    minimum = minimum_length(roles, with_device_secret=vault.needs_device_secret(name))
    too_short = len(unicodedata.normalize("NFKC", password)) < minimum
    return Login(
        user_no=user.row_no,
        name=user.name,
        full_name=user.full_name,
        post=user.post,
        roles=roles,
        must_change_password=user.must_change_password or opened.signing_key is None or too_short,
        signing_key=opened.signing_key or bytearray(),
        previous_sign_in=user.last_sign_in,
    )


def _begin(office: OpenOffice, password: str, kdf: Kdf | None) -> None:
    """What happens between the right password and the first page."""
    notices = sign_in_notes.conditions(office)
    if reserve.is_full(office.folder.root):
        notices.append(Notice("disk", DISK_FULL, lasting=True))
    elif not office.store.read_only:
        change = _follow_policy(office, password, kdf)
        notices += sign_in_notes.write(office, change)
        office.relock_expired()
        office.note_anchor()
    office.notices = tuple(notices)


def _follow_policy(office: OpenOffice, password: str, kdf: Kdf | None) -> str:
    """Seal the user's slot anew when the office's policy on the second secret changed; what was done, or "". Slow.

    So it is when another effort was found fitting for this computer than the slot's, which was ``kdf``.
    """
    vault, here, login = office.vault, office.here, office.login
    with office.store.read() as session:
        row = session.execute(select(Office.device_factor, Office.kdf)).one()
    wanted = (
        DeviceFactor(row.device_factor) is not DeviceFactor.OFF
        and here.device_secret is not None
        and vault.recovery_holds_device_secret
    )
    had, fitting = vault.needs_device_secret(login.name), Kdf.from_json(json.loads(row.kdf))
    if (wanted, fitting) == (had, kdf) or not login.signing_key:
        return ""
    vault.put_user_slot(
        login.name,
        password,
        office.vault_key,
        login.signing_key,
        kdf=fitting,
        device_secret=here.device_secret if wanted else None,
    )
    vault.save()
    here.guard_by(vault)
    if wanted == had:
        return ""
    return "added" if wanted else "removed"


def device_secret_for(store: OfficeStore, vault: KeyVault, here: Workstation) -> bytearray | None:
    """The device secret to seal new slots with: where policy wants one and the printed code would bring it back."""
    with store.read() as session:
        policy = DeviceFactor(session.scalars(select(Office.device_factor)).one())
    if policy is DeviceFactor.OFF or not vault.recovery_holds_device_secret:
        return None
    return here.device_secret
