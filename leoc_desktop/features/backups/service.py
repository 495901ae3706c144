"""Making backups that are proved to open, and restoring an office from one."""

from __future__ import annotations

import hashlib
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from leoc_desktop.access import audit_trail, backup_file
from leoc_desktop.access.audit_trail import Head
from leoc_desktop.access.backup_file import BackupHead, OpenedBackup, SnapshotFacts
from leoc_desktop.access.guard import open_before_sign_in, requires
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import KeyVault, OpenedSlot, database_key
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.open_office import UNFINISHED, OpenOffice
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.settling import settle_in
from leoc_desktop.access.station import station_login
from leoc_desktop.domain.office_detail import office_detail
from leoc_desktop.features.backups import queries
from leoc_desktop.features.backups.queries import BackupRow, Inventory
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.durable_files import sync_folder
from leoc_desktop.foundation.errors import BackupTrouble, StoreDamaged, StoreTrouble
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.backup_made import BackupMade
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.storage.data_folder import DataFolder, private_files
from leoc_desktop.storage.encrypted_engine import EncryptedEngine
from leoc_desktop.storage.snapshot import check_soundness, copy_store
from leoc_desktop.storage.unit_of_work import Store

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class ProvenBackup:
    """A backup file that was opened again and found sound."""

    path: Path
    size: int
    sha256: str
    made_at: datetime
    training: bool
    postal_code: str
    holds: Inventory

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {
            "file": str(self.path),
            "size": self.size,
            "sha256": self.sha256,
            "made_at": self.made_at.isoformat(),
            "training": self.training,
            "postal_code": self.postal_code,
            "incidents": self.holds.incidents,
            "users": self.holds.users,
            "newest_incident": self.holds.newest_incident or None,
            "audit_seq": self.holds.audit_seq,
        }


class BackupService:
    """Backups of the open office."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office
        self.store = office.store

    @property
    def login(self) -> Login:
        """The signed-in user."""
        return self._office.login

    @requires(Permission.BACKUP_MAKE)
    def make(self, folder: Path) -> ProvenBackup:
        """Make a backup in ``folder``, open it again, and note it. Slow.

        The file appears under its name only after it was proved; nothing there is ever overwritten. Raises
        BackupTrouble.
        """
        office, clock = self._office, self.store.clock
        with private_files(), _workplace(office.folder.root) as work:
            facts, snapshot, key = self._snapshot(work)
            name = self._file_name(facts)
            part = folder / f"{name}.part"
            try:
                backup_file.seal_backup(
                    part,
                    vault=office.vault,
                    vault_key=office.vault_key,
                    snapshot=snapshot,
                    snapshot_key=key,
                    facts=facts,
                )
                proven = _prove(part, office.vault_key, work, clock)
                final = folder / name
                if final.exists():
                    raise BackupTrouble(N_("A file named {name} is already there."), name=name)
                part.rename(final)
                sync_folder(folder)
            except OSError as error:
                _discard(part)
                raise BackupTrouble(
                    N_("The backup could not be written to {folder}: {reason}"),
                    folder=str(folder),
                    reason=error.strerror or str(error),
                ) from error
            except BaseException:
                _discard(part)
                raise
            finally:
                wipe(key)
        self._note(final, proven, facts)
        return replace(proven, path=final)

    @requires(Permission.BACKUP_MAKE)
    def made(self) -> list[BackupRow]:
        """All backups made on this computer, newest first."""
        with self.store.read() as session:
            return queries.backups(session)

    def _snapshot(self, work: Path) -> tuple[SnapshotFacts, Path, bytearray]:
        office = self._office
        snapshot, key = work / "copy.db", bytearray(secrets.token_bytes(_KEY_BYTES))
        live_key = database_key(office.vault_key, office.vault.database_epoch)
        try:
            copy_store(office.folder.database, live_key, snapshot, key)
        finally:
            wipe(live_key)
        with _reading(snapshot, key, self.store.clock) as store, store.read() as session:
            head = audit_trail.head(session)
            code = office_detail(session).level.postal_code
        facts = SnapshotFacts(self.store.clock.now(), head.seq, head.hash.hex(), SCHEMA.head, code)
        return facts, snapshot, key

    def _file_name(self, facts: SnapshotFacts) -> str:
        mark = "TR-LEOC" if self._office.vault.training else "LEOC"
        return f"{mark}-{facts.postal_code}-{facts.made_at:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}{backup_file.SUFFIX}"

    def _note(self, final: Path, proven: ProvenBackup, facts: SnapshotFacts) -> None:
        with self.store.write(self.login, "backup.make") as work:
            work.session.add(
                BackupMade(
                    backup_id=final.stem,
                    made_at=facts.made_at,
                    folder=str(final.parent),
                    file_name=final.name,
                    size=proven.size,
                    sha256=proven.sha256,
                    audit_seq=facts.audit_seq,
                )
            )


class BackupDoor:
    """What works without anybody signed in: proving a backup and restoring it into an empty folder (R15)."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @open_before_sign_in
    def head(self, path: Path) -> BackupHead:
        """What the file says of itself, not vouched for. Raises BackupTrouble."""
        return backup_file.read_head(path)

    @open_before_sign_in
    def verify(self, path: Path, *, recovery_code: str) -> ProvenBackup:
        """Open the whole backup with the recovery code and prove it sound. Slow."""
        vault_key = backup_file.vault_key_by_code(backup_file.read_head(path), recovery_code)
        with tempfile.TemporaryDirectory(prefix="leoc-verify-") as folder:
            try:
                return _prove(path, vault_key, Path(folder), self._clock)
            finally:
                wipe(vault_key)

    @open_before_sign_in
    def restore(self, path: Path, root: Path, *, recovery_code: str) -> ProvenBackup:
        """Set the office of the backup up in ``root``, which must hold none. Slow.

        Users keep their passwords. The restored store gets a new key (epoch) and a first log row that says where it
        came from. A failure leaves no office behind.
        """
        folder = DataFolder(root)
        keys = backup_file.keys_by_code(backup_file.read_head(path), recovery_code)
        try:
            folder.prepare()
            if folder.holds_office():
                raise StoreTrouble(
                    N_("There is already an office in this data folder. It is not overwritten.")
                )
            with private_files(), _workplace(folder.root) as work:
                opened, proven = _opened(path, keys.vault_key, work, self._clock)
                self._put_in_place(folder, opened, keys)
            return proven
        finally:
            keys.wipe()

    def _put_in_place(self, folder: DataFolder, opened: OpenedBackup, keys: OpenedSlot) -> None:
        vault_key = keys.vault_key
        vault = KeyVault.from_bytes(opened.vault_bytes, folder.root)
        if vault.vault_id != opened.head.vault_id or vault.training != opened.head.training:
            raise BackupTrouble(backup_file.DAMAGED)
        vault.database_epoch = max(vault.database_epoch, opened.head.database_epoch) + 1
        unfinished = folder.root / UNFINISHED
        unfinished.unlink(missing_ok=True)
        key = database_key(vault_key, vault.database_epoch)
        try:
            copy_store(opened.snapshot, opened.snapshot_key, unfinished, key)
            with _reading(unfinished, key, self._clock) as store:
                head = self._note_restore(store, vault_key, opened.head)
            vault.save()
            unfinished.rename(folder.database)
            sync_folder(folder.root)
            settle_in(folder.root, vault, vault_key, head, self._clock, device_secret=keys.device_secret)
        except BaseException:
            if not KeyVault.exists(folder.root):
                unfinished.unlink(missing_ok=True)
            raise
        finally:
            wipe(key)

    def _note_restore(self, store: Store, vault_key: bytearray, head: BackupHead) -> Head:
        with store.read() as session:
            station = station_login(session, vault_key)
        store.before_commit.append(audit_trail.write_rows)
        with store.write(station, "office.restore") as work:
            work.remark(backup=head.backup_id, made_at=head.made_at.isoformat(), audit_seq=head.audit_seq)
        wipe(station.signing_key)
        with store.read() as session:
            return audit_trail.head(session)


def _discard(part: Path) -> None:
    """Remove an unproved file; on a full or vanished disk that may fail too, and the first error counts."""
    with suppress(OSError):
        part.unlink(missing_ok=True)


@contextmanager
def _workplace(root: Path) -> Iterator[Path]:
    """A private folder on the data folder's own disk, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="work-", dir=root) as folder:
        yield Path(folder)


@contextmanager
def _reading(path: Path, key: bytearray, clock: Clock) -> Iterator[Store]:
    store = Store(EncryptedEngine(path, key), clock)
    try:
        yield store
    finally:
        store.close()


def _prove(path: Path, vault_key: bytearray, work: Path, clock: Clock) -> ProvenBackup:
    return _opened(path, vault_key, work, clock)[1]


def _opened(path: Path, vault_key: bytearray, work: Path, clock: Clock) -> tuple[OpenedBackup, ProvenBackup]:
    """Open the backup and prove every page, the log's head and the counts. Raises BackupTrouble."""
    opened = backup_file.open_backup(path, vault_key, work)
    if opened.head.schema > SCHEMA.head:
        raise BackupTrouble(N_("This backup was made by a newer version of LEOC Desktop."))
    try:
        check_soundness(opened.snapshot, opened.snapshot_key)
        with _reading(opened.snapshot, opened.snapshot_key, clock) as store, store.read() as session:
            head = audit_trail.head(session)
            if (head.seq, head.hash.hex()) != (opened.head.audit_seq, opened.head.audit_head):
                raise StoreDamaged
            holds = queries.inventory(session, head.seq)
    except StoreTrouble as error:
        raise BackupTrouble(backup_file.DAMAGED) from error
    with path.open("rb") as file:
        checksum = hashlib.file_digest(file, "sha256").hexdigest()
    proven = ProvenBackup(
        path,
        path.stat().st_size,
        checksum,
        opened.head.made_at,
        opened.head.training,
        opened.head.postal_code,
        holds,
    )
    return opened, proven
