"""Files on records of any kind: attached while the record is open, shown as safe copies, frozen with it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy.orm import Session

from leoc_desktop.access.attachments import shelf
from leoc_desktop.access.attachments.inspection import Inspected, inspect
from leoc_desktop.access.attachments.limits import KEPT_FREE, LARGEST_FILE
from leoc_desktop.access.attachments.reasons import AttachmentRefused, Reason
from leoc_desktop.access.attachments.shelf import AttachmentRow, View
from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.service_of_office import ServiceOfOffice
from leoc_desktop.domain.record_steps import reason_given
from leoc_desktop.foundation.durable_files import write_durably
from leoc_desktop.foundation.errors import LeocError, NotFound, PermissionDenied, Refused, StoreTrouble
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.data_folder import free_bytes

Key = str | bytes | int
_COPIES = 4  # the file, its copy, and both again in the journal of the database


class FileOwner(ABC):
    """What a feature tells about its records: how one is found, what it is called, when its files may change."""

    kind: ClassVar[str]
    """The table of the records."""
    permission: ClassVar[Permission] = Permission.ATTACHMENT_ADD
    """What changing such a record needs besides the right to attach."""

    @abstractmethod
    def find(self, session: Session, key: Key) -> Any:
        """The record, with ``row_no`` and ``id``. Raises NotFound."""

    @abstractmethod
    def name(self, record: Any) -> str:
        """Its number or title; "" for a draft without one."""

    @abstractmethod
    def ensure_open(
        self, session: Session, record: Any, login: Login, now: datetime, *, removing: bool
    ) -> None:
        """Raise LeocError when ``login`` may not attach files now, or not take them off."""


@dataclass(frozen=True, slots=True)
class RecordFiles:
    """The files of one record, what this user may do with them now, and why not."""

    id: bytes
    name: str
    rows: tuple[AttachmentRow, ...]
    may_attach: bool
    may_remove: bool
    may_save: bool
    why_closed: str


class RecordFileService(ServiceOfOffice):
    """Files on the records of one owner."""

    def __init__(self, office: OpenOffice, owner: FileOwner) -> None:
        super().__init__(office)
        self._owner = owner

    @requires(Permission.ATTACHMENT_VIEW)
    def listed(self, key: Key) -> RecordFiles:
        """The files of a record. Raises NotFound."""
        with self.store.read() as session:
            record = self._owner.find(session, key)
            closed = self._why_closed(session, record, removing=False)
            return RecordFiles(
                id=record.id,
                name=self._owner.name(record),
                rows=tuple(shelf.attached(session, self._owner.kind, record.row_no)),
                may_attach=not closed,
                may_remove=not self._why_closed(session, record, removing=True),
                may_save=self.login.may(Permission.ATTACHMENT_EXPORT),
                why_closed=closed,
            )

    def _why_closed(self, session: Session, record: Any, *, removing: bool) -> str:
        try:
            self._ensure_open(session, record, removing=removing)
        except LeocError as closed:
            return str(closed)
        return ""

    def _ensure_open(self, session: Session, record: Any, *, removing: bool) -> None:
        if not all(self.login.may(right) for right in (Permission.ATTACHMENT_ADD, self._owner.permission)):
            raise PermissionDenied
        self._owner.ensure_open(session, record, self.login, self.store.clock.now(), removing=removing)

    @requires(Permission.ATTACHMENT_ADD)
    def attach(self, key: Key, path: Path, *, flatten: bool = False) -> AttachmentRow:
        """Check the file in a child process, seal it and put it on the record. Slow.

        With ``flatten`` a PDF is taken in as pictures of its pages, and nothing else of it is kept.
        Raises RecordLocked, AttachmentRefused, StoreTrouble; nothing is saved then.
        """
        with self.store.read() as session:
            record = self._owner.find(session, key)
            self._ensure_open(session, record, removing=False)
        data, inspected = looked_at(self._office, path, flatten=flatten)
        with self.store.write(self.login, f"{self._owner.kind}.attach") as work:
            record = self._owner.find(work.session, key)
            self._ensure_open(work.session, record, removing=False)
            work.remark(**{self._owner.kind: self._owner.name(record)})
            if inspected.flattened:
                work.remark(flattened=True)
            owner = (self._owner.kind, record.row_no)
            return shelf.put(work, self._office.vault_key, owner, path.name, data, inspected)

    @requires(Permission.ATTACHMENT_VIEW)
    def view(self, attachment_id: bytes) -> View:
        """The re-encoded copy of a file. Raises NotFound, StoreDamaged."""
        with self.store.read() as session:
            self._ensure_ours(session, attachment_id)
            return shelf.read_view(session, self._office.vault_key, attachment_id)

    @requires(Permission.ATTACHMENT_ADD)
    def remove(self, key: Key, attachment_id: bytes, *, reason: str) -> None:
        """Take a file off the record; it stays in the store, sealed. Raises RecordLocked, NotFound."""
        said = reason_given(reason)
        with self.store.write(self.login, f"{self._owner.kind}.detach", note=said) as work:
            record = self._owner.find(work.session, key)
            self._ensure_open(work.session, record, removing=True)
            self._ensure_ours(work.session, attachment_id, record.row_no)
            work.remark(**{self._owner.kind: self._owner.name(record)})
            shelf.remove(work, attachment_id)

    @requires(Permission.ATTACHMENT_EXPORT, confirmed=True)
    def save_copy(self, attachment_id: bytes, path: Path) -> None:
        """Write the very file that was attached to ``path``; the log says so. Raises Refused when it cannot be."""
        with self.store.read() as session:
            self._ensure_ours(session, attachment_id)
            data = shelf.read_original(session, self._office.vault_key, attachment_id)
        with self.store.write(self.login, f"{self._owner.kind}.copy_file") as work:
            found = shelf.find(work.session, attachment_id)
            work.remark(file_name=found.name, sha256=found.sha256)
        try:
            write_durably(path, data)
        except OSError as error:
            raise Refused(
                N_("The file {file} cannot be written: {reason}"),
                file=str(path),
                reason=reason_of(error),
            ) from error

    def _ensure_ours(self, session: Session, attachment_id: bytes, record_no: int | None = None) -> None:
        found = shelf.find(session, attachment_id)
        if found.record_kind != self._owner.kind or record_no not in {None, found.record_no}:
            raise NotFound(N_("There is no such file."))


def looked_at(office: OpenOffice, path: Path, *, flatten: bool = False) -> tuple[bytes, Inspected]:
    """The bytes of a file, and what the child process found in them; there is room for both on the disk. Slow.

    Raises AttachmentRefused, Refused, StoreTrouble.
    """
    data = _read_once(path)
    inspected = inspect(path.name, data, flatten=flatten)
    if free_bytes(office.folder.root) < _COPIES * len(data) + KEPT_FREE:
        raise StoreTrouble(N_("The disk is full. Nothing was saved; free some space and try again."))
    return data, inspected


def _read_once(path: Path) -> bytes:
    """The bytes that are checked are the bytes that are kept. Raises AttachmentRefused, Refused."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Refused(N_("The file {file} cannot be read."), file=path.name) from error
    if len(data) > LARGEST_FILE:
        raise AttachmentRefused(Reason.TOO_LARGE)
    return data
