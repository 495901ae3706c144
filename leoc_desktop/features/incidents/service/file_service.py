"""Files on incidents: attached while the record is open, shown as safe copies, locked with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from leoc_desktop.access.attachments import shelf
from leoc_desktop.access.attachments.inspection import inspect
from leoc_desktop.access.attachments.limits import KEPT_FREE, LARGEST_FILE
from leoc_desktop.access.attachments.reasons import AttachmentRefused, Reason
from leoc_desktop.access.attachments.shelf import AttachmentRow, View
from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.record_lock import ensure_unlocked, is_locked, open_grant
from leoc_desktop.features.incidents import queries, rules
from leoc_desktop.features.incidents.queries import Key
from leoc_desktop.foundation.durable_files import write_durably
from leoc_desktop.foundation.errors import Refused, StoreTrouble
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.data_folder import free_bytes
from leoc_desktop.storage.unit_of_work import Store

KIND = "incident"
_COPIES = 4  # the file, its copy, and both again in the journal of the database


@dataclass(frozen=True, slots=True)
class IncidentFiles:
    """The files of one incident, and whether this user may attach and remove now."""

    id: bytes
    number: str
    rows: tuple[AttachmentRow, ...]
    open: bool


class IncidentFileService:
    """Files on incidents."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    @property
    def store(self) -> Store:
        """The office's database."""
        return self._office.store

    @property
    def login(self) -> Login:
        """The signed-in user."""
        return self._office.login

    @requires(Permission.ATTACHMENT_VIEW)
    def listed(self, key: Key) -> IncidentFiles:
        """The files of an incident. Raises NotFound."""
        with self.store.read() as session:
            incident = queries.find(session, key)
            own = not is_locked(incident.state) and incident.created_by_no == self.login.user_no
            granted = open_grant(session, KIND, incident.row_no, self.login.user_no) is not None
            return IncidentFiles(
                id=incident.id,
                number=incident.number or "",
                rows=tuple(shelf.attached(session, KIND, incident.row_no)),
                open=(own or granted) and self.login.may(Permission.ATTACHMENT_ADD),
            )

    @requires(Permission.ATTACHMENT_ADD)
    def attach(self, key: Key, path: Path) -> AttachmentRow:
        """Check the file in a child process, seal it and put it on the incident. Slow.

        Raises RecordLocked, AttachmentRefused, StoreTrouble; nothing is saved then.
        """
        with self.store.read() as session:
            incident = queries.find(session, key)
            ensure_unlocked(session, KIND, incident, self.login, self.store.clock.now())
        data = _read_once(path)
        inspected = inspect(path.name, data)
        if free_bytes(self._office.folder.root) < _COPIES * len(data) + KEPT_FREE:
            raise StoreTrouble(N_("The disk is full. Nothing was saved; free some space and try again."))
        with self.store.write(self.login, "incident.attach") as work:
            incident = queries.find(work.session, key)
            ensure_unlocked(work.session, KIND, incident, self.login, work.clock.now())
            owner = (KIND, incident.row_no)
            work.remark(incident=incident.number)
            return shelf.put(work, self._office.vault_key, owner, path.name, data, inspected)

    @requires(Permission.ATTACHMENT_VIEW)
    def view(self, attachment_id: bytes) -> View:
        """The re-encoded copy of a file. Raises NotFound, StoreDamaged."""
        with self.store.read() as session:
            return shelf.read_view(session, self._office.vault_key, attachment_id)

    @requires(Permission.ATTACHMENT_ADD)
    def remove(self, key: Key, attachment_id: bytes, *, reason: str) -> None:
        """Take a file off the incident; it stays in the store, sealed. Raises RecordLocked, NotFound."""
        said = rules.reason_given(reason)
        with self.store.write(self.login, "incident.detach", note=said) as work:
            incident = queries.find(work.session, key)
            ensure_unlocked(work.session, KIND, incident, self.login, work.clock.now())
            work.remark(incident=incident.number)
            shelf.remove(work, attachment_id)

    @requires(Permission.ATTACHMENT_EXPORT, confirmed=True)
    def save_copy(self, attachment_id: bytes, path: Path) -> None:
        """Write the very file that was attached to ``path``; the log says so. Raises Refused when it cannot be."""
        with self.store.read() as session:
            data = shelf.read_original(session, self._office.vault_key, attachment_id)
        with self.store.write(self.login, "incident.copy_file") as work:
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
