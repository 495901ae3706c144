"""The pages of an encrypted database in the clear, one after the other, and a database made of such pages again.

The format is SQLCipher's fourth: a page of 4,096 bytes ends with 16 bytes IV and 64 bytes HMAC-SHA512 over what is
encrypted (AES-256-CBC), the IV and the number of the page; the first page begins with a salt in place of SQLite's
first 16 bytes. A page that did not change is the same in the clear in every copy, whatever key the copy has. Nothing
here is trusted by itself: a database is proved by SQLCipher before its pages are read, and after it was put together.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

if TYPE_CHECKING:
    from cryptography.utils import Buffer

PAGE_BYTES = 4096
_IV_BYTES, _MAC_BYTES, _SALT_BYTES = 16, 64, 16
CLEAR_BYTES = PAGE_BYTES - _IV_BYTES - _MAC_BYTES
_MAGIC = b"SQLite format 3\x00"
_NEVER_WRITTEN = 2**30 // PAGE_BYTES + 1
"""SQLite locks bytes of this page and leaves a hole there."""


def clear_pages(file: BinaryIO, key: Buffer) -> Iterator[bytes]:
    """The pages of a closed database that was found sound, each of CLEAR_BYTES."""
    number = 0
    while page := file.read(PAGE_BYTES):
        number += 1
        if number == _NEVER_WRITTEN:
            yield bytes(CLEAR_BYTES)
            continue
        start = _SALT_BYTES if number == 1 else 0
        iv = page[CLEAR_BYTES : CLEAR_BYTES + _IV_BYTES]
        clear = Cipher(AES256(key), CBC(iv)).decryptor().update(page[start:CLEAR_BYTES])
        yield _MAGIC + clear if start else clear


def write_pages(file: BinaryIO, key: Buffer, pages: Iterable[bytes]) -> None:
    """A database under ``key`` made of ``pages``, which come from ``clear_pages``."""
    salt = secrets.token_bytes(_SALT_BYTES)
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    for number, page in enumerate(pages, start=1):
        if number == _NEVER_WRITTEN:
            file.write(bytes(PAGE_BYTES))
            continue
        start = _SALT_BYTES if number == 1 else 0
        iv = os.urandom(_IV_BYTES)
        sealed = Cipher(AES256(key), CBC(iv)).encryptor().update(page[start:]) + iv
        mac = hmac.digest(mac_key, sealed + number.to_bytes(4, "little"), hashlib.sha512)
        file.write((salt if start else b"") + sealed + mac)
