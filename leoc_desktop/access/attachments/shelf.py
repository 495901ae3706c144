"""Putting attachments on records, listing, opening and removing them, inside the caller's transaction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from leoc_desktop.access.attachments import limits
from leoc_desktop.access.attachments.inspection import Inspected
from leoc_desktop.access.attachments.names import display_name
from leoc_desktop.access.attachments.reasons import AttachmentRefused, Reason
from leoc_desktop.access.attachments.sealing import new_wrapped_key, seal, unseal, unwrapped, wrapped
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.translation import N_
from leoc_desktop.foundation.uuid7 import new_id
from leoc_desktop.records.attachment import Attachment
from leoc_desktop.records.user import User
from leoc_desktop.storage.unit_of_work import UnitOfWork

_FILE, _VIEW = "file", "view"


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """One attachment as it is listed. The place is where the photo says it was taken."""

    id: bytes
    name: str
    kind: str
    size: int
    view_kind: str
    pages: int | None
    latitude: float | None
    longitude: float | None
    taken: str
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class View:
    """The re-encoded copy: PNG or JPEG, a PDF made of pictures, or UTF-8 text."""

    name: str
    kind: str
    data: bytes


def put(
    work: UnitOfWork,
    vault_key: bytearray,
    owner: tuple[str, int],
    name: str,
    data: bytes,
    inspected: Inspected,
) -> AttachmentRow:
    """Seal the file and its copy and put them on the record ``owner`` (kind, row number). Raises AttachmentRefused.

    Of a flattened PDF only the copy is kept.
    """
    kind, record_no = owner
    data = inspected.view if inspected.flattened else data
    _ensure_room(work.session, kind, record_no, len(data))
    attachment_id = new_id(work.clock.now())
    key, wrapped_key = new_wrapped_key(vault_key, attachment_id)
    try:
        made = Attachment(
            id=attachment_id,
            record_kind=kind,
            record_no=record_no,
            name=display_name(name),
            kind=inspected.kind.value,
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            view_kind=inspected.view_kind,
            pages=inspected.pages,
            latitude=inspected.latitude,
            longitude=inspected.longitude,
            taken=inspected.taken,
            wrapped_key=wrapped_key,
            sealed=seal(data, key, attachment_id, _FILE),
            sealed_view=seal(inspected.view, key, attachment_id, _VIEW),
        )
    finally:
        wipe(key)
    work.session.add(made)
    work.session.flush()
    return _rows(work.session, kind, record_no, attachment_id)[0]


def _ensure_room(session: Session, kind: str, record_no: int, size: int) -> None:
    query = select(func.count(), func.coalesce(func.sum(Attachment.size), 0)).where(
        Attachment.record_kind == kind, Attachment.record_no == record_no, Attachment.removed_at.is_(None)
    )
    count, total = session.execute(query).one()
    if count >= limits.MOST_ON_A_RECORD or total + size > limits.LARGEST_RECORD:
        raise AttachmentRefused(Reason.RECORD_FULL)


def attached(session: Session, kind: str, record_no: int) -> list[AttachmentRow]:
    """The attachments of a record that were not removed, oldest first."""
    return _rows(session, kind, record_no)


def _rows(session: Session, kind: str, record_no: int, attachment_id: bytes = b"") -> list[AttachmentRow]:
    query = (
        select(Attachment, User.full_name)
        .outerjoin(User, User.row_no == Attachment.created_by_no)
        .where(
            Attachment.record_kind == kind, Attachment.record_no == record_no, Attachment.removed_at.is_(None)
        )
        .order_by(Attachment.row_no)
    )
    if attachment_id:
        query = query.where(Attachment.id == attachment_id)
    return [
        AttachmentRow(
            id=row.id,
            name=row.name,
            kind=row.kind,
            size=row.size,
            view_kind=row.view_kind,
            pages=row.pages,
            latitude=row.latitude,
            longitude=row.longitude,
            taken=row.taken,
            added_at=row.created_at,
            added_by=writer or "",
        )
        for row, writer in session.execute(query)
    ]


def find(session: Session, attachment_id: bytes) -> Attachment:
    """The attachment with that id that was not removed. Raises NotFound."""
    query = select(Attachment).where(Attachment.id == attachment_id, Attachment.removed_at.is_(None))
    found = session.scalars(query.options(undefer(Attachment.wrapped_key))).first()
    if found is None:
        raise NotFound(N_("There is no such file."))
    return found


def read_view(session: Session, vault_key: bytearray, attachment_id: bytes) -> View:
    """The copy that is shown. Raises NotFound, StoreDamaged."""
    found = find(session, attachment_id)
    sealed = session.scalars(select(Attachment.sealed_view).where(Attachment.row_no == found.row_no)).one()
    return View(found.name, found.view_kind, _opened(found, vault_key, sealed, _VIEW))


def read_original(session: Session, vault_key: bytearray, attachment_id: bytes) -> bytes:
    """The very file that was attached. Raises NotFound, StoreDamaged."""
    found = find(session, attachment_id)
    sealed = session.scalars(select(Attachment.sealed).where(Attachment.row_no == found.row_no)).one()
    return _opened(found, vault_key, sealed, _FILE)


def _opened(found: Attachment, vault_key: bytearray, sealed: bytes, part: str) -> bytes:
    key = unwrapped(found.wrapped_key, vault_key, found.id)
    try:
        return unseal(sealed, key, found.id, part)
    finally:
        wipe(key)


def remove(work: UnitOfWork, attachment_id: bytes) -> None:
    """Take the attachment off its record; it stays in the store, sealed, and in the log."""
    found = find(work.session, attachment_id)
    found.removed_at = work.clock.now()
    work.session.flush()


def rewrap(work: UnitOfWork, old_key: bytearray, new_key: bytearray) -> None:
    """Wrap the keys of all attachments under a new vault key."""
    for row in work.session.scalars(select(Attachment).options(undefer(Attachment.wrapped_key))):
        key = unwrapped(row.wrapped_key, old_key, row.id)
        row.wrapped_key = wrapped(key, new_key, row.id)
        wipe(key)
