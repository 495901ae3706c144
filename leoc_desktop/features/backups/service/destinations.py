"""Where backups go by themselves: adding, trying out and removing destinations."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.guard import requires
from leoc_desktop.access.office_keyring import KeyringState, KeyringUnusable
from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.backups import queries
from leoc_desktop.features.backups.queries import DestinationRow
from leoc_desktop.features.backups.rules import NewDestination, checked_destination
from leoc_desktop.features.backups.service.errand import is_same_disk
from leoc_desktop.features.backups.service.making import BackupMaking
from leoc_desktop.foundation.errors import NotFound, Refused
from leoc_desktop.foundation.policy import policy_in_force
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.backup_destination import BackupDestination
from leoc_desktop.storage.backup_share import (
    FOLDER,
    SMB,
    Listing,
    Place,
    Prepare,
    ShareTrouble,
    TroubleKind,
    TryOut,
)

_SESSION_PASSWORDS: dict[bytes, str] = {}
"""Passwords of shares whose computer has no keyring: kept until the program ends, then asked for again."""


@dataclass(frozen=True, slots=True)
class TriedOut:
    """What a trial showed: a file could be added and was read back as written."""

    shown: str
    free_bytes: int | None
    deletes: bool
    """Whether files can be deleted there; better not."""
    same_disk: bool
    """The folder is on the disk that holds the office itself: lost together with it."""
    password_kept: bool = True


class Destinations(BackupMaking):
    """The destinations of this office."""

    @requires(Permission.BACKUP_MAKE)
    def destinations(self) -> list[DestinationRow]:
        """All destinations in use, with how it went there last."""
        with self.store.read() as session:
            return queries.destinations(session)

    @requires(Permission.BACKUP_MAKE)
    def try_out(self, new: NewDestination) -> TriedOut:
        """Make the office's folder there, add a small file, read it back. Slow. Raises ShareTrouble with the cause."""
        return self._tried(self._place_of(checked_destination(new)))

    @requires(Permission.BACKUP_MAKE)
    def add_destination(self, new: NewDestination) -> TriedOut:
        """Try the destination out and keep it. Slow. Raises ValidationFailed, ShareTrouble."""
        checked = checked_destination(new)
        tried = self._tried(self._place_of(checked))
        with self.store.write(self.login, "backup.add_destination") as work:
            row = work.session.scalars(
                select(BackupDestination).where(BackupDestination.name == checked.name)
            ).first() or BackupDestination(name=checked.name)
            row.kind, row.path, row.server, row.share = (
                checked.kind,
                checked.path,
                checked.server,
                checked.share,
            )
            row.port, row.user_name, row.in_use = checked.port, checked.user_name, True
            work.session.add(row)
            work.session.flush()
            key = row.id
        return replace(tried, password_kept=self._keep_password(key, checked.password))

    @requires(Permission.BACKUP_MAKE)
    def try_again(self, key: bytes) -> TriedOut:
        """Try out a destination that is kept, with the password that is kept. Slow. Raises NotFound, ShareTrouble."""
        return self._tried(self._place_with_password(self._row(key)))

    @requires(Permission.BACKUP_MAKE)
    def take_over_fixed(self) -> None:
        """Add the destinations that the policy of this computer fixes. Slow. Raises ShareTrouble for the first that
        cannot be used now; the next sign-in of an administrator tries again.
        """
        known = {row.shown for row in self.destinations()}
        if not self._office.store.read_only and not self._office.vault.training:
            for path in policy_in_force().backup_destinations:
                if path not in known:
                    self.add_destination(NewDestination(path, FOLDER, path))

    @requires(Permission.BACKUP_MAKE)
    def places(self) -> list[Place]:
        """Where the destinations are, with their passwords; left out are those whose password is not known here."""
        with self.store.read() as session:
            rows = queries.destinations_to_visit(session, None)
        found = []
        for row in rows:
            with suppress(ShareTrouble):
                found.append(self._place_with_password(row))
        return found

    @requires(Permission.BACKUP_MAKE)
    def set_password(self, key: bytes, password: str) -> TriedOut:
        """Give the password of a share anew. Slow. Raises NotFound, ShareTrouble."""
        place = replace(self._place(self._row(key)), password=password)
        tried = self._tried(place)
        return replace(tried, password_kept=self._keep_password(key, password))

    @requires(Permission.BACKUP_MAKE)
    def remove_destination(self, key: bytes) -> None:
        """Bring nothing there any more; the files there stay. Raises NotFound."""
        if self._row(key).path in policy_in_force().backup_destinations:
            raise Refused(N_("The policy of this computer fixes this. Ask IT."))
        with self.store.write(self.login, "backup.remove_destination") as work:
            self._find(work.session, key).in_use = False
        _SESSION_PASSWORDS.pop(key, None)
        keyring = self._office.here.keyring
        if keyring is not None and keyring.look(_purpose(key)).state is KeyringState.PRESENT:
            keyring.remove(_purpose(key))

    def _row(self, key: bytes) -> BackupDestination:
        with self.store.read() as session:
            return self._find(session, key)

    @staticmethod
    def _find(session: Session, key: bytes) -> BackupDestination:
        row = session.scalars(select(BackupDestination).where(BackupDestination.id == key)).first()
        if row is None:
            raise NotFound
        return row

    def _tried(self, place: Place) -> TriedOut:
        answers = self._courier.carry(
            place, Prepare(), TryOut(f"LEOC-connection-test-{secrets.token_hex(4)}.txt"), Listing()
        )
        told: dict[str, Any] = {}
        for answer in answers:
            told |= answer.result()
        same_disk = is_same_disk(told["disk"], self._office.folder.root)
        return TriedOut(place.shown, told["free"], told["deletes"], same_disk)

    def _keep_password(self, key: bytes, password: str) -> bool:
        """Whether it is in the keyring now; otherwise it is known until the program ends."""
        if not password:
            return True
        keyring = self._office.here.keyring
        if keyring is not None:
            try:
                keyring.put(_purpose(key), password)
            except (KeyringUnusable, ValueError):
                pass
            else:
                return True
        _SESSION_PASSWORDS[key] = password
        return False

    def _password(self, key: bytes) -> str | None:
        if key in _SESSION_PASSWORDS:
            return _SESSION_PASSWORDS[key]
        keyring = self._office.here.keyring
        return None if keyring is None else keyring.look(_purpose(key)).text

    def _place(self, row: BackupDestination) -> Place:
        """The place without a password."""
        with self.store.read() as session:
            inside = queries.office_folder(session, self._office.vault)
        return Place(row.kind, row.path, inside, row.server, row.share, row.port, row.user_name)

    def _place_with_password(self, row: BackupDestination) -> Place:
        """The place as a courier needs it. Raises ShareTrouble when the keyring does not know the password."""
        place = self._place(row)
        if row.kind != SMB:
            return place
        password = self._password(row.id)
        if password is None:
            raise ShareTrouble(TroubleKind.NO_PASSWORD, place=place.shown)
        return replace(place, password=password)

    def _place_of(self, new: NewDestination) -> Place:
        row = BackupDestination(
            kind=new.kind, path=new.path, server=new.server, share=new.share, port=new.port,
            user_name=new.user_name,
        )  # fmt: skip
        return replace(self._place(row), password=new.password)


def _purpose(key: bytes) -> str:
    return f"smb-{key.hex()}"
