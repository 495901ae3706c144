"""An open office: the store, the keys that opened it, and what it remembers of itself outside the database."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access import audit_trail, rekeying
from leoc_desktop.access.anchors import Anchors
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import KeyVault, database_key
from leoc_desktop.access.log_watch import LogWatch
from leoc_desktop.access.login_session import Login, StationLogin
from leoc_desktop.access.notices import Notice
from leoc_desktop.access.office_calendar import use_entered_years
from leoc_desktop.access.office_lists import use_office_lists
from leoc_desktop.access.office_store import OfficeStore
from leoc_desktop.access.opening_checks import SCHEMA as SCHEMA_FACT
from leoc_desktop.access.opening_checks import current_schema
from leoc_desktop.access.relock import relock_expired
from leoc_desktop.access.station import station_login
from leoc_desktop.access.workstation import Workstation
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.errors import LeocError, StoreDamaged, StoreTrouble
from leoc_desktop.foundation.nepali_calendar import install_rows
from leoc_desktop.foundation.office_lists import use_lists
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.records.user import User
from leoc_desktop.storage.data_folder import DataFolder
from leoc_desktop.storage.encrypted_engine import EncryptedEngine
from leoc_desktop.storage.folder_lock import FolderLock, maintenance_lock, use_lock
from leoc_desktop.storage.unit_of_work import Store

UNFINISHED = "setup.db"


@dataclass
class OpenOffice:
    """An open store with the keys that opened it; ``close`` wipes them and nothing can be read any more."""

    folder: DataFolder
    vault: KeyVault
    vault_key: bytearray = field(repr=False)
    store: OfficeStore
    login: Login
    lock: FolderLock
    here: Workstation
    anchors: Anchors
    notices: tuple[Notice, ...] = ()
    """What the user has to know at this sign-in."""
    effort_fits: bool = True
    """Whether deriving a key from the password took a bearable while on this computer."""
    _open: bool = True

    def note_anchor(self) -> None:
        """Remember the head of the log outside the database; called at closing and every minute.

        While the store is open for reading only, the anchor that speaks against it stays.
        """
        if self._open and not self.store.read_only:
            with self.store.read() as session:
                head = audit_trail.head(session)
            self.anchors.keep(head, self.store.clock.now())

    def relock_expired(self) -> int:
        """Close the unlocks that ran out, in the name of the station; how many there were."""
        if not self._open or self.store.read_only:
            return 0
        return relock_expired(self.store, self.vault_key)

    def each_minute(self) -> None:
        """What has to be done while nobody does anything: re-lock, and remember the log's head."""
        self.relock_expired()
        self.note_anchor()
        self._follow_lists()

    def _follow_lists(self) -> None:
        """Another program may have entered a year, or changed a list since."""
        if self._open:
            with contextlib.suppress(StoreTrouble), self.store.read() as session:
                use_entered_years(session)
                use_office_lists(session)

    @property
    def log_watch(self) -> LogWatch:
        """What checks the log without being asked."""
        return LogWatch(self.store, self.folder.root, self.vault_key, self.vault.database_epoch)

    @contextmanager
    def as_station(self) -> Iterator[StationLogin]:
        """The workstation as an actor (R6), its key wiped afterwards."""
        with acting_station(self.store, self.vault_key) as station:
            yield station

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep every other program out of this office. Raises StoreTrouble while one uses it."""
        self.lock.release()
        try:
            with maintenance_lock(self.folder.root):
                yield
        finally:
            self.lock = use_lock(self.folder.root)

    def close(self) -> None:
        """Close the store and wipe every key; a second call does nothing."""
        if not self._open:
            return
        with contextlib.suppress(LeocError):  # a store that cannot be read any more still has to be closed
            self.note_anchor()
        self._open = False
        self.store.close()
        self.login.close()
        self.here.wipe()
        wipe(self.vault_key)
        self.lock.release()


@contextmanager
def acting_station(store: Store, vault_key: bytearray) -> Iterator[StationLogin]:
    """The workstation as an actor (R6), its key wiped afterwards."""
    with store.read() as session:
        station = station_login(session, vault_key)
    try:
        yield station
    finally:
        wipe(station.signing_key)


def finish_setup(folder: DataFolder) -> None:
    """Complete a set-up that a power cut stopped between its last two steps: the vault is there, the name is not."""
    unfinished = folder.root / UNFINISHED
    if unfinished.exists() and not folder.database.exists():
        unfinished.rename(folder.database)


def open_store(folder: DataFolder, vault: KeyVault, vault_key: bytearray, clock: Clock) -> OfficeStore:
    """The store behind the vault, with the log writing itself; access/upgrading.py brought it up to date before.

    Dates follow the calendar of this office from here on.
    """
    if not folder.database.exists():
        raise StoreDamaged(N_("The database file is missing. Restore a backup."))
    key = database_key(vault_key, vault.database_epoch)
    try:
        rekeying.finish(folder, key)
        engine = EncryptedEngine(folder.database, key)
    finally:
        wipe(key)
    store = OfficeStore(engine, clock)
    try:
        with store.read() as session:
            use_entered_years(session)
            use_office_lists(session)
    except (
        StoreTrouble
    ):  # a damaged page must not keep the office from being read; the checks tell of the damage
        install_rows([])
        use_lists([])
    except BaseException:
        store.close()
        raise
    return store


def note_upgrade(store: Store, vault_key: bytearray) -> None:
    """Sign the new schema in the name of the station."""
    with acting_station(store, vault_key) as station, store.write(station, "schema.upgrade") as work:
        work.remark(**{"revision": SCHEMA.head, SCHEMA_FACT: current_schema(work.session)})


def find_user(session: Session, vault: KeyVault, name: str) -> User | None:
    """The user whose slot ``name`` opens: names are compared as the vault compares them."""
    wanted = vault.slot_id(name)
    return next((user for user in session.scalars(select(User)) if vault.slot_id(user.name) == wanted), None)
