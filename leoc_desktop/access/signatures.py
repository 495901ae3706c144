"""Ed25519 signatures: who did it, in a way that can be checked years later."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from leoc_desktop.access import crockford

if TYPE_CHECKING:
    from cryptography.utils import Buffer

KEY_BYTES = 32
SIGNATURE_BYTES = 64
FINGERPRINT_BYTES = 10  # 80 bits: 16 characters to compare by eye


def new_signing_key() -> bytes:
    """A new private key, 32 raw bytes."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(sk: Buffer) -> bytes:
    """The public key (32 raw bytes) of a private one."""
    return Ed25519PrivateKey.from_private_bytes(sk).public_key().public_bytes_raw()


def sign(sk: Buffer, message: bytes) -> bytes:
    """The signature (64 bytes) of ``message``."""
    return Ed25519PrivateKey.from_private_bytes(sk).sign(message)


def verify(pk: bytes, message: bytes, sig: bytes) -> bool:
    """Whether ``sig`` is the signature of ``message`` by the owner of ``pk``; malformed input is False."""
    try:
        Ed25519PublicKey.from_public_bytes(pk).verify(sig, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(pk: bytes) -> str:
    """A public key as people compare it: four groups of four characters."""
    digest = hashlib.sha256(pk).digest()[:FINGERPRINT_BYTES]
    return "-".join(crockford.grouped(crockford.encode(digest), 4))
