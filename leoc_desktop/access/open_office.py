"""Opening an office's store, with a user's password or with the printed recovery code."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access import audit_trail
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import KeyVault, OpenedSlot, database_key
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.roles import Role
from leoc_desktop.access.station import station_login
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.errors import SignInFailed, StoreDamaged
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.records.user import User
from leoc_desktop.storage.data_folder import DataFolder
from leoc_desktop.storage.encrypted_engine import EncryptedEngine
from leoc_desktop.storage.folder_lock import FolderLock, use_lock
from leoc_desktop.storage.schema_upgrade import migrate, needs_upgrade
from leoc_desktop.storage.unit_of_work import Store

UNFINISHED = "setup.db"


@dataclass
class OpenOffice:
    """An open store with the keys that opened it; ``close`` wipes them and nothing can be read any more."""

    folder: DataFolder
    vault: KeyVault
    vault_key: bytearray = field(repr=False)
    store: Store
    login: Login
    lock: FolderLock

    def close(self) -> None:
        """Close the store and wipe every key."""
        self.store.close()
        self.login.close()
        wipe(self.vault_key)
        self.lock.release()


def sign_in(root: Path, name: str, password: str, clock: Clock) -> OpenOffice:
    """Open the office in ``root`` for ``name``. Slow (key derivation): never on the window's thread.

    Raises SignInFailed for an unknown name, a wrong password and a disabled user alike; VaultMissing, StoreDamaged,
    StoreTrouble for a store that cannot be used.
    """
    folder = DataFolder(root)
    vault = KeyVault.load(folder.root)
    finish_setup(folder)
    opened = vault.open_user_slot(name, password)
    try:
        return _open(folder, vault, opened, name, clock)
    except BaseException:
        opened.wipe()
        raise


def _open(folder: DataFolder, vault: KeyVault, opened: OpenedSlot, name: str, clock: Clock) -> OpenOffice:
    lock = use_lock(folder.root)
    try:
        store = open_store(folder, vault, opened.vault_key, clock)
        try:
            login = _login(store, vault, opened, name)
            note_sign_in(store, login, opened.vault_key)
        except BaseException:
            store.close()
            raise
    except BaseException:
        lock.release()
        raise
    return OpenOffice(folder, vault, opened.vault_key, store, login, lock)


def finish_setup(folder: DataFolder) -> None:
    """Complete a set-up that a power cut stopped between its last two steps: the vault is there, the name is not."""
    unfinished = folder.root / UNFINISHED
    if unfinished.exists() and not folder.database.exists():
        unfinished.rename(folder.database)


def open_store(folder: DataFolder, vault: KeyVault, vault_key: bytearray, clock: Clock) -> Store:
    """The store behind the vault, upgraded if it is older than the program, with the log writing itself."""
    if not folder.database.exists():
        raise StoreDamaged(N_("The database file is missing. Restore a backup."))
    key = database_key(vault_key, vault.database_epoch)
    try:
        engine = EncryptedEngine(folder.database, key)
        if _needs_upgrade(engine):
            engine.close()
            migrate(folder.database, key, SCHEMA)
            engine = EncryptedEngine(folder.database, key)
    finally:
        wipe(key)
    store = Store(engine, clock)
    store.before_commit.append(audit_trail.write_rows)
    return store


def _needs_upgrade(engine: EncryptedEngine) -> bool:
    try:
        return needs_upgrade(engine, SCHEMA)
    except BaseException:
        engine.close()
        raise


def _login(store: Store, vault: KeyVault, opened: OpenedSlot, name: str) -> Login:
    with store.read() as session:
        user = find_user(session, vault, name)
        if user is None or user.disabled:
            raise SignInFailed
        return Login(
            user_no=user.row_no,
            name=user.name,
            full_name=user.full_name,
            post=user.post,
            roles=frozenset(Role(role.role) for role in user.roles),
            must_change_password=user.must_change_password or opened.signing_key is None,
            signing_key=opened.signing_key or bytearray(),
        )


def find_user(session: Session, vault: KeyVault, name: str) -> User | None:
    """The user whose slot ``name`` opens: names are compared as the vault compares them."""
    wanted = vault.slot_id(name)
    return next((user for user in session.scalars(select(User)) if vault.slot_id(user.name) == wanted), None)


def note_sign_in(store: Store, login: Login, vault_key: bytearray) -> None:
    """Write the sign-in to the log; somebody with a one-time password cannot sign yet, so the station does."""
    if login.signing_key:
        actor, borrowed = login, None
    else:
        with store.read() as session:
            actor = borrowed = station_login(session, vault_key)  # type: ignore[assignment]
    with store.write(actor, "session.sign_in") as work:
        work.session.get_one(User, login.user_no).last_sign_in = store.clock.now()
        work.remark(user=login.name)
    if borrowed is not None:
        wipe(borrowed.signing_key)
