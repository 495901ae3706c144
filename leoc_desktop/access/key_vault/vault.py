"""The key vault of one office: who can open it, and with what."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from leoc_desktop.access import recovery_code
from leoc_desktop.access.key_derivation import FLOOR, KEY_BYTES, Kdf, wipe
from leoc_desktop.access.key_vault import vault_file
from leoc_desktop.access.key_vault.changes import Changes
from leoc_desktop.access.key_vault.slots import (
    RECOVERY,
    TAG_BYTES,
    USER,
    OpenedSlot,
    Slot,
    VaultIdentity,
    dummy_slot,
    seal_slot,
    unseal_slot,
)
from leoc_desktop.access.key_vault.vault_file import VaultState
from leoc_desktop.foundation.errors import Refused, SignInFailed, StoreDamaged, StoreTrouble, WrongSecret
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_

if TYPE_CHECKING:
    from cryptography.utils import Buffer

DATABASE_FILE = "leoc.db"
SLOT_ID_BYTES = 16

ALREADY_THERE = N_("There is already an office in this data folder. It is not overwritten.")
ANOTHER_OFFICE = N_("The data folder belongs to another office.")
NOT_SAVED = N_("The key file could not be saved: {reason}")
NO_RECOVERY_SLOT = N_("This file cannot be opened with a recovery code.")


class VaultMissing(StoreTrouble):
    """There is no vault in the data folder: it is new, or its key files were lost."""

    default_msgid = N_("There is no office in this data folder yet.")


class KeyFilesMissing(StoreDamaged):
    """The database of an office is there, but neither of the two files with its keys."""

    default_msgid = N_(
        "The key files of this office (vault.a.json and vault.b.json) are missing from the data folder, and without "
        "them its database does not open. Restore a backup; the database stays as it is until then."
    )


class KeyVault:
    """Slots over one vault key. Changes reach the disk with :meth:`save`, and only there.

    Other processes may change the vault meanwhile: ``save`` puts this object's changes on top of theirs.
    """

    def __init__(self, state: VaultState, data_dir: Path | None, *, on_disk: bool) -> None:
        self._state = state
        self._data_dir = data_dir
        self._on_disk = on_disk
        self._changes = Changes()

    @classmethod
    def create(cls, data_dir: Path, *, training: bool = False) -> tuple[Self, bytearray]:
        """A vault for a new office, not saved yet, and its new vault key. StoreTrouble over an old office."""
        if vault_file.any_copy(data_dir) or (data_dir / DATABASE_FILE).exists():
            raise StoreTrouble(ALREADY_THERE)
        state = VaultState(secrets.token_bytes(vault_file.VAULT_ID_BYTES), training)
        return cls(state, data_dir, on_disk=False), bytearray(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def load(cls, data_dir: Path) -> Self:
        """The vault in ``data_dir``. Raises VaultMissing, KeyFilesMissing beside a database, StoreDamaged."""
        if not vault_file.any_copy(data_dir):
            raise KeyFilesMissing if (data_dir / DATABASE_FILE).exists() else VaultMissing
        return cls(vault_file.load_state(data_dir), data_dir, on_disk=True)

    @classmethod
    def from_bytes(cls, data: bytes, data_dir: Path | None = None) -> Self:
        """A vault out of a backup; ``data_dir`` is the new folder it will be saved in."""
        return cls(VaultState.from_bytes(data), data_dir, on_disk=False)

    exists = staticmethod(vault_file.any_copy)

    @property
    def vault_id(self) -> bytes:
        return self._state.vault_id

    @property
    def training(self) -> bool:
        """Whether this is a training office (R36); every slot vouches for it."""
        return self._state.training

    @property
    def epoch(self) -> int:
        """How often the vault has been saved."""
        return self._state.epoch

    @property
    def database_epoch(self) -> int:
        """The epoch in the key of the database."""
        return self._state.database_epoch

    @database_epoch.setter
    def database_epoch(self, epoch: int) -> None:
        self._changes.database_epoch = epoch
        self._state = self._changes.on_top_of(self._state)

    @property
    def uses_device_secret(self) -> bool:
        """Whether any slot needs the device secret; then a new one must never be made."""
        return any(slot.df for slot in self._state.slots.values())

    def slot_id(self, name: str) -> str:
        """The id of a user's slot (R11): nobody can tell names from the file."""
        return hmac.digest(self.vault_id, _folded(name), hashlib.sha256).hex()

    def has_user_slot(self, name: str) -> bool:
        return self.slot_id(name) in {slot.id for slot in _slots(self._state, USER)}

    def needs_device_secret(self, name: str) -> bool:
        """Whether the slot of ``name`` opens with the device secret only; for an unknown name, whether any does."""
        slot_id = self.slot_id(name)
        known = [slot for slot in _slots(self._state, USER) if slot.id == slot_id]
        return known[0].df if known else self.uses_device_secret

    def put_user_slot(
        self,
        name: str,
        password: str,
        vault_key: Buffer,
        signing_key: Buffer | None,
        *,
        kdf: Kdf,
        device_secret: Buffer | None = None,
    ) -> None:
        """Let ``name`` open the vault with ``password``; replaces the slot that name had."""
        slot = seal_slot(
            self._identity,
            kind=USER,
            slot_id=self.slot_id(name),
            secret=password,
            kdf=kdf,
            device_secret=device_secret,
            contents=_contents(vault_key, signing_key),
        )
        self._change(slot.id, slot)

    def open_user_slot(self, name: str, password: str, device_secret: Buffer | None = None) -> OpenedSlot:
        """The keys of ``name``. SignInFailed for an unknown name and a wrong password, after equal work."""
        slot_id = self.slot_id(name)
        slot = next((slot for slot in _slots(self._state, USER) if slot.id == slot_id), None) or self._dummy(
            slot_id
        )
        contents = unseal_slot(slot, self._identity, password, device_secret)
        if contents is None:
            raise SignInFailed
        vault_key, signing_key = _parts(contents)
        return OpenedSlot(vault_key, signing_key=signing_key, kdf=slot.kdf)

    def remove_user_slot(self, name: str) -> None:
        """Take the vault away from ``name``; nothing happens when there is no such slot."""
        self._change(self.slot_id(name), None)

    @property
    def has_recovery_slot(self) -> bool:
        return bool(_slots(self._state, RECOVERY))

    @property
    def recovery_holds_device_secret(self) -> bool:
        """Whether the printed code would bring the device secret back (R4)."""
        return any(len(slot.ct) == 2 * KEY_BYTES + TAG_BYTES for slot in _slots(self._state, RECOVERY))

    def put_recovery_slot(
        self, code: str, vault_key: Buffer, device_secret: Buffer | None, *, kdf: Kdf
    ) -> None:
        """Let the printed ``code`` open the vault instead of an earlier one. WrongSecret when it is none."""
        slot = seal_slot(
            self._identity,
            kind=RECOVERY,
            slot_id=secrets.token_hex(SLOT_ID_BYTES),
            secret=recovery_code.secret_part(code),
            kdf=kdf,
            device_secret=None,
            contents=_contents(vault_key, device_secret),
        )
        for earlier in _slots(self._state, RECOVERY):
            self._change(earlier.id, None)
        self._change(slot.id, slot)

    def open_recovery_slot(self, code: str) -> OpenedSlot:
        """Vault key and device secret. WrongSecret with the reason; typing mistakes are told at once."""
        secret = recovery_code.secret_part(code)
        slots = _slots(self._state, RECOVERY)
        if not slots:
            raise Refused(NO_RECOVERY_SLOT)
        for slot in slots:  # two only where two programs made a new code at the same moment
            contents = unseal_slot(slot, self._identity, secret, None)
            if contents is not None:
                vault_key, device_secret = _parts(contents)
                return OpenedSlot(vault_key, device_secret=device_secret)
        raise WrongSecret

    def save(self) -> None:
        """Bring the vault to the disk, both copies. StoreTrouble when the disk does not take it."""
        if self._data_dir is None:
            raise ValueError("this vault has no folder")
        try:
            with vault_file.changing(self._data_dir):
                state = self._on_top_of_the_disk(self._data_dir)
                vault_file.save_state(self._data_dir, state)
        except OSError as problem:
            raise StoreTrouble(NOT_SAVED, reason=reason_of(problem)) from problem
        self._state, self._on_disk = state, True
        self._changes = Changes()

    def to_bytes(self) -> bytes:
        """The whole vault, for the sealed inside of a backup only."""
        return self._state.to_bytes()

    def recovery_only_bytes(self) -> bytes:
        """The vault without its users: all that a backup may show outside its sealed part."""
        recovery = {slot.id: slot for slot in _slots(self._state, RECOVERY)}
        return replace(self._state, slots=recovery).to_bytes()

    @property
    def _identity(self) -> VaultIdentity:
        return VaultIdentity(self.vault_id, self.training)

    def _dummy(self, slot_id: str) -> Slot:
        users = _slots(self._state, USER)
        return dummy_slot(slot_id, users[-1].kdf if users else FLOOR, df=bool(users) and users[-1].df)

    def _change(self, slot_id: str, slot: Slot | None) -> None:
        self._changes.slots[slot_id] = slot
        self._state = self._changes.on_top_of(self._state)

    def _on_top_of_the_disk(self, data_dir: Path) -> VaultState:
        """The state to save: what is on the disk with the changes made here."""
        if not self._on_disk:
            if vault_file.any_copy(data_dir):
                raise StoreTrouble(ALREADY_THERE)
            return replace(self._state, epoch=self._state.epoch + 1)
        disk = vault_file.newest_state(data_dir)
        if disk.vault_id != self.vault_id:
            raise StoreTrouble(ANOTHER_OFFICE)
        return replace(self._changes.on_top_of(disk), epoch=disk.epoch + 1)


def _contents(vault_key: Buffer, second: Buffer | None) -> bytearray:
    contents = bytearray(vault_key)
    if second is not None:
        contents += bytearray(second)
    if len(contents) != KEY_BYTES * (1 if second is None else 2):
        wipe(contents)
        raise ValueError("keys in a slot have 32 bytes each")
    return contents


def _parts(contents: bytearray) -> tuple[bytearray, bytearray | None]:
    """The two keys in a slot; the second one may not be there. Wipes ``contents``."""
    first, second = contents[:KEY_BYTES], contents[KEY_BYTES:]
    wipe(contents)
    return first, second or None


def _folded(name: str) -> bytes:
    """A user name as it is compared: no keyboard and no capital makes a difference."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).strip()
    return folded.encode("utf-8", "surrogatepass")


def _slots(state: VaultState, kind: str) -> list[Slot]:
    return [slot for slot in state.slots.values() if slot.kind == kind]
