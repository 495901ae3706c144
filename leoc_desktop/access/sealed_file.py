"""Sealed containers: LEOCB1 for backups, LEOCP1 for pieces of them, LEOCA1 for attachments. Without the key they are
unreadable and unalterable.

Layout: magic (6 bytes) | length of the header (u32, big-endian, at most 1 MiB) | header (canonical JSON) |
HMAC-SHA256 of the header under HKDF(key, info="leoc/v1/header") | chunks.

A chunk is AES-256-GCM over up to ``chunk`` bytes, the tag (16 bytes) behind. Its nonce is the file's random
prefix (7 bytes), its number (u32) and 1 for the last chunk or 0; its additional data is SHA-256 of the header
and its key HKDF(key, salt=prefix, info="leoc/v1/chunks"). Chunk size and prefix stand in the header's entry
"stream". Only an empty file has an empty chunk.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from leoc_desktop.access.key_derivation import hkdf, wipe
from leoc_desktop.access.strict_json import exactly, hex_bytes, read_canonical_object, whole_number
from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.foundation.errors import BackupTrouble
from leoc_desktop.foundation.translation import N_

if TYPE_CHECKING:
    from cryptography.utils import Buffer

BACKUP = b"LEOCB1"
ATTACHMENT = b"LEOCA1"
PIECE = b"LEOCP1"
BACKUP_CHUNK = 1024 * 1024
ATTACHMENT_CHUNK = 64 * 1024
LARGEST_HEADER = 1024 * 1024
STREAM = "stream"

_CHUNK_SIZES = range(1, BACKUP_CHUNK + 1)
_PREFIX_BYTES = 7
_TAG_BYTES = 16
_MAC_BYTES = 32
_LENGTH = struct.Struct(">I")
_NONCE_END = struct.Struct(">IB")
_MOST_CHUNKS = 2**32

NOT_OURS = N_("This file was not made by LEOC Desktop.")
NEWER_FORMAT = N_("This file was made by a newer version of LEOC Desktop.")
TRUNCATED = N_("This file is incomplete: its end is missing.")
ALTERED = N_("This file was altered or damaged.")
INCOMPLETE_OR_ALTERED = N_("This file is incomplete, or it was altered or damaged.")
WRONG_KEY_OR_ALTERED = N_(
    "This file does not open: it belongs to another office, or its beginning was altered."
)
TRAILING = N_("This file was altered: something was added behind its end.")
TOO_LARGE = N_("This file is too large to be sealed.")


@dataclass(frozen=True, slots=True)
class _Opening:
    """The readable beginning of a container."""

    raw: bytes
    mac: bytes
    header: dict[str, object]
    chunk: int
    prefix: bytes


def seal(
    source: BinaryIO, target: BinaryIO, key: Buffer, header: Mapping[str, object], *, magic: bytes, chunk: int
) -> None:
    """Read ``source`` to its end and write the container to ``target``.

    ``key`` has 32 bytes and is used for this file only. ``header`` stays readable and may not use "stream".
    """
    if STREAM in header or chunk not in _CHUNK_SIZES:
        raise ValueError("reserved header entry or chunk size out of range")
    prefix = secrets.token_bytes(_PREFIX_BYTES)
    raw = canonical({**header, STREAM: {"chunk": chunk, "prefix": prefix.hex()}})
    if len(raw) > LARGEST_HEADER:
        raise ValueError("header too large")
    target.write(magic + _LENGTH.pack(len(raw)) + raw + _header_mac(key, raw))
    cipher, bound = _cipher(key, prefix), hashlib.sha256(raw).digest()
    for number, (plain, last) in enumerate(_pieces(source, chunk)):
        if number >= _MOST_CHUNKS:
            raise BackupTrouble(TOO_LARGE)
        target.write(cipher.encrypt(_nonce(prefix, number, last=last), plain, bound))


def read_header(source: Path | BinaryIO, magic: bytes) -> dict[str, object]:
    """The readable header, NOT authenticated: only :func:`unseal` vouches for it. Raises BackupTrouble."""
    if isinstance(source, Path):
        with source.open("rb") as file:
            return _opening(file, magic).header
    return _opening(source, magic).header


def unseal(source: BinaryIO, target: BinaryIO, key: Buffer, magic: bytes) -> dict[str, object]:
    """Write the contents to ``target`` and return the header that was given to :func:`seal`.

    Raises BackupTrouble with the cause; what ``target`` holds by then is worth nothing and has to be removed.
    """
    opening = _opening(source, magic)
    if not hmac.compare_digest(_header_mac(key, opening.raw), opening.mac):
        raise BackupTrouble(WRONG_KEY_OR_ALTERED)
    cipher, bound = _cipher(key, opening.prefix), hashlib.sha256(opening.raw).digest()
    for number, (sealed, last) in enumerate(_pieces(source, opening.chunk + _TAG_BYTES)):
        if number >= _MOST_CHUNKS or (number > 0 and len(sealed) <= _TAG_BYTES):
            raise BackupTrouble(ALTERED)
        target.write(_opened(cipher, opening.prefix, number, sealed, bound, last=last))
    return opening.header


def _opened(cipher: AESGCM, prefix: bytes, number: int, sealed: bytes, bound: bytes, *, last: bool) -> bytes:
    try:
        return cipher.decrypt(_nonce(prefix, number, last=last), sealed, bound)
    except InvalidTag as problem:
        raise BackupTrouble(_cause(cipher, prefix, number, sealed, bound, last=last)) from problem


def _cause(cipher: AESGCM, prefix: bytes, number: int, sealed: bytes, bound: bytes, *, last: bool) -> str:
    """Why a chunk does not open: one that would open with the other flag was cut behind, or added to."""
    try:
        cipher.decrypt(_nonce(prefix, number, last=not last), sealed, bound)
    except InvalidTag:
        return INCOMPLETE_OR_ALTERED if last else ALTERED
    return TRUNCATED if last else TRAILING


def _opening(source: BinaryIO, magic: bytes) -> _Opening:
    start = source.read(len(magic))
    if start != magic:
        newer = start[:-1] == magic[:-1] and start[-1:].isdigit()
        raise BackupTrouble(NEWER_FORMAT if newer else NOT_OURS)
    length = _LENGTH.unpack(_exactly(source, _LENGTH.size))[0]
    if length > LARGEST_HEADER:
        raise BackupTrouble(ALTERED)
    raw = _exactly(source, length)
    mac = _exactly(source, _MAC_BYTES)
    try:
        header = read_canonical_object(raw)
        stream = exactly(header.pop(STREAM, None), "chunk", "prefix")
        chunk, prefix = whole_number(stream["chunk"]), hex_bytes(stream["prefix"], _PREFIX_BYTES)
    except ValueError as problem:
        raise BackupTrouble(ALTERED) from problem
    if chunk not in _CHUNK_SIZES:
        raise BackupTrouble(ALTERED)
    return _Opening(raw, mac, header, chunk, prefix)


def _exactly(source: BinaryIO, count: int) -> bytes:
    data = _read_fully(source, count)
    if len(data) != count:
        raise BackupTrouble(TRUNCATED)
    return data


def _read_fully(source: BinaryIO, count: int) -> bytes:
    """``count`` bytes, fewer only at the end; network files and pipes may give them piecemeal."""
    data = source.read(count)
    while len(data) < count and (more := source.read(count - len(data))):
        data += more
    return data


def _pieces(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """The rest of ``source`` in pieces of ``size``, each with whether it is the last; at least one piece."""
    piece = _read_fully(source, size)
    while following := _read_fully(source, size):
        yield piece, False
        piece = following
    yield piece, True


def _header_mac(key: Buffer, raw: bytes) -> bytes:
    header_key = hkdf(key, "leoc/v1/header")
    mac = hmac.digest(bytes(header_key), raw, hashlib.sha256)
    wipe(header_key)
    return mac


def _cipher(key: Buffer, prefix: bytes) -> AESGCM:
    chunk_key = hkdf(key, "leoc/v1/chunks", salt=prefix)
    cipher = AESGCM(chunk_key)
    wipe(chunk_key)
    return cipher


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + _NONCE_END.pack(number, last)
