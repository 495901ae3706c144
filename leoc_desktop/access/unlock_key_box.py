"""A supervisor's unlock key as the store keeps it: a verifier, and a signing key that the code opens."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from leoc_desktop.access import signatures, unlock_code
from leoc_desktop.access.key_derivation import SALT_BYTES, Kdf, derive, hkdf_expand, wipe
from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.foundation.errors import WrongSecret
from leoc_desktop.foundation.translation import N_

NONCE_BYTES = 12
TAG_BYTES = 16
WRAPPED_BYTES = NONCE_BYTES + signatures.KEY_BYTES + TAG_BYTES

DOES_NOT_FIT = N_("The unlock key does not fit.")


@dataclass(frozen=True, slots=True)
class UnlockKeyBox:
    """What the store keeps of one unlock key; ``wrapped`` is nonce (12), sealed key (32), tag (16)."""

    salt: bytes
    kdf: Kdf
    verifier: bytes
    wrapped: bytes
    public_key: bytes

    def header(self) -> bytes:
        """The parts that the wrapping vouches for."""
        return _header(self.salt, self.kdf, self.public_key)


def seal_unlock_key(code: str, *, kdf: Kdf) -> UnlockKeyBox:
    """A box with a new signing key that ``code`` opens. Raises WrongSecret when ``code`` is no unlock key."""
    signing_key = bytearray(signatures.new_signing_key())
    public = signatures.public_key(signing_key)
    salt = secrets.token_bytes(SALT_BYTES)
    nonce = secrets.token_bytes(NONCE_BYTES)
    verifier, wrapping_key = _stretched(code, salt, kdf)
    sealed = AESGCM(wrapping_key).encrypt(nonce, signing_key, _header(salt, kdf, public))
    wipe(signing_key, wrapping_key)
    return UnlockKeyBox(salt, kdf, verifier, nonce + sealed, public)


def open_unlock_key(code: str, box: UnlockKeyBox) -> bytearray:
    """The signing key in ``box``; wipe it after signing. Raises WrongSecret for a key that does not fit."""
    verifier, wrapping_key = _stretched(code, box.salt, box.kdf)
    signing_key = bytearray(signatures.KEY_BYTES)
    try:
        if not hmac.compare_digest(verifier, box.verifier) or len(box.wrapped) != WRAPPED_BYTES:
            raise WrongSecret(DOES_NOT_FIT)
        nonce, sealed = box.wrapped[:NONCE_BYTES], box.wrapped[NONCE_BYTES:]
        AESGCM(wrapping_key).decrypt_into(nonce, sealed, box.header(), signing_key)
    except InvalidTag as problem:
        raise WrongSecret(DOES_NOT_FIT) from problem
    finally:
        wipe(wrapping_key)
    if signatures.public_key(signing_key) != box.public_key:
        wipe(signing_key)
        raise WrongSecret(DOES_NOT_FIT)
    return signing_key


def _stretched(code: str, salt: bytes, kdf: Kdf) -> tuple[bytes, bytearray]:
    """The verifier and the wrapping key that belong to ``code``."""
    secret = derive(unlock_code.secret_part(code), salt, kdf)
    verifying_key = hkdf_expand(secret, "verify")
    verifier = hashlib.sha256(verifying_key).digest()
    wrapping_key = hkdf_expand(secret, "wrap")
    wipe(secret, verifying_key)
    return verifier, wrapping_key


def _header(salt: bytes, kdf: Kdf, public: bytes) -> bytes:
    return canonical({"salt": salt.hex(), "kdf": kdf.as_json(), "public_key": public.hex()})
