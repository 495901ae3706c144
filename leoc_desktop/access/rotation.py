"""New keys for the whole office: for when the recovery code leaked, or an administrator left who knew it (R5)."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field

from sqlalchemy import select

from leoc_desktop.access import audit_trail
from leoc_desktop.access.anchors import Anchors
from leoc_desktop.access.attachments import shelf
from leoc_desktop.access.device_secret import DeviceFactor
from leoc_desktop.access.key_derivation import KEY_BYTES, Kdf, wipe
from leoc_desktop.access.one_time_password import put_one_time_slot
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.access.rekeying import rekeyed
from leoc_desktop.access.station import create_station_key
from leoc_desktop.records.office import Office
from leoc_desktop.records.user import User
from leoc_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RotatedKeys:
    """The new recovery code, and a one-time password for every user, by name. Shown once."""

    recovery_code: str
    one_time_passwords: dict[str, str] = field(default_factory=dict)


def rotate_keys(office: OpenOffice, code: str) -> RotatedKeys:
    """Give the office a new vault key, the database and the station new keys, and all users new slots. Slow.

    The session ends: the office is closed. The former recovery code opens backups made until now, and nothing else.
    Raises StoreTrouble while another program uses the office; a failure leaves everything as it was.
    """
    vault, clock = office.vault, office.store.clock
    new_key = bytearray(secrets.token_bytes(KEY_BYTES))
    try:
        with office.alone(), rekeyed(office.folder, vault, office.vault_key, new_key, clock) as copy:
            with copy.write(office.login, "office.rotate_keys") as work:
                rotated = _new_slots(office, work, new_key, code)
                shelf.rewrap(work, office.vault_key, new_key)
            with copy.read() as session:
                head = audit_trail.head(session)
            office.store.engine.let_go()
        Anchors(office.folder.root, new_key, office.here.keyring, vault.database_epoch).keep(
            head, clock.now()
        )
    finally:
        wipe(new_key)
        office.close()
    return rotated


def _new_slots(office: OpenOffice, work: UnitOfWork, new_key: bytearray, code: str) -> RotatedKeys:
    """Slots under the new vault key in the vault, which is not saved yet, and the facts about them in the log."""
    vault, here = office.vault, office.here
    row = work.session.scalars(select(Office)).one()
    kdf = Kdf.from_json(json.loads(row.kdf))
    secret = here.device_secret if row.device_factor != DeviceFactor.OFF else None
    work.remark(**{audit_trail.STATION_KEY: create_station_key(work, new_key).hex()})
    vault.put_recovery_slot(code, new_key, secret, kdf=kdf)
    passwords = {}
    for user in work.session.scalars(select(User).order_by(User.row_no)):
        if user.disabled:
            vault.remove_user_slot(user.name)
        else:
            user.must_change_password = True
            passwords[user.name] = put_one_time_slot(work, vault, new_key, user.name, kdf, secret)
    return RotatedKeys(code, passwords)
