"""The workstation's own signing key (R6): it signs what no person can, such as a restore."""

from __future__ import annotations

import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import station_wrapping_key
from leoc_desktop.access.login_session import StationLogin
from leoc_desktop.access.signatures import new_signing_key, public_key
from leoc_desktop.records.signing_key import SigningKey
from leoc_desktop.storage.unit_of_work import UnitOfWork

_NONCE_BYTES = 12
_PURPOSE = b"leoc/v1/station"


def create_station_key(work: UnitOfWork, vault_key: bytearray) -> bytes:
    """Make the station's key, store it wrapped under the vault key, and return the public half to be enrolled."""
    signing_key = bytearray(new_signing_key())
    wrapping_key = station_wrapping_key(vault_key)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    public = public_key(signing_key)
    work.session.add(
        SigningKey(
            user_no=None,
            public_key=public,
            wrapped_private_key=nonce + AESGCM(wrapping_key).encrypt(nonce, signing_key, _PURPOSE),
        )
    )
    wipe(signing_key, wrapping_key)
    return public


def station_login(session: Session, vault_key: bytearray) -> StationLogin:
    """The station as an actor. Wipe its signing key after the write."""
    row = session.scalars(
        select(SigningKey).where(SigningKey.user_no.is_(None)).order_by(SigningKey.row_no.desc())
    ).first()
    assert row is not None
    assert row.wrapped_private_key is not None
    wrapping_key = station_wrapping_key(vault_key)
    try:
        nonce, sealed = row.wrapped_private_key[:_NONCE_BYTES], row.wrapped_private_key[_NONCE_BYTES:]
        return StationLogin(bytearray(AESGCM(wrapping_key).decrypt(nonce, sealed, _PURPOSE)))
    finally:
        wipe(wrapping_key)
