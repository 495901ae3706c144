"""Making one sealed backup file and proving that it opens: for the service, and before upgrades of the database."""

from __future__ import annotations

import hashlib
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from leoc_desktop.access import audit_trail, backup_file
from leoc_desktop.access.audit_trail import LogState
from leoc_desktop.access.backup_contents import Inventory, inventory
from leoc_desktop.access.backup_file import BackupHead, OpenedBackup, SnapshotFacts
from leoc_desktop.access.backup_pieces import LARGEST, WHOLE, PieceNames, seal_pieces
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import KeyVault, database_key
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.durable_files import sync_folder
from leoc_desktop.foundation.errors import BackupTrouble, StoreDamaged, StoreTrouble
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.storage.data_folder import DataFolder, private_files
from leoc_desktop.storage.encrypted_engine import EncryptedEngine
from leoc_desktop.storage.schema_upgrade import revision
from leoc_desktop.storage.snapshot import check_soundness, copy_store
from leoc_desktop.storage.unit_of_work import Store

_KEY_BYTES = 32
_BEGINS_A_BRANCH = "office.restore"


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
    previous: str
    """The SHA-256 of the copy before it."""
    log: LogState | None = None
    """What came of looking at every row of its log, where that was asked for."""
    whole_size: int | None = None
    """Bytes with the pieces beside it, where that was asked for; ``size`` is the file's."""
    new_size: int | None = None
    """Bytes of what no earlier backup beside it has."""

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {
            "file": str(self.path),
            "size": self.size,
            "whole_size": self.whole_size or self.size,
            "new_size": self.new_size,
            "sha256": self.sha256,
            "made_at": self.made_at.isoformat(),
            "training": self.training,
            "postal_code": self.postal_code,
            "incidents": self.holds.incidents,
            "users": self.holds.users,
            "newest_incident": self.holds.newest_incident or None,
            "audit_seq": self.holds.audit_seq,
            "previous_sha256": self.previous or None,
        } | (
            {}
            if self.log is None
            else {
                "log_faults": [{"row": fault.seq, "fault": str(fault)} for fault in self.log.faults],
                "root_fingerprint": self.log.root,
            }
        )


@dataclass(frozen=True, slots=True)
class InPieces:
    """The database is laid beside the backup in pieces; those ``held`` where it goes need not be made."""

    series: str
    held: frozenset[str] = frozenset()


def make_backup(
    folder: DataFolder,
    vault: KeyVault,
    vault_key: bytearray,
    clock: Clock,
    target: Path,
    in_pieces: InPieces | None = None,
) -> ProvenBackup:
    """Copy, seal and prove the whole office as a new file in ``target``. Slow.

    The file appears under its name only after it was proved; nothing there is ever overwritten. Raises BackupTrouble.
    """
    with private_files(), workplace(folder.root) as work:
        facts, name, snapshot, key = _snapshot(folder, vault, vault_key, clock, work)
        part, final = target / f"{name}.part", target / name
        try:
            pieces = _pieces(snapshot, key, vault_key, target, in_pieces)
            head = backup_file.seal_backup(
                part, vault=vault, vault_key=vault_key, snapshot=snapshot, snapshot_key=key, facts=facts,
                pieces=pieces,
            )  # fmt: skip
            if pieces.hashes:
                proven = _proved_here(part, head, vault_key, work, (snapshot, key), clock)
            else:
                proven = open_proven(part, vault_key, work, clock)[1]
            if final.exists():
                raise BackupTrouble(N_("A file named {name} is already there."), name=name)
            part.rename(final)
            sync_folder(target)
        except OSError as error:
            _discard(part)
            raise BackupTrouble(
                N_("The backup could not be written to {folder}: {reason}"),
                folder=str(target),
                reason=reason_of(error),
            ) from error
        except BaseException:
            _discard(part)
            raise
        finally:
            wipe(key)
    return replace(proven, path=final)


def _pieces(
    snapshot: Path, key: bytearray, vault_key: bytearray, target: Path, wish: InPieces | None
) -> PieceNames:
    """The pieces, each sealed and opened again, of a snapshot that was found sound; none for a whole file."""
    if wish is None or snapshot.stat().st_size > LARGEST:
        return WHOLE
    try:
        check_soundness(snapshot, key)
    except StoreTrouble as error:
        raise BackupTrouble(backup_file.DAMAGED) from error
    return seal_pieces(snapshot, key, vault_key, wish.series, target, wish.held)


def _proved_here(
    path: Path,
    head: BackupHead,
    vault_key: bytearray,
    work: Path,
    snapshot: tuple[Path, bytearray],
    clock: Clock,
) -> ProvenBackup:
    """The file opens, and its snapshot was found sound before it was cut into pieces."""
    opened = backup_file.unseal_file(path, vault_key, work)
    try:
        if opened.head != head or opened.snapshot_key != snapshot[1]:
            raise BackupTrouble(backup_file.DAMAGED)
        return _described(path, head, _read(*snapshot, head, clock))
    finally:
        wipe(opened.snapshot_key)


def _snapshot(
    folder: DataFolder, vault: KeyVault, vault_key: bytearray, clock: Clock, work: Path
) -> tuple[SnapshotFacts, str, Path, bytearray]:
    """A copy under a key of its own. What is asked of it is known to every version of the schema."""
    snapshot, key = work / "copy.db", bytearray(secrets.token_bytes(_KEY_BYTES))
    live_key = database_key(vault_key, vault.database_epoch)
    try:
        copy_store(folder.database, live_key, snapshot, key)
    finally:
        wipe(live_key)
    with reading(snapshot, key, clock) as store, store.read() as session:
        head = audit_trail.head(session)
        code = str(session.scalar(text("SELECT postal_code FROM office")))
        newest = text("SELECT sha256 FROM backup_made ORDER BY audit_seq DESC, row_no DESC LIMIT 1")
        previous = session.scalar(newest) or ""
        schema = revision(session.connection())
        facts = SnapshotFacts(clock.now(), head.seq, head.hash.hex(), schema, code, previous)
        name = file_prefix(session, vault) + f"{facts.made_at:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
    return facts, name + backup_file.SUFFIX, snapshot, key


def file_prefix(session: Session, vault: KeyVault) -> str:
    """What the names of this office's backups begin with: its code, and the branch of its history.

    A branch begins with the set-up and with every restore. Two computers that go on with the same office after one of
    them was restored have different ones.
    """
    mark = "TR-LEOC" if vault.training else "LEOC"
    code = session.scalar(text("SELECT postal_code FROM office"))
    return f"{mark}-{code}-{branch(session)[0]}-"


def branch(session: Session) -> tuple[str, datetime | None]:
    """Six characters that name the branch of the office's history, and when it began."""
    begins = (AuditRow.action == _BEGINS_A_BRANCH) | (AuditRow.seq == 1)
    row = session.execute(
        select(AuditRow.hash, AuditRow.at).where(begins).order_by(AuditRow.seq.desc()).limit(1)
    ).first()
    return (row.hash.hex()[:6], row.at) if row else ("000000", None)


def _discard(part: Path) -> None:
    """Remove an unproved file; on a full or vanished disk that may fail too, and the first error counts."""
    with suppress(OSError):
        part.unlink(missing_ok=True)


@contextmanager
def workplace(root: Path) -> Iterator[Path]:
    """A private folder on the data folder's own disk, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="work-", dir=root) as folder:
        yield Path(folder)


@contextmanager
def reading(path: Path, key: bytearray, clock: Clock) -> Iterator[Store]:
    """A snapshot as a store, closed afterwards."""
    store = Store(EncryptedEngine(path, key), clock)
    try:
        yield store
    finally:
        store.close()


def log_of(opened: OpenedBackup, clock: Clock) -> LogState:
    """Look at every row of the log in an opened backup. Slow."""
    with reading(opened.snapshot, opened.snapshot_key, clock) as store, store.read() as session:
        return audit_trail.check_rows(session)


def open_proven(
    path: Path, vault_key: bytearray, work: Path, clock: Clock
) -> tuple[OpenedBackup, ProvenBackup]:
    """Open the backup and prove every page, the log's head and the counts. Raises BackupTrouble. Slow."""
    opened = backup_file.open_backup(path, vault_key, work)
    if not is_known(opened.head):
        raise BackupTrouble(N_("This backup was made by a newer version of LEOC Desktop."))
    try:
        check_soundness(opened.snapshot, opened.snapshot_key)
        holds = _read(opened.snapshot, opened.snapshot_key, opened.head, clock)
    except StoreTrouble as error:
        raise BackupTrouble(backup_file.DAMAGED) from error
    return opened, _described(path, opened.head, holds)


def _read(snapshot: Path, key: bytearray, told: BackupHead, clock: Clock) -> Inventory:
    """What the snapshot holds. Raises StoreDamaged when it is not the one that the head tells of."""
    with reading(snapshot, key, clock) as store, store.read() as session:
        head = audit_trail.head(session)
        if (head.seq, head.hash.hex()) != (told.audit_seq, told.audit_head):
            raise StoreDamaged
        return inventory(session, head.seq)


def _described(path: Path, head: BackupHead, holds: Inventory) -> ProvenBackup:
    with path.open("rb") as file:
        checksum = hashlib.file_digest(file, "sha256").hexdigest()
    size = path.stat().st_size
    return ProvenBackup(
        path, size, checksum, head.made_at, head.training, head.postal_code, holds, head.previous
    )


def is_known(head: BackupHead) -> bool:
    """Whether this program knows the schema of the backup, or can bring it up to date."""
    return head.schema == SCHEMA.head or any(
        path.stem.split("_")[0] == head.schema for path in SCHEMA.migrations.glob("versions/*.py*")
    )
