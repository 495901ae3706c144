"""Backup files: a sealed snapshot of the store that only the vault key or the recovery code opens.

Inside the container: a list of parts, the whole vault (so that every user keeps his password) and the database under
a random key of its own; or no database, and the head names the pieces that lie beside the file. Outside, readable, only
what is needed to find the right code and the pieces: no user's slot ever leaves the workstation unsealed.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import secrets
import struct
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from leoc_desktop import __version__
from leoc_desktop.access import sealed_file
from leoc_desktop.access.backup_head import DAMAGED, BackupHead, read_head
from leoc_desktop.access.backup_pieces import WHOLE, PieceNames, join_pieces
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import KeyVault, OpenedSlot, backup_key
from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.foundation.errors import BackupTrouble
from leoc_desktop.foundation.translation import N_

__all__ = [
    "DAMAGED",
    "OTHER_OFFICE",
    "SUFFIX",
    "BackupHead",
    "OpenedBackup",
    "SnapshotFacts",
    "keys_by_code",
    "open_backup",
    "read_head",
    "seal_backup",
    "unseal_file",
    "vault_key_by_code",
]

SUFFIX = ".leocb"
_KEY_BYTES = 32
_NONCE_BYTES = 12
_LENGTH = struct.Struct(">I")
_LARGEST_LIST = 1024 * 1024
_COPY_BYTES = 1024 * 1024

OTHER_OFFICE = N_("This backup belongs to another office.")


@dataclass(frozen=True, slots=True)
class SnapshotFacts:
    """What is known of the snapshot when it is sealed."""

    made_at: datetime
    audit_seq: int
    audit_head: str
    schema: str
    postal_code: str
    previous: str


@dataclass
class OpenedBackup:
    """A backup that opened: its head, the vault of all users, and the snapshot with its key."""

    head: BackupHead
    vault_bytes: bytes
    snapshot: Path
    snapshot_key: bytearray


def seal_backup(
    target: Path,
    *,
    vault: KeyVault,
    vault_key: bytearray,
    snapshot: Path,
    snapshot_key: bytearray,
    facts: SnapshotFacts,
    pieces: PieceNames = WHOLE,
) -> BackupHead:
    """Write the snapshot and the vault as one sealed file to ``target`` and bring it to the disk.

    With ``pieces`` the database is not written: they are it.
    """
    inside = _contents_head(vault, snapshot, snapshot_key, whole=not pieces.hashes)
    file_key, wrapping_key = bytearray(secrets.token_bytes(_KEY_BYTES)), backup_key(vault_key)
    backup_id, nonce = secrets.token_hex(8), secrets.token_bytes(_NONCE_BYTES)
    head = BackupHead(
        backup_id=backup_id,
        vault_id=vault.vault_id,
        training=vault.training,
        made_at=facts.made_at,
        audit_seq=facts.audit_seq,
        audit_head=facts.audit_head,
        database_epoch=vault.database_epoch,
        schema=facts.schema,
        app=__version__,
        postal_code=facts.postal_code,
        file_bytes=len(inside) + (0 if pieces.hashes else snapshot.stat().st_size),
        vault=vault.recovery_only_bytes(),
        wrapped_key=nonce + AESGCM(wrapping_key).encrypt(nonce, file_key, _bound(vault.vault_id, backup_id)),
        previous=facts.previous,
        pieces=pieces,
    )
    try:
        with snapshot.open("rb") as database, target.open("xb") as sealed:
            rest = (io.BytesIO(),) if pieces.hashes else (database,)
            source = cast(BinaryIO, _Chain(io.BytesIO(inside), *rest))
            sealed_file.seal(
                source,
                sealed,
                file_key,
                head.as_json(),
                magic=sealed_file.BACKUP,
                chunk=sealed_file.BACKUP_CHUNK,
            )
            sealed.flush()
            os.fsync(sealed.fileno())
    finally:
        wipe(file_key, wrapping_key)
    return head


def _bound(vault_id: bytes, backup_id: str) -> bytes:
    return b"leoc/v1/backup/" + vault_id + backup_id.encode("ascii")


def _contents_head(vault: KeyVault, snapshot: Path, snapshot_key: bytearray, *, whole: bool) -> bytes:
    vault_bytes = vault.to_bytes()
    parts = canonical(
        {
            "vault_bytes": len(vault_bytes),
            "snapshot_bytes": snapshot.stat().st_size,
            "snapshot_sha256": _sha256(snapshot) if whole else "",
            "snapshot_key": bytes(snapshot_key).hex(),
        }
    )
    return _LENGTH.pack(len(parts)) + parts + vault_bytes


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def vault_key_by_code(head: BackupHead, code: str) -> bytearray:
    """The vault key, by the recovery code that was printed when the office was set up. Raises WrongSecret."""
    opened = keys_by_code(head, code)
    wipe(opened.device_secret)
    return opened.vault_key


def keys_by_code(head: BackupHead, code: str) -> OpenedSlot:
    """The vault key and, where passwords need it, the device secret (R4). Raises WrongSecret."""
    return KeyVault.from_bytes(head.vault).open_recovery_slot(code)


def open_backup(path: Path, vault_key: bytearray, folder: Path) -> OpenedBackup:
    """Unseal the whole file, and the pieces beside it, into ``folder``: everything is authenticated.

    Raises BackupTrouble with the cause.
    """
    opened = unseal_file(path, vault_key, folder)
    if opened.head.pieces.hashes:
        try:
            with opened.snapshot.open("wb") as database:
                join_pieces(opened.head.pieces, path.parent, vault_key, database, opened.snapshot_key)
        except BaseException:
            opened.snapshot.unlink()
            raise
    return opened


def unseal_file(path: Path, vault_key: bytearray, folder: Path) -> OpenedBackup:
    """As ``open_backup``, without the pieces: then the snapshot is empty. Raises BackupTrouble."""
    head = read_head(path)
    file_key = _file_key(head, vault_key)
    inside = folder / "contents"
    try:
        with path.open("rb") as source, inside.open("xb") as target:
            vouched = sealed_file.unseal(source, target, file_key, sealed_file.BACKUP)
        if BackupHead.from_json(vouched) != head:
            raise BackupTrouble(DAMAGED)
        return _taken_apart(head, inside, folder)
    finally:
        wipe(file_key)
        inside.unlink(missing_ok=True)


def _file_key(head: BackupHead, vault_key: bytearray) -> bytearray:
    wrapping_key = backup_key(vault_key)
    nonce, sealed = head.wrapped_key[:_NONCE_BYTES], head.wrapped_key[_NONCE_BYTES:]
    try:
        return bytearray(AESGCM(wrapping_key).decrypt(nonce, sealed, _bound(head.vault_id, head.backup_id)))
    except (InvalidTag, ValueError) as problem:
        raise BackupTrouble(OTHER_OFFICE) from problem
    finally:
        wipe(wrapping_key)


def _taken_apart(head: BackupHead, inside: Path, folder: Path) -> OpenedBackup:
    snapshot = folder / "snapshot.db"
    with inside.open("rb") as source:
        length = _LENGTH.unpack(source.read(_LENGTH.size).ljust(_LENGTH.size, b"\0"))[0]
        try:
            parts = json.loads(source.read(min(length, _LARGEST_LIST)))
            vault_bytes = source.read(parts["vault_bytes"])
            key, size, checksum = (
                bytearray.fromhex(parts["snapshot_key"]),
                parts["snapshot_bytes"],
                parts["snapshot_sha256"],
            )
        except (KeyError, TypeError, ValueError) as problem:
            raise BackupTrouble(DAMAGED) from problem
        with snapshot.open("xb") as target:
            while piece := source.read(_COPY_BYTES):
                target.write(piece)
    if not head.pieces.hashes and (snapshot.stat().st_size != size or _sha256(snapshot) != checksum):
        raise BackupTrouble(DAMAGED)
    return OpenedBackup(head, vault_bytes, snapshot, key)


class _Chain:
    """Several files read one after the other."""

    def __init__(self, *files: BinaryIO) -> None:
        self._files = list(files)

    def read(self, count: int) -> bytes:
        """Up to ``count`` bytes; empty at the end of the last file."""
        while self._files:
            if data := self._files[0].read(count):
                return data
            self._files.pop(0)
        return b""
