"""The readable head of a backup file: which office, when, which state of the log, and the pieces it is made of."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from leoc_desktop.access import sealed_file
from leoc_desktop.access.backup_pieces import WHOLE, PieceNames
from leoc_desktop.foundation.errors import BackupTrouble
from leoc_desktop.foundation.translation import N_

DAMAGED = N_("This backup is damaged and cannot be used. Take another one.")


@dataclass(frozen=True, slots=True)
class BackupHead:
    """The readable head of a backup file. Trust it only after the file was opened."""

    backup_id: str
    vault_id: bytes
    training: bool
    made_at: datetime
    audit_seq: int
    audit_head: str
    database_epoch: int
    schema: str
    app: str
    postal_code: str
    file_bytes: int
    vault: bytes
    wrapped_key: bytes
    previous: str = ""
    """The SHA-256 of the copy that was the newest one noted when this was made; empty before there was one."""
    pieces: PieceNames = WHOLE
    """What the database is made of when it is not in the file."""

    def as_json(self) -> dict[str, object]:
        """What is sealed over as the container's header."""
        return {
            "backup": self.backup_id,
            "vault_id": self.vault_id.hex(),
            "training": self.training,
            "made_at": self.made_at.isoformat(),
            "audit_seq": self.audit_seq,
            "audit_head": self.audit_head,
            "database_epoch": self.database_epoch,
            "schema": self.schema,
            "app": self.app,
            "postal_code": self.postal_code,
            "content_bytes": self.file_bytes,
            "vault": self.vault.decode("utf-8"),
            "wrapped_key": self.wrapped_key.hex(),
            "previous": self.previous,
        } | ({"pieces": self.pieces.as_json()} if self.pieces.hashes else {})

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> BackupHead:
        """Raises BackupTrouble when an entry is missing or of the wrong kind."""
        try:
            return cls(
                backup_id=str(value["backup"]),
                vault_id=bytes.fromhex(cast(str, value["vault_id"])),
                training=value["training"] is True,
                made_at=datetime.fromisoformat(cast(str, value["made_at"])),
                audit_seq=int(cast(int, value["audit_seq"])),
                audit_head=str(value["audit_head"]),
                database_epoch=int(cast(int, value["database_epoch"])),
                schema=str(value["schema"]),
                app=str(value["app"]),
                postal_code=str(value["postal_code"]),
                file_bytes=int(cast(int, value["content_bytes"])),
                vault=cast(str, value["vault"]).encode("utf-8"),
                wrapped_key=bytes.fromhex(cast(str, value["wrapped_key"])),
                previous=str(value.get("previous", "")),
                pieces=PieceNames.from_json(value.get("pieces")),
            )
        except (KeyError, TypeError, ValueError) as problem:
            raise BackupTrouble(DAMAGED) from problem


def read_head(path: Path) -> BackupHead:
    """The readable head, not vouched for. Raises BackupTrouble for what is no backup of ours, or was cut short."""
    try:
        head = BackupHead.from_json(sealed_file.read_header(path, sealed_file.BACKUP))
        if path.stat().st_size < head.file_bytes:
            raise BackupTrouble(sealed_file.TRUNCATED)
    except OSError as problem:
        raise BackupTrouble(N_("The file {file} cannot be read."), file=path.name) from problem
    return head


LONGEST_HEAD = sealed_file.LARGEST_HEADER + 64
"""So many bytes of a file hold its whole head."""


def head_of(start: bytes) -> BackupHead:
    """As ``read_head``, from the first LONGEST_HEAD bytes of a file. Raises BackupTrouble."""
    return BackupHead.from_json(sealed_file.read_header(io.BytesIO(start), sealed_file.BACKUP))
