"""A slot that opens with a one-time password, and the permission to make a signing key of one's own (R7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leoc_desktop.access.audit_trail import PERMITS
from leoc_desktop.access.key_derivation import Kdf, wipe
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.access.passwords import new_one_time_password
from leoc_desktop.access.signatures import new_signing_key, public_key
from leoc_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from cryptography.utils import Buffer


def give_one_time_password(
    work: UnitOfWork, vault: KeyVault, vault_key: Buffer, name: str, kdf: Kdf, device_secret: Buffer | None
) -> str:
    """Make the slot, save the vault, and return the password; the rest of the transaction comes before. Slow."""
    password = put_one_time_slot(work, vault, vault_key, name, kdf, device_secret)
    work.session.flush()
    vault.save()
    return password


def put_one_time_slot(
    work: UnitOfWork, vault: KeyVault, vault_key: Buffer, name: str, kdf: Kdf, device_secret: Buffer | None
) -> str:
    """Make the slot, without saving the vault, and return the password.

    The slot holds a one-time signing key. Its public half goes into the log under the signature of the one who gives
    the password; the user's own key will be vouched for by it, so that nobody else can enrol a key in his name.
    """
    password, permit = new_one_time_password(), bytearray(new_signing_key())
    vault.put_user_slot(name, password, vault_key, permit, kdf=kdf, device_secret=device_secret)
    work.remark(**{"user": name, PERMITS: public_key(permit).hex()})
    wipe(permit)
    return password
