"""The pieces of a backup that lie beside it: written once each, named by what is in them, sealed one by one.

A piece holds 16 pages of the database, attachments included; 64 in a large one. Where none of them changed since the
last backup its name is the same, and nothing is written. The name is a hash under a key out of the vault: without it
nobody can tell whether some known content is there. Names begin with the series; a new series brings everything once
more, so that damage of one piece does not last (decision 0048).
"""

from __future__ import annotations

import hashlib
import hmac
import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from leoc_desktop.access import sealed_file
from leoc_desktop.access.key_derivation import hkdf_expand, wipe
from leoc_desktop.access.key_vault import pieces_key
from leoc_desktop.foundation.durable_files import replace_patiently, sync_folder
from leoc_desktop.foundation.errors import BackupTrouble
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.database_pages import CLEAR_BYTES, PAGE_BYTES, clear_pages, write_pages

SUFFIX = ".leocp"
_FEW, _MANY = 16 * PAGE_BYTES, 64 * PAGE_BYTES
_LARGE = 4_000 * _FEW
"""From 250 MB on pieces are larger: each file costs a share some round trips."""
LARGEST = 24_000 * _MANY
"""So many names have room in the head of a backup. A database beyond six gigabytes travels whole."""
_HASH_CHARACTERS = 32
_SERIES = re.compile(r"[0-9]{6}-[0-9]{2,4}")

MISSING = N_(
    "Parts of this backup are missing. They lie beside it where it was made, in files that end with .leocp: "
    "copy the whole folder, or fetch the backup from the share."
)


@dataclass(frozen=True, slots=True)
class PieceNames:
    """The pieces of one backup, in order."""

    series: str = ""
    hashes: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """Their names as files; a piece that comes twice is named once."""
        return tuple(dict.fromkeys(file_name(self.series, piece) for piece in self.hashes))

    def as_json(self) -> dict[str, str]:
        """For the head of a backup."""
        return {"series": self.series, "hashes": "".join(self.hashes)}

    @classmethod
    def from_json(cls, value: object) -> PieceNames:
        """Raises ValueError."""
        if value is None:
            return cls()
        if not isinstance(value, dict) or set(value) != {"series", "hashes"}:
            raise ValueError("not a list of pieces")
        series, joined = str(value["series"]), str(value["hashes"])
        if not _SERIES.fullmatch(series) or not re.fullmatch(r"([0-9a-f]{32})+", joined):
            raise ValueError("not a list of pieces")
        count = range(0, len(joined), _HASH_CHARACTERS)
        return cls(series, tuple(joined[at : at + _HASH_CHARACTERS] for at in count))


WHOLE = PieceNames()
"""Of a backup that holds its database itself."""


def file_name(series: str, piece: str) -> str:
    """The file of a piece."""
    return f"{series}-{piece}{SUFFIX}"


def seal_pieces(
    snapshot: Path, key: bytearray, vault_key: bytearray, series: str, folder: Path, held: frozenset[str]
) -> PieceNames:
    """Seal every piece of the closed and sound ``snapshot`` that is not ``held`` into ``folder``. Slow.

    Each is opened again before it counts. Raises BackupTrouble, OSError.
    """
    secret, hashes = pieces_key(vault_key), []
    try:
        with snapshot.open("rb") as database:
            for content in _cut(database, key, snapshot.stat().st_size):
                piece = _hash(secret, series, content)
                hashes.append(piece)
                name = file_name(series, piece)
                if name not in held and not (folder / name).exists():
                    _seal_one(folder / name, content, secret, piece)
        sync_folder(folder)
    finally:
        wipe(secret)
    return PieceNames(series, tuple(hashes))


def join_pieces(
    names: PieceNames, folder: Path, vault_key: bytearray, target: BinaryIO, key: bytearray
) -> None:
    """Write the database of these pieces, under ``key``. Slow. Raises BackupTrouble for one missing or altered."""
    secret = pieces_key(vault_key)
    try:
        write_pages(target, key, _pages_of(names, folder, secret))
    finally:
        wipe(secret)


def _pages_of(names: PieceNames, folder: Path, secret: bytearray) -> Iterator[bytes]:
    for piece in names.hashes:
        content = _open_one(folder / file_name(names.series, piece), secret, names.series, piece)
        for at in range(0, len(content), CLEAR_BYTES):
            yield content[at : at + CLEAR_BYTES]


def _cut(database: BinaryIO, key: bytearray, size: int) -> Iterator[bytes]:
    pages, together = clear_pages(database, key), (_FEW if size < _LARGE else _MANY) // PAGE_BYTES
    while content := b"".join(islice(pages, together)):
        yield content


def _hash(secret: bytearray, series: str, content: bytes) -> str:
    naming = hkdf_expand(secret, f"name/{series}")
    return hmac.digest(bytes(naming), content, hashlib.sha256).hex()[:_HASH_CHARACTERS]


def _seal_one(path: Path, content: bytes, secret: bytearray, piece: str) -> None:
    part = path.with_name(f"{path.name}.part")
    key = hkdf_expand(secret, f"piece/{piece}")
    try:
        with part.open("w+b") as file:
            sealed_file.seal(
                io.BytesIO(content), file, key, {"piece": piece},
                magic=sealed_file.PIECE, chunk=sealed_file.BACKUP_CHUNK,
            )  # fmt: skip
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            again = io.BytesIO()
            sealed_file.unseal(file, again, key, sealed_file.PIECE)
        if again.getvalue() != content:
            raise BackupTrouble(sealed_file.ALTERED)
        replace_patiently(part, path)
    finally:
        wipe(key)
        part.unlink(missing_ok=True)


def _open_one(path: Path, secret: bytearray, series: str, piece: str) -> bytes:
    key, target = hkdf_expand(secret, f"piece/{piece}"), io.BytesIO()
    try:
        with path.open("rb") as file:
            sealed_file.unseal(file, target, key, sealed_file.PIECE)
    except FileNotFoundError as missing:
        raise BackupTrouble(MISSING) from missing
    finally:
        wipe(key)
    content = target.getvalue()
    if not hmac.compare_digest(_hash(secret, series, content), piece):
        raise BackupTrouble(sealed_file.ALTERED)
    return content
