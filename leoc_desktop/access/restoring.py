"""Putting a restored office in the place of the present one: afterwards the old or the new is there, never neither.

The new office is made whole in a folder of its own. Then an intent is written down, the old files are moved aside and
the new ones in. Whoever opens the office next finishes what a power cut stopped, and sweeps what never got that far.
"""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from leoc_desktop.access import audit_trail
from leoc_desktop.access.anchors import Anchors
from leoc_desktop.access.audit_trail import Head
from leoc_desktop.access.backup_file import DAMAGED, BackupHead, OpenedBackup
from leoc_desktop.access.backup_making import reading
from leoc_desktop.access.guess_guard import GuessGuard, guard_key
from leoc_desktop.access.key_derivation import Kdf, fitted, wipe
from leoc_desktop.access.key_vault import KeyVault, OpenedSlot, database_key
from leoc_desktop.access.open_office import acting_station
from leoc_desktop.access.opening_checks import SCHEMA as SCHEMA_FACT
from leoc_desktop.access.opening_checks import current_schema
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.durable_files import sync_folder, write_durably
from leoc_desktop.foundation.errors import BackupTrouble, StoreTrouble
from leoc_desktop.records.office import Office
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.storage.data_folder import DataFolder
from leoc_desktop.storage.encrypted_engine import EncryptedEngine
from leoc_desktop.storage.folder_lock import maintenance_lock
from leoc_desktop.storage.schema_upgrade import migrate, needs_upgrade
from leoc_desktop.storage.snapshot import copy_store
from leoc_desktop.storage.unit_of_work import Store, UnitOfWork

INTENT = "restore.json"
NEW, WORK, ASIDE = "restore-", "work-", "pre-restore-"
OFFICE_FILES = (
    "vault.a.json",
    "vault.b.json",
    "leoc.db",
    "leoc.db-wal",
    "leoc.db-shm",
    "rekeyed.db",
    "setup.db",
    "guard.json",
    "anchor.json",
    "blobs",
    "spool",
)
"""What makes an office; locks, logs and settings belong to the computer and stay."""
_CLEAR, _FILL = "clear", "fill"


@dataclass(frozen=True, slots=True)
class NewOffice:
    """An office made whole in a folder of its own, with the head of its log."""

    folder: Path
    vault: KeyVault
    head: Head


@contextmanager
def new_folder(root: Path) -> Iterator[Path]:
    """A folder for the new office, swept away unless its files were moved out."""
    folder = root / f"{NEW}{secrets.token_hex(4)}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        if not (root / INTENT).exists():
            shutil.rmtree(folder, ignore_errors=True)


def build(
    folder: Path, opened: OpenedBackup, keys: OpenedSlot, clock: Clock, *, beyond_epoch: int = 0
) -> NewOffice:
    """Make the office of the backup in ``folder``: a new key, its first log row, guard and anchor. Slow.

    ``beyond_epoch`` is the epoch of the office whose place it takes. Raises BackupTrouble, StoreTrouble.
    """
    vault = KeyVault.from_bytes(opened.vault_bytes, folder)
    if vault.vault_id != opened.head.vault_id or vault.training != opened.head.training:
        raise BackupTrouble(DAMAGED)
    vault.database_epoch = max(vault.database_epoch, opened.head.database_epoch, beyond_epoch) + 1
    database = DataFolder(folder).database
    key = database_key(keys.vault_key, vault.database_epoch)
    try:
        copy_store(opened.snapshot, opened.snapshot_key, database, key)
        upgraded = _brought_up_to_date(database, key)
        with reading(database, key, clock) as store:
            head = _note_restore(store, keys.vault_key, opened.head, upgraded=upgraded)
            with store.engine.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        wipe(key)
    vault.save()
    _begin_counting(folder, vault, keys, clock)
    Anchors(folder, keys.vault_key, None, vault.database_epoch).keep(head, clock.now())
    sync_folder(folder)
    return NewOffice(folder, vault, head)


def _brought_up_to_date(database: Path, key: bytearray) -> bool:
    engine = EncryptedEngine(database, key)
    try:
        older = needs_upgrade(engine, SCHEMA)
    finally:
        engine.close()
    if older:
        migrate(database, key, SCHEMA)
    return older


def _note_restore(store: Store, vault_key: bytearray, backup: BackupHead, *, upgraded: bool) -> Head:
    store.before_commit.append(audit_trail.write_rows)
    with acting_station(store, vault_key) as station:
        with store.write(station, "office.restore") as work:
            work.remark(
                backup=backup.backup_id, made_at=backup.made_at.isoformat(), audit_seq=backup.audit_seq
            )
            _fit_to_this_computer(work)
        if upgraded:
            with store.write(station, "schema.upgrade") as work:
                work.remark(**{"revision": SCHEMA.head, SCHEMA_FACT: current_schema(work.session)})
    with store.read() as session:
        return audit_trail.head(session)


def _fit_to_this_computer(work: UnitOfWork) -> None:
    """Passwords shall cost as much to try as on the old computer; each user's slot follows at his next sign-in."""
    office = work.session.scalars(select(Office)).one()
    stored = Kdf.from_json(json.loads(office.kdf))
    if (fitting := fitted(stored, work.clock)) != stored:
        office.kdf = json.dumps(fitting.as_json())


def _begin_counting(folder: Path, vault: KeyVault, keys: OpenedSlot, clock: Clock) -> None:
    key = guard_key(vault.vault_id, keys.device_secret if vault.uses_device_secret else None)
    GuessGuard(folder, key, clock, None).start()
    wipe(key)


def put_in_place(folder: DataFolder, new: NewOffice, clock: Clock) -> str:
    """Move the old office aside and the new one in; the name of the folder that holds the old one."""
    aside = f"{ASIDE}{clock.now():%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    _write_intent(folder.root, _CLEAR, new.folder.name, aside)
    _carry_out(folder.root)
    return aside


def finish(folder: DataFolder) -> None:
    """Carry out an intent that was left, and sweep what was left without one; not while somebody is at work."""
    left = [path for mark in (NEW, WORK) for path in folder.root.glob(f"{mark}*") if path.is_dir()]
    if not left and not (folder.root / INTENT).exists():
        return
    with suppress(StoreTrouble), maintenance_lock(folder.root):
        _carry_out(folder.root)
        for path in left:
            shutil.rmtree(path, ignore_errors=True)


def _write_intent(root: Path, stage: str, new: str, aside: str) -> None:
    write_durably(root / INTENT, json.dumps({"stage": stage, "new": new, "aside": aside}).encode("ascii"))


def _carry_out(root: Path) -> None:
    """Go on from wherever it stopped. Each step can be done a second time."""
    intent = _intent(root)
    if intent is None:
        return
    new, aside = root / intent["new"], root / intent["aside"]
    if intent["stage"] == _CLEAR:
        aside.mkdir(mode=0o700, exist_ok=True)
        _move(root, aside)
        _write_intent(root, _FILL, new.name, aside.name)
    _move(new, root)
    (root / INTENT).unlink()
    sync_folder(root)
    shutil.rmtree(new, ignore_errors=True)


def _move(source: Path, target: Path) -> None:
    for name in OFFICE_FILES:
        if (source / name).exists():
            (source / name).replace(target / name)
    sync_folder(source)
    sync_folder(target)


def _intent(root: Path) -> dict[str, str] | None:
    try:
        found = json.loads((root / INTENT).read_bytes())
        return {name: Path(str(found[name])).name for name in ("stage", "new", "aside")}
    except (OSError, ValueError, KeyError, TypeError):
        return None
