"""Making a new office: its keys, its store, its first administrator."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass

from leoc_desktop.access import audit_trail, opening_checks
from leoc_desktop.access.anchors import PURPOSE as ANCHOR
from leoc_desktop.access.device_secret import PURPOSE as DEVICE
from leoc_desktop.access.device_secret import DeviceFactor
from leoc_desktop.access.guess_guard import KeyringCounter
from leoc_desktop.access.key_derivation import Kdf, wipe
from leoc_desktop.access.key_vault import KeyVault, database_key
from leoc_desktop.access.office_keyring import KeyringUnusable
from leoc_desktop.access.office_store import OfficeStore
from leoc_desktop.access.open_office import UNFINISHED
from leoc_desktop.access.recovery_code import new_recovery_code
from leoc_desktop.access.roles import Role
from leoc_desktop.access.settling import settle_in
from leoc_desktop.access.signatures import new_signing_key, public_key
from leoc_desktop.access.station import create_station_key
from leoc_desktop.access.workstation import Keyrings, Workstation, workstation
from leoc_desktop.features.office.service.recovery_sheet import RecoverySheet, recovery_sheet
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.nepali_text import clean_line
from leoc_desktop.foundation.policy import policy_in_force
from leoc_desktop.records.office import Office
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.records.signing_key import SigningKey
from leoc_desktop.records.user import User, UserRole
from leoc_desktop.storage.data_folder import DataFolder
from leoc_desktop.storage.encrypted_engine import EncryptedEngine
from leoc_desktop.storage.schema_upgrade import create_store
from leoc_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What the first-run wizard asks for. A training office never uses the keyring, whatever ``device_factor`` says."""

    postal_code: str
    language: str
    admin_name: str
    admin_full_name: str
    admin_password: str
    station_letter: str = ""
    training: bool = False
    one_person_shifts: bool = False
    device_factor: DeviceFactor = DeviceFactor.PREFERRED

    @property
    def policy(self) -> DeviceFactor:
        """The policy on the second factor that the office begins with."""
        if self.training:
            return DeviceFactor.OFF
        fixed = policy_in_force().device_factor
        return self.device_factor if fixed is None else DeviceFactor(fixed)


@dataclass
class _Founder:
    """The first administrator before his row exists."""

    name: str
    signing_key: bytearray
    session: str = "set-up"
    user_no: None = None


def make_office(
    folder: DataFolder,
    new: NewOffice,
    name: str,
    ward_count: int,
    kdf: Kdf,
    clock: Clock,
    keyrings: Keyrings,
) -> RecoverySheet:
    """Make the office and return its recovery sheet with the code. Slow.

    The vault is saved last but one and the database gets its name last: a cut before leaves no office. Raises
    KeyringUnusable where policy requires a keyring and there is none.
    """
    vault, vault_key = KeyVault.create(folder.root, training=new.training)
    here = workstation(folder.root, vault, clock, keyrings)
    founder = _Founder(name, bytearray(new_signing_key()))
    code, unfinished = new_recovery_code(), folder.root / UNFINISHED
    unfinished.unlink(missing_ok=True)
    try:
        secret = _device_secret(new.policy, vault, here)
        vault.put_recovery_slot(code, vault_key, secret, kdf=kdf)
        vault.put_user_slot(
            name, new.admin_password, vault_key, founder.signing_key, kdf=kdf, device_secret=secret
        )
        key = database_key(vault_key, vault.database_epoch)
        create_store(unfinished, key, SCHEMA)
        store = OfficeStore(EncryptedEngine(unfinished, key), clock)
        try:
            with store.write(founder, "office.set_up") as work:
                _fill(work, founder, new, ward_count, kdf, with_secret=secret is not None)
                work.remark(**{audit_trail.STATION_KEY: create_station_key(work, vault_key).hex()})
            with store.read() as session:
                head = audit_trail.head(session)
                sheet = recovery_sheet(session, vault.vault_id, clock.now(), code)
        finally:
            store.close()
            wipe(key)
        settle_in(folder.root, vault, vault_key, head, clock, keyrings=keyrings)
        vault.save()
        unfinished.rename(folder.database)
    except BaseException:
        _forget_secret(here, folder)
        raise
    finally:
        here.wipe()
        wipe(vault_key, founder.signing_key)
    return sheet


def _device_secret(policy: DeviceFactor, vault: KeyVault, here: Workstation) -> bytearray | None:
    if policy is DeviceFactor.OFF:
        return None
    try:
        return here.begin_with_secret(vault)
    except KeyringUnusable:
        if policy is DeviceFactor.REQUIRED:
            raise
        return None


def _forget_secret(here: Workstation, folder: DataFolder) -> None:
    """A set-up that failed leaves nothing in the keyring."""
    if here.keyring is not None and not folder.holds_office():
        for purpose in (DEVICE, ANCHOR, KeyringCounter.PURPOSE):
            with contextlib.suppress(KeyringUnusable):
                here.keyring.remove(purpose)


def _fill(
    work: UnitOfWork, founder: _Founder, new: NewOffice, ward_count: int, kdf: Kdf, *, with_secret: bool
) -> None:
    session, public = work.session, public_key(founder.signing_key)
    user = User(
        name=founder.name,
        full_name=clean_line(new.admin_full_name) or founder.name,
        must_change_password=False,
        public_key=public,
        roles=[UserRole(role=Role.ADMINISTRATOR.value)],
    )
    office = Office(
        postal_code=new.postal_code,
        ward_count=ward_count,
        language=new.language,
        station_letter=new.station_letter,
        training=new.training,
        one_person_shifts=new.one_person_shifts,
        device_factor=new.policy.value,
        kdf=json.dumps(kdf.as_json()),
    )
    session.add_all([user, office])
    session.flush()
    session.add(SigningKey(user_no=user.row_no, public_key=public))
    work.remark(
        **{
            audit_trail.ENROLS: public.hex(),
            opening_checks.SCHEMA: opening_checks.current_schema(session),
            "device_secret": "kept" if with_secret else "none",
        }
    )
